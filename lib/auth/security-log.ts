import { db } from '../db.ts';
import type { SecurityCode } from '../domain/security-events.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const KEPT_DAYS = 90;
/**
 * The most lines begun in one minute and in one day, separately for members and for unknown people: strangers cannot
 * crowd out a member's lines.
 */
const MOST_IN_MINUTE = 100;
const MOST_IN_DAY = 5000;
/** The account on the line that counts what there was no room for. */
export const MORE = 'more';

export type SecurityNote = {
  code: SecurityCode;
  /** SHA-256 of the account as typed. */
  accountKey?: string;
  address?: string | undefined;
  memberId?: string | undefined;
};

let failureToldAt = 0;

/**
 * Notes a failure, a lock-out or a refusal, outside the transaction that fails with it: one counting line per kind,
 * account and address in a minute, which is also written to stderr as JSON when it begins. Beyond a hundred lines in a
 * minute or five thousand in a day they are only counted, by the hour. Lines are kept for ninety days. Never throws: a
 * person who is refused is told so, whatever becomes of the line.
 */
export async function noteSecurity(note: SecurityNote, now = new Date()): Promise<void> {
  try {
    const line = {
      code: note.code,
      since: startOf(MINUTE_MS, now),
      accountKey: note.accountKey ?? '',
      address: (note.address ?? '').slice(0, 64).toWellFormed().replaceAll('\0', ''),
    };
    if (await counted(line, now)) return;
    if (await hasRoom(note.memberId !== undefined, now)) return await begin(line, note.memberId, now);
    const more = { code: note.code, since: startOf(HOUR_MS, now), accountKey: MORE, address: '' };
    if (!(await counted(more, now))) await begin(more, undefined, now);
  } catch (error) {
    if (Date.now() - failureToldAt < MINUTE_MS) return;
    failureToldAt = Date.now();
    console.error('The security log could not be written:', error instanceof Error ? error.message : error);
  }
}

type Line = { code: SecurityCode; since: Date; accountKey: string; address: string };

const startOf = (ms: number, now: Date) => new Date(Math.floor(now.getTime() / ms) * ms);

/** Counts it on its line, if that has been begun. */
async function counted(line: Line, now: Date): Promise<boolean> {
  const { count } = await db.securityEvent.updateMany({
    where: line,
    data: { count: { increment: 1 }, lastAt: now },
  });
  return count > 0;
}

async function hasRoom(isOfMember: boolean, now: Date): Promise<boolean> {
  const memberId = isOfMember ? { not: null } : null;
  const since = { gte: new Date(now.getTime() - DAY_MS) };
  const inDay = await db.securityEvent.count({ where: { memberId, since } });
  if (inDay >= MOST_IN_DAY) return false;
  const inMinute = await db.securityEvent.count({ where: { memberId, since: startOf(MINUTE_MS, now) } });
  return inMinute < MOST_IN_MINUTE;
}

async function begin(line: Line, memberId: string | undefined, now: Date): Promise<void> {
  // Two that begin the same line at once: the second one is counted on it.
  const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO security_event (code, since, last_at, address, account_key, member_id)
    VALUES (${line.code}, ${line.since}, ${now}, ${line.address}, ${line.accountKey}, ${memberId ?? null}::uuid)
    ON CONFLICT (since, code, account_key, address)
      DO UPDATE SET count = security_event.count + 1, last_at = EXCLUDED.last_at
    RETURNING count`;
  if (count !== 1) return;
  await db.securityEvent.deleteMany({
    where: { since: { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } },
  });
  const { code, address, accountKey: account } = line;
  console.error(
    JSON.stringify({ security: code, at: now.toISOString(), address, account, member: memberId }),
  );
}
