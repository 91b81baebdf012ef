import type { Actor } from '../auth/actor.ts';
import { db, type Prisma, type Tx } from '../db.ts';
import { missing } from '../domain/errors.ts';
import { allows, type Subject } from '../domain/permissions.ts';
import type { PersonView } from '../items/view.ts';

const sourceInclude = { readers: { select: { memberId: true } } } as const satisfies Prisma.SourceInclude;

export type SourceRow = Prisma.SourceGetPayload<{ include: typeof sourceInclude }>;
export type SourceScope = {
  source: SourceRow;
  /** What the permission table needs to know about the source. */
  subject: Subject;
};

/**
 * A source that the actor may see, and who is named on it. That a confidential one exists is no secret in the
 * newsroom; what it gave and who it is are asked for apart. Throws AppError `missing` otherwise.
 */
export async function sourceScope(client: Tx, actor: Actor, sourceId: string): Promise<SourceScope> {
  const source = allows(actor, 'story.read')
    ? await client.source.findUnique({ where: { id: sourceId }, include: sourceInclude })
    : null;
  if (!source) throw missing('source');
  return { source, subject: subjectOf(source) };
}

/** The subject of the permission table for a source row with its readers. */
export function subjectOf(source: { isConfidential: boolean; readers: { memberId: string }[] }): Subject {
  return {
    source: {
      isConfidential: source.isConfidential,
      readerIds: source.readers.map(({ memberId }) => memberId),
    },
  };
}

export type ReaderView = PersonView & { isActive: boolean; grantedBy: string; grantedAt: string };

/** Who may read who a confidential source is; the source itself tells nothing of it. */
export async function listReaders(actor: Actor, sourceId: string): Promise<ReaderView[]> {
  await sourceScope(db, actor, sourceId);
  const rows = await db.confidentialReader.findMany({
    where: { sourceId },
    orderBy: [{ grantedAt: 'asc' }, { memberId: 'asc' }],
    include: { member: true, grantedBy: { select: { name: true } } },
  });
  return rows.map(({ member, grantedBy, grantedAt }) => ({
    id: member.id,
    name: member.name,
    isActive: member.deactivatedAt === null,
    grantedBy: grantedBy.name,
    grantedAt: grantedAt.toISOString(),
  }));
}

/** "Confidential source 4": a label that tells nothing, for the next one. */
export async function nextLabel(client: Tx): Promise<string> {
  return `Confidential source ${(await client.source.count({ where: { isConfidential: true } })) + 1}`;
}
