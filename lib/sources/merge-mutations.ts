import type { z } from 'zod';
import { appendAudit } from '../audit.ts';
import type { Actor } from '../auth/actor.ts';
import { sourceScope } from '../confidential/queries.ts';
import { db, type Tx } from '../db.ts';
import type { AuditEventInput } from '../domain/audit-events.ts';
import { AppError, invalid, stale } from '../domain/errors.ts';
import { demand } from '../domain/permissions.ts';
import { lastChange } from '../items/queries.ts';
import type { mergeSourcesSchema, unmergeSourceSchema } from './schema.ts';
import { concludeStories, lockStories, storiesOn } from './touched-stories.ts';

/** What went over with a merge, so that it can go back: kept in the record, which nobody can change. */
type Moved = { evidence: string[]; files: string[]; attempts: string[]; checks: string[]; hasText: boolean };

/** Locks the stories, then both sources; evidence cannot come or go between the look and the move. */
async function holdStill(tx: Tx, sourceIds: readonly string[], looked: readonly string[]): Promise<string[]> {
  const stories = await storiesOn(tx, looked);
  await lockStories(tx, stories);
  for (const id of [...sourceIds].sort()) {
    await tx.$queryRaw`SELECT id FROM source WHERE id = ${id}::uuid FOR UPDATE`;
  }
  const now = await storiesOn(tx, looked);
  if (now.some((id) => !stories.includes(id)))
    throw new AppError('conflict', 'Somebody used this source just now. Try again.');
  return stories;
}

