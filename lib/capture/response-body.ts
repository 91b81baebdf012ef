import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { sniff } from '../files/sniff.ts';
import type { CapturedType, CaptureProblem } from './capture.ts';

type Part = {
  mediaType: string;
  /** The same with its parameters, as it was written. */
  declared: string;
  bytes: Uint8Array;
};
type Body = Part & { type: CapturedType };

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
  const mediaType = mediaTypeOf(response);
  const type = Object.hasOwn(types, mediaType) ? types[mediaType] : undefined;
  if (type === undefined) return refuse(response, 'wrong_type');
  const read = await unpacked(response, most, signal);
  if ('problem' in read) return read;
  const declared = response.headers['content-type'] ?? mediaType;
  return isOfType(read.bytes, type) ? { type, mediaType, declared, ...read } : { problem: 'wrong_type' };
}

/** What a page is drawn with: its styles, pictures and fonts, by what the site declares. */
const PART_TYPE =
  /^(?:text\/css|image\/[\w.+-]+|font\/[\w.+-]+|application\/(?:x-)?font-[\w-]+|application\/vnd\.ms-fontobject)$/;

/** The same of something that a page is drawn with. */
export async function readPart(
  response: IncomingMessage,
  most: number,
  signal: AbortSignal,
): Promise<Part | { problem: CaptureProblem }> {
  const mediaType = mediaTypeOf(response);
  if (!PART_TYPE.test(mediaType)) return refuse(response, 'wrong_type');
  const read = await unpacked(response, most, signal);
  const declared = response.headers['content-type'] ?? mediaType;
  return 'problem' in read ? read : { mediaType, declared, ...read };
}

const mediaTypeOf = ({ headers }: IncomingMessage) =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

function refuse(response: IncomingMessage, problem: CaptureProblem): { problem: CaptureProblem } {
  response.destroy();
  return { problem };
}

async function unpacked(
  response: IncomingMessage,
  most: number,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array } | { problem: CaptureProblem }> {
  if (Number(response.headers['content-length'] ?? 0) > most) return refuse(response, 'too_large');
  const unpack = unpackerOf(response.headers['content-encoding']);
  if (unpack === undefined) return refuse(response, 'wrong_type');

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
    return refuse(response, isTooLarge ? 'too_large' : 'damaged');
  }
  const bytes = new Uint8Array(Buffer.concat(parts));
  return bytes.length === 0 ? { problem: 'empty' } : { bytes };
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
