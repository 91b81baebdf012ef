import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { mintActor } from '../auth/actor.ts';
import { hashPassword } from '../auth/passwords.ts';
import { noteSecurity } from '../auth/security-log.ts';
import { hashToken } from '../auth/token-hash.ts';
import { changing } from '../changing/changing.ts';
import { closeToMember } from '../confidential/closing-records.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditDetails, auditEvent } from '../domain/audit/event.ts';
import type { AuditAct } from '../domain/audit/payloads.ts';
import { AppError, invalid, missing, stale } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { Role } from '../domain/vocabulary.ts';
import { demandPassword, holdAddress, holdName, refuseGuessable } from './account-queries.ts';
import { passwordLinkOwner } from './queries.ts';
import type {
  changeAccountSchema,
  changePasswordSchema,
  changeRoleSchema,
  inviteMemberSchema,
  memberSchema,
  setPasswordSchema,
} from './schema.ts';

const LINK_DAYS = 7;

/** Whose turn it is to take a name or an address: lib/members/account-queries.ts locks both. */
const NAMES = 'names of members';

const linkIsDead = () =>
  new AppError('missing', 'This link no longer works. Ask an administrator for a new one.');

export const memberEvent = <Act extends AuditAct>(act: Act, id: string, ...[details]: AuditDetails<Act>) =>
  auditEvent(act, { type: 'member', id }, details);

/** Makes a link and ends every earlier one. The token is returned only once; only its hash is stored. */
async function makeLink(tx: Tx, actor: Actor, memberId: string): Promise<{ token: string }> {
  await endLinks(tx, memberId);
  const token = randomBytes(24).toString('base64url');
  await tx.passwordLink.create({
    data: {
      memberId,
      tokenHash: hashToken(token),
      madeById: actor.id,
      expiresAt: new Date(Date.now() + LINK_DAYS * 86_400_000),
    },
  });
  return { token };
}

export async function endLinks(tx: Tx, memberId: string): Promise<void> {
  await tx.passwordLink.updateMany({
    where: { memberId, usedAt: null, withdrawnAt: null },
    data: { withdrawnAt: new Date() },
  });
}

export async function endSessions(tx: Tx, memberId: string, except?: string): Promise<void> {
  await tx.session.updateMany({
    where: { memberId, endedAt: null, ...(except && { id: { not: except } }) },
    data: { endedAt: new Date() },
  });
}

/** Invites somebody: an account without a password, and the link that sets one. */
export async function inviteMember(
  actor: Actor,
  input: z.output<typeof inviteMemberSchema>,
): Promise<{ token: string }> {
  authorise(actor, 'member.invite');
  return changing({ turns: [NAMES] }, async (tx) => {
    await holdAddress(tx, input.email);
    if (await tx.member.findUnique({ where: { email: input.email } })) {
      throw invalid('email', 'Somebody with this e-mail address is here already.');
    }
    await holdName(tx, input.name);
    const member = await tx.member.create({ data: input });
    const link = await makeLink(tx, actor, member.id);
    await appendAudit(
      tx,
      actor,
      memberEvent('member.invite', member.id, { name: input.name, role: input.role }),
    );
    return link;
  });
}

/** Every change to an account begins the same way: allowed, existing, not stale, and never the last administrator's. */
async function changingMember<T>(
  actor: Actor,
  input: { memberId: string; version: number },
  losesAdmin: boolean,
  work: (tx: Tx, member: { id: string; name: string; role: Role; deactivatedAt: Date | null }) => Promise<T>,
): Promise<T> {
  authorise(actor, 'member.change', { member: { id: input.memberId } });
  const basedOn = [{ of: 'member', id: input.memberId, stamp: input.version }] as const;
  return changing({ turns: ['administrators'], basedOn }, async (tx) => {
    // Administrators are counted under a lock, so that two of them cannot remove each other at once.
    await tx.$queryRaw`SELECT id FROM member WHERE role = 'ADMIN' ORDER BY id FOR UPDATE`;
    const member = await tx.member.findUnique({ where: { id: input.memberId } });
    if (!member) throw missing('member');
    if (losesAdmin && member.role === 'ADMIN') {
      const others = await tx.member.count({
        where: { role: 'ADMIN', deactivatedAt: null, passwordHash: { not: null }, id: { not: member.id } },
      });
      if (others === 0) throw new AppError('forbidden', 'A newsroom needs at least one administrator.');
    }
    const { count } = await tx.member.updateMany({
      where: { id: member.id, version: input.version },
      data: { version: input.version + 1 },
    });
    if (count === 0) throw stale(await lastChange(tx, member.id));
    return work(tx, member);
  });
}

