import type { Actor } from '@/lib/domain/actor.ts';
import { env } from '@/lib/env.ts';
import { takeRecognisedWords } from '@/lib/evidence/recognised-mutations.ts';
import { senderOf, wordsSent } from '@/lib/evidence/recognised-request.ts';
import { problemOf } from '@/lib/server/problem-response.ts';
import { resultOf } from '@/lib/server/result.ts';

type Context = { params: Promise<{ sourceId: string }> };

/** A recogniser's words for a source, from a program with its owner's token or from the source's page. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { sourceId } = await params;
  let who: Actor | null = null;
  const result = await resultOf(
    async () => {
      const sender = await senderOf(request);
      who = sender.actor;
      const sent = await wordsSent(request, sourceId, sender);
      return sent instanceof Response ? sent : takeRecognisedWords(sender.actor, sent);
    },
    async () => who,
  );
  if (!result.ok) return problemOf(result.error);
  if (result.data instanceof Response) return result.data;
  const { number, words, notice } = result.data;
  return Response.json(
    { number, words, notice, url: `${env.address}/sources/${sourceId}` },
    { status: 201, headers: { 'Cache-Control': 'no-store' } },
  );
}
