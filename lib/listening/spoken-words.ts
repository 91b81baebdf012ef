/**
 * A text as it is read aloud: numbers, initials and signs in words. English, for the model is; a number that may be
 * read in several ways is read in the most usual one, and where that is wrong the words around it still place it.
 */

import { soundsByLetters } from './letters-to-sounds.ts';
import type { Recogniser } from './recogniser.ts';

/** A word of a text, from which character on, and the words that are spoken for it; none for a mere sign. */
export type SpokenWord = { at: number; written: string; spoken: string[] };

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const THOUSANDS: readonly [number, string][] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
  [100, 'hundred'],
];
const ORDINALS: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};
const SIGNS: Record<string, string> = {
  '%': 'percent',
  '&': 'and',
  '+': 'plus',
  '@': 'at',
  '€': 'euros',
  '£': 'pounds',
  $: 'dollars',
};

/** A whole number in words. From a quadrillion on, digit by digit. */
export function numberInWords(number: number): string[] {
  if (number >= 1e15) return [...BigInt(number).toString()].map((digit) => UNITS[Number(digit)] as string);
  if (number < 20) return [UNITS[number] as string];
  if (number < 100) {
    const tens = TENS[Math.floor(number / 10)] as string;
    return number % 10 ? [tens, UNITS[number % 10] as string] : [tens];
  }
  const [size, name] = THOUSANDS.find(([one]) => number >= one) as [number, string];
  const rest = number % size;
  return [...numberInWords(Math.floor(number / size)), name, ...(rest ? numberInWords(rest) : [])];
}

/** A year as it is said: 1968 in pairs, 2008 as a number. */
function yearInWords(year: number): string[] {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (century % 10 === 0 && rest < 10) return numberInWords(year);
  if (rest === 0) return [...numberInWords(century), 'hundred'];
  return [...numberInWords(century), ...(rest < 10 ? ['oh'] : []), ...numberInWords(rest)];
}

function ordinalInWords(number: number): string[] {
  const words = numberInWords(number);
  const last = words.pop() as string;
  return [...words, ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)];
}

function digitsInWords(written: string): string[] {
  const [, sign = '', digits = '', decimals = '', ending = ''] =
    /^([$€£]?)(\d[\d,]*)(?:\.(\d+))?(st|nd|rd|th|s|%)?$/.exec(written) ?? [];
  if (!digits) return (written.match(/\d+|[a-z']+/g) ?? []).flatMap((part) => partInWords(part));
  const number = Number(digits.replaceAll(',', ''));
  if (/^(st|nd|rd|th)$/.test(ending)) return ordinalInWords(number);
  const isYear = !sign && !decimals && /^(1[1-9]|20)\d\d$/.test(digits) && ending !== '%';
  const words = isYear ? yearInWords(number) : numberInWords(number);
  if (ending === 's') {
    const last = words.pop() as string;
    words.push(last.endsWith('y') ? `${last.slice(0, -1)}ies` : `${last}s`);
  }
  if (decimals) words.push('point', ...[...decimals].map((digit) => UNITS[Number(digit)] as string));
  const said = SIGNS[sign] ?? SIGNS[ending];
  return said ? [...words, said] : words;
}

const partInWords = (part: string): string[] =>
  /\d/.test(part) ? (/^\d+$/.test(part) ? numberInWords(Number(part)) : digitsInWords(part)) : [part];

/** The words that are spoken for one written word. */
export function spokenFor(written: string): string[] {
  const plain = written.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘ʼ]/g, "'");
  const core = plain.replace(/^[^\p{L}\p{N}$€£%&+@']+|[^\p{L}\p{N}%&+@'.]+$/gu, '');
  const sign = SIGNS[core];
  if (sign) return [sign];
  // Initials with full stops, or in capitals without a vowel to be read by: each is said by its name.
  if (/^(\p{L}\.)+\p{L}?\.?$/u.test(core) || /^[BCDFGHJKLMNPQRSTVWXZ]{2,5}$/.test(core))
    return [...core.toLowerCase()].filter((letter) => /[a-z]/.test(letter)).map((letter) => `${letter}.`);
  return core
    .toLowerCase()
    .replace(/\.+$/, '')
    .split(/[-–—/_]+/)
    .flatMap((part) => {
      if (/\d/.test(part)) return digitsInWords(part);
      const letters = part
        .replace(/[^a-z']/g, '')
        .replace(/^'+(?!(s|m|n|em|bout|cause|til|tis|twas|round)$)|'+$/g, '');
      return /[a-z]/.test(letters) ? [letters] : [];
    });
}

/** What stands in square brackets is put in by who wrote it down: [laughter], [sic]. Longer ones are no such notes. */
const NOTE = /\[[^[\]]{1,80}\]/g;

/** A text as words that are spoken, each with its place in the text; nothing is spoken for a note in square brackets. */
export function spokenWords(text: string): SpokenWord[] {
  const heard = text.replace(NOTE, (note) => note.replace(/\S/g, ' '));
  return [...text.matchAll(/\S+/g)].map((match) => ({
    at: match.index,
    written: match[0],
    spoken: spokenFor(heard.slice(match.index, match.index + match[0].length).trim()),
  }));
}

/** The sounds of a spelling that a person gave for how a name sounds: "zuh LEN skee". Each part is a word or is read by its letters. */
export function soundsLike(recogniser: Pick<Recogniser, 'soundsOf'>, spelling: string): string[] {
  return spokenFor(spelling.replace(/\s+/g, '-')).flatMap(
    (part) => recogniser.soundsOf(part)?.split(' ') ?? soundsByLetters(part),
  );
}

/**
 * Makes every word known to the recogniser and returns its name there: the word itself, or that of its "sounds like"
 * spelling, which holds over the dictionary. A word of which no sound is known is left out of the answer (null).
 */
export function knownAs(
  recogniser: Recogniser,
  word: string,
  spellings: ReadonlyMap<string, string> = new Map(),
): string | null {
  const spelling = spellings.get(word);
  if (spelling) {
    const sounds = soundsLike(recogniser, spelling);
    const name = `${word}=${sounds.join('-').toLowerCase()}`;
    if (sounds.length > 0) {
      recogniser.learn(name, sounds.join(' '));
      return name;
    }
  }
  if (recogniser.soundsOf(word)) return word;
  const sounds = soundsByLetters(word);
  if (sounds.length === 0) return null;
  recogniser.learn(word, sounds.join(' '));
  return word;
}
