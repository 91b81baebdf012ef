import { expect, it } from 'vitest';
import { splitPlaces } from './split-places.ts';

it('divides in front of each word but the first, over all parts of the item', () => {
  const text = '“One two,” she said, “three.”';
  const spans = [
    { start: 0, end: 10 },
    { start: 21, end: 29 },
  ];
  expect(splitPlaces(text, spans).map((at) => text.slice(at, at + 3))).toEqual(['two', '“th']);
  expect(splitPlaces(text, [{ start: 1, end: 4 }])).toEqual([]);
});
