import { spend } from '../auth/limits.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { awaitedReplies } from '../domain/awaiting.ts';
import { can } from '../domain/permissions.ts';
import type { StoryListEntry } from './view.ts';

const PAGE = 50;

type Wanted = { archived?: boolean; page?: number; query?: string };

/**
 * The newsroom's stories with their counts and whom each is waiting for: five queries per page, however long. The most
 * pressing come first (due soonest, or an answer due soonest), so overdue ones lead; then the newest work.
 */
export async function listStories(
  actor: Actor,
  { archived = false, page = 1, query = '' }: Wanted = {},
  now = new Date(),
): Promise<{ stories: StoryListEntry[]; hasMore: boolean }> {
  if (!can(actor, 'story.read').allowed) return { stories: [], hasMore: false };
  if (query || page > 1) await spend(actor, 'searches');
  const rows = await db.story.findMany({
    where: {
      archivedAt: archived ? { not: null } : null,
      ...(query && { headline: { contains: query, mode: 'insensitive' as const } }),
    },
    orderBy: archived
      ? [{ updatedAt: 'desc' }, { id: 'desc' }]
      : [{ pressesAt: { sort: 'asc', nulls: 'last' } }, { updatedAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * PAGE,
    take: PAGE + 1,
    include: { report: { select: { slug: true } } },
  });
  const stories = rows.slice(0, PAGE);
  const ids = stories.map(({ id }) => id);
  const counts = await db.item.groupBy({
    by: ['storyId', 'status'],
    where: { storyId: { in: ids }, cutAt: null },
    _count: true,
  });
  const attempts = await db.contactAttempt.findMany({
    where: { storyId: { in: ids } },
    include: { party: { select: { name: true } } },
  });
  return {
    hasMore: rows.length > PAGE,
    stories: stories.map((story) => {
      const of = (status: string) =>
        counts.find((c) => c.storyId === story.id && c.status === status)?._count ?? 0;
      const [verified, pending, disputed] = [of('VERIFIED'), of('PENDING'), of('DISPUTED')];
      const own = attempts
        .filter(({ storyId }) => storyId === story.id)
        .map(({ party, ...attempt }) => ({ ...attempt, party: party.name, partyAliases: [] }));
      return {
        id: story.id,
        headline: story.headline,
        byline: story.byline,
        desk: story.desk,
        stage: story.stage,
        revision: story.revisionNumber,
        reportSlug: story.report?.slug ?? null,
        deadline: story.deadline?.toISOString() ?? null,
        updatedAt: story.updatedAt.toISOString(),
        counts: { all: verified + pending + disputed, verified, pending, disputed },
        awaiting: awaitedReplies(own, now).map(({ party, until }) => ({
          party,
          until: until?.toISOString() ?? null,
        })),
      };
    }),
  };
}
