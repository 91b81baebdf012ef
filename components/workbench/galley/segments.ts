/**
 * How the galley cuts a paragraph where items begin and end, so that nested and overlapping items can all be drawn.
 * Pure. Offsets are UTF-16 code units into the revision's text, spans half-open.
 */
import type { Span } from '@/lib/domain/vocabulary.ts';

type Marked = { id: string; spans: readonly Span[] };

/** A stretch covered by the same items throughout, longest first; `opens`: the items that begin with it. */
export type Segment = Span & { itemIds: readonly string[]; opens: readonly string[] };

function length(item: Marked): number {
  return item.spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The stretches of one block, in order, without gaps or overlaps, covering it exactly. */
export function segmentBlock(block: Span, items: readonly Marked[]): Segment[] {
  const inside = items
    .map((item) => ({ item, spans: item.spans.filter((span) => overlaps(span, block)) }))
    .filter(({ spans }) => spans.length > 0)
    .sort((a, b) => length(b.item) - length(a.item) || (a.item.id < b.item.id ? -1 : 1));
  const cuts = new Set([block.start, block.end]);
  for (const { spans } of inside) {
    for (const span of spans) {
      cuts.add(Math.max(span.start, block.start));
      cuts.add(Math.min(span.end, block.end));
    }
  }
  const at = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < at.length; i++) {
    const piece = { start: at[i] ?? 0, end: at[i + 1] ?? 0 };
    const covering = inside.filter(({ spans }) => spans.some((span) => overlaps(span, piece)));
    segments.push({
      ...piece,
      itemIds: covering.map(({ item }) => item.id),
      opens: covering.filter(({ item }) => item.spans[0]?.start === piece.start).map(({ item }) => item.id),
    });
  }
  return segments;
}

/**
 * How far below the words each item's line is drawn; 0 is right beneath them. Shorter items are closer, and an item
 * keeps its level over its whole length, so that lines never cross.
 */
export function markLevels(items: readonly Marked[]): Map<string, number> {
  const byLength = [...items].sort((a, b) => length(a) - length(b) || (a.id < b.id ? -1 : 1));
  const levels = new Map<string, number>();
  const placed: { span: Span; level: number }[] = [];
  for (const item of byLength) {
    const taken = new Set<number>();
    for (const other of placed) {
      if (item.spans.some((span) => overlaps(span, other.span))) taken.add(other.level);
    }
    let level = 0;
    while (taken.has(level)) level++;
    levels.set(item.id, level);
    for (const span of item.spans) placed.push({ span, level });
  }
  return levels;
}

/** Offset after the first word of a stretch: where its number is anchored, on the line where it begins. */
export function afterFirstWord(text: string, span: Span): number {
  const gap = text.slice(span.start, span.end).search(/\S(?=\s)/);
  return gap === -1 ? span.end : span.start + gap + 1;
}
