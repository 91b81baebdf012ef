import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getToken } from 'next-auth/jwt';
import { cache } from 'react';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { env } from '../env.ts';
import { clientAddress } from './client-address.ts';
import { spend } from './limits.ts';
import { readSession, type SignedIn } from './session.ts';
import { turnPageAway } from './turn-page-away.ts';

/**
 * The person this request comes from, read from the `Session` row once per request; null if signed out. The cookie's
 * signature and age are checked by next-auth's getToken; its getServerSession would also encrypt a new cookie, which no
 * page can set.
 */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const own = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  const cookie = await getToken({ req: { cookies: own, headers: {} } as never, secret: env.authSecret });
  if (!cookie?.sessionId) return null;
  const given = await headers();
  const address = clientAddress(given.get('x-forwarded-for'));
  // An open page beats and reads for days: that alone keeps nobody signed in (components/workbench/state/requests.ts).
  return readSession(cookie.sessionId, new Date(), address, given.has('x-stet-by-itself'));
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

/** For actions and routes: throws instead of redirecting. */
export async function requireActorOrThrow(): Promise<Actor> {
  const who = await counted();
  if (!who)
    throw new AppError('signed_out', 'You are signed out. Sign in again; what you typed is still here.');
  if (who.mustChangePassword) throw new AppError('forbidden', 'Set a password of your own first.');
  return who.actor;
}
