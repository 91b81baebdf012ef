import { answer } from './act.ts';
import type { Actor } from './auth/actor.ts';
import { requireActorOrThrow } from './auth/require-actor.ts';
import type { ErrorCode } from './domain/errors.ts';

const STATUS: Record<ErrorCode | 'unexpected', number> = {
  validation: 400,
  signed_out: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
  unexpected: 500,
};

/** A route handler's answer as JSON, private to whoever asked: who is it, do it, and an error with its status. */
export async function respond<T>(work: (actor: Actor) => Promise<T>): Promise<Response> {
  const result = await answer(async () => work(await requireActorOrThrow()));
  const headers = { 'Cache-Control': 'private, no-store' };
  return result.ok
    ? Response.json(result.data, { headers })
    : Response.json({ error: result.error }, { status: STATUS[result.error.code], headers });
}
