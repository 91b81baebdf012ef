import type { Tx } from '../db.ts';

/**
 * Closes to a member all sources they are named on, because their password was set with a link: the person who made the
 * link may be the one using it. What the member could prove their identity with before is kept until everything is open
 * again, so that a second link does not replace it with the password set through the first. Returns how many sources.
 */
export async function closeToMember(
  tx: Tx,
  memberId: string,
  closedById: string | null,
  earlierPasswordHash: string | null,
): Promise<number> {
  const isClosed = await tx.confidentialReader.count({ where: { memberId, closedAt: { not: null } } });
  const { count } = await tx.confidentialReader.updateMany({
    where: { memberId },
    data: { closedAt: new Date(), closedById },
  });
  if (isClosed === 0) {
    await tx.member.update({
      where: { id: memberId },
      data: { earlierPasswordHash: count > 0 ? earlierPasswordHash : null },
    });
  }
  return count;
}

/** Reopens what was closed to a member: one source, or all. Returns how many; 0 where none was closed. */
export async function openToMember(tx: Tx, memberId: string, sourceId?: string): Promise<number> {
  const { count } = await tx.confidentialReader.updateMany({
    where: { memberId, closedAt: { not: null }, ...(sourceId && { sourceId }) },
    data: { closedAt: null, closedById: null },
  });
  const rest = await tx.confidentialReader.count({ where: { memberId, closedAt: { not: null } } });
  if (rest === 0) {
    await tx.member.update({ where: { id: memberId }, data: { earlierPasswordHash: null } });
  }
  return count;
}
