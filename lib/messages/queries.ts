import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import {
  type CardShape,
  type HeadlineChoice,
  isMessageKind,
  MESSAGES,
  type MessageChannel,
} from '../domain/messages.ts';
import { authorise } from '../domain/permissions.ts';
import type { ChannelView, DeliveryState } from './view.ts';

/** Of each channel's messages: the last days of a busy one. */
const SHOWN = 10;

/** The newsroom's channels with their last messages, without anything of their secrets. */
export async function listChannels(actor: Actor): Promise<ChannelView[]> {
  authorise(actor, 'message.setUp');
  const rows = await db.messageChannel.findMany({
    omit: { secretCipher: true, secretNonce: true, secretKeyId: true },
    include: { deliveries: { orderBy: [{ at: 'desc' }, { id: 'asc' }], take: SHOWN } },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ kind, madeAt: _, deliveries, about, pausedAt, shape, headline, ...row }) => ({
    ...row,
    channel: kind as MessageChannel,
    shape: shape as CardShape,
    headline: headline as HeadlineChoice,
    about: about.filter(isMessageKind),
    pausedAt: pausedAt?.toISOString() ?? null,
    deliveries: deliveries.map((one) => ({
      id: one.id,
      label: isMessageKind(one.kind) ? MESSAGES[one.kind].label : one.kind,
      at: (one.triedAt ?? one.at).toISOString(),
      state: one.state as DeliveryState,
      outcome: one.outcome,
      attempts: one.attempts,
    })),
  }));
}
