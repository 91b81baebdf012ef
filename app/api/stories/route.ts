import { clientAddress } from '@/lib/auth/client-address.ts';
import { actorOfStoryToken } from '@/lib/auth/story-token.ts';
import type { Actor } from '@/lib/domain/actor.ts';
import { env } from '@/lib/env.ts';
import { shareStory } from '@/lib/revisions/share-mutations.ts';
import { storySent } from '@/lib/revisions/share-request.ts';
import { problemOf } from '@/lib/server/problem-response.ts';
import { resultOf } from '@/lib/server/result.ts';

/** A story that a program brings in with its owner's token. It is told where the story is, and nothing of what is in Stet. */
export async function POST(request: Request): Promise<Response> {
  let who: Actor | null = null;
  const result = await resultOf(
    async () => {
      const address = clientAddress(request.headers.get('x-forwarded-for'));
      const { actor, tokenId } = await actorOfStoryToken(request.headers.get('authorization'), address);
      who = actor;
      const sent = await storySent(request);
      if (sent instanceof Response) return sent;
      const { input, incoming, ...sharing } = sent;
      return shareStory(actor, { tokenId, ...sharing }, input, incoming);
    },
    async () => who,
  );
  if (!result.ok) return problemOf(result.error);
  if (result.data instanceof Response) return result.data;
  const { storyId } = result.data;
  const url = `${env.address}/stories/${storyId}`;
  return Response.json(
    { id: storyId, url },
    { status: 201, headers: { Location: url, 'Cache-Control': 'no-store' } },
  );
}