/** A new role applies from the member's next request. */
export function changeRole(actor: Actor, input: z.output<typeof changeRoleSchema>): Promise<void> {
  return changingMember(actor, input, input.role !== 'ADMIN', async (tx, member) => {
    await tx.member.update({ where: { id: member.id }, data: { role: input.role } });
    await appendAudit(
      tx,
      actor,
      memberEvent('member.changeRole', member.id, {
        name: member.name,
        from: member.role,
        to: input.role,
      }),
    );
  });
}

/** Ends every session, link, token and calendar at once; what the member did stays in the record. */
export function deactivateMember(actor: Actor, input: z.output<typeof memberSchema>): Promise<void> {
  return changingMember(actor, input, true, async (tx, member) => {
    await tx.member.update({ where: { id: member.id }, data: { deactivatedAt: new Date() } });
    await endSessions(tx, member.id);
    await tx.calendar.deleteMany({ where: { memberId: member.id } });
    await tx.storyToken.updateMany({
      where: { memberId: member.id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await endLinks(tx, member.id);
    await appendAudit(tx, actor, memberEvent('member.deactivate', member.id, { name: member.name }));
  });
}

export function reactivateMember(actor: Actor, input: z.output<typeof memberSchema>): Promise<void> {
  return changingMember(actor, input, false, async (tx, member) => {
    await tx.member.update({ where: { id: member.id }, data: { deactivatedAt: null } });
    await appendAudit(tx, actor, memberEvent('member.reactivate', member.id, { name: member.name }));
  });
}

/** A new link for somebody who forgot the password or lost the invitation. */
export function makePasswordLink(
  actor: Actor,
  input: z.output<typeof memberSchema>,
): Promise<{ token: string }> {
  return changingMember(actor, input, false, async (tx, member) => {
    if (member.deactivatedAt) throw new AppError('forbidden', 'Reactivate the member first.');
    const link = await makeLink(tx, actor, member.id);
    const named = await tx.confidentialReader.count({ where: { memberId: member.id } });
    await appendAudit(
      tx,
      actor,
      memberEvent('member.makePasswordLink', member.id, { name: member.name, ...(named > 0 && { named }) }),
    );
    return link;
  });
}

/**
 * Sets a password by a link. The token is the authorisation, and works once. The person who made the link may be the
 * one using it, so everything confidential is closed to the member until somebody else named on it confirms who they
 * are, or they prove they know the password they had before.
 */
export async function setPassword(input: z.output<typeof setPasswordSchema>): Promise<{ email: string }> {
  // Looked up before anything is hashed: an invented token costs no work.
  const owner = await passwordLinkOwner(input.token);
  if (!owner) {
    await noteSecurity({ code: 'password_link_dead' });
    throw linkIsDead();
  }
  await refuseGuessable(db, owner, input.password);
  const passwordHash = await hashPassword(input.password);
  return db.$transaction(async (tx) => {
    const { count } = await tx.passwordLink.updateMany({
      where: {
        tokenHash: hashToken(input.token),
        usedAt: null,
        withdrawnAt: null,
        expiresAt: { gt: new Date() },
        member: { deactivatedAt: null },
      },
      data: { usedAt: new Date() },
    });
    const link = await tx.passwordLink.findUnique({
      where: { tokenHash: hashToken(input.token) },
      include: { madeBy: { select: { name: true } } },
    });
    if (count === 0 || !link) throw linkIsDead();
    await tx.$queryRaw`SELECT id FROM member WHERE id = ${link.memberId}::uuid FOR NO KEY UPDATE`;
    const before = await tx.member.findUniqueOrThrow({ where: { id: link.memberId } });
    const member = await tx.member.update({
      where: { id: link.memberId },
      data: { passwordHash, mustChangePassword: false, isPasswordFromLink: true, version: { increment: 1 } },
    });
    await endSessions(tx, member.id);
    // A link made by the operator is recorded as the member's own: no other member made it.
    const maker = link.madeById === member.id ? null : link.madeById;
    const closed = await closeToMember(tx, member.id, maker, before.passwordHash);
    await appendAudit(
      tx,
      mintActor(member),
      memberEvent('member.setPasswordByLink', member.id, {
        by: maker && link.madeBy.name,
        ...(closed > 0 && { closed }),
      }),
    );
    return { email: member.email };
  });
}

/** Changes one's own password; every other session of the member ends. */
export async function changePassword(
  actorId: string,
  sessionId: string,
  input: z.output<typeof changePasswordSchema>,
): Promise<void> {
  const member = await db.member.findUniqueOrThrow({ where: { id: actorId } });
  await demandPassword(member, input.current, 'That is not the password you have now.');
  await refuseGuessable(db, member, input.password);
  const passwordHash = await hashPassword(input.password);
  await db.$transaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: { id: actorId, passwordHash: member.passwordHash },
      data: { passwordHash, mustChangePassword: false, isPasswordFromLink: false, version: { increment: 1 } },
    });
    if (count === 0) throw invalid('current', 'Your password was changed meanwhile. Sign in again.');
    await endSessions(tx, actorId, sessionId);
    await endLinks(tx, actorId);
    await appendAudit(tx, mintActor(member), memberEvent('member.setPassword', actorId));
  });
}

