import { Kind, type Tokens } from './tokens.ts';

/** A run of tokens, `from` inclusive, `to` exclusive. */
export type TokenRange = { from: number; to: number };

export type Layout = {
  paragraphs: TokenRange[];
  /** Sentences in order; none crosses a paragraph. */
  sentences: TokenRange[];
  /** Index of the sentence of each token. */
  sentenceOf: Int32Array;
};

const OPENING = new Set(['“', '‘', '«', '„', '(', '[', '"', "''", '``', '「', '『', '‹', '‚', "'"]);
const CLOSING = new Set(['”', '’', '»', '"', "''", ')', ']', '」', '』', '›', "'", '“']);
const ENDS = new Set(['.', '!', '?', '…', '。', '！', '？']);
const TITLES =
  /^(mr|mrs|ms|dr|prof|sens?|reps?|govs?|gen|lt|col|capt|sgt|maj|adm|cmdr|rev|hon|pres|supt|atty|st|messrs|mme|mlle|vs|nos?|pvt|pfc|cpl|spc|ssgt|sfc|msgt|cdr|brig|radm|vadm|insp|det|const|cllr|ald|amb|ven|msgr|rt|approx|cf|viz|incl|esp)\.$/;

/**
 * Paragraphs and sentences of tokens. A blank line always ends a paragraph. A single line break ends one
 * too, except in hard-wrapped text, where it does so only after a line that closes a sentence early.
 */
export function layOut(tokens: Tokens, breakBefore: (token: number) => boolean = () => false): Layout {
  const { text, count, start, end, lower, word, kind } = tokens;
  const wrapped = wrapWidth(text);
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

  for (let i = 0; i < count; i++) {
    if (i > paragraph && (breakBefore(i) || isParagraphBreak(tokens, i, wrapped))) {
      closeSentence(i);
      paragraphs.push({ from: paragraph, to: i });
      paragraph = i;
    } else if (i > sentence && endsSentence(i)) {
      closeSentence(i);
    }
  }
  closeSentence(count);
  if (count > paragraph) paragraphs.push({ from: paragraph, to: count });
  return { paragraphs, sentences, sentenceOf };

  /** Whether a sentence ends before token `i`. */
  function endsSentence(i: number): boolean {
    let last = i - 1;
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
    // a closing mark that stands apart by an error of typing
    if (word[i] === '”' || word[i] === '»' || word[i] === ')') return false;
    let next = i;
    while (next < count && OPENING.has(word[next] ?? '') && next - i < 3) next++;
    const follows = word[next] ?? '';
    const initial = follows.charCodeAt(0);
    const isUpper = follows !== '' && follows.toLowerCase() !== follows;
    const isDigit = initial >= 48 && initial <= 57;
    if (abbreviated) {
      const low = lower[last] ?? '';
      if (TITLES.test(low) || /^\p{L}\.$/u.test(low)) return false;
      return isUpper && STARTERS.has(lower[next] ?? '');
    }
    if (mark === '.' || mark === '!' || mark === '?')
      return isUpper || isDigit || kind[next] !== Kind.word || next > i;
    return isUpper;
  }
}

const STARTERS = new Set(
  (
    'the a an he she it they we i you but and in on at this that these those his her their its our my there as if when ' +
    'while after before since for with by from under among one some many most both other another no not what who why how ' +
    'where yet still also however although though because so then according'
  ).split(' '),
);

/** Columns at which a text was hard-wrapped, or 0 where its lines are paragraphs. */
function wrapWidth(text: string): number {
  let lines = 0;
  let open = 0;
  let longest = 0;
  for (let i = text.indexOf('\n'), from = 0; i >= 0; from = i + 1, i = text.indexOf('\n', from)) {
    const length = i - from;
    if (length < 25) continue;
    lines++;
    if (length > longest) longest = length;
    if (longest > 140) return 0;
    if (/[\p{L}\p{N},;–—-]\s*$/u.test(text.slice(Math.max(from, i - 3), i))) open++;
  }
  return lines >= 3 && open * 3 >= lines ? longest : 0;
}

function isParagraphBreak(tokens: Tokens, i: number, wrapped: number): boolean {
  const { text } = tokens;
  const from = tokens.end[i - 1] ?? 0;
  const to = tokens.start[i] ?? 0;
  let breaks = 0;
  let at = -1;
  for (let k = from; k < to; k++) {
    const code = text.charCodeAt(k);
    if (code === 10 || code === 0x2028 || code === 0x2029 || (code === 13 && text.charCodeAt(k + 1) !== 10)) {
      breaks++;
      if (at < 0) at = k;
    }
  }
  if (breaks === 0) return false;
  if (breaks > 1 || wrapped === 0) return true;
  // hard-wrapped: a break closes a paragraph only where the line stops short after closing punctuation
  if (text.charCodeAt(to) === 64) return true;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const closes = /[.!?…:”"'’»)]\s*$/.test(text.slice(Math.max(lineStart, at - 2), at));
  const indented = to - at > 1 && text.charCodeAt(at + 1) === 32;
  return closes && (at - lineStart < wrapped * 0.75 || indented);
}
