import { spend } from '../auth/limits.ts';
import { readPrepared } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { can } from '../domain/permissions.ts';
import { RUNNING } from '../open-work.ts';
import { AS_LISTED, listedStory, SECOND_PERSON_RULE, type StoryRow, storiesStatement } from './story-rows.ts';
import type { Shelf, StoryListEntry } from './view.ts';

const PAGE = 50;

type Wanted = { shelf?: Shelf; page?: number; query?: string };

type Row = StoryRow & {
  revision: number;
  changedAt: Date;
  secondPersonRule: boolean;
  slug: string | null;
  edition: number | null;
  publishedAt: Date | null;
};

/** What presses leads: due soonest, or an answer due soonest, so overdue ones first; then the newest work. */
const PRESSING = 'story.presses_at ASC NULLS LAST, story.updated_at DESC, story.id DESC';
const NEWEST = 'story.updated_at DESC, story.id DESC';

/** Which stories each shelf holds, and in which order, as SQL on the table `story`. */
export const SHELF_CONDITIONS: Record<Shelf, { which: string; order: string }> = {
  all: { which: 'story.archived_at IS NULL', order: PRESSING },
  running: { which: RUNNING, order: PRESSING },
  out: {
    which: "story.archived_at IS NULL AND story.stage IN ('PUBLISHED', 'CORRECTED', 'WITHDRAWN')",
    order: NEWEST,
  },
  archived: { which: 'story.archived_at IS NOT NULL', order: NEWEST },
};

/**
 * The newsroom's stories as the desk tells them, those that are out too: one statement per page, however long, since every
 * query costs the server's thread as much as some stories.
 */
export async function listStories(
  actor: Actor,
  { shelf = 'all', page = 1, query = '' }: Wanted = {},
  now = new Date(),
): Promise<{ stories: StoryListEntry[]; hasMore: boolean }> {
  if (!can(actor, 'story.read').allowed) return { stories: [], hasMore: false };
  if (query || page > 1) await spend(actor, 'searches');
  const rows = await storyRows(actor, { shelf, page, query });
  return {
    hasMore: rows.length > PAGE,
    stories: rows.slice(0, PAGE).map((row) => listEntry(row, now)),
  };
}

function storyRows(actor: Actor, { shelf, page, query }: Required<Wanted>): Promise<Row[]> {
  const { which, order } = SHELF_CONDITIONS[shelf];
  const values = [(page - 1) * PAGE, actor.id, ...(query ? [`%${query.replace(/[\\%_]/g, '\\$&')}%`] : [])];
  return readPrepared<Row>(
    `stories, ${shelf}${query && ', searched'}`,
    storiesStatement(
      `SELECT * FROM story WHERE ${which}${query && ' AND story.headline ILIKE $3'}
       ORDER BY ${order} LIMIT ${PAGE + 1} OFFSET $1`,
      {
        who: '$2',
        order,
        more: { ...AS_LISTED, columns: `${AS_LISTED.columns}, ${SECOND_PERSON_RULE} AS "secondPersonRule"` },
      },
    ),
    values,
  );
}

function listEntry(row: Row, now: Date): StoryListEntry {
  const { slug, edition, publishedAt } = row;
  return {
    ...listedStory(row, row.secondPersonRule, now),
    revision: row.revision,
    changedAt: row.changedAt.toISOString(),
    out:
      slug !== null && edition !== null && publishedAt
        ? { slug, edition, at: publishedAt.toISOString() }
        : null,
  };
}
