import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Settings } from '../env.ts';
import { signRequest } from './s3-signature.ts';
import type { EvidenceStore } from './store.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const QUIET_MS = 30_000;

/** Evidence in a bucket of any store that speaks the S3 protocol: `evidence/ab/abcd…`. */
export function s3Store(settings: S3Settings): EvidenceStore {
  const { region, accessKey, secretKey } = settings;

  /** Sends a request and answers when its head has come; the body is the caller's to read or to leave. */
  async function send(
    method: 'HEAD' | 'GET' | 'PUT',
    sha256: string,
    more: { headers?: Record<string, string>; payloadSha256?: string; file?: string } = {},
  ): Promise<IncomingMessage> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('This is not the SHA-256 of a file.');
    const url = new URL(`${settings.endpoint}/${settings.bucket}/evidence/${sha256.slice(0, 2)}/${sha256}`);
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
    // A store that refuses may answer and close before the file is through: its answer says why.
    if (more.file)
      await Promise.race([
        pipeline(createReadStream(/* turbopackIgnore: true */ more.file), sent),
        answered,
      ]).catch(() => {});
    else sent.end();
    return answered;
  }

  async function isWhole(sha256: string, size: number): Promise<boolean> {
    const answer = await send('HEAD', sha256);
    answer.resume();
    if (answer.statusCode === 404) return false;
    if (answer.statusCode !== 200) throw refusal(answer);
    return Number(answer.headers['content-length']) === size;
  }

  return {
    has: isWhole,

    async put({ path: staged, sha256, size }) {
      if (!(await isWhole(sha256, size))) {
        const answer = await send('PUT', sha256, {
          headers: { 'content-length': String(size), 'content-type': 'application/octet-stream' },
          // Signed with it, the store itself refuses bytes that are not these.
          payloadSha256: sha256,
          file: staged,
        });
        answer.resume();
        if (answer.statusCode !== 200) throw refusal(answer);
      }
      await rm(staged, { force: true });
    },

    async open(sha256, size, range) {
      const answer = await send('GET', sha256, {
        headers: range ? { range: `bytes=${range.start}-${range.end}` } : {},
      });
      const wanted = range ? range.end - range.start + 1 : size;
      if (answer.statusCode !== (range ? 206 : 200) || Number(answer.headers['content-length']) !== wanted) {
        answer.resume();
        throw refusal(answer);
      }
      return Readable.toWeb(answer) as ReadableStream<Uint8Array>;
    },
  };
}

const refusal = ({ statusCode }: IncomingMessage) => new Error(`The evidence store answered ${statusCode}.`);
