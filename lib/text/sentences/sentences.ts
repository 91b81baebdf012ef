import { beforeNames, sentenceStarters } from '../knowledge/abbreviations.ts';
import { wordTrait } from '../words/lexicon.ts';
import { Kind, type Tokens } from '../words/tokens.ts';
import { paragraphStarts } from './paragraph-starts.ts';

/** A run of tokens, `from` inclusive, `to` exclusive. */
export type TokenRange = { from: number; to: number };

export type SentenceLayout = {
  paragraphs: TokenRange[];
  /** Sentences in order; none crosses a paragraph. */
  sentences: TokenRange[];
  /** Index of the sentence of each token. */
  sentenceOf: Int32Array;
};

const OPENING = new Set(['“', '‘', '«', '„', '(', '[', '"', "''", '``', '「', '『', '‹', '‚', "'"]);
const CLOSING = new Set(['”', '’', '»', '"', "''", ')', ']', '」', '』', '›', "'", '“']);
const ENDS = new Set(['.', '!', '?', '…', '。', '！', '？']);

/** 1: a mark that may close a quotation or bracket; 2: ends with a mark that may end a sentence. */
const atEnd = wordTrait(
  (_, word) => (CLOSING.has(word) ? 1 : 0) | (ENDS.has(word.charAt(word.length - 1)) ? 2 : 0),
);

/** Splits tokens into paragraphs and sentences; `breakBefore` adds places where a paragraph ends. */
export function splitSentences(
  tokens: Tokens,
  breakBefore: (token: number) => boolean = () => false,
): SentenceLayout {
  const { count, start, end, lower, word, kind, lexicon, number } = tokens;
  const starts = paragraphStarts(tokens);
  const begins = new Uint8Array(count);
  const sentenceOf = new Int32Array(count);
  let paragraphCount = 0;
  let sentenceCount = 0;
  let sentence = 0;
  for (let i = 0; i < count; i++) {
    if (i === 0 || breakBefore(i) || starts[i] === 1) {
      begins[i] = PARAGRAPH;
      paragraphCount++;
    } else if (i > sentence && endsSentence(i)) begins[i] = SENTENCE;
    if (begins[i] !== 0) {
      sentence = i;
      sentenceCount++;
    }
    sentenceOf[i] = sentenceCount - 1;
  }
  return { ...rangesOf(begins, paragraphCount, sentenceCount), sentenceOf };

  /** Whether a sentence ends before token `i`. */
  function endsSentence(i: number): boolean {
    let last = i - 1;
    // neither a mark that closes nor one that ends: so it is nearly everywhere
    if (atEnd(lexicon, number[last] as number) === 0) return false;
    // closing marks belong to the sentence they close
    const least = Math.max(sentence, i - 4);
    while (last > least && CLOSING.has(word[last] ?? '') && (end[last - 1] ?? 0) === (start[last] ?? 0))
      last--;
    const mark = word[last] ?? '';
    if (!ENDS.has(mark.charAt(mark.length - 1))) return false;
    if (mark === '。' || mark === '！' || mark === '？') return !CLOSING.has(word[i] ?? '');
    const stop = mark === '.' || mark === '!' || mark === '?' || mark === '…' || /^\.{3,}$/.test(mark);
    const abbreviated = !stop && kind[last] !== Kind.mark && mark.endsWith('.');
    if (!stop && !abbreviated) return false;
    if ((start[i] ?? 0) === (end[i - 1] ?? 0)) return false;
    // a closing mark set apart by a typing error
    if (word[i] === '”' || word[i] === '»' || word[i] === ')') return false;
    let next = i;
    while (next < count && OPENING.has(word[next] ?? '') && next - i < 3) next++;
    const follows = word[next] ?? '';
    const initial = follows.charCodeAt(0);
    const isUpper = follows !== '' && follows.toLowerCase() !== follows;
    const isDigit = initial >= 48 && initial <= 57;
    if (abbreviated) {
      const low = lower[last] ?? '';
      // "p.", "v.", "A.": a single letter is an initial or comes before a figure
      if (beforeNames.has(low.slice(0, -1)) || /^\p{L}\.$/u.test(low)) return false;
      return isUpper && sentenceStarters.has(lower[next] ?? '');
    }
    if (mark === '.' || mark === '!' || mark === '?')
      return isUpper || isDigit || kind[next] !== Kind.word || next > i;
    return isUpper;
  }
}

/** What begins at a token. */
const SENTENCE = 1;
const PARAGRAPH = 2;

/**
 * The paragraphs and sentences by what begins at each token. The lists have the room that they need from the beginning:
 * those of a megabyte of short lines have hundreds of thousands of ranges, and would be copied each time they grow.
 */
function rangesOf(begins: Uint8Array, paragraphCount: number, sentenceCount: number) {
  const paragraphs: TokenRange[] = new Array(paragraphCount);
  const sentences: TokenRange[] = new Array(sentenceCount);
  let paragraph = begins.length;
  let sentence = begins.length;
  for (let i = begins.length - 1; i >= 0; i--) {
    if (begins[i] === 0) continue;
    const last = { from: i, to: sentence };
    sentences[--sentenceCount] = last;
    // one range for both in a paragraph of one sentence
    if (begins[i] === PARAGRAPH) {
      paragraphs[--paragraphCount] = sentence === paragraph ? last : { from: i, to: paragraph };
      paragraph = i;
    }
    sentence = i;
  }
  return { paragraphs, sentences };
}