async function liveStories(tx: Tx, evidenceIds: readonly string[]): Promise<string[]> {
  const rows = await tx.story.findMany({
    where: { items: { some: { evidence: { some: { id: { in: [...evidenceIds] }, removedAt: null } } } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/**
 * Merges a duplicate into the source that stays: its evidence, files, text and answers move. Signatures on the stories
 * that rest on the duplicate lapse. What it was can be brought back by `unmergeSource`.
 */
export function mergeSources(
  actor: Actor,
  input: z.output<typeof mergeSourcesSchema>,
): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    demand(actor, 'source.register');
    const { sourceId, duplicateId } = input;
    if (sourceId === duplicateId) throw invalid('duplicateId', 'Choose another source than this one.');
    await holdStill(tx, [sourceId, duplicateId], [duplicateId]);
    const { source } = await sourceScope(tx, actor, sourceId);
    const { source: duplicate } = await sourceScope(tx, actor, duplicateId);
    if (source.isConfidential || duplicate.isConfidential)
      throw invalid('duplicateId', 'Confidential sources are not merged: each has readers of its own.');
    if (source.version !== input.version) throw stale(await lastChange(tx, sourceId));
    if (duplicate.version !== input.duplicateVersion) throw stale(await lastChange(tx, duplicateId));
    if (source.mergedIntoId || duplicate.mergedIntoId)
      throw invalid('duplicateId', 'One of the two was merged into another source already.');

    const moved = await moveAll(tx, duplicateId, sourceId);
    await tx.source.update({
      where: { id: duplicateId },
      data: { mergedIntoId: sourceId, version: { increment: 1 } },
    });
    const stories = await liveStories(tx, moved.evidence);
    await concludeStories(tx, actor, stories, 'a source it rests on was merged into another');
    await appendAudit(
      tx,
      actor,
      mergeEvent('source.merge', duplicate, source, { moved: JSON.stringify(moved) }),
    );
    return { sourceId };
  });
}

async function moveAll(tx: Tx, from: string, to: string): Promise<Moved> {
  const of = { where: { sourceId: from }, select: { id: true } };
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const evidence = ids(await tx.evidence.findMany(of));
  const files = ids(await tx.evidenceFile.findMany(of));
  const attempts = ids(
    await tx.contactAttempt.findMany({ where: { answerSourceId: from }, select: { id: true } }),
  );
  // Two texts stay where they are: neither is thrown away, and checks belong to the text they were made on.
  const texts = await tx.sourceText.findMany({ where: { sourceId: { in: [from, to] } } });
  const hasText = texts.length === 1 && texts[0]?.sourceId === from;
  const checks = hasText
    ? ids(
        await tx.quoteCheck.findMany({
          where: { sourceId: from, item: { checks: { none: { sourceId: to } } } },
          select: { id: true },
        }),
      )
    : [];
  const moved = { evidence, files, attempts, checks, hasText };
  await move(tx, moved, from, to);
  return moved;
}

/** Moves what of these is still at `from`. */
async function move(tx: Tx, moved: Moved, from: string, to: string): Promise<void> {
  const data = { sourceId: to };
  await tx.evidence.updateMany({ where: { id: { in: moved.evidence }, sourceId: from }, data });
  await tx.evidenceFile.updateMany({ where: { id: { in: moved.files }, sourceId: from }, data });
  await tx.contactAttempt.updateMany({
    where: { id: { in: moved.attempts }, answerSourceId: from },
    data: { answerSourceId: to },
  });
  await tx.quoteCheck.updateMany({ where: { id: { in: moved.checks }, sourceId: from }, data });
  const hasOwn = await tx.sourceText.findUnique({ where: { sourceId: to }, select: { sourceId: true } });
  if (moved.hasText && !hasOwn) await tx.sourceText.updateMany({ where: { sourceId: from }, data });
}

/** Takes a merged source out again, with all that it brought and that is still there. */
export function unmergeSource(
  actor: Actor,
  { sourceId, version }: z.output<typeof unmergeSourceSchema>,
): Promise<{ sourceId: string }> {
  return db.$transaction(async (tx) => {
    demand(actor, 'source.register');
    const before = (await sourceScope(tx, actor, sourceId)).source.mergedIntoId;
    if (before) await holdStill(tx, [sourceId, before], [before]);
    const { source: duplicate } = await sourceScope(tx, actor, sourceId);
    if (duplicate.version !== version) throw stale(await lastChange(tx, sourceId));
    if (!duplicate.mergedIntoId || duplicate.mergedIntoId !== before)
      throw invalid('sourceId', 'This source is not merged into another one.');
    const { source, subject } = await sourceScope(tx, actor, before);
    demand(actor, 'source.open', subject);
    if (source.mergedIntoId)
      throw invalid('sourceId', 'The source it went into was merged as well. Undo that first.');

    const moved = await movedBy(tx, duplicate.id);
    const stories = await liveStories(tx, moved.evidence);
    await move(tx, moved, source.id, duplicate.id);
    await tx.source.update({
      where: { id: duplicate.id },
      data: { mergedIntoId: null, version: { increment: 1 } },
    });
    await concludeStories(tx, actor, stories, 'a merged source it rests on was taken apart');
    await appendAudit(tx, actor, mergeEvent('source.unmerge', duplicate, source));
    return { sourceId };
  });
}

/** The last merging is the one that holds. */
async function movedBy(tx: Tx, duplicateId: string): Promise<Moved> {
  const event = await tx.auditEvent.findFirst({
    where: { subjectId: duplicateId, action: 'source.merge' },
    orderBy: { seq: 'desc' },
    select: { payload: true },
  });
  if (!event) return { evidence: [], files: [], attempts: [], checks: [], hasText: false };
  return JSON.parse((JSON.parse(event.payload) as { moved: string }).moved) as Moved;
}

/** It is the duplicate that changes; the one that stays is told by name. */
function mergeEvent(
  act: 'source.merge' | 'source.unmerge',
  duplicate: { id: string; title: string },
  into: { title: string },
  payload: AuditEventInput['payload'] = {},
): AuditEventInput {
  const titles = { duplicate: duplicate.title, title: into.title };
  return { act, subject: { type: 'source', id: duplicate.id }, payload: { ...titles, ...payload } };
}
