import type { z } from 'zod';
import { lastChange } from '../audit/queries.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type ContactOutcome, hasAnswer, leavesOpen, outcomeRow } from '../domain/contact-outcomes.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import { proposedKind } from '../domain/party.ts';
import { authorise } from '../domain/permissions.ts';
import { changingStory } from '../stories/changing-story.ts';
import { finishChange } from '../stories/finish-change.ts';
import { storyScope } from '../stories/queries.ts';
import { planReplyLook } from '../stories/reply-look-records.ts';
import type { logContactSchema, recordOutcomeSchema } from './schema.ts';

type Outcome = {
  outcome: ContactOutcome;
  reason: string;
  answeredAt: Date | null;
  sentAt: Date;
  deadline: Date | null;
};

/** Refuses what would make the log say something that cannot be true. */
function refuseNonsense({ outcome, reason, answeredAt, sentAt, deadline }: Outcome, now: Date): void {
  const { asksReason, silent } = outcomeRow(outcome);
  if (asksReason?.refusal && !reason) throw invalid('reason', asksReason.refusal);
  if (sentAt.getTime() > now.getTime() + 60_000) throw invalid('sentAt', 'This lies in the future.');
  if (deadline && deadline <= sentAt) throw invalid('deadline', 'The deadline must come after the request.');
  if (answeredAt && answeredAt < sentAt)
    throw invalid('answeredAt', 'The answer cannot come before the request.');
  if (silent === 'after the deadline' && deadline && deadline > now) {
    throw invalid('outcome', 'Their deadline has not passed yet: until then it is “no immediate response”.');
  }
}

/**
 * A party by its name or an alias, created where it is new. If two people name a new one at once, the second finds it.
 */
async function partyNamed(tx: Tx, actor: Actor, name: string): Promise<{ id: string; name: string }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`party ${name.toLowerCase()}`}, 0))`;
  const [known] = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM party
    WHERE lower(name) = lower(${name}) OR EXISTS (SELECT FROM unnest(aliases) alias WHERE lower(alias) = lower(${name}))
    ORDER BY lower(name) = lower(${name}) DESC, id LIMIT 1`;
  return (
    known ?? (await tx.party.create({ data: { name, kind: proposedKind(name), createdById: actor.id } }))
  );
}

/** A follow-up must be to the same party, on the same story. */
async function refuseStrangeFollowUp(
  tx: Tx,
  { storyId, followUpOfId, sentAt }: { storyId: string; followUpOfId: string | null; sentAt: Date },
  partyId: string,
): Promise<void> {
  if (!followUpOfId) return;
  const before = await tx.contactAttempt.findFirst({
    where: { id: followUpOfId, storyId },
    include: { party: { select: { name: true } } },
  });
  if (!before) throw missing('request for comment');
  if (before.partyId !== partyId)
    throw invalid('partyName', `This follows up a request to ${before.party.name}: name the same party.`);
  if (sentAt < before.sentAt) throw invalid('sentAt', 'A follow-up comes after the request that it follows.');
}

/** Logs a request for comment, with what is known of its outcome. */
export function logContact(actor: Actor, input: z.output<typeof logContactSchema>): Promise<void> {
  return changingStory(actor, { storyId: input.storyId, may: 'contact.log' }, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    authorise(actor, 'contact.log', scope.subject);
    refuseNonsense(input, new Date());
    const { storyId, partyName, itemIds, ...fields } = input;
    const own = await tx.item.count({ where: { storyId, id: { in: itemIds } } });
    if (own !== new Set(itemIds).size) throw missing('item');
    const party = await partyNamed(tx, actor, partyName);
    await refuseStrangeFollowUp(tx, input, party.id);
    const attempt = await tx.contactAttempt.create({
      data: {
        ...fields,
        timeZone: fields.timeZone || scope.newsroom.timeZone,
        answeredAt: answeredAt(input),
        storyId,
        partyId: party.id,
        byId: actor.id,
        items: { create: itemIds.map((itemId) => ({ itemId })) },
      },
    });
    if (leavesOpen(attempt.outcome)) await planReplyLook(tx, attempt.id, attempt.deadline);
    await finishChange(
      tx,
      actor,
      scope,
      { because: 'CONTACT_LOGGED' },
      {
        act: 'contact.log',
        subject: { type: 'contact', id: attempt.id },
        storyId,
        payload: { party: party.name, channel: input.channel, outcome: input.outcome },
      },
    );
  });
}

/** Records what came of a request: an answer, a refusal, silence past the deadline. */
export function recordOutcome(actor: Actor, input: z.output<typeof recordOutcomeSchema>): Promise<void> {
  const { storyId, attemptId, version } = input;
  const basedOn = [{ of: 'contact', id: attemptId, stamp: version, within: [storyId] }] as const;
  const change = { storyId, may: 'contact.log', basedOn } as const;
  return changingStory(actor, change, async (tx) => {
    const scope = await storyScope(tx, actor, input.storyId);
    const attempt = await tx.contactAttempt.findFirst({
      where: { id: input.attemptId, storyId: input.storyId },
      include: { party: true },
    });
    if (!attempt) throw missing('request for comment');
    authorise(actor, 'contact.log', scope.subject);
    refuseNonsense({ ...attempt, ...input }, new Date());
    if (attempt.answerSourceId && input.answer !== attempt.answer) {
      throw invalid('answer', 'These words are kept as a source. Log what they said later as a follow-up.');
    }
    const { count } = await tx.contactAttempt.updateMany({
      where: { id: attempt.id, version: input.version },
      data: {
        outcome: input.outcome,
        reason: input.reason,
        answer: input.answer,
        answeredAt: answeredAt(input),
        version: input.version + 1,
      },
    });
    if (count === 0) throw stale(await lastChange(tx, attempt.id));
    if (leavesOpen(input.outcome)) await planReplyLook(tx, attempt.id, attempt.deadline);
    await finishChange(
      tx,
      actor,
      scope,
      { because: 'CONTACT_CHANGED' },
      {
        act: 'contact.recordOutcome',
        subject: { type: 'contact', id: attempt.id },
        storyId: input.storyId,
        payload: {
          party: attempt.party.name,
          outcome: input.outcome,
          answer: input.answer,
        },
      },
    );
  });
}

/** Every answer has a time; where nobody typed one, it is now. */
function answeredAt({
  outcome,
  answeredAt,
}: {
  outcome: ContactOutcome;
  answeredAt: Date | null;
}): Date | null {
  return hasAnswer(outcome) ? (answeredAt ?? new Date()) : null;
}
