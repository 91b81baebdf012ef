import type { Actor } from '../auth/actor.ts';
import { db } from '../db.ts';
import { can } from '../domain/permissions.ts';
import type { EvidenceView } from '../items/view.ts';

export type SourceView = EvidenceView['source'] & {
  version: number;
  stories: number;
  addedBy: string;
  addedAt: string;
};

const PAGE = 50;

/** The register, newest first, or what matches in title, author or link. */
export async function listSources(
  actor: Actor,
  { query = '', page = 1 }: { query?: string; page?: number } = {},
): Promise<{ sources: SourceView[]; hasMore: boolean }> {
  if (!can(actor, 'story.read').allowed) return { sources: [], hasMore: false };
  const like = { contains: query, mode: 'insensitive' as const };
  const rows = await db.source.findMany({
    where: { mergedIntoId: null, ...(query && { OR: [{ title: like }, { author: like }, { link: like }] }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * PAGE,
    take: PAGE + 1,
    include: {
      createdBy: { select: { name: true } },
      text: { select: { sha256: true } },
      files: {
        where: { removedAt: null, mediaType: { startsWith: 'audio/' } },
        select: { id: true },
        take: 1,
      },
      evidence: { where: { removedAt: null }, select: { item: { select: { storyId: true } } } },
    },
  });
  return {
    hasMore: rows.length > PAGE,
    sources: rows.slice(0, PAGE).map((row) => ({
      id: row.id,
      version: row.version,
      type: row.type,
      title: row.title,
      author: row.author,
      link: row.link,
      isPrimary: row.isPrimary,
      origin: row.origin,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      hasText: row.text !== null,
      mediaFileId: row.files[0]?.id ?? null,
      stories: new Set(row.evidence.map(({ item }) => item.storyId)).size,
      addedBy: row.createdBy.name,
      addedAt: row.createdAt.toISOString(),
    })),
  };
}
