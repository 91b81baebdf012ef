import { Tag } from '../sentences/tagger.ts';
import { mix, QUOTE_TAG } from './surface.ts';
import type { Units } from './units.ts';

/** Where the cues, commas and quotations of a sentence are, as seen from each of its units (-1: none). */
export type SentenceContext = {
  previousCue: Int32Array;
  nextCue: Int32Array;
  previousComma: Int32Array;
  nextComma: Int32Array;
  previousQuote: Int32Array;
  nextQuote: Int32Array;
  parenthesis: Uint8Array;
  first: number;
  shape: number;
  lastCue: number;
  that: number;
  /** The first verb of saying with a subject before it, or -1. */
  mainCue: number;
  /** What follows it: 1 "that", 2 a quotation, 3 a comma, 0 anything else. */
  mainThat: number;
  /** The kind of clause a unit is in: 1 after a relative, 2 after a subordinator, 3 after a co-ordinator. */
  clause: Uint8Array;
};

/** What each unit of a sentence can know about the rest of it. */
export function sentenceContext(
  units: Units,
  lower: readonly string[],
  K: Int32Array,
  T: Int32Array,
  W: Int32Array,
  L: Int32Array,
  from: number,
  to: number,
): SentenceContext {
  const n = to - from;
  const previousCue = new Int32Array(n);
  const nextCue = new Int32Array(n);
  const previousComma = new Int32Array(n);
  const nextComma = new Int32Array(n);
  const previousQuote = new Int32Array(n);
  const nextQuote = new Int32Array(n);
  const parenthesis = new Uint8Array(n);
  let cue = -1;
  let comma = -1;
  let quote = -1;
  let depth = 0;
  let cues = 0;
  let quotes = 0;
  let that = 0;
  let lastCue = -1;
  let mainCue = -1;
  let kindOfClause = 0;
  const clause = new Uint8Array(n);
  for (let i = from; i < to; i++) {
    const k = i - from;
    previousCue[k] = cue;
    previousComma[k] = comma;
    previousQuote[k] = quote;
    const low = lower[units.from[i] ?? 0] ?? '';
    if (T[i] === QUOTE_TAG) {
      quote = i;
      quotes++;
    } else if (low === ',' || low === '—' || low === '–' || low === '--' || low === ';' || low === ':')
      comma = i;
    else if (low === '(' || low === '[') depth = 1;
    else if (low === 'that') that = 1;
    parenthesis[k] = depth;
    clause[k] = kindOfClause;
    if (low === 'who' || low === 'which' || low === 'whose') kindOfClause = 1;
    else if (
      T[i] === Tag.subordinator ||
      low === 'as' ||
      low === 'after' ||
      low === 'before' ||
      low === 'when'
    )
      kindOfClause = 2;
    else if (low === 'and' || low === 'but') kindOfClause = 3;
    else if (low === ',' || low === ';') kindOfClause = kindOfClause === 1 ? 0 : kindOfClause;
    if (low === ')' || low === ']') depth = 0;
    if ((K[i] ?? 0) > 0) {
      cue = i;
      cues++;
      if (K[i] === 1 || K[i] === 4) lastCue = i;
      if (mainCue < 0 && (K[i] === 1 || K[i] === 4)) {
        let b = i - 1;
        while (b >= from && (T[b] === Tag.adverb || T[b] === Tag.auxiliary)) b--;
        const tb = b >= from ? T[b] : Tag.mark;
        if (tb === Tag.name || tb === Tag.pronoun || tb === Tag.noun || tb === Tag.mark || K[i] === 4)
          mainCue = i;
      }
    }
  }
  cue = -1;
  comma = -1;
  quote = -1;
  for (let i = to - 1; i >= from; i--) {
    const k = i - from;
    nextCue[k] = cue;
    nextComma[k] = comma;
    nextQuote[k] = quote;
    const low = lower[units.from[i] ?? 0] ?? '';
    if (T[i] === QUOTE_TAG) quote = i;
    else if (low === ',' || low === '—' || low === '–' || low === '--' || low === ';' || low === ':')
      comma = i;
    if ((K[i] ?? 0) > 0) cue = i;
  }
  const next = mainCue >= 0 && mainCue + 1 < to ? mainCue + 1 : -1;
  const nextLow = next >= 0 ? (lower[units.from[next] ?? 0] ?? '') : '';
  const mainThat =
    next < 0 ? 0 : nextLow === 'that' ? 1 : T[next] === QUOTE_TAG ? 2 : nextLow === ',' ? 3 : 0;
  const tail = lastCue >= 0 ? Math.min(3, to - 1 - lastCue) : 4;
  return {
    previousCue,
    nextCue,
    previousComma,
    nextComma,
    previousQuote,
    nextQuote,
    parenthesis,
    first: W[from] ?? 0,
    shape: mix(99, Math.min(cues, 3), Math.min(quotes, 2), tail),
    lastCue: mix(98, lastCue >= 0 ? (L[lastCue] ?? 0) : 0, tail),
    that,
    mainCue,
    mainThat,
    clause,
  };
}
