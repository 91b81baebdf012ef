import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import { wordFact, wordTrait } from '../words/lexicon.ts';
import { Kind, type Tokens } from '../words/tokens.ts';
import { cueClass, cueLemma, type Units } from './units.ts';

/** What each unit looks like, as small numbers and hashes: computed once, read by every feature. */
export type Surface = {
  /** Hash of the word, or of its shape for a quotation. */
  word: Int32Array;
  /** Hash of the cue lemma, or of the beginning of the word. */
  lemma: Int32Array;
  tag: Uint8Array;
  /** Hash of the first word for a quotation; 2 for a word in capitals, 1 for one that begins with one, otherwise 0. */
  shape: Int32Array;
  /** Cue class (see units.ts). */
  cue: Uint8Array;
  /** Hash of the ending, or of the last word for a quotation. */
  ending: Int32Array;
  /** How a quotation is written: its capitals, and whether it has whole sentences; 0 for other units. */
  manner: Uint8Array;
  /** What it does in its sentence: one of {@link Part}. */
  part: Uint8Array;
};

export const QUOTE_TAG = 20;
export const EDGE = 0x2545f491;

/** What a word or mark does in its sentence, where that matters to the words after it. */
export const Part = {
  none: 0,
  comma: 1,
  semicolon: 2,
  /** A dash or colon: it divides like a comma, but ends no clause. */
  dash: 3,
  opens: 4,
  closes: 5,
  that: 6,
  relative: 7,
  subordinator: 8,
  coordinator: 9,
} as const;

const PARTS = new Map<string, number>([
  [',', Part.comma],
  [';', Part.semicolon],
  ...['—', '–', '--', ':'].map((mark) => [mark, Part.dash] as const),
  ...['(', '['].map((mark) => [mark, Part.opens] as const),
  ...[')', ']'].map((mark) => [mark, Part.closes] as const),
  ['that', Part.that],
  ...['who', 'which', 'whose'].map((word) => [word, Part.relative] as const),
  ...['as', 'after', 'before', 'when'].map((word) => [word, Part.subordinator] as const),
  ...['and', 'but'].map((word) => [word, Part.coordinator] as const),
]);

/** Everything about a word that does not depend on where it is; `hash` to `ending` are hashes. */
type Look = { hash: number; beginning: number; lemma: number; ending: number; cue: number; part: number };

const lookOfWord = wordFact((low): Look => {
  const hash = hashOf(low);
  const cue = cueClass(low);
  return {
    hash,
    beginning: low.length > 5 ? hashOf(low.slice(0, 5)) : hash,
    lemma: cue ? hashOf(cueLemma(low)) : hash,
    ending: low.length > 3 ? hashOf(low.slice(-3)) : hash,
    cue,
    part: PARTS.get(low) ?? Part.none,
  };
});

/** 2 for a word in capitals, 1 for one that begins with one of A to Z, 0 for others. */
const capitalsOf = wordTrait((_, word) => {
  const first = word.charCodeAt(0);
  if (first < 65 || first > 90) return 0;
  return word.length > 1 && word === word.toUpperCase() ? 2 : 1;
});

/** Where there is no token: at the end of a text. */
const NO_HASH = hashOf('');

/** The hash of a token's word. */
function wordHash({ lexicon, number, count }: Tokens, token: number): number {
  return token >= 0 && token < count ? lookOfWord(lexicon, number[token] as number).hash : NO_HASH;
}

/** 32-bit FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let h = 0x811c9dc5;
  const n = Math.min(word.length, 40);
  for (let i = 0; i < n; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h ^ (h >>> 15);
}

/** What hashes are multiplied with, and what stands for a value that a feature has not. */
export const FIRST = 0x9e3779b1;
export const SECOND = 0x85ebca6b;
export const THIRD = 0xc2b2ae35;
export const FOURTH = 0x27d4eb2f;
export const NO_SECOND = 0x1b873593;
export const NO_THIRD = 0x5bd1e995;

/** A 32-bit hash of a feature's template and values. hash-code.ts does the same for four at once. */
export function mix(template: number, a: number, b = NO_SECOND, c = NO_THIRD): number {
  return mixedIn(templateWith(template, a), b, c);
}

/** What a template and its first value begin a hash with. */
export function templateWith(template: number, a: number): number {
  return Math.imul(template + 1, FIRST) ^ a;
}

