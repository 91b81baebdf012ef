import { asideReasonOf } from './asides.ts';
import type { Line } from './clean-lines.ts';
import {
  endsParagraph,
  endsSentence,
  firstWordLength,
  looksLikeListItem,
  startsLower,
} from './line-shape.ts';
import { headlineKey, type Piece } from './piece.ts';
import { withoutRunningHeads } from './running-heads.ts';
import {
  closeDoubleSpacing,
  joinLines,
  measureWrapping,
  startsParagraph,
  type Vocabulary,
  vocabularyOf,
  type Wrapping,
} from './wrapping.ts';

/** A headline may come below a handle, a date or an advertisement, but not far down. */
const linesBeforeHeadline = 12;

/** A mark still open after this many lines was left open by mistake. */
const MOST_SPOKEN = 12;

/** Line numbers, half-open. */
type Stretch = { from: number; to: number };

/**
 * Puts lines together into pieces, one for each block of the text. Lines that were broken at a column are joined;
 * otherwise each line is a piece. `headline` is looked for at the top (over however many lines) and put first where it
 * is missing.
 */
export function assemble(given: readonly Line[], headline: string | undefined): Piece[] {
  const lines = withoutRunningHeads(closeDoubleSpacing(given));
  const wrapping = measureWrapping(lines);
  const words = vocabularyOf(wrapping.isWrapped ? lines : []);
  const known = headline === undefined ? null : findHeadline(lines, headline);
  const pieces: Piece[] = [];
  if (headline !== undefined && known === null) pieces.push(headlinePiece(headline));
  pieces.push(...(lines[0]?.heads ?? []).map(headPiece));
  for (const stretch of stretches(lines, wrapping, known)) {
    const text = textOf(lines, stretch, words);
    const lastLine = lines[stretch.to - 1]?.text.length ?? 0;
    if (known !== null && stretch.from === known.from) pieces.push(headlinePiece(text));
    else {
      const width = wrapping.isWrapped ? wrapping.width : undefined;
      pieces.push({ text, lastLine, width, gap: lines[stretch.from]?.gap });
    }
    pieces.push(...headsIn(lines, stretch));
  }
  return pieces;
}

/** The page heads of a stretch: those inside it come after it, those before its first line come before it. */
function headsIn(lines: readonly Line[], { from, to }: Stretch): Piece[] {
  return lines
    .slice(from + 1, to + 1)
    .flatMap(({ heads, goesOn }, i) =>
      from + 1 + i < to || goesOn !== true ? (heads ?? []).map(headPiece) : [],
    );
}

const headPiece = (text: string): Piece => ({
  text,
  lastLine: text.length,
  kind: 'aside',
  asideReason: 'furniture',
});

const headlinePiece = (text: string): Piece => ({ text, lastLine: text.length, kind: 'headline' });

/** The lines near the top that together spell out the headline, letter for letter, whatever their marks and case. */
function findHeadline(lines: readonly Line[], headline: string): Stretch | null {
  const wanted = headlineKey(headline);
  if (wanted === '') return null;
  for (let from = 0; from < Math.min(lines.length, linesBeforeHeadline); from += 1) {
    let found = '';
    for (let to = from; to < lines.length && found.length < wanted.length; to += 1) {
      const line = lines[to];
      // A line longer than the headline cannot be part of it: do not spend time on its letters.
      if (line === undefined || line.text.length > headline.length * 2 + 40) break;
      found += headlineKey(line.text);
      if (found === wanted) return { from, to: to + 1 };
      if (!wanted.startsWith(found)) break;
    }
  }
  return null;
}

function* stretches(lines: readonly Line[], wrapping: Wrapping, known: Stretch | null): Generator<Stretch> {
  let from = 0;
  let wasAside = false;
  let open = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const isAside = wrapping.isWrapped && isAsideLine(lines, at, wrapping);
    const goesOn = open > 0 && at - from < MOST_SPOKEN && isInQuotation(lines[at], wrapping) && !isAside;
    if (at > 0 && !goesOn && startsStretch(lines, at, wrapping, known, isAside || wasAside, from)) {
      yield { from, to: at };
      from = at;
      open = 0;
      wasAside = isAside;
    } else {
      wasAside = wasAside || isAside;
    }
    open += marksOpen(lines[at]?.text ?? '');
  }
  if (from < lines.length) yield { from, to: lines.length };
}

/** How many curly marks a line opens and does not close; negative where it closes one from an earlier line. */
const marksOpen = (text: string): number =>
  (text.match(/“/gu)?.length ?? 0) - (text.match(/”/gu)?.length ?? 0);

/** Whether a line directly below a quotation that is still open is part of it; not if it opens marks of its own. */
const isInQuotation = (line: Line | undefined, { isWrapped }: Wrapping): boolean =>
  isWrapped && line !== undefined && line.gap === 0 && !/^["“]/u.test(line.text);

function startsStretch(
  lines: readonly Line[],
  at: number,
  wrapping: Wrapping,
  known: Stretch | null,
  isByAside: boolean,
  from: number,
): boolean {
  const line = lines[at];
  const before = lines[at - 1];
  if (line === undefined || before === undefined) return true;
  if (line.goesOn) return false;
  if (known !== null && (at === known.from || at === known.to)) return true;
  if (known !== null && at > known.from && at < known.to) return false;
  if (!wrapping.isWrapped || line.gap > 0) return true;
  // An aside ends with its line, unless that line was plainly broken because it was full.
  if (isByAside)
    return (
      isAsideLine(lines, at, wrapping) || hasRoomFor(before, line, wrapping) || endsSentence(before.text)
    );
  const isInList = looksLikeListItem(lines[from]?.text ?? '');
  return startsParagraph(before, line, lines[at + 1], wrapping, isInList);
}

const hasRoomFor = (before: Line, line: Line, wrapping: Wrapping) =>
  before.text.length + 1 + firstWordLength(line.text) <= wrapping.width * 0.85;

/**
 * Whether a line of a broken text is (the first line of) something set aside. In the middle of a sentence only a line
 * also too short to be a broken one counts: "3" between two pages, not the line that happens to begin "Read more".
 */
function isAsideLine(lines: readonly Line[], at: number, wrapping: Wrapping): boolean {
  const line = lines[at];
  if (line === undefined) return false;
  const reason = asideReasonOf(line.text);
  if (reason === null) return false;
  const before = lines[at - 1];
  const isApart =
    before === undefined || line.gap > 0 || endsParagraph(before.text) || hasRoomFor(before, line, wrapping);
  if (isApart) return true;
  const next = lines[at + 1];
  const isShort = next === undefined || next.gap > 0 || hasRoomFor(line, next, wrapping);
  return isShort && !startsLower(line.text) && reason !== 'byline' && reason !== 'related';
}

function textOf(lines: readonly Line[], { from, to }: Stretch, words: Vocabulary): string {
  return joinLines(
    lines.slice(from, to).map((line) => line.text),
    words,
  );
}
