import { MORE } from '../auth/security-log.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { authorise } from '../domain/permissions.ts';
import { SECURITY_EVENTS, type SecurityCode } from '../domain/security-events.ts';

export type SecurityLine = {
  id: string;
  /** What happened, in words. */
  what: string;
  lastAt: string;
  count: number;
  /** Empty where it is not known. */
  address: string;
  /** A member's name, or the beginning of the hash of what was typed; null where there is neither. */
  account: string | null;
  /** Counts what there was no room for, from any account and address in an hour. */
  isMore: boolean;
};

const MOST = 100;

/** The latest lines of the security log, for administrators. */
export async function listSecurityEvents(actor: Actor): Promise<SecurityLine[]> {
  authorise(actor, 'security.read');
  const lines = await db.securityEvent.findMany({ orderBy: [{ since: 'desc' }, { id: 'desc' }], take: MOST });
  const ids = [...new Set(lines.flatMap(({ memberId }) => memberId ?? []))];
  const members = await db.member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return lines.map((line) => {
    const isMore = line.accountKey === MORE;
    return {
      id: String(line.id),
      what: SECURITY_EVENTS[line.code as SecurityCode] ?? line.code,
      lastAt: line.lastAt.toISOString(),
      count: line.count,
      address: line.address,
      account: names.get(line.memberId ?? '') ?? (isMore ? null : line.accountKey.slice(0, 12) || null),
      isMore,
    };
  });
}
