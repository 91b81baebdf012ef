import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../domain/errors.ts';
import type { ByteStore } from './byte-store.ts';
import { folderStore } from './folder-store.ts';
import { stage } from './receive-upload.ts';
import { signRequest } from './s3-signature.ts';
import { s3Store } from './s3-store.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const WORDS = Buffer.from('The bridge will open in March.');
const HASH = sha256(WORDS);

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'stet-evidence-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function* chunks(...parts: (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield part;
  }
}

const staged = () => stage(directory, chunks(WORDS), { size: WORDS.length, sha256: HASH });
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer());

describe('what arrives', () => {
  const incoming = () => readdir(path.join(directory, 'incoming'));

  test('is written whole, for its owner alone', async () => {
    const file = await stage(directory, chunks(WORDS.subarray(0, 7), WORDS.subarray(7)), {
      size: WORDS.length,
      sha256: HASH,
    });
    expect(await readFile(file.path)).toEqual(WORDS);
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['shorter than announced', [WORDS.subarray(0, 10)], { size: WORDS.length, sha256: HASH }, 'broke off'],
    ['longer than announced', [WORDS, WORDS], { size: WORDS.length, sha256: HASH }, 'More arrived'],
    ['other bytes', [Buffer.alloc(WORDS.length)], { size: WORDS.length, sha256: HASH }, 'SHA-256 differs'],
    [
      'broken off',
      [WORDS.subarray(0, 10), new Error('reset')],
      { size: WORDS.length, sha256: HASH },
      'broke off',
    ],
    ['nothing', [], { size: 1, sha256: HASH }, 'broke off'],
  ])('%s: refused, and nothing is left', async (_, parts, announced, words) => {
    const error = await stage(directory, chunks(...parts), announced).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).message).toContain(words);
    expect(await incoming()).toEqual([]);
  });

  test('an endless sender is cut off at what it announced', async () => {
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 1;
        yield Buffer.alloc(65_536);
      }
    }
    await expect(stage(directory, endless(), { size: 1_000_000, sha256: HASH })).rejects.toThrow(
      'More arrived',
    );
    expect(sent).toBe(16);
    expect(await incoming()).toEqual([]);
  });
});

test('a large file passes through in pieces: memory does not grow with it', async () => {
  const piece = Buffer.alloc(65_536, 7);
  const pieces = 1024;
  const hash = createHash('sha256');
  for (let i = 0; i < pieces; i += 1) hash.update(piece);
  const held = () => process.memoryUsage().arrayBuffers;
  const before = held();
  let most = 0;
  async function* body() {
    for (let i = 0; i < pieces; i += 1) {
      most = Math.max(most, held() - before);
      yield piece;
    }
  }
  const size = pieces * piece.length;
  const file = await stage(directory, body(), { size, sha256: hash.digest('hex') });
  expect((await stat(file.path)).size).toBe(size);
  expect(most).toBeLessThan(size / 4);
});

function holdsEvidence(open: () => ByteStore): void {
  test('keeps bytes by their hash and gives them back, whole or in part', async () => {
    const store = open();
    expect(await store.has(HASH, WORDS.length)).toBe(false);
    await store.put(await staged());
    expect(await store.has(HASH, WORDS.length)).toBe(true);
    expect(await bytesOf(await store.open(HASH, WORDS.length))).toEqual(WORDS);
    const part = await store.open(HASH, WORDS.length, { start: 4, end: 9 });
    expect((await bytesOf(part)).toString()).toBe('bridge');
    expect(await readdir(path.join(directory, 'incoming'))).toEqual([]);
  });

  test('the same bytes twice, at once too, are kept once', async () => {
    const store = open();
    await Promise.all([staged(), staged(), staged()].map(async (file) => store.put(await file)));
    expect(await bytesOf(await store.open(HASH, WORDS.length))).toEqual(WORDS);
  });

  test('what is not there, or not whole, is an error and no empty file', async () => {
    const store = open();
    await expect(store.open(HASH, WORDS.length)).rejects.toThrow();
    await store.put(await staged());
    await expect(store.open(HASH, WORDS.length + 1)).rejects.toThrow();
  });

  test('only a hash names a file', async () => {
    const store = open();
    await expect(store.open('../../etc/passwd', 1)).rejects.toThrow('not the SHA-256');
    await expect(store.has(`${HASH}/..`, 1)).rejects.toThrow('not the SHA-256');
  });
}

