import { saying } from '../knowledge/english-verbs.ts';
import { Kind, type Tokens } from '../words/tokens.ts';
import { closesAt, opensAt } from './beside-marks.ts';

/** At most this many words may name a speaker between a quotation and its cue. */
const REACH = 6;
/** How far to look for the double mark that closes a single one, in tokens. */
const LONGEST = 120;

/**
 * Where a quotation with a missing or wrong closing mark ends: the token after its last, and whether a mark closes it.
 */
export type End = { to: number; closed: boolean };

/**
 * The end of a quotation that opens at `open` and is not closed before `to`: after a single mark in place of the double
 * one (“We will go,’ she said), else after a comma or stop with a speaker and cue behind it (“We will go, she said.),
 * else null. Linear in the stretch examined.
 */
export function endOfUnclosed(tokens: Tokens, open: number, to: number): End | null {
  const { word } = tokens;
  for (let k = open + 2; k < to; k++) {
    const mark = word[k] ?? '';
    if (/^['’]$/.test(mark) && /^[,.!?…]$/.test(word[k - 1] ?? '') && closesAt(tokens, k))
      return { to: k + 1, closed: true };
    if (/^[,!?]$/.test(mark) && isCueAfter(tokens, k + 1, to)) return { to: k + 1, closed: false };
  }
  return null;
}

/** Whether a speaker and a cue follow from a token on: "Ada Holm said.", "said the mayor", "she told the paper". */
function isCueAfter({ word, lower, kind }: Tokens, from: number, to: number): boolean {
  const first = word[from] ?? '';
  const names = first !== first.toLowerCase() || /^(?:the|a|an|he|she|they|his|her)$/.test(first);
  if (saying.has(lower[from] ?? ''))
    return /^(?:said|says|added|wrote|told|asked|replied)$/.test(lower[from] ?? '');
  if (!names) return false;
  for (let k = from + 1; k < Math.min(to, from + REACH); k++) {
    if (kind[k] === Kind.mark) return false;
    if (saying.has(lower[k] ?? '') && word[k] === lower[k])
      return /^(?:[.,:;]|on|in|at|to|during|after|of|as|when|while|reporters|the|him|her)$/.test(
        lower[k + 1] ?? '.',
      );
  }
  return false;
}

/**
 * The double mark that closes a single one (‘We will go,” she said), or -1: after punctuation, no other mark between.
 */
export function doubleForSingle(tokens: Tokens, open: number, to: number): number {
  const { word } = tokens;
  for (let k = open + 2; k < Math.min(to, open + LONGEST); k++) {
    const mark = word[k] ?? '';
    if (mark === '“' || mark === '‘') return -1;
    if (mark === '”' || mark === '"')
      return /^[,.!?…]$/.test(word[k - 1] ?? '') && closesAt(tokens, k) ? k : -1;
  }
  return -1;
}

/**
 * Whether a straight mark with space on both sides opens a quotation: the next one in its paragraph must not open one
 * too. After a figure it is an inch sign.
 */
export function opensApart(tokens: Tokens, i: number, to: number): boolean {
  const { word, text, start, kind } = tokens;
  if (!/\s/.test(text.charAt((start[i] ?? 0) - 1)) || kind[i - 1] === Kind.number) return false;
  for (let k = i + 1; k < to; k++) if (word[k] === word[i]) return k > i + 1 && !opensAt(tokens, k);
  return false;
}
