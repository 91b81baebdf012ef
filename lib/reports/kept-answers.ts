/** Bytes ready to be sent, the most recently requested ones, up to a limit: most readers ask for the same report. */
import { createHash } from 'node:crypto';
import { PLAYERS } from '../publish/report-html/clips.ts';
import type { FileBytes } from './file-records.ts';

export type Ready = FileBytes & {
  /** For a page: the base64 SHA-256 of its own style sheet, which its policy allows. */
  styleSha256: string | null;
  /** For a page: whether there is a recording in it to be played, which its policy then lets it fetch. */
  plays: boolean;
};

/** Enough for some hundred reports of ordinary length in all three forms. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Anything larger is read each time, so that one report of a thousand statements does not push out all the others. */
const LARGEST = MOST_BYTES / 8;

const ready = new Map<string, Ready>();
const underWay = new Map<string, Promise<Ready | null>>();
let bytesReady = 0;

const sizeOf = ({ bytes, gzip, brotli }: FileBytes) =>
  bytes.length + (gzip?.length ?? 0) + (brotli?.length ?? 0);

/**
 * @param key names the content: the same key is the same bytes for ever
 * @param read where they are not ready; many who ask at once share it, and null is not kept
 * @param isKept whether they are kept ready afterwards
 */
export async function readyBytes(
  key: string,
  read: () => Promise<FileBytes | null>,
  { isKept = true } = {},
): Promise<Ready | null> {
  const known = ready.get(key);
  if (known) {
    // Requested again, so it is the last to go.
    ready.delete(key);
    ready.set(key, known);
    return known;
  }
  const shared = underWay.get(key) ?? makeReady(key, read, isKept).finally(() => underWay.delete(key));
  underWay.set(key, shared);
  return shared;
}

async function makeReady(
  key: string,
  read: () => Promise<FileBytes | null>,
  isKept: boolean,
): Promise<Ready | null> {
  const file = await read();
  if (!file) return null;
  const text = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const made = { ...file, styleSha256: styleSha256(text), plays: PLAYERS.some((one) => text.includes(one)) };
  const size = sizeOf(made);
  if (!isKept || size > LARGEST) return made;
  ready.set(key, made);
  bytesReady += size;
  for (const [oldest, one] of ready) {
    if (bytesReady <= MOST_BYTES) break;
    ready.delete(oldest);
    bytesReady -= sizeOf(one);
  }
  return made;
}

/** Each version of Stet has its own style sheet, and a page keeps the one it was published with. */
function styleSha256(text: Buffer): string | null {
  const from = text.indexOf('<style>') + '<style>'.length;
  const to = text.indexOf('</style>', from);
  return to === -1 ? null : createHash('sha256').update(text.subarray(from, to)).digest('base64');
}
