import type { Tx } from '../db.ts';

/**
 * Closes all that a member is named on, because their password was set with a link: whoever made it may be the one who
 * uses it. What they could prove themselves with before stays as it is until everything is open again, so that a second
 * link does not put the password of the first in its place. Answers how many sources.
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

/** Opens again what was closed to a member: one source, or all. Answers how many; 0 where none was closed. */
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
