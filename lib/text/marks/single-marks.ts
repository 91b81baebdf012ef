import type { Tokens } from '../words/tokens.ts';
import { closesAt, isSpace, isWordCode, opensAt } from './beside-marks.ts';

/** A longer stretch between single marks, in tokens, is two unrelated apostrophes. */
export const LONGEST_SINGLE = 400;
const DOUBLE = new Map([
  ['“', '”"'],
  ['"', '"”'],
]);
/** What an apostrophe can introduce: 'n', 'em, 'tis, the '90s. */
const CLIPPED = /^(?:n|em|til|till|tis|twas|cause|bout|round|cos|ere|nuff|\d0s|\d\d)$/;
/** Words whose ending is replaced by an apostrophe: fishin', o', an', th', ol'. */
const CUT = /^(?:\p{L}{2,}in|o|n|an|th|ol|t|wi|s|\d0s)$/u;

/** Whether the single mark at `i` opens a quotation rather than being an apostrophe. */
export function opensSingle(tokens: Tokens, i: number): boolean {
  if (!opensAt(tokens, i)) return false;
  const touches = tokens.start[i + 1] === tokens.end[i];
  return !(touches && CLIPPED.test(tokens.lower[i + 1] ?? '') && !isQuotedAlone(tokens, i));
}

/** 'em' and '90s' in marks of their own, unlike the two apostrophes of rock 'n' roll. */
function isQuotedAlone({ lower, word }: Tokens, i: number): boolean {
  return lower[i + 1] !== 'n' && /^['’]$/.test(word[i + 2] ?? '');
}

/**
 * The token that closes the single mark at `i`, searching up to `to`: never an apostrophe, never within double marks
 * that opened after `i`, never past double marks that opened before it. Where there is none, minus the token before
 * which no single mark has a closing one. Each call stops where the next mark opens, so that reading a paragraph stays
 * linear.
 */
export function singleClose(tokens: Tokens, i: number, to: number, closers: string): number {
  const { word, text, start, end } = tokens;
  const limit = Math.min(to, i + LONGEST_SINGLE);
  let weak = -1;
  let nested = false;
  let k = i + 2;
  if (DOUBLE.has(word[i + 1] ?? '') || isSingle(word[i + 1] ?? '')) k = i + 1;
  for (; k < limit; k++) {
    const mark = word[k] ?? '';
    const double = DOUBLE.get(mark);
    if (double !== undefined || mark === '”') {
      const close = double !== undefined && opensAt(tokens, k) ? doubleClose(tokens, k, limit, double) : -1;
      if (close < 0) break;
      nested = true;
      k = close;
      continue;
    }
    if (mark.length !== 1) continue;
    if (mark === word[i] && k > i + 1 && opensSingle(tokens, k) && !closesAt(tokens, k)) break;
    if (!closers.includes(mark)) continue;
    if (start[k] !== end[k - 1]) continue;
    const after = text.charCodeAt(end[k] ?? 0);
    if (isWordCode(after)) continue;
    if (!isWordCode(text.charCodeAt((start[k] ?? 0) - 1))) return k;
    // states' rights, rock 'n' roll: an apostrophe unless nothing else closes
    if (isSpace(after) && mayBeApostrophe(tokens, k)) {
      if (weak < 0 && !nested && !isClippedN(tokens, k)) weak = k;
      continue;
    }
    return k;
  }
  return weak >= 0 ? weak : -Math.max(k, i + 1);
}

function isSingle(mark: string): boolean {
  return mark === '‘' || mark === '’' || mark === "'";
}

/** The apostrophe of a plural or of a clipped word, followed by a word in lower case. */
function mayBeApostrophe(tokens: Tokens, k: number): boolean {
  const before = tokens.lower[k - 1] ?? '';
  return before.endsWith('s') || CUT.test(before);
}

/** The second apostrophe of rock ’n’ roll. */
function isClippedN({ lower, word }: Tokens, k: number): boolean {
  return lower[k - 1] === 'n' && /^['’‘]$/.test(word[k - 2] ?? '');
}

/** The token that closes the double mark at `open`, or -1. */
function doubleClose(tokens: Tokens, open: number, limit: number, closers: string): number {
  for (let k = open + 1; k < limit; k++) {
    const mark = tokens.word[k] ?? '';
    if (mark === '“') return -1;
    if (mark.length === 1 && closers.includes(mark)) return closesAt(tokens, k) ? k : -1;
  }
  return -1;
}
