import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '../domain/actor.ts';
import { clientAddress } from './client-address.ts';
import { countedActor } from './counted-actor.ts';
import { spend } from './limits.ts';
import { readActor, readSession, type SignedIn } from './session.ts';
import { sessionIdIn } from './session-cookie.ts';
import { turnPageAway } from './turn-page-away.ts';

type Asked = [sessionId: string, now: Date, address: string, isByItself: boolean];

/** Which session this request names, from where, and whether a page asks by itself; null without a cookie of ours. */
const asked = cache(async (): Promise<Asked | null> => {
  const own = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  const sessionId = await sessionIdIn(own);
  if (!sessionId) return null;
  const given = await headers();
  const address = clientAddress(given.get('x-forwarded-for'));
  // An open page beats and reads for days: that alone keeps nobody signed in (components/workbench/state/requests.ts).
  return [sessionId, new Date(), address, given.has('x-stet-by-itself')];
});

/** The person this request comes from, read from the `Session` row once per request; null if signed out. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const by = await asked();
  return by && readSession(...by);
});

/** The same, counted: a request that takes work uses up one of those a person has. Throws AppError `limited`. */
const counted = cache(async (): Promise<SignedIn | null> => {
  const who = await signedIn();
  if (who) await spend(who.actor, 'requests');
  return who;
});

/** For what surrounds pages, and redirects nobody: null where nobody is signed in. */
export async function signedInToPage(): Promise<SignedIn | null> {
  return counted().catch(turnPageAway);
}

/** For pages: redirects the signed-out to sign in, and anyone who still has a temporary password to change it. */
export async function requireActor(returnTo?: string): Promise<Actor> {
  return (await requireSignedIn(returnTo)).actor;
}

/** The same, with what was read together with the session. */
export async function requireSignedIn(returnTo?: string): Promise<SignedIn> {
  const who = await signedInToPage();
  if (!who) redirect(returnTo ? `/sign-in?from=${encodeURIComponent(returnTo)}` : '/sign-in');
  if (who.mustChangePassword) redirect('/password');
  return who;
}

/** For actions and routes: who acts, counted once for a request; throws instead of redirecting. */
export const requireActorOrThrow = cache(async (): Promise<Actor> => {
  const by = await asked();
  return countedActor(by && (await readActor(...by)));
});
