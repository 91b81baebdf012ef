import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { mintActor } from './actor.ts';

/**
 * Whoever asked for what a job does, with the role they have now; null where they were deactivated meanwhile. For jobs
 * alone, which carry out what somebody signed in had asked for: what they may do is decided anew by the caller.
 */
export async function whoAsked(memberId: string): Promise<Actor | null> {
  const member = await db.member.findUnique({
    where: { id: memberId, deactivatedAt: null },
    select: { id: true, name: true, role: true },
  });
  return member && mintActor(member);
}