/** The hash that begins so, with a second and third value. */
export function mixedIn(begun: number, b: number, c: number): number {
  let h = Math.imul(begun ^ (begun >>> 16), SECOND);
  h = Math.imul(h ^ b ^ (h >>> 13), THIRD);
  h = Math.imul(h ^ c ^ (h >>> 15), FOURTH);
  return h ^ (h >>> 16);
}

/** Sorts a distance into one of ten steps, finer for short ones. */
export function bucket(distance: number): number {
  if (distance <= 4) return distance;
  if (distance <= 6) return 5;
  if (distance <= 9) return 6;
  if (distance <= 14) return 7;
  if (distance <= 22) return 8;
  return 9;
}

/** The surface of all units of a text. */
export function surfaceOf(analysis: Analysis, units: Units): Surface {
  const { tokens, tags, quotations } = analysis;
  const n = units.count;
  const W = new Int32Array(n);
  const L = new Int32Array(n);
  const T = new Uint8Array(n);
  const S = new Int32Array(n);
  const K = new Uint8Array(n);
  const X = new Int32Array(n);
  const M = new Uint8Array(n);
  const P = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const token = units.from[i] ?? 0;
    const q = units.quotation[i] ?? -1;
    if (q >= 0) {
      const quotation = quotations[q];
      if (!quotation) continue;
      const last = tokens.word[quotation.to - (quotation.closed ? 2 : 1)] ?? '';
      const first = tokens.word[quotation.from + 1] ?? '';
      const comma =
        last === ',' ||
        (tokens.word[units.to[i] ?? 0] === ',' && (units.from[i + 1] ?? 0) > (units.to[i] ?? 0));
      const end = comma ? 1 : /^[.!?…]/.test(last) ? 2 : 0;
      const upper = first !== first.toLowerCase() ? 1 : 0;
      const length = bucket(quotation.to - quotation.from - 2);
      W[i] = mix(90, end, upper, length >= 4 ? 1 : 0);
      L[i] = mix(91, end, upper, length);
      T[i] = QUOTE_TAG;
      S[i] = mix(92, wordHash(tokens, quotation.from + 1));
      X[i] = mix(93, wordHash(tokens, quotation.to - 3));
      M[i] = mannerOf(analysis, quotation);
      continue;
    }
    const look = lookOfWord(tokens.lexicon, tokens.number[token] as number);
    const isCue = look.cue > 0 && tokens.kind[token] === Kind.word;
    W[i] = look.hash;
    K[i] = isCue ? look.cue : 0;
    L[i] = isCue ? look.lemma : look.beginning;
    X[i] = look.ending;
    P[i] = look.part;
    T[i] = tags[token] ?? 0;
    S[i] = capitalsOf(tokens.lexicon, tokens.number[token] as number);
  }
  return { word: W, lemma: L, tag: T, shape: S, cue: K, ending: X, manner: M, part: P };
}

/**
 * How a quotation is written, 1 to 10: all capitals, every long word capitalised, some words, none, or a single word,
 * each with and without the sign of a sentence. It distinguishes titles of works and slogans from speech.
 */
function mannerOf({ tokens, tags }: Analysis, { from, to }: TokenRange): number {
  let words = 0;
  let long = 0;
  let capitals = 0;
  let longCapitals = 0;
  let upper = 0;
  let sentence = 0;
  for (let k = from; k < to && words < 40; k++) {
    if (tokens.kind[k] !== Kind.word) continue;
    const word = tokens.word[k] ?? '';
    const low = tokens.lower[k] ?? '';
    words++;
    if (word.length > 3) long++;
    if (word !== low) {
      capitals++;
      if (word.length > 3) longCapitals++;
      if (word.length > 1 && word === word.toUpperCase()) upper++;
    }
    const t = tags[k];
    if (t === Tag.pronoun || t === Tag.auxiliary || t === Tag.modal || t === Tag.negation) sentence = 1;
  }
  let style = capitals > 1 ? 3 : 4;
  if (words <= 1) style = 5;
  else if (upper >= words - 1) style = 1;
  else if (long > 0 && longCapitals === long) style = 2;
  return style * 2 - 1 + sentence;
}

/** Whether a quotation is written like the title of a work, or is a single word, with no sign of a sentence. */
export function isWrittenLikeTitle(manner: number): boolean {
  return manner === 3 || manner === 9;
}
