import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastStoryChange } from '../audit/queries.ts';
import { contactLog } from '../contacts/queries.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditDetails, auditEvent } from '../domain/audit/event.ts';
import type { AuditAct } from '../domain/audit/payloads.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { AppError, invalid, missing, stale } from '../domain/errors.ts';
import { mismatchMessage } from '../domain/gate.ts';
import { authorise } from '../domain/permissions.ts';
import { nextStage } from '../domain/stage.ts';
import { subjectOfSigning } from '../items/own-verdicts.ts';
import { type ItemRow, itemRows } from '../items/row-queries.ts';
import { announce } from '../messages/records.ts';
import { tellStory } from '../notices/records.ts';
import { archivedPagesOf } from '../sources/archive-queries.ts';
import { changingStory } from '../stories/changing-story.ts';
import { storyScope } from '../stories/queries.ts';
import { keepClips, readClips } from './clip-records.ts';
import { addressOf, type Desk, itemsToPublish, proposedLanguage, slugOf, snapshotOf } from './edition.ts';
import { keepFiles } from './file-records.ts';
import { askForPdfs } from './pdf-records.ts';
import { isStillSigned, signedFingerprint } from './queries.ts';
import type {
  holdSchema,
  liftHoldSchema,
  publishSchema,
  signOffSchema,
  withdrawReportSchema,
  withdrawSignOffSchema,
} from './schema.ts';
import { holdForSigning, refuseUnseenThreads, refuseUnsettled, signedFiles } from './signing.ts';
import { keptSnapshot } from './snapshot-schema.ts';
import { giveAddresses, publishedBefore } from './statement-records.ts';

/** Everything that a signature covers, locked until the transaction ends. The caller already holds the story. */
export async function wholeDesk(tx: Tx, actor: Actor, storyId: string, now: Date): Promise<Desk> {
  await holdForSigning(tx, actor, storyId);
  const scope = await storyScope(tx, actor, storyId);
  const rows = await itemRows(tx, storyId);
  const log = await contactLog(tx, storyId, now, scope.newsroom.timeZone);
  const files = await signedFiles(tx, rows, scope.newsroom);
  return { scope, rows, log, files };
}

const liveItems = (rows: readonly ItemRow[]) => rows.filter(({ cutAt }) => cutAt === null);

/** Unverified items do not block, but whoever signs or publishes must have seen how many there are. */
function refuseUnconfirmed(rows: readonly ItemRow[], confirmed: number): number {
  const unverified = liveItems(rows).filter(({ status }) => status !== 'VERIFIED').length;
  if (confirmed !== unverified) {
    throw invalid(
      'confirmedUnverified',
      unverified === 1
        ? 'One statement is not verified. Confirm that it goes out as what it is.'
        : `${unverified} statements are not verified. Confirm that they go out as what they are.`,
    );
  }
  return unverified;
}

/** A non-response that the log does not support at present is fixed or confirmed: a deadline may pass at any moment. */
function refuseMismatched({ rows, log }: Pick<Desk, 'rows' | 'log'>, confirmed: number): number {
  const { length } = log.mismatches(rows);
  if (confirmed !== length) throw invalid('confirmedMismatches', mismatchMessage(length));
  return length;
}

const storyEvent = <Act extends AuditAct>(act: Act, storyId: string, ...[details]: AuditDetails<Act>) =>
  auditEvent(act, { type: 'story', id: storyId }, details, storyId);

