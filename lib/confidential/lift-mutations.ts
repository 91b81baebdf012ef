import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { invalid, missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { finishChanges } from '../stories/finish-change.ts';
import { changingSources, signedStories } from '../stories/touched-stories.ts';
import { currentIdentity, refuseTelling } from './identity-records.ts';
import { sourceScope, withLift } from './queries.ts';
import type { askLiftSchema, liftSchema } from './schema.ts';

/** A confidential source, locked, with any request to lift its confidentiality. Throws AppError otherwise. */
async function heldConfidential(tx: Tx, actor: Actor, sourceId: string) {
  const { source, subject } = await sourceScope(tx, actor, sourceId);
  return { source, subject: await withLift(tx, source, subject) };
}

/** Asks to lift a source's confidentiality. This opens nothing: somebody else confirms it, or it is withdrawn. */
export function askLift(
  actor: Actor,
  { sourceId, reason }: z.output<typeof askLiftSchema>,
): Promise<{ sourceId: string }> {
  return changingSources({ sourceIds: [sourceId] }, async (tx) => {
    const { source, subject } = await heldConfidential(tx, actor, sourceId);
    authorise(actor, 'source.askLift', subject);
    if (!source.isConfidential) throw invalid('reason', 'This source is not confidential.');
    if (await tx.confidentialLift.findUnique({ where: { sourceId } }))
      throw invalid('reason', 'Somebody has asked for it already.');
    refuseTelling(await currentIdentity(tx, sourceId), { reason });
    await tx.confidentialLift.create({ data: { sourceId, reason, askedById: actor.id } });
    await appendAudit(tx, actor, sourceEvent('source.askLift', source, { reason }));
    return { sourceId };
  });
}

/** Withdraws or refuses the request: anyone who could have made it may. */
export function withdrawLift(
  actor: Actor,
  { sourceId }: z.output<typeof liftSchema>,
): Promise<{ sourceId: string }> {
  return changingSources({ sourceIds: [sourceId] }, async (tx) => {
    const { source, subject } = await heldConfidential(tx, actor, sourceId);
    authorise(actor, 'source.askLift', subject);
    const { count } = await tx.confidentialLift.deleteMany({ where: { sourceId } });
    if (count === 0) throw missing('question');
    await appendAudit(tx, actor, sourceEvent('source.withdrawLift', source));
    return { sourceId };
  });
}

/**
 * The second person confirms: files and words are open to the newsroom, and details can be changed like any other
 * source's. Label and terms stay as agreed, and nobody is told who it is: the sealed identity is destroyed unread, with
 * the names of those who could read it. To go back, the source is made confidential again.
 */
export function lift(actor: Actor, { sourceId }: z.output<typeof liftSchema>): Promise<{ sourceId: string }> {
  return changingSources({ sourceIds: [sourceId] }, async (tx, stories) => {
    const { source, subject } = await heldConfidential(tx, actor, sourceId);
    authorise(actor, 'source.lift', subject);
    const asked = await tx.confidentialLift.findUnique({
      where: { sourceId },
      include: { askedBy: { select: { name: true } } },
    });
    if (!asked || !source.isConfidential) throw missing('question');
    await tx.confidentialLift.delete({ where: { sourceId } });
    const readers = await tx.confidentialReader.findMany({ where: { sourceId }, select: { memberId: true } });
    await tx.confidentialReader.deleteMany({ where: { sourceId } });
    await tx.confidentialIdentity.deleteMany({ where: { sourceId } });
    await forgetEarlierPasswords(
      tx,
      readers.map(({ memberId }) => memberId),
    );
    await tx.source.update({
      where: { id: sourceId },
      data: { isConfidential: false, version: { increment: 1 } },
    });
    const signed = await signedStories(tx, stories);
    await finishChanges(tx, actor, signed, { because: 'SOURCE_LIFTED' });
    await appendAudit(tx, actor, sourceEvent('source.lift', source, { askedBy: asked.askedBy.name }));
    return { sourceId };
  });
}

/** Members with nothing closed to them any more have nothing left to prove. */
async function forgetEarlierPasswords(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await tx.member.updateMany({
    where: {
      id: { in: [...memberIds] },
      earlierPasswordHash: { not: null },
      confidentialReads: { none: { closedAt: { not: null } } },
    },
    data: { earlierPasswordHash: null },
  });
}
