import { assemble } from './assemble.ts';
import type { Block, GivenParagraph, Layout } from './block.ts';
import { cleanLines, cleanSpaces, cleanText } from './clean-lines.ts';
import { nameHeadings } from './headings.ts';
import { nameKinds } from './kinds.ts';
import { dividedMarks, type Mark, movedBy, withMarks } from './marks.ts';
import { headlineKey, type Piece } from './piece.ts';
import { joinInterrupted, setAside } from './set-aside.ts';

export type LayOutOptions = {
  /** The story's headline if known; put first where the text does not begin with it. */
  headline?: string;
  /** The paragraphs, where the format identifies them; these are then laid out and the raw text is not read. */
  paragraphs?: readonly GivenParagraph[];
};

/**
 * Lays raw text out as the text of a revision: lines that were broken at a column are joined into paragraphs, white
 * space and invisible characters are tidied, and what is not part of the story is set aside in its place.
 *
 * Offsets of the blocks are UTF-16 code units into the returned `text`, half-open and in order; the blocks are
 * separated by two line feeds and cover everything else. Setting a block aside or putting it back changes its kind and
 * never the text, so offsets stay valid as long as the revision exists. Words and quotation marks are never changed.
 * Pure, total (any string is laid out) and linear in the length of the text.
 */
export function layOut(raw: string, options: LayOutOptions = {}): Layout {
  const headline = cleanHeadline(options.headline);
  const given = options.paragraphs;
  const pieces = given === undefined ? assemble(cleanLines(raw), headline) : piecesOf(given, headline);
  return emit(nameHeadings(nameKinds(joinInterrupted(setAside(pieces)))));
}

/** The headline on one line, however it was typed; undefined where nothing is left of it. */
function cleanHeadline(headline: string | undefined): string | undefined {
  const cleaned = cleanSpaces(cleanText(headline ?? '').replaceAll('\n', ' '));
  return cleaned === '' ? undefined : cleaned;
}

function piecesOf(given: readonly GivenParagraph[], headline: string | undefined): Piece[] {
  const pieces: Piece[] = [];
  for (const paragraph of given) {
    // A paragraph with line breaks in it (a preformatted page, say) is laid out line by line.
    const lines = cleanLines(paragraph.text);
    const parts: Piece[] =
      lines.length > 1
        ? assemble(lines, undefined)
        : lines.map(({ text }) => ({ text, lastLine: text.length }));
    const { kind, asideReason } = paragraph;
    const marks = marksOf(paragraph, parts);
    for (const [at, part] of parts.entries())
      pieces.push(withMarks({ ...part, kind, asideReason }, marks[at] ?? []));
  }
  return headline === undefined ? pieces : markHeadline(pieces, headline);
}

const marksOf = ({ text, marks }: GivenParagraph, parts: readonly Piece[]): Mark[][] =>
  marks === undefined
    ? []
    : dividedMarks(
        marks,
        text,
        parts.map((part) => part.text),
      );

function markHeadline(pieces: Piece[], headline: string): Piece[] {
  const key = headlineKey(headline);
  const at = pieces.slice(0, 12).findIndex((piece) => headlineKey(piece.text) === key);
  const found = pieces[at];
  if (found === undefined)
    return [{ text: headline, lastLine: headline.length, kind: 'headline' }, ...pieces];
  return pieces.with(at, { ...found, kind: 'headline', asideReason: undefined });
}

function emit(pieces: readonly Piece[]): Layout {
  const blocks: Block[] = [];
  const texts: string[] = [];
  const marks: Mark[] = [];
  let start = 0;
  for (const piece of pieces) {
    const end = start + piece.text.length;
    const kind = piece.kind ?? 'paragraph';
    blocks.push({
      start,
      end,
      kind,
      asideReason: kind === 'aside' ? (piece.asideReason ?? 'furniture') : null,
    });
    texts.push(piece.text);
    marks.push(...movedBy(piece.marks ?? [], start));
    start = end + 2;
  }
  return { text: texts.join('\n\n'), blocks, ...(marks.length > 0 && { marks }) };
}
