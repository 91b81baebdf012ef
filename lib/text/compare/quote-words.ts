/**
 * Reads a quote: its words, and the marks by which it admits to changing its source.
 */

import type { SourceIndex } from './index-source.ts';
import { joinNumbers } from './numbers.ts';
import { CAPITAL, Forms, IN_SQUARE, readWords, SENTENCE_START, type Words } from './words.ts';

export type QuoteWords = {
  readonly text: string;
  readonly words: Words;
  readonly forms: Forms;
  /** Number of each word's form in the source's forms; below -1 (and distinct) where the source lacks it. */
  readonly ids: Int32Array;
  /** Bits of each word. */
  readonly bits: Float32Array;
  /** `marks[i]` is 1 where a mark of omission stands before word i (i = count: after the last). */
  readonly marks: Uint8Array;
};

/** … ... . . . and the same in brackets. */
const OMISSION = /[[(]?\s?(?:…+|\.(?:[\s\u00A0]?\.){2,})\s?[\])]?/gu;
/** "[T]he", "claim[ed]", "[un]likely": brackets that touch letters. */
const INNER_BRACKET = /\[\p{L}{1,12}\](?=\p{L})|(?<=\p{L})\[[\p{L}'’]{1,12}\]/gu;

/** Joins the parts of a word that brackets inside it divide; the joined word counts as bracketed. */
function joinBracketed(text: string, words: Words, forms: Forms): Words {
  const inner = text.includes('[') ? [...text.matchAll(INNER_BRACKET)] : [];
  if (inner.length === 0) return words;
  let to = 0;
  let next = 0;
  for (let at = 0; at < words.count; at++) {
    const start = words.start[at] as number;
    while (next < inner.length && (inner[next]?.index ?? 0) + (inner[next]?.[0].length ?? 0) < start) next++;
    const previous = to - 1;
    const gap = previous >= 0 ? text.slice(words.end[previous], start) : ' ';
    const isInner =
      (gap === '[' || gap === ']') &&
      inner.some((match) => match.index <= start && match.index + match[0].length >= start - 1);
    if (isInner) {
      const joined =
        forms.list[words.form[previous] as number] + (forms.list[words.form[at] as number] as string);
      words.form[previous] = forms.numberOf(joined);
      words.end[previous] = words.end[at] as number;
      words.flags[previous] = (words.flags[previous] as number) | IN_SQUARE;
      continue;
    }
    words.form[to] = words.form[at] as number;
    words.start[to] = start;
    words.end[to] = words.end[at] as number;
    words.flags[to] = words.flags[at] as number;
    to++;
  }
  return { ...words, count: to };
}

/** Reads a quote for comparing with one source. Linear in the quote's length. */
export function readQuote(text: string, index: SourceIndex): QuoteWords {
  const forms = new Forms();
  const words = joinNumbers(text, joinBracketed(text, readWords(text, forms), forms), forms);
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
  return { text, words, forms, ids, bits, marks };
}

/** Whether the quote is written with capitals and lower case, so that a capital tells of a name. */
export function isCasedQuote(quote: QuoteWords): boolean {
  let capitals = 0;
  for (let i = 0; i < quote.words.count; i++) if ((quote.words.flags[i] as number) & CAPITAL) capitals++;
  return capitals < quote.words.count * 0.7 || quote.words.count < 3;
}