describe('a folder', () => {
  holdsEvidence(() => folderStore(directory));

  test('holds files that only their owner reads', async () => {
    await folderStore(directory).put(await staged());
    const place = path.join(directory, HASH.slice(0, 2), HASH);
    expect((await stat(place)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(place))).mode & 0o777).toBe(0o700);
  });

  test('a file that lost its end on the disk is put right by the next upload of it', async () => {
    const store = folderStore(directory);
    await store.put(await staged());
    await writeFile(path.join(directory, HASH.slice(0, 2), HASH), 'short');
    expect(await store.has(HASH, WORDS.length)).toBe(false);
    await store.put(await staged());
    expect(await bytesOf(await store.open(HASH, WORDS.length))).toEqual(WORDS);
  });
});

/** A store that speaks as much of the S3 protocol as we use, and recomputes every signature from what arrived. */
class TinyS3 {
  readonly kept = new Map<string, Buffer>();
  readonly refusals: string[] = [];
  readonly server: Server = createServer((request, response) => {
    this.answer(request).then(
      ({ status, body = Buffer.alloc(0), headers = {} }) => {
        response.writeHead(status, { 'content-length': body.length, ...headers });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
      () => response.destroy(),
    );
  });

  private async answer(request: IncomingMessage) {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const problem = this.problem(request, body);
    if (problem) {
      this.refusals.push(problem);
      return { status: 403 };
    }
    const name = request.url ?? '';
    if (name.startsWith('/desk?')) return this.listed(new URL(name, 'http://store').searchParams);
    const found = this.kept.get(name);
    const copied = request.headers['x-amz-copy-source'];
    if (request.method === 'DELETE') return { status: this.kept.delete(name) ? 204 : 404 };
    if (copied) {
      const original = this.kept.get(String(copied));
      // The protocol sends 200 before it copies, and says in the body if that failed.
      if (!original) return { status: 200, body: Buffer.from('<Error><Code>NoSuchKey</Code></Error>') };
      this.kept.set(name, original);
      return { status: 200, body: Buffer.from('<CopyObjectResult/>') };
    }
    if (request.method === 'PUT') {
      this.kept.set(name, body);
      return { status: 200 };
    }
    if (!found) return { status: 404 };
    if (request.method === 'HEAD') return { status: 200, headers: { 'content-length': found.length } };
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (!range) return { status: 200, body: found };
    return { status: 206, body: found.subarray(Number(range[1]), Number(range[2]) + 1) };
  }

  /** Two names at a time, so that there is a next page. */
  private listed(asked: URLSearchParams) {
    const all = [...this.kept].sort().filter(([name]) => name.startsWith(`/desk/${asked.get('prefix')}`));
    const from = Number(asked.get('continuation-token')?.slice(2) ?? 0);
    const contents = all
      .slice(from, from + 2)
      .map(
        ([name, bytes]) =>
          `<Contents><Key>${name.slice('/desk/'.length)}</Key><LastModified>2026-01-31T02:15:00.000Z</LastModified><Size>${bytes.length}</Size></Contents>`,
      );
    const more = from + 2 < all.length;
    const next = more ? `<NextContinuationToken>+=${from + 2}</NextContinuationToken>` : '';
    const body = `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`;
    return { status: 200, body: Buffer.from(body) };
  }

  private problem(request: IncomingMessage, body: Buffer): string | null {
    const given =
      /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w{64})$/.exec(
        request.headers.authorization ?? '',
      );
    if (!given) return 'no signature';
    const [, accessKey, day, region, names = '', signature] = given;
    if (accessKey !== 'our-key' || region !== 'eu-test-1') return 'another key';
    if (request.headers['x-amz-content-sha256'] !== sha256(body)) return 'another body than was signed';
    const signed = names.split(';');
    for (const must of [
      'host',
      'x-amz-date',
      'x-amz-content-sha256',
      ...(request.headers['x-amz-copy-source'] ? ['x-amz-copy-source'] : []),
      ...(request.headers.range ? ['range'] : []),
    ])
      if (!signed.includes(must)) return `${must} is not signed`;
    const [place, asked = ''] = (request.url ?? '').split('?');
    const canonical = `${request.method}\n${place}\n${asked}\n${signed
      .map((name) => `${name}:${request.headers[name]}\n`)
      .join('')}\n${names}\n${sha256(body)}`;
    const text = `AWS4-HMAC-SHA256\n${request.headers['x-amz-date']}\n${day}/${region}/s3/aws4_request\n${sha256(canonical)}`;
    const sign = (key: Buffer | string, words: string) => createHmac('sha256', key).update(words).digest();
    const key = sign(sign(sign(sign('AWS4our-secret', day ?? ''), region), 's3'), 'aws4_request');
    return sign(key, text).toString('hex') === signature ? null : 'a wrong signature';
  }
}

