import { appendAudit } from '../audit/append.ts';
import { db, type Prisma, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { allows, type Subject } from '../domain/permissions.ts';
import type { PersonView } from '../stories/view.ts';

/** What the permission table needs to know about who is named on a source: used by every query that consults it. */
export const readersForRules = {
  readers: { select: { memberId: true, closedAt: true } },
} as const satisfies Prisma.SourceInclude;

/** A person named on a source who can open it: not with a password set with a link that nobody has confirmed. */
export const openReader = (actor: Actor) =>
  ({ memberId: actor.id, closedAt: null }) as const satisfies Prisma.ConfidentialReaderWhereInput;

export type SourceRow = Prisma.SourceGetPayload<{ include: typeof readersForRules }>;
export type SourceScope = {
  source: SourceRow;
  /** What the permission table needs to know about the source. */
  subject: Subject;
};

/**
 * A source that the actor may see, and who is named on it. The existence of a confidential one is no secret in the
 * newsroom; what it provided and who it is are requested separately. Throws AppError `missing` otherwise.
 */
export async function sourceScope(client: Tx, actor: Actor, sourceId: string): Promise<SourceScope> {
  const source = allows(actor, 'story.read')
    ? await client.source.findUnique({ where: { id: sourceId }, include: readersForRules })
    : null;
  if (!source) throw missing('source');
  return { source, subject: subjectOf(source) };
}

/** The subject of the permission table for a source row with its readers. */
export function subjectOf(source: {
  isConfidential: boolean;
  readers: { memberId: string; closedAt: Date | null }[];
}): Subject {
  const idsOf = (readers: typeof source.readers) => readers.map(({ memberId }) => memberId);
  return {
    source: {
      isConfidential: source.isConfidential,
      readerIds: idsOf(source.readers.filter(({ closedAt }) => closedAt === null)),
      closedReaderIds: idsOf(source.readers.filter(({ closedAt }) => closedAt !== null)),
    },
  };
}

export type ReaderView = PersonView & {
  isActive: boolean;
  grantedBy: string;
  grantedAt: string;
  /** Since when it is closed to them, and who made the link that closed it; null where it is open. */
  closed: { at: string; by: string } | null;
};

/** Who made a link, for display. */
export const linkMaker = (closedBy: { name: string } | null): string => closedBy?.name ?? 'the operator';

/** Who may read who a confidential source is; reveals nothing of the source itself. */
export async function listReaders(actor: Actor, sourceId: string): Promise<ReaderView[]> {
  await sourceScope(db, actor, sourceId);
  const rows = await db.confidentialReader.findMany({
    where: { sourceId },
    orderBy: [{ grantedAt: 'asc' }, { memberId: 'asc' }],
    include: {
      member: true,
      grantedBy: { select: { name: true } },
      closedBy: { select: { name: true } },
    },
  });
  return rows.map(({ member, grantedBy, grantedAt, closedAt, closedBy }) => ({
    id: member.id,
    name: member.name,
    isActive: member.deactivatedAt === null,
    grantedBy: grantedBy.name,
    grantedAt: grantedAt.toISOString(),
    closed: closedAt && { at: closedAt.toISOString(), by: linkMaker(closedBy) },
  }));
}

/** A player requests a recording piece by piece, and a page is reloaded: to the record this is one reading. */
const ONE_READING_MS = 10 * 60_000;

/**
 * Records that somebody opened what a confidential source provided, before it is sent: a file or a text can reveal who
 * it is just as the name can. For any other source nothing is written. The record includes neither the file nor the
 * words.
 */
export async function recordReading(
  actor: Actor,
  source: { id: string; title: string; isConfidential: boolean },
  act: 'source.openFile' | 'source.openText',
  now = new Date(),
): Promise<void> {
  if (!source.isConfidential) return;
  await db.$transaction(async (tx) => {
    const last = await tx.auditEvent.findFirst({
      where: { subjectId: source.id, action: act, actorId: actor.id },
      orderBy: { seq: 'desc' },
      select: { at: true },
    });
    if (last && now.getTime() - last.at.getTime() < ONE_READING_MS) return;
    await appendAudit(tx, actor, {
      act,
      subject: { type: 'source', id: source.id },
      payload: { title: source.title },
    });
  });
}

/** "Confidential source 4": a label that gives nothing away, for the next one. */
export async function nextLabel(client: Tx): Promise<string> {
  return `Confidential source ${(await client.source.count({ where: { isConfidential: true } })) + 1}`;
}

/**
 * Adds to the subject what the permission table needs to know about the person who asked to lift confidentiality: as
 * they are now, not as they were then.
 */
export async function withLift(client: Tx, source: SourceRow, subject: Subject): Promise<Subject> {
  const lift = await client.confidentialLift.findUnique({
    where: { sourceId: source.id },
    include: { askedBy: true },
  });
  if (!lift || !subject.source) return subject;
  const { id, role, deactivatedAt } = lift.askedBy;
  const isNamed = subject.source.readerIds.includes(id);
  const isClosed = subject.source.closedReaderIds?.includes(id) ?? false;
  const holds = deactivatedAt === null && !isClosed;
  return {
    ...subject,
    source: { ...subject.source, lift: holds ? { askedBy: { id, role }, isNamed } : null },
  };
}
