import type { z } from 'zod';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { Incoming } from '../reading/read-incoming.ts';
import type { bringInStorySchema } from '../stories/schema.ts';
import { beginShared, forgetShared } from '../tokens/share-records.ts';
import { bringInStory } from './bring-in-mutations.ts';

/** What a program says beside the story. `key` is its Idempotency-Key; null where it gave none. */
export type Sharing = { tokenId: string; key: string | null; sha256: string };

/**
 * Brings a story in for the owner of a token, as they would themselves; the record says by which token. Sent again under
 * the same key it is the same story.
 * @throws AppError what `bringInStory` and `beginShared` throw
 */
export async function shareStory(
  actor: Actor,
  { tokenId, key, sha256 }: Sharing,
  input: z.output<typeof bringInStorySchema>,
  incoming: Incoming,
): Promise<{ storyId: string }> {
  authorise(actor, 'story.create');
  const begun = key === null ? { requestId: null } : await beginShared({ tokenId, key, sha256 });
  if ('storyId' in begun) {
    // The SHA-256 of what was sent tells stories from words.
    if (begun.storyId === null) throw missing('story');
    return { storyId: begun.storyId };
  }
  const { requestId } = begun;
  try {
    return await bringInStory(actor, input, incoming, { tokenId, requestId });
  } catch (error) {
    if (requestId) await forgetShared(requestId);
    throw error;
  }
}
