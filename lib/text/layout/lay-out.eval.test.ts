import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layOut } from './lay-out.ts';

const story = '../shared/eval/story-captured-nationals.txt';
const isThere = existsSync(story);

describe.skipIf(!isThere)(`the real story${isThere ? '' : ' (skipped: it is not on this machine)'}`, () => {
  const { text, blocks } = layOut(isThere ? readFileSync(story, 'utf8') : '');

  it('has its headline of three lines, twelve paragraphs and two asides, in their places', () => {
    expect(blocks.map((block) => block.asideReason ?? block.kind)).toEqual([
      'headline',
      'handle',
      ...Array<string>(5).fill('paragraph'),
      'related',
      ...Array<string>(7).fill('paragraph'),
    ]);
  });

  it('has each paragraph whole: it opens with a capital or a quotation mark and ends as a sentence does', () => {
    for (const block of blocks.filter(({ kind }) => kind === 'paragraph')) {
      expect(text.slice(block.start, block.end)).toMatch(/^[“\p{Lu}].*[.”]$/su);
    }
  });

  it('keeps every character but white space', () => {
    const bare = (words: string) => words.replace(/\s/g, '');
    expect(bare(text)).toBe(bare(readFileSync(story, 'utf8')));
  });

  it('leaves the sentence about Moscow and Beijing a paragraph of its own', () => {
    const lone = blocks.filter(({ start, end }) => /Moscow or Beijing\.$/.test(text.slice(start, end)));
    expect(lone.map(({ start, end }) => end - start)).toEqual([54]);
  });
});
