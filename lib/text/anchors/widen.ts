/**
 * Where a changed item ends when its own first or last words were the ones replaced. A quotation extends to its marks;
 * other words extend to the nearest neighbour that stayed, but never past the end of a sentence. Offsets are UTF-16
 * code units into the new text; `region` is the stretch between the neighbours that stayed.
 */
import type { Span } from '../words/types.ts';

const OPENING = /[“„«"「『]/u;
const CLOSING = /[”“»"」』]/u;
const STOP = /[.!?…;:\n“”„«»"]/u;

/** Offset of the item's first unit: its opening mark if it had one, otherwise the start of its sentence or clause. */
export function startOf(text: string, place: Span, region: Span, old: string): number {
  const head = text.slice(region.start, place.start);
  if (OPENING.test(old[0] ?? '')) {
    for (let i = head.length - 1; i >= 0 && head[i] !== '\n'; i--) {
      if (OPENING.test(head[i] ?? '')) return region.start + i;
    }
    return place.start;
  }
  let from = head.length;
  while (from > 0 && !STOP.test(head[from - 1] ?? '')) from--;
  while (from < head.length && /\s/u.test(head[from] ?? '')) from++;
  return region.start + from;
}

/** Offset just past the item: after its closing mark if it had one, otherwise the end of its sentence or clause. */
export function endOf(text: string, place: Span, region: Span, old: string): number {
  const tail = text.slice(place.end, region.end);
  if (CLOSING.test(old.at(-1) ?? '')) {
    for (let i = 0; i < tail.length && tail[i] !== '\n'; i++) {
      if (CLOSING.test(tail[i] ?? '')) return place.end + i + 1;
    }
    return place.end;
  }
  let to = 0;
  while (to < tail.length && !STOP.test(tail[to] ?? '')) to++;
  while (to > 0 && /[\s,]/u.test(tail[to - 1] ?? '')) to--;
  return place.end + to;
}
