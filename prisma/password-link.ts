/**
 * A link to set a password, for the operator of the machine: when the only administrator has forgotten theirs, nobody
 * in Stet can make one. `node prisma/password-link.ts EMAIL` prints the link's path. The record says that no member
 * made it.
 */
import { randomBytes } from 'node:crypto';
import { appendAudit } from '../lib/audit/append.ts';
import { hashToken } from '../lib/auth/token-hash.ts';
import { closeDatabase, db } from '../lib/db.ts';

const LINK_HOURS = 24;

/** Makes the link and ends every earlier one; undefined when nobody active has this e-mail address. */
export async function makeOperatorLink(email: string, now = new Date()): Promise<string | undefined> {
  return await db.$transaction(async (tx) => {
    const member = await tx.member.findFirst({
      where: { email: { equals: email.trim(), mode: 'insensitive' }, deactivatedAt: null },
    });
    if (!member) return undefined;
    await tx.passwordLink.updateMany({
      where: { memberId: member.id, usedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    const token = randomBytes(24).toString('base64url');
    await tx.passwordLink.create({
      data: {
        memberId: member.id,
        tokenHash: hashToken(token),
        madeById: member.id,
        expiresAt: new Date(now.getTime() + LINK_HOURS * 3_600_000),
      },
    });
    const named = await tx.confidentialReader.count({ where: { memberId: member.id } });
    await appendAudit(tx, null, {
      act: 'member.makePasswordLink',
      subject: { type: 'member', id: member.id },
      payload: { name: member.name, ...(named > 0 && { named }) },
    });
    return `/set-password/${token}`;
  });
}

if (import.meta.main) {
  try {
    const link = await makeOperatorLink(process.argv[2] ?? '');
    if (link) console.log(link);
    else process.exitCode = 3;
  } finally {
    await closeDatabase();
  }
}
