/** What signing and publishing lock, and what a signature covers besides items and log. */

import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { forbidden, invalid } from '../domain/errors.ts';
import { beingReadMessage, openThreadsMessage, staleBasisMessage } from '../domain/gate.ts';
import type { OfferedClip } from '../domain/report/offered-clips.ts';
import { offeredClips } from '../evidence/offer-queries.ts';
import { sourcesBeingRead } from '../evidence/text-job-queries.ts';
import { isBasisStale } from '../items/check-view.ts';
import type { ItemRow } from '../items/row-queries.ts';
import { countOpenThreads } from '../threads/queries.ts';

/** SHA-256 of the files of each source, by the source's id; and the clips of it that reports may offer. */
export type SignedFiles = ReadonlyMap<string, { files: string[]; clips: OfferedClip[] }>;

/**
 * The files of the sources that these items rest on: one query, and one for the clips where the newsroom lets reports offer
 * any. Where it does not, there are none, whatever was offered before: neither signed nor published.
 */
export async function signedFiles(
  client: Tx,
  rows: readonly ItemRow[],
  { clipsInReports }: { clipsInReports: boolean },
): Promise<SignedFiles> {
  const sourceIds = [
    ...new Set(
      rows.flatMap(({ evidence, checks }) => [...evidence, ...checks].map(({ sourceId }) => sourceId)),
    ),
  ];
  if (sourceIds.length === 0) return new Map();
  const where = { sourceId: { in: sourceIds }, removedAt: null };
  const files = await client.evidenceFile.findMany({ where, select: { sourceId: true, sha256: true } });
  const clips = clipsInReports ? await offeredClips(client, where) : [];
  const bySource = new Map<string, { files: string[]; clips: OfferedClip[] }>();
  const of = (sourceId: string) => {
    const known = bySource.get(sourceId) ?? { files: [], clips: [] };
    bySource.set(sourceId, known);
    return known;
  };
  for (const { sourceId, sha256 } of files) of(sourceId).files.push(sha256);
  for (const clip of clips) of(clip.sourceId).clips.push(clip);
  return bySource;
}

/**
 * Locks what a signature or an edition rests on besides its story, until the transaction ends: the newsroom's rules,
 * then the people (administrators first, each by id: lib/members locks them in that order too). Anyone deactivated or
 * given another role since this request began is refused.
 */
export async function holdForSigning(tx: Tx, actor: Actor, storyId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM newsroom FOR SHARE`;
  const people = await tx.$queryRaw<{ id: string; role: string; isActive: boolean }[]>`
    SELECT id::text, role::text, deactivated_at IS NULL AS "isActive" FROM member
    WHERE id = ${actor.id}::uuid
      OR id IN (SELECT by_id FROM sign_off WHERE story_id = ${storyId}::uuid AND ended_at IS NULL)
    ORDER BY role <> 'ADMIN', id FOR SHARE`;
  const me = people.find(({ id }) => id === actor.id);
  if (!me?.isActive || me.role !== actor.role) {
    throw forbidden('Your account was changed meanwhile. Load the page again.');
  }
}

/**
 * Open threads do not block, but whoever signs must have seen how many there are: of those that they may read, since even
 * the number of others would tell of them.
 * @returns how many are open to everybody, which is what the record keeps
 */
export async function refuseUnseenThreads(tx: Tx, actor: Actor, storyId: string, confirmed: number) {
  const { everybodys, named } = await countOpenThreads(tx, actor, storyId);
  if (confirmed !== everybodys + named)
    throw invalid('confirmedThreads', openThreadsMessage(everybodys + named));
  return everybodys;
}

/**
 * Anything resting on words since replaced must be looked at again first; and a text that is still being read would
 * change what was signed a moment later.
 * @param items those that are not cut
 */
export async function refuseUnsettled(tx: Tx, items: readonly ItemRow[]): Promise<void> {
  const stale = items.map((row) => ({ exact: row.exact, isBasisStale: isBasisStale(row) }));
  const beingRead = new Set(await sourcesBeingRead(tx));
  const titles = items.flatMap(({ evidence }) =>
    evidence.flatMap(({ source }) => (beingRead.has(source.id) ? [source.title] : [])),
  );
  const message = staleBasisMessage(stale) ?? beingReadMessage([...new Set(titles)]);
  if (message) throw invalid('storyId', message);
}
