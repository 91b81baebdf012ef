/** The story as it is published: without the lines set aside, and with every span moved to match. */
import type { BlockKind, Span } from '../vocabulary.ts';
import type { ReportBlock } from './told.ts';

export type TextBlock = { start: number; end: number; kind: BlockKind };

export type PublishedText = {
  text: string;
  blocks: ReportBlock[];
  /** Moves spans of the revision's text (UTF-16) into the published one; what lies outside its blocks is dropped. */
  move: (spans: readonly Span[]) => Span[];
};

const BETWEEN = '\n\n';

/**
 * @param text the revision's whole text.
 * @param blocks its blocks, in any order; those of kind ASIDE are left out.
 */
export function publishedText(text: string, blocks: readonly TextBlock[]): PublishedText {
  const kept: { from: Span; to: Span; kind: ReportBlock['kind'] }[] = [];
  let length = 0;
  const parts: string[] = [];
  for (const { start, end, kind } of [...blocks].sort((a, b) => a.start - b.start)) {
    if (kind === 'ASIDE') continue;
    if (parts.length > 0) length += BETWEEN.length;
    parts.push(text.slice(start, end));
    kept.push({ from: { start, end }, to: { start: length, end: length + (end - start) }, kind });
    length += end - start;
  }
  const move = (spans: readonly Span[]): Span[] =>
    spans.flatMap((span) =>
      joined(
        kept.flatMap(({ from, to }) => {
          const start = Math.max(span.start, from.start);
          const end = Math.min(span.end, from.end);
          const by = to.start - from.start;
          return start < end ? [{ start: start + by, end: end + by }] : [];
        }),
      ),
    );
  return { text: parts.join(BETWEEN), blocks: kept.map(({ to, kind }) => ({ ...to, kind })), move };
}

/** A span over several paragraphs stays one span where nothing but the gap between them separates its pieces. */
function joined(pieces: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last && piece.start - last.end <= BETWEEN.length) last.end = piece.end;
    else all.push({ ...piece });
  }
  return all;
}