/** Changes one's own e-mail address, for signing in, and name, as shown beside one's verdicts from now on. */
export async function changeAccount(
  actor: Actor,
  { current, ...input }: z.output<typeof changeAccountSchema>,
): Promise<void> {
  const before = await db.member.findUniqueOrThrow({ where: { id: actor.id } });
  if (before.email !== input.email) {
    if (current === '') throw invalid('current', 'A new e-mail address needs your password.');
    await demandPassword(before, current, 'That is not the password you have now.');
  }
  return changing({ turns: [NAMES] }, async (tx) => {
    const member = await tx.member.findUniqueOrThrow({ where: { id: actor.id } });
    if (member.name === input.name && member.email === input.email) return;
    // The check above is true of what was there then, and of nothing later.
    if (member.email !== before.email || member.passwordHash !== before.passwordHash) {
      throw invalid('email', 'Your account was changed meanwhile. Look at it again.');
    }
    await holdAddress(tx, input.email);
    if (member.name !== input.name) await holdName(tx, input.name, actor.id);
    const other = await tx.member.findUnique({ where: { email: input.email } });
    if (other && other.id !== actor.id)
      throw invalid('email', 'Somebody here has this e-mail address already.');
    await tx.member.update({ where: { id: actor.id }, data: { ...input, version: { increment: 1 } } });
    await appendAudit(
      tx,
      actor,
      memberEvent('member.changeAccount', actor.id, {
        nameBefore: member.name,
        emailBefore: member.email,
        name: input.name,
        email: input.email,
      }),
    );
  });
}

/** Ends one's own session: the cookie, and any copy of it, is worthless from then on. */
export async function signOut(actor: Actor, sessionId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, memberId: actor.id, endedAt: null },
      data: { endedAt: new Date() },
    });
    if (count > 0) await appendAudit(tx, actor, memberEvent('member.signOut', actor.id));
  });
}
