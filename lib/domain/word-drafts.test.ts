import { describe, expect, it } from 'vitest';
import {
  bookmarkOf,
  commentHead,
  footnoteHead,
  isOwnComment,
  isOwnFootnote,
  itemOfBookmark,
  keptInStyle,
  NOTE_HEAD,
  stetStyle,
  takenFrom,
  UNNAMED_FOOTNOTE,
} from './word-drafts.ts';

const ITEM = '0b6f3c8a-1d2e-4f5a-8b9c-0d1e2f3a4b5c';

describe('bookmarks', () => {
  it('have a name that Word takes, for each piece of an item, and lead back to it', () => {
    for (const piece of [0, 1, 9]) {
      const name = bookmarkOf(ITEM, piece) ?? '';
      expect(name.length).toBeLessThanOrEqual(40);
      expect(name).toMatch(/^[a-z]\w*$/);
      expect(itemOfBookmark(name)).toEqual({ itemId: ITEM, piece });
    }
    expect(bookmarkOf(ITEM, 10)).toBeNull();
  });

  it.each([
    '_GoBack',
    'stet_',
    `stet_${'0'.repeat(31)}`,
    `stet_${'0'.repeat(33)}`,
    `stet_${'0'.repeat(32)}_0`,
  ])('%s is none of ours', (name) => expect(itemOfBookmark(name)).toBeNull());
});

describe('where a file was taken from', () => {
  const from = (StetStory: string, StetRevision: string) =>
    takenFrom(new Map(Object.entries({ StetStory, StetRevision })));

  it('is read as some programs write it again', () => {
    expect(from(` ${ITEM.toUpperCase()}\n`, ' 12 ')).toEqual({ storyId: ITEM, revision: 12 });
  });

  it.each([
    ['', '1'],
    [ITEM, ''],
    [ITEM, '0'],
    [ITEM, '1e9'],
    [ITEM, '-1'],
    [`${ITEM}0`, '1'],
  ])('%j, revision %j is nothing that Stet wrote', (storyId, revision) => {
    expect(from(storyId, revision)).toBeNull();
  });
});

it('knows its own comments and footnotes, and nobody else’s', () => {
  const own = (words: string, author = 'Stet') => isOwnComment({ words, author });
  expect(own(`${commentHead('DISPUTED', 12)}\nWas it said?`)).toBe(true);
  expect(own(`${NOTE_HEAD}Ines Calloway: rang twice`)).toBe(true);
  expect(own(commentHead('VERIFIED', 1), 'Ines Calloway')).toBe(false);
  expect(own('Budget report, p. 12')).toBe(false);
  expect(isOwnFootnote({ words: `${footnoteHead(3)}: Minutes` })).toBe(true);
  expect(isOwnFootnote({ words: `${UNNAMED_FOOTNOTE}.` })).toBe(true);
  expect(isOwnFootnote({ words: 'Source 3: Minutes' })).toBe(false);
});

it('keeps in the style of a paragraph what Word has no style for', () => {
  expect(stetStyle('PARAGRAPH', null)).toBeNull();
  expect(stetStyle('HEADLINE', null)).toBeNull();
  for (const kind of ['POST', 'TABLE', 'LIST', 'CORRECTION'] as const) {
    const style = stetStyle(kind, null) ?? '';
    expect(keptInStyle(style)).toEqual({ kind: kind.toLowerCase() });
    expect(keptInStyle(style.replaceAll(' ', ''))).toEqual({ kind: kind.toLowerCase() });
  }
  expect(keptInStyle(stetStyle('ASIDE', 'credit') ?? '')).toEqual({ kind: 'aside', asideReason: 'credit' });
  expect(keptInStyle(stetStyle('ASIDE', 'what somebody typed') ?? '')).toEqual({ kind: 'aside' });
  expect(keptInStyle('Stetson')).toBeNull();
});
