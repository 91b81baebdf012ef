import { appendAudit } from './audit.ts';
import type { Actor } from './auth/actor.ts';
import { hasOpenRequests } from './contacts/queries.ts';
import type { Tx } from './db.ts';
import type { AuditEventInput } from './domain/audit-events.ts';
import { nextStage } from './domain/stage.ts';
import type { StoryScope } from './stories/queries.ts';

/**
 * The last step of every change to a story's items, evidence, contacts or text: a signature that covered the
 * state before lapses, the stage moves on, and the events go into the record, all in the change's transaction.
 */
export async function concludeWork(
  tx: Tx,
  actor: Actor,
  { story }: StoryScope,
  because: string,
  ...events: AuditEventInput[]
): Promise<void> {
  const all = [...events];
  const isWaiting = await hasOpenRequests(tx, story.id, new Date());
  let stage = nextStage(story.stage, { type: 'worked', hasOpenRequests: isWaiting });
  const lapsed = await tx.signOff.findMany({
    where: { storyId: story.id, endedAt: null },
    select: { id: true },
  });
  if (lapsed.length > 0) {
    await tx.signOff.updateMany({
      where: { id: { in: lapsed.map(({ id }) => id) } },
      data: { endedAt: new Date(), endedReason: because },
    });
    const editions = story.report?._count.editions ?? 0;
    stage = nextStage(story.stage, { type: 'signOffEnded', editions, hasOpenRequests: isWaiting });
    all.push({
      act: 'story.signOffLapsed',
      subject: { type: 'story', id: story.id },
      storyId: story.id,
      payload: { because },
    });
  }
  await tx.story.update({ where: { id: story.id }, data: { stage, updatedAt: new Date() } });
  await appendAudit(tx, actor, ...all);
}

/**
 * Serialises writers of one story, so that what a mutation decides on is what it writes to. Taken first, before
 * anything is read that the decision rests on.
 */
export async function lockStory(tx: Tx, storyId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM story WHERE id = ${storyId}::uuid FOR UPDATE`;
}
