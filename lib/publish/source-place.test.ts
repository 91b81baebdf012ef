import { expect, test } from 'vitest';
import { pageIn, placedLink, secondsIn } from './source-place.ts';

const at = (link: string, more: Partial<Parameters<typeof placedLink>[0]> = {}) =>
  placedLink({ link, locator: '', excerpt: '', type: 'DOCUMENT', ...more });

test.each([
  [
    'a page of a PDF',
    at('https://a.example/b.pdf', { locator: 'pp. 12–13' }),
    'https://a.example/b.pdf#page=12',
  ],
  ['a PDF without one', at('https://a.example/b.pdf', { excerpt: 'These words' }), 'https://a.example/b.pdf'],
  [
    'a file of sound',
    at('https://a.example/b.mp3', { locator: '00:14:32' }),
    'https://a.example/b.mp3#t=872',
  ],
  [
    'a film at YouTube',
    at('https://www.youtube.com/watch?v=x', { locator: '1:02:03 – 1:02:09', type: 'RECORDING' }),
    'https://www.youtube.com/watch?v=x&t=3723s',
  ],
  ['its short link', at('https://youtu.be/x', { locator: '0:31' }), 'https://youtu.be/x?t=31s'],
  [
    'a recording on some page',
    at('https://a.example/b?id=7', { locator: '0:31', type: 'RECORDING', excerpt: 'words' }),
    'https://a.example/b?id=7',
  ],
  [
    'words on a page',
    at('https://a.example/b?id=7', { excerpt: '“Well-known, £31.5m & more”' }),
    'https://a.example/b?id=7#:~:text=Well%2Dknown%2C%20%C2%A331.5m%20%26%20more',
  ],
  [
    'many words on a page',
    at('https://a.example/', { excerpt: 'one two three four five six seven eight nine ten eleven' }),
    'https://a.example/#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven',
  ],
  [
    'words with something left out',
    at('https://a.example/', { excerpt: 'One two … three four' }),
    'https://a.example/#:~:text=One%20two',
  ],
  [
    'words over two lines',
    at('https://a.example/', { excerpt: 'One two\nthree four' }),
    'https://a.example/#:~:text=One%20two,three%20four',
  ],
  ['a place of its own', at('https://a.example/#x', { excerpt: 'words' }), 'https://a.example/#x'],
  ['no link', at('', { excerpt: 'words' }), ''],
  ['no address of the web', at('javascript:alert(1)', { excerpt: 'words' }), 'javascript:alert(1)'],
])('%s', (_, made, expected) => {
  expect(made).toBe(expected);
});

test('pages and moments are read from locators as they are typed', () => {
  expect(['p. 1', 'page 12, line 3', 'table 3', 'pp 4-5', 'group 7', 'S. 8'].map(pageIn)).toEqual([
    ...[1, 12, null, 4, null, 8],
  ]);
  expect(['00:14:32', 'at 14:32', '14:72', '10.14:32', 'p. 4', '2025-04-08T10:00:00'].map(secondsIn)).toEqual(
    [...[872, 872, null, null, null, null]],
  );
});
