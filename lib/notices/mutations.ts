/** What members do with their own inbox. It is no part of the work on a story, so the record holds nothing of it. */
import type { z } from 'zod';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { NOTICE_KIND_CODES } from '../domain/notices.ts';
import { authorise } from '../domain/permissions.ts';
import type { changeMailsSchema, markSeenSchema, muteStorySchema } from './schema.ts';

/** Marks notices of the member's own as read; those of others are passed over, as if they were not there. */
export async function markSeen(actor: Actor, input: z.output<typeof markSeenSchema>): Promise<void> {
  await db.notice.updateMany({
    where: {
      memberId: actor.id,
      seenAt: null,
      // What came after the page was read has not been seen.
      ...('upTo' in input ? { at: { lte: new Date(input.upTo) } } : { id: { in: input.noticeIds } }),
    },
    data: { seenAt: new Date() },
  });
}

/** From now on the member hears of a story only what somebody addresses to them; or of everything again. */
export async function muteStory(actor: Actor, input: z.output<typeof muteStorySchema>): Promise<void> {
  authorise(actor, 'story.read');
  const { storyId, isMuted } = input;
  if ((await db.story.count({ where: { id: storyId } })) === 0) throw missing('story');
  if (isMuted)
    await db.mutedStory.createMany({ data: { memberId: actor.id, storyId }, skipDuplicates: true });
  else await db.mutedStory.deleteMany({ where: { memberId: actor.id, storyId } });
}

/** Chooses which kinds the member has by mail. */
export async function changeMails(
  actor: Actor,
  { deliveries }: z.output<typeof changeMailsSchema>,
): Promise<void> {
  authorise(actor, 'story.read');
  await db.$transaction(
    NOTICE_KIND_CODES.flatMap((kind) => {
      const delivery = deliveries[kind];
      if (!delivery) return [];
      const one = { memberId: actor.id, kind };
      return db.noticePreference.upsert({
        where: { memberId_kind: one },
        create: { ...one, delivery },
        update: { delivery },
      });
    }),
  );
}
