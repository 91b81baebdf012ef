import { describe, expect, it } from 'vitest';
import type { ReadingNote } from '../domain/readings.ts';
import type { BlockKind } from '../domain/vocabulary.ts';
import { questionAbout, withStoryBack } from './little-left.ts';

type Given = [kind: BlockKind, words: string, asideReason?: string];

function laid(...given: Given[]) {
  let text = '';
  const blocks = given.map(([kind, words, asideReason = null]) => {
    const start = text.length;
    text += `${words}\n\n`;
    return { start, end: start + words.length, kind, asideReason };
  });
  return { text, blocks, readings: [] as ReadingNote[] };
}

const SENTENCE = 'The owner of the ferry did not respond to a request for comment.';

describe('before a story is made of next to nothing Stet asks', () => {
  it('where all or nearly all of it was set aside', () => {
    const all = laid(
      ['HEADLINE', 'Port reopens'],
      ['ASIDE', SENTENCE, 'related'],
      ['ASIDE', SENTENCE, 'furniture'],
    );
    expect(questionAbout(all, 'page')).toBe('Almost all of this page was set aside (2 of 2 paragraphs).');
    const nearly = laid(
      ['PARAGRAPH', 'The port is open.'],
      ...Array.from({ length: 5 }, (): Given => ['ASIDE', SENTENCE, 'related']),
    );
    expect(questionAbout(nearly, 'file')).toBe('Almost all of this file was set aside (5 of 6 paragraphs).');
    expect(questionAbout(nearly, 'text')).toContain('5 of 6');
  });

  it('where a file gives a handful of words, but not where somebody pasted them', () => {
    const few = laid(['PARAGRAPH', 'Log in to read on.']);
    expect(questionAbout(few, 'page')).toBe('Only 5 words of this page were read as its story.');
    expect(questionAbout(few, 'text')).toBeNull();
  });

  it('where a short text was read of a page with much more on it', () => {
    const short = laid(['PARAGRAPH', SENTENCE]);
    const details = Array.from({ length: 10 }, () => ({ words: SENTENCE }));
    expect(
      questionAbout({ ...short, readings: [{ code: 'outside', count: 10, details }] }, 'page'),
    ).toContain('Only 13 words');
    expect(questionAbout(short, 'page')).toBeNull();
  });

  it('and not of a short story with a few captions', () => {
    expect(
      questionAbout(
        laid(
          ['HEADLINE', 'Port reopens'],
          ['PARAGRAPH', SENTENCE],
          ['ASIDE', SENTENCE, 'caption'],
          ['ASIDE', SENTENCE, 'caption'],
        ),
        'page',
      ),
    ).toBeNull();
  });
});

describe('putting the story back', () => {
  const kinds = (given: ReturnType<typeof laid>) =>
    withStoryBack(given.text, given.blocks).map(({ kind }) => kind);

  it('takes every line that reads like text, and leaves what stands beside one', () => {
    expect(
      kinds(
        laid(
          ['HEADLINE', 'Port reopens'],
          ['ASIDE', SENTENCE, 'related'],
          ['ASIDE', 'Share', 'furniture'],
          ['ASIDE', `${SENTENCE} /AFP`, 'credit'],
        ),
      ),
    ).toEqual(['HEADLINE', 'PARAGRAPH', 'ASIDE', 'ASIDE']);
  });

  it('takes all where nothing reads like text', () => {
    expect(kinds(laid(['ASIDE', 'Photo: Port Office', 'credit']))).toEqual(['PARAGRAPH']);
  });
});
