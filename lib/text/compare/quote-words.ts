/** Reads a quote: its words, and the marks by which it admits to changing its source. */

import { joinBracketed } from './bracketed-words.ts';
import type { SourceIndex } from './index-source.ts';
import { joinMasked } from './masked-words.ts';
import { joinNumbers } from './numbers.ts';
import { CAPITAL, Forms, IN_SQUARE, readWords, SENTENCE_START, type Words } from './words.ts';

export type QuoteWords = {
  readonly text: string;
  readonly words: Words;
  readonly forms: Forms;
  /** Number of each word's form among the source's forms; below -1 (and distinct) where the source lacks it. */
  readonly ids: Int32Array;
  /** Bits of each word. */
  readonly bits: Float32Array;
  /** `marks[i]` is 1 where a mark of omission comes before word i (i = count: after the last). */
  readonly marks: Uint8Array;
  readonly hasMarks: boolean;
  /** Whether any word is in [square brackets]. */
  readonly hasBrackets: boolean;
};

/** … ... . . . and the same in brackets. */
const OMISSION = /[[(]?\s?(?:…+|\.(?:[\s\u00A0]?\.){2,})\s?[\])]?/gu;
/** Reads a quote for comparison with one source. Linear in the quote's length. */
export function readQuote(text: string, index: SourceIndex): QuoteWords {
  const forms = new Forms();
  const read = joinNumbers(text, joinBracketed(text, readWords(text, forms), forms), forms);
  const words = joinMasked(text, read, forms, index);
  if (words.count > 0) words.flags[0] = (words.flags[0] as number) | SENTENCE_START;
  const ids = new Int32Array(words.count);
  const bits = new Float32Array(words.count);
  for (let i = 0; i < words.count; i++) {
    const form = words.form[i] as number;
    const id = index.forms.find(forms.list[form] as string);
    ids[i] = id >= 0 ? id : -2 - form;
    bits[i] = id >= 0 ? (index.bits[id] as number) : 12;
  }
  const marks = new Uint8Array(words.count + 1);
  let at = 0;
  for (const match of text.matchAll(OMISSION)) {
    while (at < words.count && (words.start[at] as number) < match.index) at++;
    marks[at] = 1;
  }
  const hasBrackets = words.flags.some((flags) => flags & IN_SQUARE);
  return { text, words, forms, ids, bits, marks, hasMarks: marks.includes(1), hasBrackets };
}

/** Whether the quote uses both capitals and lower case, so that a capital indicates a name. */
export function isCasedQuote(quote: QuoteWords): boolean {
  let capitals = 0;
  for (let i = 0; i < quote.words.count; i++) if ((quote.words.flags[i] as number) & CAPITAL) capitals++;
  return capitals < quote.words.count * 0.7 || quote.words.count < 3;
}
