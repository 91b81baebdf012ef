import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { ownedSource } from '../confidential/owner-queries.ts';
import type { SourceRow } from '../confidential/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditDetails, type AuditEventInput, auditEvent } from '../domain/audit/event.ts';
import type { MovedByMerge } from '../domain/audit/payloads.ts';
import { movedByMerge, type StoredPayload } from '../domain/audit/stored-payload.ts';
import { invalid, stale } from '../domain/errors.ts';
import { allows, authorise } from '../domain/permissions.ts';
import { addVersion, columnsAgain, lapseOnUnmerged } from '../evidence/version-records.ts';
import { finishChanges } from '../stories/finish-change.ts';
import { changingSources } from '../stories/touched-stories.ts';
import type { mergeSourcesSchema, unmergeSourceSchema } from './schema.ts';

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
 * that rest on the duplicate lapse. `unmergeSource` can restore what it was.
 */
export async function mergeSources(
  actor: Actor,
  input: z.output<typeof mergeSourcesSchema>,
): Promise<{ sourceId: string }> {
  const { sourceId, duplicateId } = input;
  if (sourceId === duplicateId) throw invalid('duplicateId', 'Choose another source than this one.');
  const changeable = async (client: Tx) => {
    const { source, subject } = await ownedSource(client, actor, sourceId);
    const { source: duplicate, subject: duplicateSubject } = await ownedSource(client, actor, duplicateId);
    authorise(actor, 'source.change', subject);
    authorise(actor, 'source.change', duplicateSubject);
    return { source, duplicate };
  };
  const change = {
    sourceIds: [sourceId, duplicateId],
    changed: [duplicateId],
    basedOn: [
      { of: 'source', id: sourceId, stamp: input.version },
      { of: 'source', id: duplicateId, stamp: input.duplicateVersion },
    ],
    first: changeable,
  } as const;
  return changingSources(change, async (tx) => {
    const { source, duplicate } = await changeable(tx);
    if (source.isConfidential || duplicate.isConfidential)
      throw invalid('duplicateId', 'Confidential sources are not merged: each has readers of its own.');
    if (source.version !== input.version) throw stale(await lastChange(tx, sourceId));
    if (duplicate.version !== input.duplicateVersion) throw stale(await lastChange(tx, duplicateId));
    if (source.mergedIntoId || duplicate.mergedIntoId)
      throw invalid('duplicateId', 'One of the two was merged into another source already.');

    const moved = await moveAll(tx, actor, duplicateId, sourceId);
    await tx.source.update({
      where: { id: duplicateId },
      data: { mergedIntoId: sourceId, version: { increment: 1 } },
    });
    const stories = await liveStories(tx, moved.evidence);
    await finishChanges(tx, actor, stories, { because: 'SOURCE_MERGED' });
    await appendAudit(tx, actor, mergeEvent('source.merge', duplicate, source, { moved }));
    return { sourceId };
  });
}

async function moveAll(tx: Tx, actor: Actor, from: string, to: string): Promise<MovedByMerge> {
  const of = { where: { sourceId: from }, select: { id: true } };
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const evidence = ids(await tx.evidence.findMany(of));
  const files = ids(await tx.evidenceFile.findMany(of));
  const attempts = ids(
    await tx.contactAttempt.findMany({ where: { answerSourceId: from }, select: { id: true } }),
  );
  // Where both have texts they stay where they are: checks belong to the text they were made on.
  const { text, target } = await textsOf(tx, from, to);
  const hasText = text !== null && target === null;
  const checks = hasText
    ? ids(
        await tx.quoteCheck.findMany({
          where: { sourceId: from, item: { checks: { none: { sourceId: to } } } },
          select: { id: true },
        }),
      )
    : [];
  const moved = { evidence, files, attempts, checks, hasText };
  await move(tx, actor, moved, from, to);
  return moved;
}

/** The text of a source that is moved, and what the other source has. */
async function textsOf(tx: Tx, from: string, to: string) {
  const of = (id: string) => tx.source.findUniqueOrThrow({ where: { id }, select: { text: true } });
  return { text: (await of(from)).text, target: (await of(to)).text };
}

