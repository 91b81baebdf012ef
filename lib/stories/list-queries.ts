import { spend } from '../auth/limits.ts';
import { readPrepared } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { awaitedReplies } from '../domain/awaiting.ts';
import { can } from '../domain/permissions.ts';
import type { StoryStage } from '../domain/vocabulary.ts';
import { attemptOf, type StoredAttempt } from './stored-attempt.ts';
import type { StoryListEntry } from './view.ts';

const PAGE = 50;

type Wanted = { archived?: boolean; page?: number; query?: string };

/** A row of the list; counts as numbers, and the contact log as JSON, whose moments are milliseconds. */
type Row = {
  id: string;
  headline: string;
  byline: string;
  desk: string;
  stage: StoryStage;
  revision: number;
  deadline: Date | null;
  reportSlug: string | null;
  verified: number;
  pending: number;
  disputed: number;
  attempts: StoredAttempt[] | null;
};

/**
 * The newsroom's stories with their counts and whom each is waiting for: one statement per page, however long, since
 * every query costs the server's thread as much as some stories. The most pressing come first (due soonest, or an answer
 * due soonest), so overdue ones lead; then the newest work.
 */
export async function listStories(
  actor: Actor,
  { archived = false, page = 1, query = '' }: Wanted = {},
  now = new Date(),
): Promise<{ stories: StoryListEntry[]; hasMore: boolean }> {
  if (!can(actor, 'story.read').allowed) return { stories: [], hasMore: false };
  if (query || page > 1) await spend(actor, 'searches');
  const rows = await storyRows({ archived, page, query });
  return {
    hasMore: rows.length > PAGE,
    stories: rows.slice(0, PAGE).map((row) => listEntry(row, now)),
  };
}

function storyRows({ archived, page, query }: Required<Wanted>): Promise<Row[]> {
  const order = archived
    ? 'story.updated_at DESC, story.id DESC'
    : 'story.presses_at ASC NULLS LAST, story.updated_at DESC, story.id DESC';
  const which = `archived_at IS ${archived ? 'NOT NULL' : 'NULL'}${query && ' AND headline ILIKE $2'}`;
  const values = [(page - 1) * PAGE, ...(query ? [`%${query.replace(/[\\%_]/g, '\\$&')}%`] : [])];
  return readPrepared<Row>(
    `stories${archived ? ', archived' : ''}${query && ', searched'}`,
    `SELECT story.id, story.headline, story.byline, story.desk, story.stage, story.revision_number AS revision,
            story.deadline, report.slug AS "reportSlug",
            counted.verified, counted.pending, counted.disputed, log.attempts
     FROM (SELECT * FROM story WHERE ${which} ORDER BY ${order} LIMIT ${PAGE + 1} OFFSET $1) story
     LEFT JOIN report ON report.story_id = story.id
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE status = 'VERIFIED')::int AS verified,
              count(*) FILTER (WHERE status = 'PENDING')::int AS pending,
              count(*) FILTER (WHERE status = 'DISPUTED')::int AS disputed
       FROM item WHERE item.story_id = story.id AND item.cut_at IS NULL) counted
     CROSS JOIN LATERAL (
       SELECT json_agg(json_build_object(
                'party', party.name, 'channel', channel, 'person', person, 'outcome', outcome,
                'sentAt', record_ms(sent_at), 'deadline', record_ms(deadline), 'answeredAt', record_ms(answered_at))) AS attempts
       FROM contact_attempt attempt JOIN party ON party.id = attempt.party_id
       WHERE attempt.story_id = story.id) log
     ORDER BY ${order}`,
    values,
  );
}

function listEntry(row: Row, now: Date): StoryListEntry {
  const { verified, pending, disputed } = row;
  return {
    id: row.id,
    headline: row.headline,
    byline: row.byline,
    desk: row.desk,
    stage: row.stage,
    revision: row.revision,
    reportSlug: row.reportSlug,
    deadline: row.deadline?.toISOString() ?? null,
    counts: { all: verified + pending + disputed, verified, pending, disputed },
    awaiting: awaitedReplies((row.attempts ?? []).map(attemptOf), now).map(({ party, until }) => ({
      party,
      until: until?.toISOString() ?? null,
    })),
  };
}
