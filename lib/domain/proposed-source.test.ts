import { describe, expect, it } from 'vitest';
import { whatNoteSays } from './draft-note-says.ts';
import { addressKey, proposedSource, sameSourceKey } from './proposed-source.ts';

const of = (words: string, links: string[] = []) => proposedSource(words, whatNoteSays({ words, links }));

it.each([
  [
    'Council minutes, p. 3, https://council.example/minutes.pdf',
    {
      type: 'DOCUMENT',
      title: 'Council minutes',
      link: 'https://council.example/minutes.pdf',
      locator: 'p. 3',
    },
  ],
  [
    'Phone interview with Ines Calloway, Nov. 3',
    {
      type: 'INTERVIEW',
      author: 'Ines Calloway',
      link: '',
      title: 'Phone interview with Ines Calloway, 3 November',
    },
  ],
  [
    'Interview with Ines Calloway, 3 November 2026',
    { title: 'Interview with Ines Calloway, 3 November 2026' },
  ],
  [
    'https://www.harbour.example/notices/2026/',
    { type: 'OTHER_MEDIA', title: 'harbour.example/notices/2026' },
  ],
  ['https://youtu.be/abc?t=843', { type: 'RECORDING' }],
  ['https://x.com/harbour/status/1', { type: 'SOCIAL_POST' }],
  ['https://stats.example/trips.xlsx', { type: 'DATA' }],
  ['ines@harbour.example', { type: 'INTERVIEW', title: 'ines@harbour.example' }],
  ['See tape at 14:03', { type: 'RECORDING' }],
  ['Too long?', { type: 'DOCUMENT', title: 'Too long?' }],
] as const)('%s', (words, fields) => {
  expect(of(words)).toMatchObject(fields);
});

describe('fields', () => {
  it('are as long as the register takes them, whatever a note says', () => {
    const long = `${'Harbour notice '.repeat(60)}${'💧'.repeat(200)}`;
    const { title, author, locator } = of(`${long}, pp. ${'3, '.repeat(300)}4`);
    expect(title.length).toBeLessThanOrEqual(300);
    expect(author.length).toBeLessThanOrEqual(200);
    expect(locator.length).toBeLessThanOrEqual(200);
    expect(title.isWellFormed()).toBe(true);
    expect(title.trim()).not.toBe('');
  });

  it('never hold an address that signs somebody in, or that opens no page', () => {
    expect(of('Log.', ['https://user:secret@harbour.example/log']).link).toBe('');
    expect(of('Log.', ['mailto:ines@harbour.example']).link).toBe('');
    expect(of('Log.', [`https://harbour.example/${'a'.repeat(2_000)}`]).link).toBe('');
  });

  it('have a title even where the note is nothing but marks', () => {
    expect(of('…').title).not.toBe('');
    expect(of('   ').title).not.toBe('');
  });
});

describe('two notes mean the same source', () => {
  it('where their links lead to the same page', () => {
    expect(addressKey('https://www.Harbour.example/a/')).toBe(addressKey('http://harbour.example/a'));
    expect(addressKey('https://harbour.example/a?id=1')).not.toBe(
      addressKey('https://harbour.example/a?id=2'),
    );
  });

  it('or, without links, where kind, title and author are the same', () => {
    const one = of('Council minutes, p. 3');
    expect(sameSourceKey(one)).toBe(sameSourceKey(of('Council minutes, p. 9')));
    expect(sameSourceKey(one)).not.toBe(sameSourceKey(of('Harbour minutes, p. 3')));
  });
});
