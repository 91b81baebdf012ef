/**
 * The grammar by which a text is found in a sound: it may begin at any word, leave the text anywhere, pass through
 * sounds that no word of the text has, and come back at any word. So what is spoken and not written costs nothing but
 * itself, and what is written and not spoken is jumped over.
 */
import type { Arc, Grammar, Recogniser } from './recogniser.ts';

/** The sounds of American English, by the names that the model gives them. */
export const SOUNDS =
  'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(
    ' ',
  );

/** The word that is a single sound. No text has it: words of texts have no plus sign. */
const soundWord = (sound: string) => `+${sound.toLowerCase()}`;

/** The shortest pause, by which one comes back into the text: without it the model tries every word after every sound, at forty times the memory. */
const PAUSE = '+sil';

/** Whether it is a sound of the way around the text. */
export const isSound = (word: string) => word.startsWith('+');

/** How probable it is to leave the text after a word: seldom enough that a slurred word is no reason. */
const LEAVING = 1e-6;

/** How probable one sound outside the text is. At 1/39 (no preference) slurred words lost to sounds; at 1e-3 none did. */
const ONE_SOUND = 1e-3;

/** Makes the words known that the way around the text is made of. */
export function learnSounds(recogniser: Recogniser): void {
  for (const sound of SOUNDS) recogniser.learn(soundWord(sound), sound);
  recogniser.learn(PAUSE, 'SIL');
}

/** The grammar over words, each named so that the recogniser knows it. State i lies before word i. */
export function looseGrammar(words: readonly string[]): Grammar {
  const n = words.length;
  const [outside, after, within, final] = [n + 1, n + 2, n + 3, n + 4];
  const arcs: Arc[] = [];
  words.forEach((word, i) => {
    arcs.push({ from: i, to: i + 1, word, probability: 1 });
    arcs.push({ from: within, to: i, probability: 1 / n });
    arcs.push({ from: i + 1, to: outside, probability: LEAVING });
    arcs.push({ from: i + 1, to: final, probability: 1 });
  });
  for (const sound of SOUNDS)
    arcs.push({ from: outside, to: after, word: soundWord(sound), probability: ONE_SOUND });
  arcs.push({ from: after, to: outside, probability: 1 });
  arcs.push({ from: outside, to: within, word: PAUSE, probability: 1 });
  arcs.push({ from: within, to: outside, probability: 1 });
  arcs.push({ from: outside, to: final, probability: 1 });
  return { states: n + 5, start: outside, final, arcs };
}

/** The grammar of exactly these words, one after the other. */
export function strictGrammar(words: readonly string[]): Grammar {
  const arcs = words.map((word, i) => ({ from: i, to: i + 1, word, probability: 1 }));
  return { states: words.length + 1, start: 0, final: words.length, arcs };
}
