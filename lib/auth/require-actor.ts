import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { AppError } from '../domain/errors.ts';
import type { Actor } from './actor.ts';
import { authOptions } from './options.ts';
import { readSession, type SignedIn } from './session.ts';

/** Whoever this request comes from, read from the `Session` row once per request; null if signed out. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const cookie = await getServerSession(authOptions());
  return cookie?.sessionId ? readSession(cookie.sessionId) : null;
});

/** For pages: sends the signed-out to sign in, and whoever still has a given password to change it. */
export async function requireActor(returnTo?: string): Promise<Actor> {
  const who = await signedIn();
  if (!who) redirect(returnTo ? `/sign-in?from=${encodeURIComponent(returnTo)}` : '/sign-in');
  if (who.mustChangePassword) redirect('/password');
  return who.actor;
}

/** For actions and routes: throws instead of redirecting. */
export async function requireActorOrThrow(): Promise<Actor> {
  const who = await signedIn();
  if (!who)
    throw new AppError('signed_out', 'You are signed out. Sign in again; what you typed is still here.');
  if (who.mustChangePassword) throw new AppError('forbidden', 'Set a password of your own first.');
  return who.actor;
}
