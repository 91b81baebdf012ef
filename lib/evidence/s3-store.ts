import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Settings } from '../env.ts';
import type { ByteStore, StoredFile } from './byte-store.ts';
import { signRequest } from './s3-signature.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const QUIET_MS = 30_000;

/** Evidence in a bucket of any store that speaks the S3 protocol: `evidence/ab/abcd…`. */
export function s3Store(settings: S3Settings): ByteStore {
  const { region, accessKey, secretKey } = settings;

  /** Sends a request and resolves when the response's headers are in; the body is the caller's to read or to leave. */
  async function send(
    method: 'HEAD' | 'GET' | 'PUT' | 'DELETE',
    /** The name of an object, or a query that starts with "?". */
    name: string,
    more: { headers?: Record<string, string>; payloadSha256?: string; file?: string } = {},
  ): Promise<IncomingMessage> {
    const url = new URL(`${settings.endpoint}/${settings.bucket}${name.startsWith('?') ? name : `/${name}`}`);
    const headers = signRequest({
      method,
      url,
      headers: more.headers ?? {},
      payloadSha256: more.payloadSha256 ?? EMPTY,
      region,
      accessKey,
      secretKey,
      at: new Date(),
    });
    const start = url.protocol === 'https:' ? secureRequest : plainRequest;
    const sent = start(url, { method, headers });
    sent.setTimeout(QUIET_MS, () => sent.destroy(new Error('The evidence store does not answer.')));
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve);
      sent.once('error', reject);
    });
    // A store that refuses may respond and close before the whole file is sent: its response says why.
    if (more.file)
      await Promise.race([
        pipeline(createReadStream(/* turbopackIgnore: true */ more.file), sent),
        answered,
      ]).catch(() => {});
    else sent.end();
    return answered;
  }

  /** The headers the store sends for an object; null where there is none. */
  async function headOf(sha256: string): Promise<IncomingMessage | null> {
    const answer = await send('HEAD', nameOf(sha256));
    answer.resume();
    if (answer.statusCode === 404) return null;
    if (answer.statusCode !== 200) throw refusal(answer);
    return answer;
  }
  const isWhole = async (sha256: string, size: number) =>
    Number((await headOf(sha256))?.headers['content-length'] ?? -1) === size;

  /** Sends a request whose response body does not matter. */
  async function demand(method: 'PUT' | 'DELETE', name: string, headers?: Record<string, string>) {
    const answer = await send(method, name, { headers });
    // A copy that fails on the way still gets a 200, with the error in its body.
    const said = await textOf(answer);
    if (![200, 204].includes(answer.statusCode ?? 0) || said.includes('<Error>')) throw refusal(answer);
  }

  async function* list(): AsyncGenerator<StoredFile> {
    let next: string | null = '';
    while (next !== null) {
      const more: string = next && `continuation-token=${encodeURIComponent(next)}&`;
      const answer = await send('GET', `?${more}list-type=2&prefix=${encodeURIComponent(PREFIX)}`);
      if (answer.statusCode !== 200) throw refusal(answer);
      const page = await textOf(answer);
      for (const entry of page.split('<Contents>').slice(1)) {
        const name = tagOf(entry, 'Key');
        const sha256 = /^evidence\/([0-9a-f]{2})\/(\1[0-9a-f]{62})$/.exec(name)?.[2] ?? null;
        const storedAt = new Date(tagOf(entry, 'LastModified'));
        yield { name: `${settings.bucket}/${name}`, sha256, size: Number(tagOf(entry, 'Size')), storedAt };
      }
      next = tagOf(page, 'IsTruncated') === 'true' ? tagOf(page, 'NextContinuationToken') || null : null;
    }
  }

  return {
    has: isWhole,

    async put({ path: staged, sha256, size }) {
      if (!(await isWhole(sha256, size))) {
        const answer = await send('PUT', nameOf(sha256), {
          headers: { 'content-length': String(size), 'content-type': 'application/octet-stream' },
          // With this signed, the store itself refuses any other bytes.
          payloadSha256: sha256,
          file: staged,
        });
        answer.resume();
        if (answer.statusCode !== 200) throw refusal(answer);
      }
      await rm(staged, { force: true });
    },

    async open(sha256, size, range) {
      const answer = await send('GET', nameOf(sha256), {
        headers: range ? { range: `bytes=${range.start}-${range.end}` } : {},
      });
      const wanted = range ? range.end - range.start + 1 : size;
      if (answer.statusCode !== (range ? 206 : 200) || Number(answer.headers['content-length']) !== wanted) {
        answer.resume();
        throw refusal(answer);
      }
      return Readable.toWeb(answer) as ReadableStream<Uint8Array>;
    },

    async identity(sha256) {
      const { headers } = (await headOf(sha256)) ?? {};
      if (!headers) return null;
      const { etag = '', 'last-modified': changed = '', 'content-length': size = '' } = headers;
      return [settings.endpoint, settings.bucket, sha256, size, etag, changed].join(' ');
    },

    list,

    async setAside(sha256, day) {
      const to = `trash/${day}/${sha256}`;
      await demand('PUT', to, { 'x-amz-copy-source': `/${settings.bucket}/${nameOf(sha256)}` });
      await demand('DELETE', nameOf(sha256));
      return `${settings.bucket}/${to}`;
    },

    remove: (sha256) => demand('DELETE', nameOf(sha256)),
  };
}

const PREFIX = 'evidence/';

function nameOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('This is not the SHA-256 of a file.');
  return `${PREFIX}${sha256.slice(0, 2)}/${sha256}`;
}

/** A response in XML, of a thousand names at most. */
async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** The text between a tag and its end; '' where there is none. */
function tagOf(xml: string, tag: string): string {
  const start = xml.indexOf(`<${tag}>`);
  const end = start < 0 ? -1 : xml.indexOf(`</${tag}>`, start);
  if (end < 0) return '';
  return xml
    .slice(start + tag.length + 2, end)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const refusal = ({ statusCode }: IncomingMessage) => new Error(`The evidence store answered ${statusCode}.`);