/** Signs off the current revision, exactly as the screen showed it. */
export function signOff(actor: Actor, input: z.output<typeof signOffSchema>): Promise<void> {
  const { storyId, revisionId } = input;
  const basedOn = [{ of: 'revisionOf', id: storyId, stamp: revisionId }] as const;
  return changingStory(actor, { storyId, may: 'story.signOff', basedOn }, async (tx) => {
    const now = new Date();
    const { scope, rows, log, files } = await wholeDesk(tx, actor, input.storyId, now);
    const { story, revision } = scope;
    authorise(actor, 'story.signOff', subjectOfSigning(scope, rows));
    if (
      revision.id !== input.revisionId ||
      signedFingerprint(scope, rows, log, files) !== input.fingerprint
    ) {
      throw stale(await lastStoryChange(tx, story.id));
    }
    if (story.signOffs.length > 0) throw invalid('storyId', 'This revision is signed off already.');
    if (liveItems(rows).length === 0)
      throw invalid('storyId', 'There is nothing to sign off: the story has no items.');
    await refuseUnsettled(tx, liveItems(rows));
    const unverified = refuseUnconfirmed(rows, input.confirmedUnverified);
    const mismatches = refuseMismatched({ rows, log }, input.confirmedMismatches);
    const openThreads = await refuseUnseenThreads(tx, actor, story.id, input.confirmedThreads);
    await tx.signOff.create({
      data: {
        storyId: story.id,
        revisionId: revision.id,
        byId: actor.id,
        note: input.note,
        fingerprint: input.fingerprint,
        unverified,
      },
    });
    await tx.story.update({
      where: { id: story.id },
      data: { stage: nextStage(story.stage, { type: 'signedOff' }), updatedAt: now },
    });
    await appendAudit(
      tx,
      actor,
      storyEvent('story.signOff', story.id, {
        revision: revision.number,
        unverified,
        mismatches,
        fingerprint: input.fingerprint,
        ...(openThreads > 0 && { openThreads }),
      }),
    );
  });
}

/** Takes a signature back before it is published. */
export function withdrawSignOff(actor: Actor, input: z.output<typeof withdrawSignOffSchema>): Promise<void> {
  return changingStory(actor, { storyId: input.storyId, may: 'story.signOff' }, async (tx) => {
    const { story, subject } = await storyScope(tx, actor, input.storyId);
    const live = story.signOffs.find(({ id }) => id === input.signOffId);
    if (!live) throw missing('sign-off');
    authorise(actor, 'story.signOff', subject);
    await tx.signOff.update({
      where: { id: live.id },
      data: { endedAt: new Date(), endedReason: 'taken back' },
    });
    const hasOpenRequests = (await contactLog(tx, story.id, new Date(), 'UTC')).hasOpenRequests;
    await tx.story.update({
      where: { id: story.id },
      data: {
        stage: nextStage(story.stage, {
          type: 'signOffEnded',
          editions: story.report?._count.editions ?? 0,
          hasOpenRequests,
        }),
      },
    });
    await appendAudit(tx, actor, storyEvent('story.withdrawSignOff', story.id));
  });
}

/**
 * Publishes an edition: the snapshot is put together, stored as canonical JSON with its SHA-256, and never changed
 * again. Every edition after the first says what changed.
 */
export async function publish(
  actor: Actor,
  input: z.output<typeof publishSchema>,
): Promise<{ slug: string; edition: number }> {
  const bytesOfClips = await readClips(actor, input.storyId);
  return changingStory(actor, { storyId: input.storyId, may: 'report.publish' }, async (tx) => {
    const now = new Date();
    const desk = await wholeDesk(tx, actor, input.storyId, now);
    const { story, revision } = desk.scope;
    authorise(actor, 'report.publish', subjectOfSigning(desk.scope, desk.rows));
    const signed = story.signOffs.find(({ id }) => id === input.signOffId);
    if (!signed || signed.revisionId !== revision.id) throw stale(await lastStoryChange(tx, story.id));
    if (!isStillSigned(signed.fingerprint, desk.scope, desk.rows, desk.log, desk.files)) {
      throw new AppError('conflict', 'Something changed after the sign-off. Have it signed off again.');
    }
    const hold = story.holds[0];
    if (hold) throw new AppError('forbidden', `${hold.by.name} has blocked publication: ${hold.reason}`);
    await refuseUnsettled(tx, liveItems(desk.rows));
    refuseUnconfirmed(desk.rows, input.confirmedUnverified);
    const mismatches = refuseMismatched(desk, input.confirmedMismatches);

    const language = input.language ?? proposedLanguage(story);
    const report = await tx.report.upsert({
      where: { storyId: story.id },
      create: { storyId: story.id, slug: slugOf(story.headline), language },
      update: { withdrawnAt: null, withdrawnReason: null, language },
      include: { editions: { select: { number: true, publishedAt: true }, orderBy: { number: 'asc' } } },
    });
    const before = report.editions.at(-1);
    const number = (before?.number ?? 0) + 1;
    if (before && !input.changeNote) throw invalid('changeNote', 'Say what changed since the last edition.');
    const published = await publishedBefore(tx, report.id);
    const snapshot = snapshotOf(desk, {
      number,
      now,
      publishedBy: actor.name,
      changeNote: input.changeNote,
      language,
      signOff: { by: signed.by.name, at: signed.at },
      before: published,
      addresses: await giveAddresses(tx, {
        ...{ reportId: report.id, items: itemsToPublish(desk), published: published.statements, now },
      }),
      archived: await archivedPagesOf(tx, desk.rows),
    });
    const stored = canonicalJson(keptSnapshot(snapshot));
    const sha256 = createHash('sha256').update(stored, 'utf8').digest('hex');
    const edition = await tx.edition.create({
      data: {
        reportId: report.id,
        number,
        revisionId: revision.id,
        signOffId: signed.id,
        snapshot: stored,
        sha256,
        publishedById: actor.id,
        publishedAt: now,
        changeNote: input.changeNote,
      },
    });
    await keepFiles(
      tx,
      edition.id,
      {
        ...{ stored, sha256, snapshot, number, address: addressOf(report.slug) },
        editions: [...report.editions, { number, publishedAt: now }],
        policies: desk.scope.newsroom,
      },
      { rendering: 1, now },
    );
    await keepClips(tx, { editionId: edition.id, snapshot, desk, bytesOfClips, now });
    await tellStory(tx, actor, 'PUBLISHED', 'report.publish', { storyId: story.id, subjectId: edition.id });
    await announce(tx, { kind: number === 1 ? 'PUBLISHED' : 'NEW_EDITION', storyId: story.id });
    // A signature is for one edition: the next needs a new one.
    await tx.signOff.update({ where: { id: signed.id }, data: { endedAt: now, endedReason: 'published' } });
    await tx.story.update({
      where: { id: story.id },
      data: { stage: nextStage(story.stage, { type: 'published', edition: number }), updatedAt: now },
    });
    await appendAudit(
      tx,
      actor,
      storyEvent('report.publish', story.id, { edition: number, slug: report.slug, sha256, mismatches }),
    );
    return { slug: report.slug, edition: number };
  });
}

