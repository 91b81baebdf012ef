import { crc32, inflateRawSync } from 'node:zlib';

/**
 * A reader of ZIP archives that trusts nothing in them: the directory is read within hard limits before a byte is
 * decompressed, entries may not overlap, and what is decompressed is cut off at a limit whatever size the archive
 * declares. ZIP64, encryption and multi-part archives are not read: no document of an ordinary size uses them.
 */
export type ZipEntry = {
  name: string;
  compressedSize: number;
  size: number;
  start: number;
  method: number;
  crc: number;
};

export type ZipReason = 'damaged' | 'encrypted' | 'too_big' | 'overlapping';

export class BadZip extends Error {
  readonly reason: ZipReason;

  constructor(reason: ZipReason) {
    super(reason);
    this.name = 'BadZip';
    this.reason = reason;
  }
}

const zipLimits = {
  entries: 4_000,
  /** The most that one part may decompress to, and all of them together. */
  entrySize: 64 * 1_048_576,
  totalSize: 256 * 1_048_576,
  /** Deflate cannot reach more than 1032 to 1; XML reaches 5 to 40, and only deliberate repetition more than this. */
  ratio: 200,
  ratioFrom: 1_048_576,
} as const;

const endMark = 0x06054b50;
const directoryMark = 0x02014b50;
const localMark = 0x04034b50;

/** The entries by name. @throws BadZip */
export function readZipDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new BadZip('damaged');
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff || count > zipLimits.entries)
    throw new BadZip('too_big');
  if (start + size > end) throw new BadZip('damaged');

  const entries = new Map<string, ZipEntry>();
  const taken: { from: number; to: number }[] = [{ from: start, to: bytes.length }];
  let total = 0;
  let at = start;
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > start + size || view.getUint32(at, true) !== directoryMark) throw new BadZip('damaged');
    const { entry, next, local } = readEntry(bytes, view, at, start + size);
    if (entries.has(entry.name)) throw new BadZip('damaged');
    total += entry.size;
    if (total > zipLimits.totalSize) throw new BadZip('too_big');
    entries.set(entry.name, entry);
    taken.push({ from: local, to: entry.start + entry.compressedSize });
    at = next;
  }
  taken.sort((a, b) => a.from - b.from);
  for (const [index, { from }] of taken.entries())
    if (from < (taken[index - 1]?.to ?? 0)) throw new BadZip('overlapping');
  return entries;
}

/** The directory's end record is at the very end, with a comment of at most 65,535 bytes after it. */
function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === endMark && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  throw new BadZip('damaged');
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, directoryEnd: number) {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const compressedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > directoryEnd) throw new BadZip('damaged');
  if ((flags & 0x2041) !== 0) throw new BadZip('encrypted');
  if (method !== 0 && method !== 8) throw new BadZip('damaged');
  if (size > zipLimits.entrySize || compressedSize === 0xffffffff) throw new BadZip('too_big');
  if (size > zipLimits.ratioFrom && size > compressedSize * zipLimits.ratio) throw new BadZip('too_big');
  if (method === 0 && size !== compressedSize) throw new BadZip('damaged');

  if (local + 30 > view.byteLength || view.getUint32(local, true) !== localMark) throw new BadZip('damaged');
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + compressedSize > view.byteLength) throw new BadZip('damaged');
  const name = readName(bytes, at + 46, nameLength);
  if (readName(bytes, local + 30, view.getUint16(local + 26, true)) !== name) throw new BadZip('damaged');
  return { entry: { name, compressedSize, size, start, method, crc }, next, local };
}

const readName = (bytes: Uint8Array, from: number, length: number) =>
  new TextDecoder().decode(bytes.subarray(from, from + length));

/**
 * The content of one entry, at most `most` bytes of it whatever the directory declares.
 * @throws BadZip where there is more, or its checksum does not match.
 */
export function readZipEntry(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array {
  if (entry.size > most) throw new BadZip('too_big');
  const packed = bytes.subarray(entry.start, entry.start + entry.compressedSize);
  const content = entry.method === 0 ? packed : inflate(packed, entry.size);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new BadZip('damaged');
  return content;
}

/** Decompresses no further than the declared size: one byte more and the archive has lied. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const isLonger =
      error instanceof RangeError || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new BadZip(isLonger ? 'too_big' : 'damaged');
  }
}