/** Moves whatever of these is still at `from`. Versions stay with their source: the words are moved as a new one. */
async function move(tx: Tx, actor: Actor, moved: MovedByMerge, from: string, to: string): Promise<void> {
  const data = { sourceId: to };
  await tx.evidence.updateMany({ where: { id: { in: moved.evidence }, sourceId: from }, data });
  await tx.evidenceFile.updateMany({ where: { id: { in: moved.files }, sourceId: from }, data });
  await tx.contactAttempt.updateMany({
    where: { id: { in: moved.attempts }, answerSourceId: from },
    data: { answerSourceId: to },
  });
  const { text, target } = await textsOf(tx, from, to);
  const isBrought = moved.hasText && text && !target;
  const brought = isBrought ? await addVersion(tx, actor, to, columnsAgain(text), 'merged') : null;
  const same = brought ?? (target?.sha256 === text?.sha256 ? target : null);
  // A check made on these very words moves with them; one that was stale stays so.
  const checks = { id: { in: moved.checks }, sourceId: from };
  if (text && same) {
    await tx.quoteCheck.updateMany({
      where: { ...checks, textId: text.id },
      data: { ...data, textId: same.id },
    });
  }
  await tx.quoteCheck.updateMany({ where: checks, data });
}

/** Takes a merged source out again, with everything that it brought and that is still there. */
export async function unmergeSource(
  actor: Actor,
  { sourceId, version }: z.output<typeof unmergeSourceSchema>,
): Promise<{ sourceId: string }> {
  // Where it went is looked up before it is locked, and must still be true afterwards.
  const { mergedIntoId: before } = (await ownedSource(db, actor, sourceId)).source;
  const change = {
    sourceIds: before ? [sourceId, before] : [sourceId],
    changed: before ? [before] : [],
    basedOn: [{ of: 'source', id: sourceId, stamp: version }],
    first: async (client: Tx) => {
      const { subject } = await ownedSource(client, actor, sourceId);
      if (!before) authorise(actor, 'source.change', subject);
    },
  } as const;
  return changingSources(change, async (tx, held) => {
    const { source: duplicate, subject: duplicateSubject } = await ownedSource(tx, actor, sourceId);
    if (!before) authorise(actor, 'source.change', duplicateSubject);
    if (duplicate.version !== version) throw stale(await lastChange(tx, sourceId));
    if (!duplicate.mergedIntoId || duplicate.mergedIntoId !== before)
      throw invalid('sourceId', 'This source is not merged into another one.');
    const { source, subject } = await ownedSource(tx, actor, before);
    // Anyone responsible for either of the two may separate them.
    if (!allows(actor, 'source.change', duplicateSubject)) authorise(actor, 'source.change', subject);
    authorise(actor, 'source.open', subject);
    if (source.mergedIntoId)
      throw invalid('sourceId', 'The source it went into was merged as well. Undo that first.');

    const moved = await movedBy(tx, duplicate.id);
    const stories = await liveStories(tx, moved.evidence);
    await moveBack(tx, actor, moved, source, duplicate.id, held);
    await tx.source.update({
      where: { id: duplicate.id },
      data: { mergedIntoId: null, version: { increment: 1 } },
    });
    await finishChanges(tx, actor, stories, { because: 'SOURCE_UNMERGED' });
    await appendAudit(tx, actor, mergeEvent('source.unmerge', duplicate, source));
    return { sourceId };
  });
}

/** The words that a merge brought are removed with it, unless they have been replaced since. */
async function moveBack(
  tx: Tx,
  actor: Actor,
  moved: MovedByMerge,
  from: SourceRow,
  to: string,
  stories: readonly string[],
): Promise<void> {
  await move(tx, actor, moved, from.id, to);
  const { text, target } = await textsOf(tx, from.id, to);
  if (!moved.hasText || !text || text.sha256 !== target?.sha256) return;
  await addVersion(tx, actor, from.id, null, 'removed');
  await lapseOnUnmerged(tx, actor, from, stories, text);
}

/** The latest merge is the one that counts. */
async function movedBy(tx: Tx, duplicateId: string): Promise<MovedByMerge> {
  const event = await tx.auditEvent.findFirst({
    where: { subjectId: duplicateId, action: 'source.merge' },
    orderBy: { seq: 'desc' },
    select: { payload: true },
  });
  if (!event) return { evidence: [], files: [], attempts: [], checks: [], hasText: false };
  return movedByMerge(JSON.parse(event.payload) as StoredPayload);
}

/** It is the duplicate that changes; the source that stays is given by name. */
function mergeEvent<Act extends 'source.merge' | 'source.unmerge'>(
  act: Act,
  duplicate: { id: string; title: string },
  into: { title: string },
  ...[details]: AuditDetails<Act, 'duplicate' | 'title'>
): AuditEventInput {
  const payload = { duplicate: duplicate.title, title: into.title, ...details };
  return auditEvent(act, { type: 'source', id: duplicate.id }, payload);
}
