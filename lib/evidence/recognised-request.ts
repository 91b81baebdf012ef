/** A recogniser's words as a program or the source's page sends them: the file as the body. */
import { clientAddress } from '../auth/client-address.ts';
import { requireActorOrThrow } from '../auth/require-actor.ts';
import { actorOfStoryToken } from '../auth/story-token.ts';
import type { Actor } from '../domain/actor.ts';
import { idOf } from '../domain/fields.ts';
import { MOST_WORDS_BYTES } from '../domain/recognised.ts';
import { env } from '../env.ts';
import { atMost } from '../server/json-response.ts';
import { problem } from '../server/problem-response.ts';
import { idempotencyKey } from '../tokens/idempotency-key.ts';
import type { RecognisedWords } from './recognised-mutations.ts';
import { demandSameOrigin } from './request.ts';

export type Sender = { actor: Actor; tokenId: string | null };

/**
 * Who sends words: the owner of a token, or whoever is signed in on the page.
 * @throws AppError `signed_out`, `forbidden`, `limited`
 */
export async function senderOf({ headers }: Request): Promise<Sender> {
  const authorization = headers.get('authorization');
  if (authorization === null) {
    demandSameOrigin(headers, env.address);
    return { actor: await requireActorOrThrow(), tokenId: null };
  }
  return actorOfStoryToken(authorization, clientAddress(headers.get('x-forwarded-for')));
}

/**
 * Reads what was sent; no more of it than words may have.
 * @returns a problem to answer with where it cannot be read
 * @throws AppError `missing` where the address names no source
 */
export async function wordsSent(
  request: Request,
  sourceId: string,
  { tokenId }: Sender,
): Promise<RecognisedWords | Response> {
  const id = idOf(sourceId, 'source');
  const key = idempotencyKey(request.headers);
  if (key instanceof Response) return key;
  const replaces = new URL(request.url).searchParams.get('replace') === 'yes';
  const bytes = await atMost(MOST_WORDS_BYTES, request.body);
  if (!bytes)
    return problem(413, 'Words can be sent with up to 50 MB. Leave out what is not words and their times.');
  return { sourceId: id, bytes, replaces, ...(tokenId !== null && { program: { tokenId, key } }) };
}
