import { hashToken } from '../auth/token-hash.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { authorise } from '../domain/permissions.ts';
import type { Role } from '../domain/vocabulary.ts';

export type MemberView = {
  id: string;
  version: number;
  email: string;
  name: string;
  role: Role;
  state: 'active' | 'invited' | 'deactivated';
  lastSeenAt: string | null;
  isMe: boolean;
};

/** Everybody who works here, for administrators. */
export async function listMembers(actor: Actor): Promise<MemberView[]> {
  authorise(actor, 'member.read');
  const members = await db.member.findMany({
    orderBy: [{ deactivatedAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    include: { sessions: { orderBy: { lastSeenAt: 'desc' }, take: 1, select: { lastSeenAt: true } } },
  });
  return members.map((member) => ({
    id: member.id,
    version: member.version,
    email: member.email,
    name: member.name,
    role: member.role,
    state: member.deactivatedAt ? 'deactivated' : member.passwordHash ? 'active' : 'invited',
    lastSeenAt: member.sessions[0]?.lastSeenAt.toISOString() ?? null,
    isMe: member.id === actor.id,
  }));
}

/** Whose password a link sets; null if it is unknown, used, expired or withdrawn. No actor: the token authorises. */
export async function passwordLinkOwner(token: string): Promise<{ name: string; email: string } | null> {
  const link = await db.passwordLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { member: true },
  });
  const isLive =
    link && !link.usedAt && !link.withdrawnAt && link.expiresAt > new Date() && !link.member.deactivatedAt;
  return isLive ? { name: link.member.name, email: link.member.email } : null;
}
