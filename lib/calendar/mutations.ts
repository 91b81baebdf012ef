/** A member's own calendar link. Whoever has it reads when the member's work is due, so the record says who made one. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { hashToken } from '../auth/token-hash.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { auditEvent } from '../domain/audit/event.ts';
import { missing } from '../domain/errors.ts';
import { authorise } from '../domain/permissions.ts';
import type { makeCalendarSchema, revokeCalendarSchema } from './schema.ts';

/**
 * Makes the member's calendar, or makes it again: the link before ends with it. The token is returned only once; only its
 * hash is stored.
 */
export async function makeCalendar(
  actor: Actor,
  { hasHeadlines }: z.output<typeof makeCalendarSchema>,
): Promise<{ token: string }> {
  authorise(actor, 'calendar.make');
  const token = randomBytes(24).toString('base64url');
  const made = { tokenHash: hashToken(token), hasHeadlines, madeAt: new Date() };
  await db.$transaction(async (tx) => {
    await tx.calendar.upsert({
      where: { memberId: actor.id },
      create: { memberId: actor.id, ...made },
      update: made,
    });
    const subject = { type: 'member', id: actor.id } as const;
    await appendAudit(tx, actor, auditEvent('member.makeCalendar', subject, { headlines: hasHeadlines }));
  });
  return { token };
}

/**
 * Ends the link of the member's own calendar, whatever their role is by now.
 * @throws AppError `missing` where they have none
 */
export async function revokeCalendar(
  actor: Actor,
  _input: z.output<typeof revokeCalendarSchema>,
): Promise<void> {
  authorise(actor, 'story.read');
  await db.$transaction(async (tx) => {
    const { count } = await tx.calendar.deleteMany({ where: { memberId: actor.id } });
    if (count === 0) throw missing('calendar link');
    const subject = { type: 'member', id: actor.id } as const;
    await appendAudit(tx, actor, auditEvent('member.revokeCalendar', subject, undefined));
  });
}
