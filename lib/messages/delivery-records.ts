import { appendAudit } from '../audit/append.ts';
import { db } from '../db.ts';
import {
  afterAttempt,
  type HeadlineChoice,
  hasHeadline,
  isMessageKind,
  MESSAGES,
  type MessageKind,
} from '../domain/messages.ts';
import { env } from '../env.ts';
import { post } from './post.ts';
import { ofChannel, planDelivery } from './records.ts';

/**
 * Sends one message, and notes what came back. A process that is killed between the service's answer and that note
 * sends it again: Matrix takes the two for one by its id, Slack and Teams cannot. What was sent, given up or removed
 * meanwhile is passed over. Where the service knows no such address, the channel is paused, which the record says.
 */
export async function sendDelivery(deliveryId: string, now = () => new Date()): Promise<void> {
  const [taken] = await db.$queryRaw<{ attempts: number }[]>`
    UPDATE message_delivery SET state = 'SENDING', attempts = attempts + 1, tried_at = now()
    WHERE id = ${deliveryId}::uuid AND state IN ('WAITING', 'SENDING') RETURNING attempts`;
  if (!taken) return;
  const { channel, story, kind } = await db.messageDelivery.findUniqueOrThrow({
    where: { id: deliveryId },
    include: {
      channel: true,
      story: { select: { id: true, headline: true, report: { select: { slug: true } } } },
    },
  });
  if (channel.pausedAt || !isMessageKind(kind)) return note(deliveryId, 'FAILED', 'paused');
  const content = {
    words: MESSAGES[kind].words,
    headline: hasHeadline(kind, channel.headline as HeadlineChoice) ? story.headline : null,
    link: linkTo(kind, story),
  };
  const { came, retryAfter } = await post(channel, content, deliveryId);
  const next = afterAttempt(came, taken.attempts, retryAfter, now());
  if (next.is === 'sent') return note(deliveryId, 'SENT', `${came}`);
  if (next.is === 'failed') return note(deliveryId, 'FAILED', `${came}`);
  await db.$transaction(async (tx) => {
    const isAgain = next.is === 'again';
    const state = isAgain ? 'WAITING' : 'FAILED';
    await tx.messageDelivery.updateMany({ where: { id: deliveryId }, data: { state, outcome: `${came}` } });
    if (isAgain) return planDelivery(tx, deliveryId, new Date(now().getTime() + next.seconds * 1_000));
    // Not one that was given another address meanwhile.
    const { count } = await tx.messageChannel.updateMany({
      where: { id: channel.id, version: channel.version, pausedAt: null },
      data: { pausedAt: now(), pausedBecause: `${came}`, version: { increment: 1 } },
    });
    if (count === 0) return;
    const { subject, payload } = ofChannel(channel);
    const act = 'message.pauseChannel';
    await appendAudit(tx, null, { act, subject, payload: { ...payload, outcome: `${came}` } });
  });
}

async function note(id: string, state: 'SENT' | 'FAILED', outcome: string): Promise<void> {
  await db.messageDelivery.updateMany({ where: { id }, data: { state, outcome } });
}

/** To the report where readers find it, and otherwise to the story on the desk, which asks who one is. */
function linkTo(kind: MessageKind, { id, report }: { id: string; report: { slug: string } | null }): string {
  return MESSAGES[kind].isPublic && report
    ? `${env.publicUrl}/reports/${report.slug}`
    : `${env.address}/stories/${id}`;
}
