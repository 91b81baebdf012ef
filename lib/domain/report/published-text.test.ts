import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publishedText, type TextBlock } from './published-text.ts';

const TEXT = 'One.\n\n@handle\n\nTwo and three.\n\nFour.';
const BLOCKS: TextBlock[] = [
  { start: 31, end: 36, kind: 'PARAGRAPH' },
  { start: 0, end: 4, kind: 'HEADLINE' },
  { start: 6, end: 13, kind: 'ASIDE' },
  { start: 15, end: 29, kind: 'PARAGRAPH' },
];

it('leaves out what was set aside', () => {
  const { text, blocks } = publishedText(TEXT, BLOCKS);
  expect(text).toBe('One.\n\nTwo and three.\n\nFour.');
  expect(blocks.map(({ kind }) => kind)).toEqual(['HEADLINE', 'PARAGRAPH', 'PARAGRAPH']);
});

it.each([
  ['inside one block', { start: 23, end: 28 }, [{ start: 14, end: 19 }]],
  ['inside the set-aside line', { start: 7, end: 12 }, []],
  ['over two paragraphs', { start: 23, end: 36 }, [{ start: 14, end: 27 }]],
  ['over the set-aside line', { start: 0, end: 18 }, [{ start: 0, end: 9 }]],
])('moves a span %s', (_says, span, moved) => {
  expect(publishedText(TEXT, BLOCKS).move([span])).toEqual(moved);
});

it('keeps the words under every span inside a kept block', () => {
  const paragraph = fc.record({
    text: fc.string({ unit: fc.constantFrom('a', ' ', '\n', '…', '😀'), minLength: 1, maxLength: 12 }),
    isAside: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (all, a, b) => {
      let start = 0;
      const blocks = all.map(({ text, isAside }): TextBlock => {
        const block: TextBlock = { start, end: start + text.length, kind: isAside ? 'ASIDE' : 'PARAGRAPH' };
        start = block.end + 2;
        return block;
      });
      const whole = all.map(({ text }) => text).join('\n\n');
      const kept = blocks.filter(({ kind }) => kind !== 'ASIDE');
      const block = kept[a % Math.max(1, kept.length)];
      if (!block) return;
      const from = block.start + (b % (block.end - block.start));
      const published = publishedText(whole, blocks);
      const [moved] = published.move([{ start: from, end: block.end }]);
      expect(published.text.slice(moved?.start, moved?.end)).toBe(whole.slice(from, block.end));
    }),
  );
});
