import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import type { Actor } from '../domain/actor.ts';
import { stale } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import { changingStory } from './changing-story.ts';
import { storyScope } from './queries.ts';
import { planReplyLooksAfterArchive } from './reply-look-records.ts';
import type { archiveStorySchema } from './schema.ts';

/** Archives a story, or takes it out again. Nothing is ever deleted. */
export function archiveStory(
  actor: Actor,
  input: z.output<typeof archiveStorySchema>,
  isArchived: boolean,
): Promise<void> {
  const basedOn = [{ of: 'story', id: input.storyId, stamp: input.version }] as const;
  const change = { storyId: input.storyId, may: 'story.archive', basedOn } as const;
  return changingStory(actor, change, async (tx) => {
    const { story, subject } = await storyScope(tx, actor, input.storyId);
    authorise(actor, 'story.archive', subject);
    if (story.version !== input.version) throw stale(await lastChange(tx, story.id));
    await tx.story.update({
      where: { id: story.id },
      data: { archivedAt: isArchived ? new Date() : null, version: story.version + 1 },
    });
    if (!isArchived && story.archivedAt) await planReplyLooksAfterArchive(tx, story.id, story.archivedAt);
    await appendAudit(tx, actor, {
      act: isArchived ? 'story.archive' : 'story.unarchive',
      subject: { type: 'story', id: story.id },
      storyId: story.id,
    });
  });
}
