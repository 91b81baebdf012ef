import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { emailAddress } from '../domain/fields.ts';
import { mintActor } from './actor.ts';

/**
 * Whoever asked for what a job does, with the role they have now; null where they were deactivated meanwhile. For jobs
 * alone, which carry out what somebody signed in had asked for: what they may do is decided anew by the caller.
 */
export const whoAsked = (memberId: string): Promise<Actor | null> => activeMember({ id: memberId });

/**
 * The member whom the operator has named in a setting, by their e-mail address, with the role they have now; null where
 * nobody active has it. For jobs alone, as `whoAsked`.
 */
export async function memberSet(address: string): Promise<Actor | null> {
  const { data: email } = emailAddress.safeParse(address);
  return email ? activeMember({ email }) : null;
}

async function activeMember(who: { id: string } | { email: string }): Promise<Actor | null> {
  const member = await db.member.findUnique({
    where: { ...who, deactivatedAt: null },
    select: { id: true, name: true, role: true },
  });
  return member && mintActor(member);
}
