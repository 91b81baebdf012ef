import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

test.each(['/', '/account', '/stories?archived=1&q=a%20b', '/stories/x/revise'])(
  '%s is within Stet',
  (path) => {
    expect(ownPath(path)).toBe(path);
  },
);

test.each([
  undefined,
  null,
  ['/account'],
  '',
  'account',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/.//elsewhere.example',
  '/x/..//elsewhere.example',
  '/%2e//elsewhere.example',
  'javascript:alert(1)',
])('%j leads to the beginning', (path) => {
  expect(ownPath(path)).toBe('/');
});

test('wherever it leads, a browser stays', () => {
  for (const path of ['/a//b', '/%2F%2Felsewhere.example', '/;//x', '/@elsewhere.example', '/:80']) {
    const here = 'https://desk.example';
    expect(new URL(ownPath(path), here).origin, path).toBe(here);
  }
});
