/** What people say they listened to: whether it may be said, and what was said for earlier verdicts. */
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import type { Listened } from '../domain/listened.ts';
import { allows } from '../domain/permissions.ts';
import type { ItemRow } from './row-queries.ts';

/** A file that was listened to, and whether it came from a confidential source. */
export type HeardFile = { sha256: string; isConfidential: boolean };

type Said = { row: ItemRow; input: { listened?: readonly Listened[] | undefined } };

/**
 * The files that somebody says they listened to. Each must be the recording of a source that the item was held against,
 * and one that this person may open: otherwise it is as missing as one that is not there.
 */
export async function heardFiles(
  tx: Tx,
  actor: Actor,
  said: readonly Said[],
): Promise<ReadonlyMap<string, HeardFile>> {
  const ids = [...new Set(said.flatMap(({ input }) => (input.listened ?? []).map(({ fileId }) => fileId)))];
  if (ids.length === 0) return new Map();
  for (const { row, input } of said) {
    const own = new Set(row.checks.flatMap(({ source }) => source.files.map(({ id }) => id)));
    if ((input.listened ?? []).some(({ fileId }) => !own.has(fileId))) throw missing('file');
  }
  const files = await tx.evidenceFile.findMany({
    where: { id: { in: ids }, removedAt: null },
    include: { source: { include: { readers: { select: { memberId: true, closedAt: true } } } } },
  });
  const heard = new Map<string, HeardFile>();
  for (const { id, sha256, source } of files) {
    const { isConfidential, readers } = source;
    const readerIds = readers.filter(({ closedAt }) => closedAt === null).map(({ memberId }) => memberId);
    const closedReaderIds = readers.filter(({ closedAt }) => closedAt !== null).map((one) => one.memberId);
    if (!allows(actor, 'source.open', { source: { isConfidential, readerIds, closedReaderIds } })) continue;
    heard.set(id, { sha256, isConfidential });
  }
  if (heard.size < ids.length) throw missing('file');
  return heard;
}

/** What somebody listened to for earlier verdicts on the words that these items have now, by item. */
export async function heardBefore(
  tx: Tx,
  actor: Actor,
  rows: readonly ItemRow[],
): Promise<ReadonlyMap<string, Listened[]>> {
  const words = new Map(rows.map(({ id, exact }) => [id, exact]));
  const all = await tx.listening.findMany({
    where: { verdict: { byId: actor.id, itemId: { in: [...words.keys()] } } },
    select: { fileId: true, fromMs: true, toMs: true, verdict: { select: { itemId: true, words: true } } },
  });
  const byItem = new Map<string, Listened[]>();
  for (const { verdict, ...stretch } of all) {
    if (verdict.words !== words.get(verdict.itemId)) continue;
    byItem.set(verdict.itemId, [...(byItem.get(verdict.itemId) ?? []), stretch]);
  }
  return byItem;
}

/** Where in recordings the words of an item were found. */
export function recordingsOf({ checks }: ItemRow): Listened[] {
  return checks.flatMap(({ source, fromMs, toMs }) => {
    const [file] = source.files;
    return file && fromMs !== null
      ? [{ fileId: file.id, fromMs, toMs: Math.max(fromMs, toMs ?? fromMs) }]
      : [];
  });
}
