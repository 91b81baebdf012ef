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
  const paragraphs: TokenRange[] = [];
  const sentences: TokenRange[] = [];
  const sentenceOf = new Int32Array(count);
  let paragraph = 0;
  let sentence = 0;

  const closeSentence = (to: number) => {
    if (to > sentence) {
      sentenceOf.fill(sentences.length, sentence, to);
      sentences.push({ from: sentence, to });
    }
    sentence = to;
  };
  const closeParagraph = (to: number) => {
    closeSentence(to);
    const last = sentences.at(-1);
    // one range for both in a paragraph of one sentence: lists have hundreds of thousands
    paragraphs.push(last?.from === paragraph && last.to === to ? last : { from: paragraph, to });
    paragraph = to;
  };

  for (let i = 0; i < count; i++) {
    if (i > paragraph && (breakBefore(i) || starts[i] === 1)) closeParagraph(i);
    else if (i > sentence && endsSentence(i)) {
      closeSentence(i);
    }
  }
  if (count > paragraph) closeParagraph(count);
  return { paragraphs, sentences, sentenceOf };

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
