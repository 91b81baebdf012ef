import type { Actor } from '../auth/actor.ts';
import { db } from '../db.ts';
import { awaitedReplies } from '../domain/awaiting.ts';
import { can } from '../domain/permissions.ts';
import type { StoryStage } from '../domain/vocabulary.ts';
import type { StoryListEntry } from './view.ts';

const PAGE = 50;

type Row = {
  id: string;
  headline: string;
  byline: string;
  desk: string;
  deadline: Date | null;
  stage: StoryStage;
  revision: number;
  updatedAt: Date;
  reportSlug: string | null;
};

type Wanted = { archived?: boolean; page?: number; query?: string };

/**
 * One page of stories. What presses comes first: the nearest moment at which a story is due or an answer to it is,
 * so that the overdue lead; then the newest work. A story that is out presses no more. A request presses while it is
 * the last thing that happened between the newsroom and the party.
 */
function pageOfStories({ archived = false, page = 1, query = '' }: Wanted): Promise<Row[]> {
  const pattern = `%${query.replace(/[\\%_]/g, '\\$&')}%`;
  return db.$queryRaw<Row[]>`
    WITH awaited AS (
      SELECT request.story_id, min(request.deadline) AS at
      FROM contact_attempt request
      WHERE request.outcome IN ('NO_IMMEDIATE_RESPONSE', 'PROMISED_LATER') AND request.deadline IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM contact_attempt later
          WHERE later.story_id = request.story_id AND later.party_id = request.party_id AND later.id <> request.id
            AND later.outcome <> 'NOT_CONTACTED'
            AND coalesce(later.answered_at, later.sent_at) > request.sent_at)
      GROUP BY request.story_id
    )
    SELECT story.id, story.headline, story.byline, story.desk, story.deadline, story.stage::text AS stage,
      story.revision_number AS revision, story.updated_at AS "updatedAt", report.slug AS "reportSlug"
    FROM story
    LEFT JOIN report ON report.story_id = story.id
    LEFT JOIN awaited ON awaited.story_id = story.id
    WHERE (story.archived_at IS NOT NULL) = ${archived} AND (${query} = '' OR story.headline ILIKE ${pattern})
    ORDER BY
      CASE WHEN story.stage IN ('DRAFTING', 'CHECKING', 'AWAITING_REPLIES', 'SIGNED_OFF')
        THEN least(story.deadline, awaited.at) END ASC NULLS LAST,
      story.updated_at DESC, story.id DESC
    LIMIT ${PAGE + 1} OFFSET ${(page - 1) * PAGE}`;
}

/** The stories of the desk with their counts and whom each waits for: four queries a page, however long. */
export async function listStories(
  actor: Actor,
  wanted: Wanted = {},
  now = new Date(),
): Promise<{ stories: StoryListEntry[]; hasMore: boolean }> {
  if (!can(actor, 'story.read').allowed) return { stories: [], hasMore: false };
  const rows = await pageOfStories(wanted);
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
        ...story,
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