describe('an S3-compatible store', () => {
  const tiny = new TinyS3();
  let endpoint: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => tiny.server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(tiny.server.address() as AddressInfo).port}`;
  });
  afterAll(() => void tiny.server.close());
  beforeEach(() => tiny.kept.clear());

  const settings = () => ({
    ...{ endpoint, bucket: 'desk', region: 'eu-test-1' },
    ...{ accessKey: 'our-key', secretKey: 'our-secret' },
  });

  holdsEvidence(() => s3Store(settings()));

  test('every request was signed as the store works it out', async () => {
    await s3Store(settings()).put(await staged());
    expect(tiny.refusals).toEqual([]);
    expect([...tiny.kept.keys()]).toEqual([`/desk/evidence/${HASH.slice(0, 2)}/${HASH}`]);
  });

  test('all that it holds is listed, page by page, and set aside by copying', async () => {
    const store = s3Store(settings());
    for (const words of ['one', 'two', 'three', 'four', 'five'])
      tiny.kept.set(`/desk/evidence/${sha256(words).slice(0, 2)}/${sha256(words)}`, Buffer.from(words));
    tiny.kept.set('/desk/evidence/notes.txt', Buffer.from('mine'));
    tiny.kept.set('/desk/elsewhere/notes.txt', Buffer.from('not listed'));
    const names = async () => (await Array.fromAsync(store.list())).map((file) => file.sha256).sort();
    expect(await names()).toEqual([...['one', 'two', 'three', 'four', 'five'].map(sha256), null].sort());
    expect(await store.setAside(sha256('two'), '2026-01-31')).toBe(`desk/trash/2026-01-31/${sha256('two')}`);
    expect(tiny.kept.get(`/desk/trash/2026-01-31/${sha256('two')}`)?.toString()).toBe('two');
    await store.remove(sha256('one'));
    expect(await names()).toEqual([...['three', 'four', 'five'].map(sha256), null].sort());
    await expect(store.setAside(sha256('never'), '2026-01-31')).rejects.toThrow();
    expect(tiny.refusals).toEqual([]);
  });

  test('a wrong key is refused, and that is said', async () => {
    const store = s3Store({ ...settings(), secretKey: 'another' });
    await expect(store.put(await staged())).rejects.toThrow('answered 403');
    expect(tiny.kept.size).toBe(0);
    tiny.refusals.length = 0;
  });

  test('a store that is not there is an error', async () => {
    const store = s3Store({ ...settings(), endpoint: 'http://127.0.0.1:1' });
    await expect(store.has(HASH, 1)).rejects.toThrow();
  });

  test('the example of the protocol’s own documentation', () => {
    const { authorization } = signRequest({
      method: 'GET',
      url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'),
      headers: { range: 'bytes=0-9' },
      payloadSha256: sha256(''),
      region: 'us-east-1',
      accessKey: 'AKIAIOSFODNN7EXAMPLE',
      secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      at: new Date('2013-05-24T00:00:00.000Z'),
    });
    expect(authorization).toContain(
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });
});
