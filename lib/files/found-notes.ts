import { withoutDetour } from '../domain/draft-note-links.ts';
import type { DraftNote } from '../domain/draft-notes.ts';
import type { Layout } from '../text/layout/block.ts';
import type { Span } from '../text/words/types.ts';

/** A note as a file has it. `mark`: the id of its marks in the paragraphs; null where nothing refers to it. */
export type FoundNote = Omit<DraftNote, 'range'> & { mark: number | null };

/** Notes at their words in the text that their paragraphs were laid out as: in its order, the unplaced ones last. */
export function placedNotes(notes: readonly FoundNote[], layout: Layout): DraftNote[] {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const { id, at, is } of layout.marks ?? []) {
    const places = is === 'start' ? starts : ends;
    if (!places.has(id)) places.set(id, at);
  }
  const placed = notes.map(({ mark, ...note }): DraftNote => {
    const range = mark === null ? null : rangeBetween(starts.get(mark), ends.get(mark), layout);
    return { ...note, range };
  });
  const placeOf = ({ range }: DraftNote) => range?.start ?? Number.POSITIVE_INFINITY;
  // Without a subtraction: infinity less infinity is no order.
  return placed.sort((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) < placeOf(b) ? -1 : 1));
}

/** The words between two places of a text, without white space at their ends; a point where there are none. */
export function rangeBetween(
  start: number | undefined,
  end: number | undefined,
  layout: Pick<Layout, 'text' | 'blocks'>,
): Span | null {
  const { text, blocks } = layout;
  if (start === undefined) return end === undefined ? null : { start: end, end };
  if (end !== undefined && end <= start && text.slice(end, start).trim() === '') return { start: end, end };
  // A comment that never ends, or ends before it begins since a box was put after its paragraph, is about the rest of it.
  const isClosed = end !== undefined && end > start;
  const to = isClosed ? end : (blocks.find((block) => block.end > start)?.end ?? text.length);
  const words = text.slice(start, to);
  if (words.trim() === '') return { start, end: start };
  return {
    start: start + words.length - words.trimStart().length,
    end: to - (words.length - words.trimEnd().length),
  };
}

/** Addresses of the web and of mail, each once, in their order; what else a link may hold leads nowhere for us. */
export function noteLinks(addresses: Iterable<string>): string[] {
  const links = new Set<string>();
  for (const address of addresses) {
    const link = withoutDetour(address.trim());
    if (/^(?:https?:\/\/|mailto:)\S{3,2000}$/i.test(link)) links.add(link.toWellFormed());
  }
  return [...links];
}

/** "2026-11-20T14:03:00" of a date as a word processor writes it, without its Z; empty where it is none. */
export const momentIn = (date: string): string =>
  /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d(?::[0-5]\d)?(?=$|[.Z+-])/.exec(date.trim())?.[0] ?? '';
