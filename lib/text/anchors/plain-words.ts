/** A text as its words, for telling what became of them in another text. */
import { plainSurface } from '../compare/word-forms.ts';
import { Forms, readWords, type Words } from '../compare/words.ts';
import type { Span } from '../words/types.ts';

/** A text's words, numbered so that the same word always has the same number, whatever its case and typography. */
export type ReadText = { text: string; words: Words; ids: Int32Array };

/** Reads a text's words; `numbers` is shared by texts that are to be compared with one another. */
export function readPlain(text: string, numbers: Map<string, number>): ReadText {
  const words = readWords(text, new Forms());
  const ids = new Int32Array(words.count);
  for (let i = 0; i < words.count; i++) {
    const surface = plainSurface(text.slice(words.start[i], words.end[i]));
    const known = numbers.get(surface);
    ids[i] = known ?? numbers.size;
    if (known === undefined) numbers.set(surface, numbers.size);
  }
  return { text, words, ids };
}

/** Index of the first word that ends after `offset`. */
export function wordFrom(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words.end[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words that a span touches: from the first up to the one after the last. */
export function wordsIn(words: Words, span: Span): [from: number, to: number] {
  const from = wordFrom(words, span.start);
  let to = from;
  while (to < words.count && (words.start[to] as number) < span.end) to++;
  return [from, to];
}

/**
 * Those that are within a span by more than half: LibreOffice, when it replaces words, leaves the end of a bookmark a
 * character before or after them.
 */
export function wholeWordsIn(words: Words, span: Span): [from: number, to: number] {
  let [from, to] = wordsIn(words, span);
  const isMostlyIn = (i: number) => {
    const [start, end] = [words.start[i] as number, words.end[i] as number];
    return 2 * (Math.min(end, span.end) - Math.max(start, span.start)) > end - start;
  };
  if (from < to && !isMostlyIn(from)) from++;
  if (from < to && !isMostlyIn(to - 1)) to--;
  return [from, to];
}
