import { asideReasonOf, isNameAndRole, titlesAfterRelated } from './asides.ts';
import { endsSentence, looksLikeListItem, runsOn, startsLower } from './line-shape.ts';
import { joinedMarks, withMarks } from './marks.ts';
import type { Piece } from './piece.ts';
import { joinLines, vocabularyOf } from './wrapping.ts';

const longestTitle = 160;
const longestCaption = 280;
const piecesAtTop = 10;

/**
 * Gives kind `aside`, with its reason, to each piece whose kind is not yet known and that is not part of the story: by
 * its own words, as a title below a related-article label, or as a recurring page header.
 */
export function setAside(pieces: readonly Piece[]): Piece[] {
  const headers = pageHeaders(pieces);
  const set: Piece[] = [];
  let titles = 0;
  for (const piece of pieces) {
    if (piece.kind !== undefined && piece.kind !== 'paragraph') {
      set.push(piece);
      titles = 0;
      continue;
    }
    const reason = headers.has(headerKey(piece.text)) ? 'furniture' : asideReasonOf(piece.text);
    if (reason !== null) {
      const above = set.at(-1);
      if (reason === 'credit' && above !== undefined && isCaptionOf(above, piece)) {
        set[set.length - 1] = { ...above, kind: 'aside', asideReason: 'caption' };
      }
      set.push({ ...piece, kind: 'aside', asideReason: reason });
      titles = reason === 'related' ? titlesAfterRelated(piece.text) : titles;
    } else if (titles > 0 && isTitle(piece.text)) {
      set.push({ ...piece, kind: 'aside', asideReason: 'related' });
      titles -= 1;
    } else {
      set.push(piece);
      titles = 0;
      setAsideNameAndRole(set);
    }
  }
  return set;
}

/** A caption is directly above its credit, with an empty line above itself. */
function isCaptionOf(above: Piece, credit: Piece): boolean {
  return (
    above.kind === undefined &&
    above.text.length <= longestCaption &&
    credit.gap === 0 &&
    (above.gap ?? 0) > 0
  );
}

/** Sets the last two pieces aside where they name the writer of the story; never below the top of a story. */
function setAsideNameAndRole(set: Piece[]): void {
  const [first, second] = set.slice(-2);
  if (first === undefined || second === undefined || set.length > piecesAtTop) return;
  if (first.kind !== undefined || !isNameAndRole(first.text, second.text)) return;
  for (const [at, piece] of [first, second].entries()) {
    set[set.length - 2 + at] = { ...piece, kind: 'aside', asideReason: 'byline' };
  }
}

const isTitle = (text: string) =>
  text.length <= longestTitle && !/[.,;:]["'”’]*$/.test(text) && !startsLower(text);

const headerKey = (text: string) => (text.length > 120 ? '' : text.replace(/\d+/g, '#'));

/**
 * Lines printed on every page: identical three times or more except for their numbers. They must contain a number or an
 * address, since "Q." or a speaker's name in an interview also recurs and is text.
 */
function pageHeaders(pieces: readonly Piece[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of pieces) {
    if (text.length < 8 || text.length > 120 || endsSentence(text) || looksLikeListItem(text)) continue;
    if (!/\d|https?:|www\./.test(text)) continue;
    const key = headerKey(text);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([key]) => key));
}

/** Words shorter than this without a sentence ending are a title, not the first half of a sentence. */
const shortestHalf = 40;
const mostBetween = 8;
const noWords = vocabularyOf([]);

/**
 * Rejoins a paragraph that a page break, a page number or a photo credit cut in two; whatever was in between comes
 * after it. Cut means: the first part stops mid-sentence and the second starts in lower case.
 */
export function joinInterrupted(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  /** The parts of paragraphs that were cut, by their index in `joined`; put together once, at the end. */
  const parts = new Map<number, Piece[]>();
  /** Index in `joined` of the last paragraph; -1 where nothing can be joined to it. */
  let open = -1;
  let last: Piece | undefined;
  let length = 0;
  for (const piece of pieces) {
    if (piece.kind === 'aside') {
      joined.push(piece);
      if (joined.length - open > mostBetween) open = -1;
    } else if (open !== -1 && last !== undefined && isRestOf(last, length, piece)) {
      const known = parts.get(open) ?? [last];
      known.push(piece);
      parts.set(open, known);
      last = piece;
      length += piece.text.length;
    } else {
      open = piece.kind === undefined || piece.kind === 'paragraph' ? joined.length : -1;
      last = piece;
      length = piece.text.length;
      joined.push(piece);
    }
  }
  for (const [at, cut] of parts) {
    const text = joinLines(
      cut.map((piece) => piece.text),
      noWords,
    );
    const whole: Piece = { ...cut[0], text, lastLine: cut.at(-1)?.lastLine ?? text.length };
    joined[at] = withMarks(whole, joinedMarks(cut, ' ', text));
  }
  return joined;
}

/** Whether `rest` continues a paragraph. `length` is that of the whole so far, of which `first` is the last part. */
function isRestOf(first: Piece, length: number, rest: Piece): boolean {
  if (rest.kind !== undefined && rest.kind !== 'paragraph') return false;
  if (first.kind !== rest.kind || !runsOn(first.text) || !startsLower(rest.text)) return false;
  if (looksLikeListItem(rest.text) || looksLikeListItem(first.text)) return false;
  return first.width === undefined ? length >= shortestHalf : first.lastLine >= first.width * 0.6;
}
