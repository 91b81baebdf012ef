import { describe, expect, it } from 'vitest';
import { afterFirstWord, markLevels, segmentBlock } from './segments.ts';

const paragraph = { start: 10, end: 60 };

describe('segmentBlock', () => {
  it('gives a block without items as one piece', () => {
    expect(segmentBlock(paragraph, [])).toEqual([{ start: 10, end: 60, itemIds: [], opens: [] }]);
  });

  it('cuts where items begin and end, the longest item outermost', () => {
    const inner = { id: 'inner', spans: [{ start: 30, end: 40 }] };
    const outer = { id: 'outer', spans: [{ start: 20, end: 50 }] };
    expect(segmentBlock(paragraph, [inner, outer])).toEqual([
      { start: 10, end: 20, itemIds: [], opens: [] },
      { start: 20, end: 30, itemIds: ['outer'], opens: ['outer'] },
      { start: 30, end: 40, itemIds: ['outer', 'inner'], opens: ['inner'] },
      { start: 40, end: 50, itemIds: ['outer'], opens: [] },
      { start: 50, end: 60, itemIds: [], opens: [] },
    ]);
  });

  it('clips items that run over paragraphs and opens them only once', () => {
    const long = {
      id: 'a',
      spans: [
        { start: 0, end: 8 },
        { start: 12, end: 90 },
      ],
    };
    expect(segmentBlock(paragraph, [long])).toEqual([
      { start: 10, end: 12, itemIds: [], opens: [] },
      { start: 12, end: 60, itemIds: ['a'], opens: [] },
    ]);
  });

  it('covers the block exactly, whatever lies on it', () => {
    let seed = 7;
    const next = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % n;
    };
    for (let round = 0; round < 300; round++) {
      const items = Array.from({ length: next(6) }, (_, i) => {
        const start = next(70);
        return { id: `i${i}`, spans: [{ start, end: start + 1 + next(25) }] };
      });
      const segments = segmentBlock(paragraph, items);
      expect(segments[0]?.start).toBe(10);
      expect(segments.at(-1)?.end).toBe(60);
      for (const [i, piece] of segments.entries()) {
        expect(piece.end).toBeGreaterThan(piece.start);
        expect(piece.start).toBe(i === 0 ? 10 : segments[i - 1]?.end);
        const covering = items.filter((item) =>
          item.spans.some((s) => s.start <= piece.start && s.end >= piece.end),
        );
        expect([...piece.itemIds].sort()).toEqual(covering.map((item) => item.id).sort());
      }
    }
  });
});

describe('markLevels', () => {
  it('draws the shorter of two overlapping items next to the words', () => {
    const levels = markLevels([
      { id: 'long', spans: [{ start: 0, end: 40 }] },
      { id: 'short', spans: [{ start: 10, end: 20 }] },
      { id: 'apart', spans: [{ start: 50, end: 60 }] },
    ]);
    expect(Object.fromEntries(levels)).toEqual({ short: 0, long: 1, apart: 0 });
  });

  it('never gives the same level to two that overlap', () => {
    const items = Array.from({ length: 12 }, (_, i) => ({
      id: String(i),
      spans: [{ start: i * 3, end: i * 3 + 4 + (i % 4) * 5 }],
    }));
    const levels = markLevels(items);
    for (const a of items) {
      for (const b of items) {
        if (a.id >= b.id) continue;
        const [x, y] = [a.spans[0], b.spans[0]];
        if (x && y && x.start < y.end && y.start < x.end) {
          expect(levels.get(a.id)).not.toBe(levels.get(b.id));
        }
      }
    }
  });
});

describe('afterFirstWord', () => {
  it('is the offset behind the first word', () => {
    expect(afterFirstWord('He said so.', { start: 3, end: 11 })).toBe(7);
    expect(afterFirstWord('He said so.', { start: 8, end: 11 })).toBe(11);
    expect(afterFirstWord('a  b', { start: 1, end: 4 })).toBe(4);
  });
});
