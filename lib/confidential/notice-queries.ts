import type { SignedIn } from '../auth/session.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { env } from '../env.ts';
import { confirmationCode } from './confirmation-code.ts';
import { linkMaker, openReader } from './queries.ts';

/** What a member must know at once about password links: their own, and those of people named beside them. */
export type LinkNotice =
  /** There is a link that sets the password of the member reading this. */
  | { kind: 'ownLink'; by: string; at: string }
  /** There is a link for somebody named on a confidential source together with the member reading this. */
  | { kind: 'link'; memberId: string; name: string; by: string; at: string }
  /** Somebody set a password with a link; the source is closed to them. */
  | {
      kind: 'closed';
      memberId: string;
      name: string;
      by: string;
      at: string;
      source: { id: string; title: string };
    }
  /** The sources that the member reading this is named on are closed to them. */
  | { kind: 'mine'; count: number };

/** The same for a page, which has read with its session whether there may be any: three queries that hardly anybody needs. */
export async function noticesFor({ actor, mayHaveLinkNotices }: SignedIn): Promise<LinkNotice[]> {
  return mayHaveLinkNotices ? listLinkNotices(actor) : [];
}

/** The notices of links for one member, for every signed-in page. Times are ISO. */
export async function listLinkNotices(actor: Actor, now = new Date()): Promise<LinkNotice[]> {
  const besideMe = { source: { isConfidential: true, readers: { some: openReader(actor) } } };
  const [links, closed, mine] = await Promise.all([
    db.passwordLink.findMany({
      where: {
        usedAt: null,
        withdrawnAt: null,
        expiresAt: { gt: now },
        member: { deactivatedAt: null },
        OR: [{ memberId: actor.id }, { member: { confidentialReads: { some: besideMe } } }],
      },
      orderBy: { createdAt: 'desc' },
      include: { member: { select: { name: true } }, madeBy: { select: { id: true, name: true } } },
    }),
    db.confidentialReader.findMany({
      where: { ...besideMe, closedAt: { not: null }, memberId: { not: actor.id } },
      orderBy: [{ closedAt: 'desc' }, { sourceId: 'asc' }],
      include: {
        member: { select: { name: true } },
        closedBy: { select: { name: true } },
        source: { select: { id: true, title: true } },
      },
    }),
    db.confidentialReader.count({ where: { memberId: actor.id, closedAt: { not: null } } }),
  ]);
  return [
    ...(mine > 0 ? [{ kind: 'mine' as const, count: mine }] : []),
    ...closed.map(({ memberId, member, closedBy, closedAt, source }) => ({
      kind: 'closed' as const,
      ...{ memberId, name: member.name, by: linkMaker(closedBy), source },
      at: (closedAt as Date).toISOString(),
    })),
    ...links.map(({ memberId, member, madeBy, createdAt }) => {
      // A link made by the operator is recorded as the member's own: no other member made it.
      const by = linkMaker(madeBy.id === memberId ? null : madeBy);
      const at = createdAt.toISOString();
      return memberId === actor.id
        ? { kind: 'ownLink' as const, by, at }
        : { kind: 'link' as const, memberId, name: member.name, by, at };
    }),
  ];
}

/** How what is closed to a member can be reopened; null where nothing is. */
export type ClosedToMe = {
  count: number;
  /** There was a password before the link, with which they can prove who they are. */
  hasEarlier: boolean;
  /** To be read out to somebody who confirms them; null until they choose a password of their own. */
  code: string | null;
};

export async function closedToMe(actor: Actor): Promise<ClosedToMe | null> {
  const count = await db.confidentialReader.count({
    where: { memberId: actor.id, closedAt: { not: null } },
  });
  if (count === 0) return null;
  const { id, passwordHash, isPasswordFromLink, earlierPasswordHash } = await db.member.findUniqueOrThrow({
    where: { id: actor.id },
  });
  return {
    count,
    hasEarlier: earlierPasswordHash !== null,
    code: passwordHash && !isPasswordFromLink ? confirmationCode({ id, passwordHash }, env.secretKey) : null,
  };
}
