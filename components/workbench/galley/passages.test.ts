import { expect, it } from 'vitest';
import type { BlockView } from '@/lib/stories/view.ts';
import { itemsByBlock, passagesOf } from './passages.ts';

function blocksOf(kinds: readonly BlockView['kind'][]): BlockView[] {
  return kinds.map((kind, i) => ({
    id: `block ${i}`,
    start: i * 100,
    end: i * 100 + 90,
    kind,
    asideReason: null,
  }));
}

const paragraphs = (count: number) => Array<BlockView['kind']>(count).fill('PARAGRAPH');

it('puts every block into exactly one passage, in order', () => {
  for (const count of [0, 1, 7, 8, 9, 100]) {
    const blocks = blocksOf(paragraphs(count));
    expect(passagesOf(blocks).flatMap((passage) => passage.blocks)).toEqual(blocks);
  }
});

it('cuts a long story into many, each of a few paragraphs', () => {
  const passages = passagesOf(blocksOf(paragraphs(100)));
  expect(passages.map(({ blocks }) => blocks.length)).toEqual([...Array(12).fill(8), 4]);
  expect(new Set(passages.map(({ id }) => id)).size).toBe(13);
});

it('does not cut beside a heading, a list or a table, whose space depends on their neighbours', () => {
  const blocks = blocksOf([
    ...paragraphs(7),
    ...Array<BlockView['kind']>(6).fill('LIST'),
    'PARAGRAPH',
    'SUBHEAD',
    ...paragraphs(3),
  ]);
  expect(passagesOf(blocks).map((passage) => passage.blocks.length)).toEqual([16, 2]);
});

it('knows about how many lines a passage has', () => {
  const [passage] = passagesOf([{ id: 'a', start: 0, end: 720, kind: 'PARAGRAPH', asideReason: null }]);
  expect(passage?.lines).toBe(11);
});

it('finds the items of every block, as looking at each pair would', () => {
  const blocks = blocksOf(paragraphs(30));
  const items = Array.from({ length: 100 }, (_, i) => {
    const start = i * 31;
    const spans =
      i % 5 === 0
        ? [
            { start, end: start + 20 },
            { start: start + 250, end: start + 260 },
          ]
        : [{ start, end: start + 25 }];
    return { start, end: spans.at(-1)?.end ?? 0, spans, isCut: i % 7 === 0 };
  });
  const byBlock = itemsByBlock(blocks, items);
  for (const block of blocks) {
    const inside = items.filter(
      ({ spans, isCut }) => !isCut && spans.some((span) => span.start < block.end && block.start < span.end),
    );
    expect(inside.length).toBeGreaterThan(0);
    expect(byBlock.get(block.id)).toEqual(inside);
  }
});
