import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from './lay-out.ts';

/** Letters and figures in order of appearance, which layout must not add to, lose or (page breaks aside) move. */
const lettersOf = (text: string) =>
  [...text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    '  ',
    'The minister said on Tuesday that the ships had left the bay and that the',
    'crews were at home again. “We know it,” he said.',
    'and nobody else was there',
    '@NATO',
    'Related stories:',
    'Advertisement',
    'Photo: Nadar / AFP',
    '7',
    '- an item',
    'inspec-',
    'tor',
    'Ships Leave the Bay',
  ),
);
const raw = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));

describe('any text at all', { timeout: 60_000 }, () => {
  it('is laid out in blocks that cover the text, without line breaks, empty blocks or lone surrogates', () => {
    fc.assert(
      fc.property(raw, fc.option(fc.string({ maxLength: 60 }), { nil: undefined }), (input, headline) => {
        const { text, blocks } = layOut(input, { headline });
        expect(text).not.toMatch(/\0|\p{Surrogate}|\r/u);
        let at = 0;
        for (const block of blocks) {
          expect(block.start).toBe(at);
          expect(block.end).toBeGreaterThan(block.start);
          expect(text.slice(block.start, block.end)).not.toContain('\n');
          expect(block.kind === 'aside').toBe(block.asideReason !== null);
          at = block.end + 2;
        }
        expect(text).toBe(blocks.map((block) => text.slice(block.start, block.end)).join('\n\n'));
        expect(blocks.filter((block) => block.kind === 'headline').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps every letter and figure', () => {
    fc.assert(
      fc.property(raw, (input) => {
        const wellFormed = input.replace(/\p{Surrogate}/gu, '');
        expect(lettersOf(layOut(wellFormed).text)).toBe(lettersOf(wellFormed));
      }),
      { numRuns: 400 },
    );
  });
});
