import { itemOfBookmark, type TakenFrom } from '../domain/word-drafts.ts';
import type { Layout } from '../text/layout/block.ts';
import type { Mark } from '../text/layout/marks.ts';
import type { Span } from '../text/words/types.ts';
import { rangeBetween } from './found-notes.ts';

/**
 * A bookmark of ours: the piece of an item that it marks, and the id of its marks in the paragraphs; null for one that is
 * there twice or never ends.
 */
export type FoundBookmark = { itemId: string; piece: number; mark: number | null };

/** What a file says of the story that it was taken from, as it was read. */
export type FoundInWord = { from: TakenFrom; bookmarks: FoundBookmark[] };

/**
 * An item that a file from Word has bookmarks for. `pieces`: where the words of each are in the text; null where a
 * bookmark is there twice, has no end, no words or more than one paragraph.
 */
export type MarkedItem = { id: string; pieces: (Span | null)[] };

/** What came back from Word: the story and revision that the file was taken from, and its items in the text. */
export type BackFromWord = { from: TakenFrom; items: MarkedItem[] };

/**
 * Gives marks to the bookmarks of items as a document's body is read. Their ids are below zero: notes have those above
 * (`NotePlaces`), and all of them go through the layout together.
 */
export class ItemBookmarks {
  readonly #marks = new Map<string, FoundBookmark & { mark: number }>();
  readonly #twice = new Set<string>();
  /** The names of those that are open, by the number that their end goes by. */
  readonly #open = new Map<string, string>();

  /** A bookmark begins. Null where it is none of ours, or one with this name began before. */
  begin(id: string, name: string): Omit<Mark, 'at'> | null {
    const marked = itemOfBookmark(name);
    if (marked === null) return null;
    if (this.#marks.has(name)) {
      this.#twice.add(name);
      return null;
    }
    const mark = -1 - this.#marks.size;
    this.#marks.set(name, { ...marked, mark });
    this.#open.set(id, name);
    return { id: mark, is: 'start' };
  }

  /** The end of the bookmark with this number. */
  end(id: string): Omit<Mark, 'at'> | null {
    const known = this.#marks.get(this.#open.get(id) ?? '');
    if (known === undefined) return null;
    this.#open.delete(id);
    return { id: known.mark, is: 'end' };
  }

  /** All of them, each once. */
  found(): FoundBookmark[] {
    const open = new Set(this.#open.values());
    return [...this.#marks].map(([name, one]) =>
      this.#twice.has(name) || open.has(name) ? { ...one, mark: null } : one,
    );
  }
}

/** Where the marked items are in the text that the paragraphs were laid out as. */
export function markedItems(
  bookmarks: readonly FoundBookmark[],
  { text, blocks, marks }: Layout,
): MarkedItem[] {
  const places = new Map<number, { start?: number; end?: number }>();
  for (const { id, at, is } of marks ?? []) {
    if (id >= 0) continue;
    const place = places.get(id) ?? {};
    place[is] ??= at;
    places.set(id, place);
  }
  const items = new Map<string, MarkedItem>();
  for (const { itemId, piece, mark } of bookmarks) {
    const { start, end } = (mark !== null && places.get(mark)) || {};
    const item = items.get(itemId) ?? { id: itemId, pieces: [] };
    items.set(itemId, item);
    while (item.pieces.length <= piece) item.pieces.push(null);
    if (start === undefined || end === undefined || end <= start) continue;
    const range = rangeBetween(start, end, { text, blocks });
    if (range && range.start < range.end && !text.slice(range.start, range.end).includes('\n'))
      item.pieces[piece] = range;
  }
  return [...items.values()];
}
