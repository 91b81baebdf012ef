import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { type Actor, mintActor } from './actor.ts';
import { authOptions } from './options.ts';

const IDLE_MS = 3 * 86_400_000;
const SEEN_EVERY_MS = 5 * 60_000;

export type SignedIn = { actor: Actor; sessionId: string; email: string; mustChangePassword: boolean };

/** Whoever this request comes from, read from the `Session` row once per request; null if signed out. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const cookie = await getServerSession(authOptions());
  if (!cookie?.sessionId) return null;
  const session = await db.session.findUnique({
    where: { id: cookie.sessionId },
    include: { member: true },
  });
  const now = Date.now();
  if (!session || session.endedAt || session.expiresAt.getTime() < now) return null;
  if (session.lastSeenAt.getTime() < now - IDLE_MS || session.member.deactivatedAt) return null;
  if (session.lastSeenAt.getTime() < now - SEEN_EVERY_MS) {
    await db.session.update({ where: { id: session.id }, data: { lastSeenAt: new Date() } });
  }
  return {
    actor: mintActor(session.member),
    sessionId: session.id,
    email: session.member.email,
    mustChangePassword: session.member.mustChangePassword,
  };
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
