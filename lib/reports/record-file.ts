/**
 * Everything that a newsroom has published, as one file of JSON Lines: a line for each edition, in the order of their
 * publication. It is written while it is sent, whatever its length; what is known of it before (who stands where, how
 * long each record is) gives its tag and its size, so that a part of it can be asked for.
 */
import { createHash, type Hash } from 'node:crypto';
import { addressOf } from './edition.ts';
import { type RecordRow, recordRows, snapshotsGiven } from './given-queries.ts';
import type { Asked } from './negotiation.ts';

export const RECORD_TYPE = 'application/jsonl; charset=utf-8';

/** To give a line another shape, raise this; a field may be added. */
const LINE_VERSION = 'record/1';

export type RecordAnswer = {
  status: number;
  headers: Record<string, string>;
  /** What is sent, as it is asked for; null for nothing. */
  body: (() => AsyncGenerator<Uint8Array>) | null;
  /** Whether it may be compressed on the way. */
  isGzipped: boolean;
};

/**
 * A line up to its record. The record comes last, as it was stored, so that its SHA-256 can be worked out from the bytes
 * of the line. Of a withdrawn report it is left out.
 */
function headOf(row: RecordRow): string {
  const { slug, number, sha256, publishedAt, updatedAt, isCurrent, withdrawnAt, withdrawnReason } = row;
  const head = JSON.stringify({
    stet: LINE_VERSION,
    report: addressOf(slug),
    address: `${addressOf(slug)}/${number}`,
    edition: number,
    isCurrent,
    publishedAt: publishedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), reason: withdrawnReason ?? '' },
    sha256,
  });
  return `${head.slice(0, -1)},"record":`;
}

const NOTHING = 'null';
const END = '}\n';
const sizeOf = (row: RecordRow, head: Buffer) =>
  head.length + (row.withdrawnAt ? NOTHING.length : row.size) + END.length;

/** The size of all lines, and a tag that changes with any of them. */
function measured(rows: readonly RecordRow[]): { size: number; tag: string } {
  const hash: Hash = createHash('sha256');
  let size = 0;
  for (const row of rows) {
    const head = Buffer.from(headOf(row));
    hash.update(head);
    size += sizeOf(row, head);
  }
  return { size, tag: hash.digest('hex').slice(0, 32) };
}

/** Records are read some at a time, up to so many bytes of them. */
const AT_A_TIME = 1_048_576;

/** The bytes from `from` up to `to`, without it. */
async function* linesOf(
  rows: readonly RecordRow[],
  { from, to }: { from: number; to: number },
): AsyncGenerator<Uint8Array> {
  let at = 0;
  let waiting: { row: RecordRow; head: Buffer; start: number }[] = [];
  let bytes = 0;
  for (const row of rows) {
    const head = Buffer.from(headOf(row));
    const size = sizeOf(row, head);
    if (at < to && at + size > from) {
      waiting.push({ row, head, start: at });
      bytes += size;
    }
    at += size;
    if (bytes < AT_A_TIME) continue;
    yield* written(waiting, { from, to });
    [waiting, bytes] = [[], 0];
  }
  yield* written(waiting, { from, to });
}

async function* written(
  lines: readonly { row: RecordRow; head: Buffer; start: number }[],
  { from, to }: { from: number; to: number },
): AsyncGenerator<Uint8Array> {
  const standing = lines.filter(({ row }) => row.withdrawnAt === null);
  const snapshots = await snapshotsGiven(standing.map(({ row }) => row.editionId));
  for (const { row, head, start } of lines) {
    const record = row.withdrawnAt ? NOTHING : snapshots.get(row.editionId);
    // Withdrawn or blocked since: whoever fetches the file begins anew, and gets it as it is now.
    if (record === undefined) throw new Error('The published record changed while it was sent.');
    const line = Buffer.concat([head, Buffer.from(record), Buffer.from(END)]);
    yield new Uint8Array(line.subarray(Math.max(0, from - start), Math.min(line.length, to - start)));
  }
}

/** A moment as a reader gives it; null where it is none. */
function momentOf(since: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/.test(since)) return null;
  const at = new Date(since);
  return Number.isNaN(at.getTime()) ? null : at;
}

const refusal = (status: number, words: string): RecordAnswer => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  body: async function* () {
    yield new TextEncoder().encode(`${words}\n`);
  },
  isGzipped: false,
});

/**
 * @param since only reports about which something changed then or later; null: all
 * @returns 200 with everything, 206 with what follows a byte, 304 where nothing changed, 416 past the end, 400 for a
 * `since` that is no moment
 */
export async function recordAnswer(since: string | null, asked: Asked): Promise<RecordAnswer> {
  const from = since === null ? undefined : momentOf(since);
  if (from === null) return refusal(400, 'since is a moment, such as 2026-11-29T14:05:00Z.');
  const rows = await recordRows(from);
  const { size, tag } = measured(rows);
  const gzipped =
    asked.range === null && /(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(asked.acceptEncoding ?? '');
  const etag = `"${tag}${gzipped ? '-gzip' : ''}"`;
  const headers: Record<string, string> = {
    'Content-Type': RECORD_TYPE,
    'Cache-Control': 'public, max-age=60, must-revalidate',
    'Access-Control-Allow-Origin': '*',
    'Accept-Ranges': 'bytes',
    Vary: 'Accept-Encoding',
    ETag: etag,
  };
  const known = (asked.ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*'))
    return { status: 304, headers, body: null, isGzipped: false };
  const whole = { from: 0, to: size };
  const isSame = asked.ifRange === null || asked.ifRange.trim() === etag;
  const part = asked.range !== null && isSame ? partOf(asked.range, size) : null;
  if (part === 'outside') {
    return {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${size}` },
      body: null,
      isGzipped: false,
    };
  }
  const { from: first, to } = part ?? whole;
  if (part) headers['Content-Range'] = `bytes ${first}-${to - 1}/${size}`;
  if (gzipped) headers['Content-Encoding'] = 'gzip';
  else headers['Content-Length'] = String(to - first);
  return {
    status: part ? 206 : 200,
    headers,
    body: () => linesOf(rows, { from: first, to }),
    isGzipped: gzipped,
  };
}

/** One part of the whole, its end left out of it; null for what is no such part, which gets everything. */
function partOf(range: string, size: number): { from: number; to: number } | 'outside' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim()) ?? [];
  if (first === '' && last === '') return null;
  if (first === '')
    return Number(last) === 0 ? 'outside' : { from: Math.max(0, size - Number(last)), to: size };
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  if (from >= size) return 'outside';
  return { from, to: last === '' ? size : Math.min(size, Number(last) + 1) };
}
