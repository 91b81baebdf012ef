/**
 * JSON for one of Stet's own pages without Next: the server in front answers so what is asked for again and again by
 * every open page (scripts/open-workbench.mjs). Routes answer the same through json-response.ts.
 */

import { clientAddress } from '../auth/client-address.ts';
import { countedActor } from '../auth/counted-actor.ts';
import { readActor } from '../auth/session.ts';
import { cookiesOf, sessionIdIn } from '../auth/session-cookie.ts';
import type { Actor } from '../domain/actor.ts';
import { refusalParts } from './refusal.ts';
import { resultOf } from './result.ts';

/** What of a request says who asks. */
export type PlainRequest = {
  cookie: string | undefined;
  forwardedFor: string | undefined;
  /** Whether a page asks by itself, with nobody looking perhaps. */
  isByItself: boolean;
};

export type PlainAnswer = { status: number; headers: Record<string, string>; body: Buffer };

/** The work's JSON, private to the person who asked; an error with its status. */
export async function plainJson(
  { cookie, forwardedFor, isByItself }: PlainRequest,
  work: (actor: Actor) => Promise<Buffer>,
): Promise<PlainAnswer> {
  let actor: Actor | null = null;
  const result = await resultOf(
    async () => {
      const sessionId = await sessionIdIn(cookiesOf(cookie));
      const address = clientAddress(forwardedFor);
      actor = await countedActor(
        sessionId ? await readActor(sessionId, new Date(), address, isByItself) : null,
      );
      return work(actor);
    },
    async () => actor,
  );
  if (result.ok) return { status: 200, headers: PRIVATE_JSON, body: result.data };
  const { body, status, headers } = refusalParts(result.error);
  return { status, headers: { ...PRIVATE_JSON, ...headers }, body: Buffer.from(JSON.stringify(body)) };
}

const PRIVATE_JSON = { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' };
