import type { Tx } from '../db.ts';
import type { MessageChannel, MessageKind } from '../domain/messages.ts';
import { hasJob } from '../jobs/has-job-queries.ts';
import { addJob } from '../jobs/records.ts';

/** Longer ago than this it is no news any more. */
const STILL_NEWS_MS = 86_400_000;
/** As long as the page of channels tells of them. */
const KEPT_MS = 30 * 86_400_000;

/** What an event of the record says of a channel: which service, and nothing of where it goes. */
export const ofChannel = ({ id, kind }: { id: string; kind: string }) => ({
  subject: { type: 'messageChannel', id } as const,
  payload: { channel: kind as MessageChannel },
});

/** One job for each message; it is tried again by a job of the same key. */
export const planDelivery = (tx: Tx, deliveryId: string, runAt?: Date) =>
  addJob(tx, 'message.send', { deliveryId }, { key: `message.send ${deliveryId}`, ...(runAt && { runAt }) });

/**
 * Tells every channel that is to hear of it, in the transaction of the change and before its events: the messages are
 * written with it, and sent after it.
 */
export async function announce(
  tx: Tx,
  ...news: readonly { kind: MessageKind; storyId: string }[]
): Promise<void> {
  if (news.length === 0) return;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO message_delivery (channel_id, kind, story_id)
    SELECT channel.id, told.kind, told.story_id
    FROM unnest(${news.map(({ kind }) => kind)}::text[], ${news.map(({ storyId }) => storyId)}::uuid[]) AS told (kind, story_id)
    JOIN message_channel channel ON channel.paused_at IS NULL AND told.kind = ANY (channel.about)
    RETURNING id`;
  for (const { id } of rows) await planDelivery(tx, id);
}

/**
 * Messages that wait and have no job, as after a restore, which brings none back: what is still news is sent, what is
 * not is given up. Then forgets what became of messages a month ago.
 */
export async function planMessages(tx: Tx, now: Date): Promise<void> {
  const late = new Date(now.getTime() - STILL_NEWS_MS);
  await tx.messageDelivery.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEPT_MS) } } });
  const waiting = await tx.$queryRaw<{ id: string; at: Date }[]>`
    SELECT delivery.id, delivery.at FROM message_delivery delivery
    WHERE delivery.state IN ('WAITING', 'SENDING') AND NOT ${hasJob('message.send', 'delivery.id')}`;
  const given = waiting.filter(({ at }) => at < late).map(({ id }) => id);
  await tx.messageDelivery.updateMany({
    where: { id: { in: given } },
    data: { state: 'FAILED', outcome: 'too_late' },
  });
  for (const { id, at } of waiting) if (at >= late) await planDelivery(tx, id);
}
