import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { pressed } from './file-records.ts';
import { type Asked, negotiated } from './negotiation.ts';

const TEXT = 'The council voted to sell the tramway. '.repeat(200);
const bytes = new TextEncoder().encode(TEXT);
const sha256 = '0123456789abcdef'.repeat(4);
const NOTHING: Asked = { ifNoneMatch: null, ifRange: null, range: null, acceptEncoding: null };
let file: Parameters<typeof negotiated>[0];
beforeAll(async () => {
  file = { bytes, sha256, ...(await pressed(bytes)) };
});

const answer = (asked: Partial<Asked>) =>
  negotiated(file, { ...NOTHING, ...asked }, { 'Content-Type': 'text/plain' });
const text = (body: Uint8Array | null) => Buffer.from(body ?? []).toString();

describe('the form', () => {
  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br;q=0.1', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=1.0', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['deflate', undefined],
    ['', undefined],
    [null, undefined],
    ['br;q=rubbish', undefined],
  ])('of “%s” is %s', (acceptEncoding, encoding) => {
    const { status, headers, body } = answer({ acceptEncoding });
    expect(status).toBe(200);
    expect(headers['Content-Encoding']).toBe(encoding);
    expect(headers).toMatchObject({ 'Content-Length': String(body?.length), Vary: 'Accept-Encoding' });
    const plain =
      encoding === 'br'
        ? brotliDecompressSync(body ?? '')
        : encoding === 'gzip'
          ? gunzipSync(body ?? '')
          : body;
    expect(text(plain)).toBe(TEXT);
  });

  test('each has a tag of its own, which holds for itself alone', () => {
    const forms = [null, 'gzip', 'br'].map(
      (acceptEncoding) => [acceptEncoding, answer({ acceptEncoding }).headers.ETag] as const,
    );
    expect(new Set(forms.map(([, tag]) => tag)).size).toBe(3);
    for (const [acceptEncoding, tag = ''] of forms) {
      for (const [, other = ''] of forms) {
        expect(answer({ acceptEncoding, ifNoneMatch: other }).status).toBe(tag === other ? 304 : 200);
      }
      expect(answer({ acceptEncoding, ifNoneMatch: `"x", W/${tag}` })).toMatchObject({
        status: 304,
        body: null,
      });
      expect(answer({ acceptEncoding, ifNoneMatch: '*' }).status).toBe(304);
    }
  });

  test('what does not get smaller is not compressed', async () => {
    expect(await pressed(new TextEncoder().encode('x'))).toEqual({ gzip: null, brotli: null });
  });
});

describe('a part', () => {
  const size = bytes.length;
  test.each([
    ['bytes=0-9', 0, 9],
    ['bytes=10-', 10, size - 1],
    ['bytes=-5', size - 5, size - 1],
    [`bytes=-${size * 2}`, 0, size - 1],
    [`bytes=5-${size * 2}`, 5, size - 1],
    ['bytes=7-7', 7, 7],
  ])('%s', (range, from, to) => {
    // The part of the text as it is, even for a client that accepts compression.
    const { status, headers, body } = answer({ range, acceptEncoding: 'br' });
    expect(status).toBe(206);
    expect(headers['Content-Range']).toBe(`bytes ${from}-${to}/${size}`);
    expect(headers['Content-Encoding']).toBeUndefined();
    expect(text(body)).toBe(TEXT.slice(from, to + 1));
  });

  test.each(['bytes=', 'bytes=-', 'bytes=9-3', 'bytes=0-1,3-4', 'items=0-1', 'bytes=a-b'])(
    '%s is all of it',
    (range) => {
      expect(answer({ range }).status).toBe(200);
    },
  );

  test.each([`bytes=${size}-`, 'bytes=-0', `bytes=${size}-${size + 4}`])('%s is nowhere', (range) => {
    expect(answer({ range })).toMatchObject({
      status: 416,
      headers: { 'Content-Range': `bytes */${size}` },
      body: null,
    });
  });

  test('is sent only of what the reader has begun', () => {
    const { ETag = '' } = answer({}).headers;
    expect(answer({ range: 'bytes=0-9', ifRange: ETag }).status).toBe(206);
    expect(answer({ range: 'bytes=0-9', ifRange: '"other"' }).status).toBe(200);
    expect(answer({ range: 'bytes=0-9', ifRange: `W/${ETag}` }).status).toBe(200);
  });
});
