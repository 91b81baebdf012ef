import { describe, expect, test } from 'vitest';
import { MEDIA_TYPES, type MediaKey, mediaTypeOf } from './media-types.ts';
import { demandSameOrigin, uploadHead } from './request.ts';
import { rangeOf, servingHeaders } from './serve.ts';

const file = { fileName: 'a.bin', size: 10, sha256: 'ab'.repeat(32) };

describe('what a file is served with', () => {
  test.each(Object.keys(MEDIA_TYPES) as MediaKey[])(
    '%s: nothing in it can run or be read elsewhere',
    (key) => {
      const headers = servingHeaders(file, MEDIA_TYPES[key]);
      expect(headers.get('Content-Security-Policy')).toMatch(/^sandbox; default-src 'none'/);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
      expect(headers.get('Cache-Control')).toBe('private, no-store');
      const mayOpen = /^(?:image|audio|video)\/|^application\/pdf$/.test(MEDIA_TYPES[key].name);
      expect(headers.get('Content-Disposition')).toMatch(mayOpen ? /^inline; / : /^attachment; /);
    },
  );

  test('a page is bytes to be saved and never a page', () => {
    const headers = servingHeaders(file, MEDIA_TYPES.html);
    expect(headers.get('Content-Type')).toBe('application/octet-stream');
  });

  test('what nobody knows is saved', () => {
    const headers = servingHeaders(file, mediaTypeOf('image/svg+xml'));
    expect(headers.get('Content-Type')).toBe('application/octet-stream');
    expect(headers.get('Content-Disposition')).toMatch(/^attachment/);
  });

  test.each([
    [
      'заява "1".pdf',
      `inline; filename=" _1_.pdf"; filename*=UTF-8''%D0%B7%D0%B0%D1%8F%D0%B2%D0%B0%20%221%22.pdf`,
    ],
    [
      "it's (a) 100%.pdf",
      `inline; filename="it's (a) 100_.pdf"; filename*=UTF-8''it%27s%20%28a%29%20100%25.pdf`,
    ],
  ])('the name %j cannot break the header', (fileName, header) => {
    expect(servingHeaders({ ...file, fileName }, MEDIA_TYPES.pdf).get('Content-Disposition')).toBe(header);
  });
});

describe('ranges', () => {
  test.each([
    [null, null],
    ['bytes=0-', { start: 0, end: 9 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=3-5', { start: 3, end: 5 }],
    ['bytes=3-500', { start: 3, end: 9 }],
    ['bytes=-4', { start: 6, end: 9 }],
    ['bytes=-400', { start: 0, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-3', null],
    ['bytes=-', null],
    ['bytes=0-1,4-5', null],
    ['lines=0-1', null],
    ['bytes=a-b', null],
  ])('%j of ten bytes', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range);
  });

  test('nothing can be taken of nothing', () => {
    expect(rangeOf('bytes=0-', 0)).toBe('unsatisfiable');
    expect(rangeOf('bytes=-1', 0)).toBe('unsatisfiable');
  });
});

describe('who sent it', () => {
  const from = (headers: Record<string, string>) => () =>
    demandSameOrigin(new Headers({ host: 'desk.example', ...headers }), 'https://public.example');
  test.each([
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://desk.example' }],
    [{ origin: 'https://desk.example' }],
    [{ origin: 'https://public.example' }],
    [{}],
  ])('%j may', (headers) => {
    expect(from(headers)).not.toThrow();
  });
  test.each([
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://other.desk.example' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' }],
  ])('%j may not', (headers) => {
    expect(from(headers)).toThrow('another site');
  });
});

describe('what an upload says of itself', () => {
  const sound = { 'content-length': '5', 'x-content-sha256': 'AB'.repeat(32), 'x-file-name': 'a%20b.pdf' };
  test('is read', () => {
    expect(uploadHead(new Headers(sound))).toEqual({ size: 5, sha256: 'ab'.repeat(32), fileName: 'a b.pdf' });
  });
  test.each([
    ['content-length', ''],
    ['content-length', '-1'],
    ['content-length', '1e9'],
    ['x-content-sha256', ''],
    ['x-content-sha256', 'abc'],
    ['x-file-name', '%E0%A4%A'],
  ])('%s %j is refused', (name, value) => {
    expect(() => uploadHead(new Headers({ ...sound, [name]: value }))).toThrow();
  });
});
