import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { sniff } from '../files/sniff.ts';
import type { CapturedType, CaptureProblem } from './capture.ts';

type Body = { type: CapturedType; mediaType: string; bytes: Uint8Array };

const types: Readonly<Record<string, CapturedType>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  'application/pdf': 'pdf',
};

/**
 * The body of a response, decompressed: at most `most` bytes of it, compressed or not, and only if its content is what
 * its type says. The connection is closed as soon as either is known to fail.
 */
export async function readBody(
  response: IncomingMessage,
  most: number,
  signal: AbortSignal,
): Promise<Body | { problem: CaptureProblem }> {
  const refuse = (problem: CaptureProblem) => {
    response.destroy();
    return { problem };
  };
  const mediaType = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const type = Object.hasOwn(types, mediaType) ? types[mediaType] : undefined;
  if (type === undefined) return refuse('wrong_type');
  if (Number(response.headers['content-length'] ?? 0) > most) return refuse('too_large');
  const unpack = unpackerOf(response.headers['content-encoding']);
  if (unpack === undefined) return refuse('wrong_type');

  const parts: Buffer[] = [];
  let isTooLarge = false;
  /** Lets at most `most` bytes through, both of what arrives and of what it decompresses to. */
  const bounded = () => {
    let size = 0;
    return async function* (source: AsyncIterable<Buffer>) {
      for await (const part of source) {
        size += part.length;
        isTooLarge ||= size > most;
        if (isTooLarge) throw new Error('too large');
        yield part;
      }
    };
  };
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const part of source) parts.push(part);
  };
  try {
    if (unpack === null) await pipeline(response, bounded(), collect, { signal });
    else await pipeline(response, bounded(), unpack, bounded(), collect, { signal });
  } catch {
    return refuse(isTooLarge ? 'too_large' : 'damaged');
  }
  const bytes = new Uint8Array(Buffer.concat(parts));
  if (bytes.length === 0) return { problem: 'empty' };
  return isOfType(bytes, type) ? { type, mediaType, bytes } : { problem: 'wrong_type' };
}

/** null where nothing is compressed; undefined for encodings that were not asked for, including several in a row. */
function unpackerOf(encoding: string | undefined): Transform | null | undefined {
  const name = (encoding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity') return null;
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'deflate') return createInflate();
  if (name === 'br') return createBrotliDecompress();
  return undefined;
}

function isOfType(bytes: Uint8Array, type: CapturedType): boolean {
  const kind = sniff(bytes);
  if (type === 'pdf') return kind === 'pdf';
  return kind === 'text' || kind === 'html' || (type === 'html' && kind === 'xml');
}
