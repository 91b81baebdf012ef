import type { TokenRange } from '../sentences/sentences.ts';
import { wordTest } from '../words/lexicon.ts';
import type { Tokens } from '../words/tokens.ts';
import { closesAt, opensAt } from './beside-marks.ts';
import type { Quotation } from './quotation.ts';
import { LONGEST_SINGLE, opensSingle, singleClose } from './single-marks.ts';
import { markSpoken } from './spoken-in-single.ts';
import { doubleForSingle, endOfUnclosed, opensApart } from './unclosed-marks.ts';

/** Which marks close which. A mark that can do both is decided by the space around it. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”"'],
  ['‟', '”"'],
  ['”', '”"'],
  ['„', '“”"'],
  ['"', '"”'],
  ['＂', '＂'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['‚', '‘’'],
  ['‘', '’'],
  ["'", "'"],
  ["''", "''"],
  ['``', "''"],
  ['「', '」'],
  ['『', '』'],
]);
const SINGLE = new Set(['‘', "'", '‚', '‹']);
/** Whether a mark opens or closes a quotation: most tokens are none, and are passed over. */
const isQuotationMark = wordTest((_, word) => {
  for (const [opens, closes] of CLOSERS) if (word === opens || closes.includes(word)) return true;
  return false;
});

/**
 * Finds the outermost quotations of a text, paragraph by paragraph, so that one unbalanced mark never
 * reaches beyond its own paragraph. Linear in the number of tokens.
 */
export function findQuotations(tokens: Tokens, paragraphs: readonly TokenRange[]): Quotation[] {
  const found: Quotation[] = [];
  let carried = '';
  for (let p = 0; p < paragraphs.length; p++) {
    const paragraph = paragraphs[p];
    if (!paragraph) continue;
    carried = inParagraph(tokens, paragraph, found, carried, paragraphs[p + 1]);
  }
  markSpoken(tokens, paragraphs, found);
  return found;
}

/** Reads one paragraph; returns the mark still open at its end, to be reopened by the next paragraph. */
function inParagraph(
  tokens: Tokens,
  { from, to }: TokenRange,
  found: Quotation[],
  carried: string,
  next: TokenRange | undefined,
): string {
  const { word } = tokens;
  const balance = nestsEvenly(tokens, from, to);
  let open = -1;
  let closers = '';
  let depth = 0;
  // no single mark closes before this token: this keeps looking ahead linear
  let noneBefore = 0;
  let nextClose = from;

  const pushUnclosed = (end: number) => {
    const found = endOfUnclosed(tokens, open, end);
    if (found) push(found.closed ? found.to - 1 : found.to, found.closed, false);
    return found !== null;
  };
  const push = (close: number, closed: boolean, continues: boolean) => {
    const last = closed ? close : close - 1;
    const innerStart = tokens.end[open] ?? 0;
    found.push({
      from: open,
      to: closed ? close + 1 : close,
      start: tokens.start[open] ?? 0,
      end: tokens.end[last] ?? 0,
      innerStart,
      innerEnd: Math.max(innerStart, closed ? (tokens.start[close] ?? 0) : (tokens.end[last] ?? 0)),
      closed,
      continues,
      continued: carried !== '' && open === from,
      single: SINGLE.has(word[open] ?? ''),
    });
  };

  for (let i = from; i < to; i++) {
    if (!isQuotationMark(tokens.lexicon, tokens.number[i] as number)) continue;
    const mark = word[i] ?? '';
    const closes = CLOSERS.get(mark);
    if (open < 0) {
      if (closes === undefined) continue;
      if (SINGLE.has(mark)) {
        if (!opensSingle(tokens, i)) continue;
        // a paragraph of nothing but opening marks: none is looked for a close that is not within reach
        while (nextClose < to && (nextClose <= i || word[nextClose] !== '’')) nextClose++;
        const isOutOfReach = mark === '‘' && (nextClose >= to || nextClose >= i + LONGEST_SINGLE);
        let close = -1;
        if (!isOutOfReach) close = i < noneBefore ? -noneBefore : singleClose(tokens, i, to, closes);
        if (close < 0 && mark === '‘') close = Math.max(close, doubleForSingle(tokens, i, to));
        if (close < 0) {
          noneBefore = -close;
          // a speech in single marks over several paragraphs
          if (i !== from || mark !== '‘' || next === undefined || word[next.from] !== mark) continue;
          open = i;
          push(to, false, true);
          return mark;
        }
        open = i;
        push(close, true, false);
        open = -1;
        i = close;
        continue;
      }
      if (mark === '»' && !opensAt(tokens, i)) continue;
      if (mark === '”' && (!opensAt(tokens, i) || closesAt(tokens, i))) continue;
      const straight = mark === '"' || mark === "''";
      if (straight && i > from && !opensAt(tokens, i) && !opensApart(tokens, i, to)) continue;
      open = i;
      closers = closes;
      depth = 0;
      continue;
    }
    const opener = word[open] ?? '';
    // 'You said, "Never," and left,' within straight double marks: the inner words are two marks deep
    if (
      opener === '"' &&
      SINGLE.has(mark) &&
      closes !== undefined &&
      i >= noneBefore &&
      opensSingle(tokens, i)
    ) {
      const close = singleClose(tokens, i, to, closes);
      if (close > 0) i = close;
      else noneBefore = -close;
      continue;
    }
    if (mark !== '' && closers.includes(mark) && (mark.length === closers.length || mark.length === 1)) {
      const reopens = mark === opener && opensAt(tokens, i) && !closesAt(tokens, i) && i > open + 1;
      if (reopens) {
        pushUnclosed(i);
        open = i;
        continue;
      }
      if (depth > 0) {
        depth--;
        continue;
      }
      push(i, true, false);
      open = -1;
    } else if (mark === opener && mark !== '') {
      // “We will pay,“ she said: the opening mark also closes
      if (!opensAt(tokens, i) && closesAt(tokens, i)) {
        push(i, true, false);
        open = -1;
      } else if (balance) depth++;
      else if (i > open + 1) {
        pushUnclosed(i);
        open = i;
      }
    }
  }
  if (open < 0) return '';
  const opener = word[open] ?? '';
  const continues = next !== undefined && sameOpening(opener, word[next.from] ?? '');
  if (!continues && pushUnclosed(to)) return '';
  const opensSentence = open === from || /^[.!?:,…]$|^said$/.test(tokens.lower[open - 1] ?? '');
  if ((continues || opensSentence) && to > open + 1) push(to, false, continues);
  return continues ? opener : '';
}

function sameOpening(a: string, b: string): boolean {
  return a === b || (a === '«' && b === '»');
}

/** Whether the marks “ ” of a paragraph come in pairs even though they nest. */
function nestsEvenly({ word }: Tokens, from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i++) {
    if (word[i] === '“') depth++;
    else if (word[i] === '”') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}