/** Withdraws a report: its editions stay at their URLs and say so, with the reason. */
export function withdrawReport(actor: Actor, input: z.output<typeof withdrawReportSchema>): Promise<void> {
  return changingStory(actor, { storyId: input.storyId, may: 'report.withdraw' }, async (tx) => {
    const { story, subject } = await storyScope(tx, actor, input.storyId);
    authorise(actor, 'report.withdraw', subject);
    if (!story.report) throw missing('report');
    await tx.report.update({
      where: { id: story.report.id },
      data: { withdrawnAt: new Date(), withdrawnReason: input.reason },
    });
    await tx.story.update({
      where: { id: story.id },
      data: { stage: nextStage(story.stage, { type: 'withdrawn' }) },
    });
    await askForPdfs(tx, story.report.id, 'withdrawn.pdf');
    await announce(tx, { kind: 'WITHDRAWN', storyId: story.id });
    await appendAudit(tx, actor, storyEvent('report.withdraw', story.id, { reason: input.reason }));
  });
}

/** Blocks publication until the hold is lifted. */
export function holdPublication(actor: Actor, input: z.output<typeof holdSchema>): Promise<void> {
  return changingStory(actor, { storyId: input.storyId, may: 'publication.hold' }, async (tx) => {
    const { story, subject } = await storyScope(tx, actor, input.storyId);
    authorise(actor, 'publication.hold', subject);
    if (story.holds.length > 0) throw invalid('reason', 'Publication is blocked already.');
    const { id } = await tx.publicationHold.create({
      data: { storyId: story.id, reason: input.reason, byId: actor.id },
    });
    await tellStory(tx, actor, 'LEGAL_HOLD', 'publication.hold', { storyId: story.id, subjectId: id });
    await announce(tx, { kind: 'PUBLICATION_BLOCKED', storyId: story.id });
    await appendAudit(tx, actor, storyEvent('publication.hold', story.id, { reason: input.reason }));
  });
}

export function liftHold(actor: Actor, input: z.output<typeof liftHoldSchema>): Promise<void> {
  return changingStory(actor, { storyId: input.storyId, may: 'publication.hold' }, async (tx) => {
    const { story, subject } = await storyScope(tx, actor, input.storyId);
    const hold = story.holds.find(({ id }) => id === input.holdId);
    if (!hold) throw missing('block on publication');
    authorise(actor, 'publication.hold', subject);
    await tx.publicationHold.update({
      where: { id: hold.id },
      data: { liftedAt: new Date(), liftedById: actor.id },
    });
    await appendAudit(tx, actor, storyEvent('publication.lift', story.id));
  });
}
