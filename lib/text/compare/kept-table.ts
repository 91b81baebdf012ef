/**
 * A table to fill for each stretch that is aligned. One is kept, up to a size, for the next stretch: a typed array stands
 * outside the heap, and making those of a stretch of few words took longer than filling them.
 *
 * @param make a table of a size
 * @param room the size up to which it is kept
 * @returns gives a table of at least a size, with anything in it; the one it gave before may be the same
 */
export function keptTable<Table>(make: (size: number) => Table, room: number): (size: number) => Table {
  const kept = make(room);
  return (size) => (size > room ? make(size) : kept);
}
