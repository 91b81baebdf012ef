import type { TokenRange } from './sentences.ts';
import type { Tokens } from './tokens.ts';

/** A stretch between quotation marks. Offsets are UTF-16; token indices are into the tokens given. */
export type Quotation = {
  /** Index of the opening mark's token. */
  from: number;
  /** Index after the closing mark's token (or after the paragraph's last token where it is not closed). */
  to: number;
  /** Start of the opening mark and end of the closing one. */
  start: number;
  end: number;
  /** Start and end of the words inside, without the marks. */
  innerStart: number;
  innerEnd: number;
  closed: boolean;
  /** True where the next paragraph opens again without this one having closed: one speech over paragraphs. */
  continues: boolean;
  /** True where the paragraph before was such a one. */
  continued: boolean;
  /** Single marks (‘ ’, ' '): titles and headlines more often than speech. */
  single: boolean;
};

/** What closes what. A mark that is both is told apart by the space around it. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”"'],
  ['‟', '”"'],
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
const LONGEST_SINGLE = 60;

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
  // a story without double marks that closes single ones after a comma or full stop speaks in single marks
  const speaksInSingle =
    found.every((quotation) => quotation.single) &&
    found.some(
      (quotation) =>
        /^[,.!?…]$/.test(tokens.word[quotation.to - 2] ?? '') && quotation.to - quotation.from > 4,
    );
  if (speaksInSingle) for (const quotation of found) quotation.single = false;
  return found;
}

/** Reads one paragraph; returns the mark that is still open at its end and opens the next one again. */
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
  // no single mark closes before this token: so that looking ahead stays linear
  let noneBefore = 0;

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
    const mark = word[i] ?? '';
    const closes = CLOSERS.get(mark);
    if (open < 0) {
      if (closes === undefined) continue;
      if (SINGLE.has(mark)) {
        if (!opensAt(tokens, i)) continue;
        const close = singleClose(tokens, i, to, closes, noneBefore);
        if (close < 0) {
          noneBefore = -close;
          continue;
        }
        open = i;
        push(close, true, false);
        open = -1;
        i = close;
        continue;
      }
      if (mark === '»' && !opensAt(tokens, i)) continue;
      if ((mark === '"' || mark === "''") && !opensAt(tokens, i) && i > from) continue;
      open = i;
      closers = closes;
      depth = 0;
      continue;
    }
    const opener = word[open] ?? '';
    if (mark !== '' && closers.includes(mark) && (mark.length === closers.length || mark.length === 1)) {
      const reopens = mark === opener && opensAt(tokens, i) && !closesAt(tokens, i) && i > open + 1;
      if (reopens) {
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
      if (balance) depth++;
      else if (i > open + 1) open = i;
    }
  }
  if (open < 0) return '';
  const opener = word[open] ?? '';
  const continues = next !== undefined && sameOpening(opener, word[next.from] ?? '');
  const opensSentence = open === from || /^[.!?:,…]$|^said$/.test(tokens.lower[open - 1] ?? '');
  if ((continues || opensSentence) && to > open + 1) push(to, false, continues);
  return continues ? opener : '';
}

function sameOpening(a: string, b: string): boolean {
  return a === b || (a === '«' && b === '»');
}

/** Whether the marks “ ” of a paragraph come in pairs although they nest. */
function nestsEvenly({ word }: Tokens, from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i++) {
    if (word[i] === '“') depth++;
    else if (word[i] === '”') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function opensAt({ text, start, end }: Tokens, i: number): boolean {
  const before = text.charCodeAt((start[i] ?? 0) - 1);
  const after = text.charCodeAt(end[i] ?? 0);
  return (Number.isNaN(before) || !joins(before)) && !Number.isNaN(after) && !isSpace(after);
}

function closesAt({ text, start, end }: Tokens, i: number): boolean {
  const before = text.charCodeAt((start[i] ?? 0) - 1);
  const after = text.charCodeAt(end[i] ?? 0);
  return !isSpace(before) && (Number.isNaN(after) || isSpace(after) || !isWordCode(after));
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || code === 0x2009;
}

/** A letter, digit or closing punctuation right before a mark: the mark cannot open. */
function joins(code: number): boolean {
  return (
    isWordCode(code) ||
    code === 46 ||
    code === 44 ||
    code === 33 ||
    code === 63 ||
    code === 41 ||
    code === 0x2026
  );
}

function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code >= 0xc0 && code < 0x2000) ||
    code > 0x2e80
  );
}

/**
 * The closing single mark for the opening one at `i`: never an apostrophe, at most a sentence or two on.
 * Where there is none, minus the token up to which none was found.
 */
function singleClose(tokens: Tokens, i: number, to: number, closers: string, noneBefore: number): number {
  const { word, text, start, end, lower } = tokens;
  const limit = Math.min(to, i + LONGEST_SINGLE);
  let fallback = -1;
  let k = Math.max(i + 2, noneBefore);
  for (; k < limit; k++) {
    const mark = word[k] ?? '';
    if (mark.length !== 1 || !closers.includes(mark)) {
      if (mark === '"' || mark === '”' || mark === '“') break;
      continue;
    }
    if ((start[k] ?? 0) !== (end[k - 1] ?? 0)) continue;
    const after = text.charCodeAt(end[k] ?? 0);
    if (isWordCode(after)) continue;
    const before = text.charCodeAt((start[k] ?? 0) - 1);
    if (!isWordCode(before)) return k;
    // states' rights: a plural's apostrophe
    if ((lower[k - 1] ?? '').endsWith('s') && isSpace(after)) {
      if (fallback < 0) fallback = k;
      continue;
    }
    return k;
  }
  return fallback >= 0 ? fallback : -Math.max(k, i + 1);
}
