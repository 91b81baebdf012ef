/**
 * How a word sounds that the model's dictionary does not know: by rules learnt from that dictionary
 * (scripts/listening/learn-letters.ts). A rule says what a letter sounds like between certain others; of the rules that
 * fit, that with most letters around holds.
 */
import { LETTER_RULES } from './letter-rules.ts';
import { SOUNDS } from './loose-grammar.ts';

/** How many letters before and after a rule looks at, from the most general rules to the most special ones. */
export const CONTEXTS: readonly (readonly [before: number, after: number])[] = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 3],
];

/** Stands before and after a word, where there are no letters. */
const EDGE = '_';

/** One character for each sound in the rules: from A on. */
const codeOf = (sound: string) => String.fromCharCode(65 + SOUNDS.indexOf(sound));
const soundOfCode = (code: string) => SOUNDS[code.charCodeAt(0) - 65] as string;

/** The context of a letter as a rule names it: the letter in upper case between those around it. */
export function contextOf(word: string, at: number, [before, after]: readonly [number, number]): string {
  const padded = EDGE.repeat(3) + word + EDGE.repeat(3);
  const i = at + 3;
  return padded.slice(i - before, i) + word.charAt(at).toUpperCase() + padded.slice(i + 1, i + 1 + after);
}

/** Rules as they are written down: `context=codes` with spaces between. */
export const writtenRule = (context: string, sounds: readonly string[]) =>
  `${context}=${sounds.map(codeOf).join('')}`;

let rules: Map<string, string[]> | undefined;

/** Reads rules as `writtenRule` writes them. */
export function readRules(written: string): Map<string, string[]> {
  return new Map(
    written.split(' ').map((rule) => {
      const [context = '', codes = ''] = rule.split('=');
      return [context, [...codes].map(soundOfCode)];
    }),
  );
}

/**
 * The sounds of a word of the letters a to z and the apostrophe, by the given rules or those shipped. A word without
 * letters has none.
 */
export function soundsByLetters(word: string, given?: Map<string, string[]>): string[] {
  rules ??= readRules(LETTER_RULES);
  const known = given ?? rules;
  const sounds: string[] = [];
  for (let at = 0; at < word.length; at++) {
    let said: string[] = [];
    for (const context of CONTEXTS) said = known.get(contextOf(word, at, context)) ?? said;
    sounds.push(...said);
  }
  return sounds;
}
