/**
 * What the desk asks of each story that it shows, as one statement's parts: counted in SQL, so that a story travels as a
 * few figures. Whose stories, and in which order, is said by whoever asks.
 */
import { CHECKING_ROLES } from '../domain/assignment.ts';
import type { AttributionChange } from '../domain/attribution-change.ts';
import { isNamedIn } from '../domain/authors.ts';
import { awaitedReplies } from '../domain/awaiting.ts';
import { OPEN_OUTCOMES } from '../domain/contact-outcomes.ts';
import { ITEM_KINDS, restsOnLog } from '../domain/item-kinds.ts';
import { CHANGED_SINCE_CHECK } from '../domain/reasons.ts';
import type { StoryStage } from '../domain/vocabulary.ts';
import { BEING_READ } from '../evidence/text-job-queries.ts';
import { OPEN_ITEM } from '../open-work.ts';
import { NAMES_SOURCE } from '../proposals/queries.ts';
import { millisecondsOf } from '../rows-as-json.ts';
import { attemptOf, STORED_ATTEMPT, type StoredAttempt } from '../stories/stored-attempt.ts';
import type { PersonView } from '../stories/view.ts';
import type { DeskStory, ListedStory } from './view.ts';

/** Codes of ours alone; nothing that came from outside is ever written into a statement. */
const list = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ');

/** Stories in the order of their deadlines, those without one last: the same index. */
export const DUE = `coalesce(story.deadline, 'infinity'::timestamptz)`;
/** Whoever was deactivated, or may check no longer, carries nothing (`carriesWork`). */
export const CARRIES = `member.deactivated_at IS NULL AND member.role IN (${list(CHECKING_ROLES)})`;
/** Outcomes of requests that are still open. */
export const OPEN_CODES = list(OPEN_OUTCOMES);
export const LAPSED = `item.status = 'PENDING' AND item.reason = '${CHANGED_SINCE_CHECK}'`;
/**
 * Non-responses rest on the contact log, which tells its own faults; of what lapsed that is said, which is graver. Each item is
 * looked up by itself: with `NOT EXISTS` Postgres reads the evidence of the whole newsroom for a page of stories.
 */
export const UNSOURCED = `item.status = 'PENDING' AND item.reason <> '${CHANGED_SINCE_CHECK}' AND item.kind IN (${list(ITEM_KINDS.filter((kind) => !restsOnLog(kind)))})
  AND (SELECT evidence.id FROM evidence WHERE evidence.item_id = item.id AND evidence.removed_at IS NULL
       AND evidence.stance = 'SUPPORTS' LIMIT 1) IS NULL`;

/** Whether somebody else has to publish what one signed off: set so, or there are two who could. */
export const SECOND_PERSON_RULE = `(
  coalesce((SELECT second_person_rule FROM newsroom WHERE id = 1), true)
  OR (SELECT count(*) > 1 FROM member WHERE deactivated_at IS NULL AND password_hash IS NOT NULL
      AND role IN ('EDITOR', 'ADMIN')))`;

const COLUMNS = `
  story.id, story.headline, story.byline, story.desk, story.stage, story.deadline,
  coalesce(counted.verified, 0) AS verified, coalesce(counted.pending, 0) AS pending,
  coalesce(counted.disputed, 0) AS disputed, coalesce(counted.unsourced, 0) AS unsourced, counted.lapsed,
  log.attempts, hold.by AS "holdBy", sign_off.by AS "signedBy", sign_off.at AS "signedAt",
  coalesce(proposed.undecided, 0) AS undecided, coalesce(reading.sources, 0) AS "beingRead", people.assigned,
  CASE WHEN counted.assignees IS NOT NULL THEN (
    SELECT json_agg(json_build_object('id', member.id, 'name', member.name) ORDER BY member.id)
    FROM member WHERE member.id = ANY (counted.assignees) AND ${CARRIES}
      AND NOT EXISTS (SELECT FROM story_assignment WHERE story_id = story.id AND member_id = member.id)) END AS workers,
  authors.ids AS "authorIds"`;

/** As an array: from `IN` the planner expects so many rows that it reads all items of the newsroom. */
const IS_SHOWN = 'story_id = ANY (ARRAY(SELECT id FROM shown))';

/**
 * What belongs to the stories shown, each part gathered for all of them at once and kept: as subqueries, while Postgres thinks a
 * table nearly empty, each was gathered anew for every story.
 */
const PARTS = {
  counted: `
    SELECT item.story_id,
           count(*) FILTER (WHERE item.status = 'VERIFIED')::int AS verified,
           count(*) FILTER (WHERE item.status = 'PENDING')::int AS pending,
           count(*) FILTER (WHERE item.status = 'DISPUTED')::int AS disputed,
           count(*) FILTER (WHERE ${UNSOURCED})::int AS unsourced,
           array_agg(item.assignee_id) FILTER (WHERE item.assignee_id IS NOT NULL AND ${OPEN_ITEM}) AS assignees,
           json_agg(coalesce((SELECT verdict.changes FROM verdict WHERE verdict.item_id = item.id
                              ORDER BY verdict.at DESC, verdict.id DESC LIMIT 1), '[]'::jsonb))
             FILTER (WHERE ${LAPSED}) AS lapsed
    FROM item WHERE item.${IS_SHOWN} AND item.cut_at IS NULL
    GROUP BY item.story_id`,
  log: `
    SELECT attempt.story_id, json_agg(${STORED_ATTEMPT}) AS attempts
    FROM contact_attempt attempt JOIN party ON party.id = attempt.party_id
    WHERE attempt.${IS_SHOWN} GROUP BY attempt.story_id`,
  proposed: `
    SELECT story_id, count(*)::int AS undecided FROM proposed_source
    WHERE ${IS_SHOWN} AND state = 'OPEN' AND ${NAMES_SOURCE} GROUP BY story_id`,
  reading: `
    SELECT item.story_id, count(DISTINCT evidence.source_id)::int AS sources
    FROM evidence JOIN item ON item.id = evidence.item_id AND item.cut_at IS NULL
    WHERE evidence.source_id IN (${BEING_READ}) AND evidence.removed_at IS NULL AND item.${IS_SHOWN}
    GROUP BY item.story_id`,
  hold: `
    SELECT DISTINCT ON (publication_hold.story_id) publication_hold.story_id, member.name AS by
    FROM publication_hold JOIN member ON member.id = by_id
    WHERE publication_hold.${IS_SHOWN} AND lifted_at IS NULL
    ORDER BY publication_hold.story_id, publication_hold.at DESC`,
  sign_off: `
    SELECT DISTINCT ON (sign_off.story_id) sign_off.story_id, member.name AS by, sign_off.at
    FROM sign_off JOIN member ON member.id = by_id
    WHERE sign_off.${IS_SHOWN} AND ended_at IS NULL
    ORDER BY sign_off.story_id, sign_off.at DESC`,
  people: `
    SELECT story_assignment.story_id,
           json_agg(json_build_object('id', member.id, 'name', member.name, 'dueAt', ${millisecondsOf('due_at')})
                    ORDER BY story_assignment.at, member.id) AS assigned
    FROM story_assignment JOIN member ON member.id = member_id
    WHERE story_assignment.${IS_SHOWN} AND ${CARRIES} GROUP BY story_assignment.story_id`,
  authors: `
    SELECT story_id, json_agg(member_id) AS ids FROM story_author
    WHERE ${IS_SHOWN} AND how <> 'CHANGED' GROUP BY story_id`,
};

const GATHERED = Object.entries(PARTS)
  .map(([part, select]) => `${part} AS MATERIALIZED (${select})`)
  .join(', ');
const JOINED = Object.keys(PARTS)
  .map((part) => `LEFT JOIN ${part} ON ${part}.story_id = story.id`)
  .join(' ');

/** More than this is many: `99+`. */
const MOST_CHANGES = 100;

/** What others have done since, at most so much. Counted only of stories that were seen. */
const changesSince = (who: string) => `
  CASE WHEN visit.at IS NOT NULL THEN (SELECT count(*)::int FROM (
    SELECT FROM audit_event WHERE audit_event.story_id = story.id AND seq > visit.seq
      AND actor_id IS DISTINCT FROM ${who}::uuid AND subject_type <> 'thread' LIMIT ${MOST_CHANGES}) others) END`;

/**
 * The statement that reads stories as the desk tells them, with when somebody last saw each and how much others have done
 * since. What was said in threads is not counted: some of them are not for everybody, and the inbox tells of the others.
 *
 * Each part is gathered once for all stories that are shown. Asked for story by story (`LATERAL`), Postgres spent
 * more on beginning anew, fifty times for each of ten parts, than on reading.
 *
 * @param shown a SELECT of whole rows of `story`: which, and how many at most
 * @param who the parameter that holds the id of whoever looks
 * @param more columns beyond those of `StoryRow`, with the joins that they need; the story is `story`
 */
export const storiesStatement = (
  shown: string,
  {
    who,
    order,
    more = { columns: '', joins: '' },
  }: { who: string; order: string; more?: { columns: string; joins: string } },
) => `
  WITH shown AS MATERIALIZED (${shown}), ${GATHERED}
  SELECT ${COLUMNS}, visit.at AS "visitAt", ${changesSince(who)} AS changes${more.columns && `, ${more.columns}`}
  FROM shown story
  ${JOINED}
  LEFT JOIN story_visit visit ON visit.story_id = story.id AND visit.member_id = ${who}::uuid
  ${more.joins}
  ORDER BY ${order}`;

/** With its revision, when it changed, and its newest edition: for lists of all stories. */
export const AS_LISTED = {
  columns: `story.revision_number AS revision, story.updated_at AS "changedAt",
  report.slug, edition.number AS edition, edition.published_at AS "publishedAt"`,
  joins: `
  LEFT JOIN report ON report.story_id = story.id
  LEFT JOIN LATERAL (
    SELECT number, published_at FROM edition WHERE report_id = report.id ORDER BY number DESC LIMIT 1) edition ON true`,
};

export type StoryRow = {
  id: string;
  headline: string;
  byline: string;
  desk: string;
  stage: StoryStage;
  deadline: Date | null;
  verified: number;
  pending: number;
  disputed: number;
  unsourced: number;
  lapsed: ({ what: AttributionChange['what'] }[] | null)[] | null;
  attempts: StoredAttempt[] | null;
  undecided: number;
  beingRead: number;
  holdBy: string | null;
  signedBy: string | null;
  signedAt: Date | null;
  assigned: { id: string; name: string; dueAt: number | null }[] | null;
  workers: { id: string; name: string }[] | null;
  authorIds: string[] | null;
  visitAt: Date | null;
  changes: number | null;
};

/**
 * @param team those who can check at all
 * @param now moments before it have passed
 */
export function deskStory(
  row: StoryRow,
  { secondPersonRule, team }: { secondPersonRule: boolean; team: readonly PersonView[] },
  now: Date,
): DeskStory {
  return {
    ...listedStory(row, secondPersonRule, now),
    barredIds: secondPersonRule ? team.filter((one) => wrote(one, row)).map(({ id }) => id) : [],
  };
}

export function listedStory(row: StoryRow, secondPersonRule: boolean, now: Date): ListedStory {
  const { verified, pending, disputed, visitAt, changes } = row;
  const assigned = (row.assigned ?? []).map(({ dueAt, ...person }) => ({ ...person, dueAt: isoOf(dueAt) }));
  const workers = row.workers ?? [];
  return {
    ...{ id: row.id, headline: row.headline, byline: row.byline, desk: row.desk, stage: row.stage },
    deadline: row.deadline?.toISOString() ?? null,
    counts: { all: verified + pending + disputed, verified, pending, disputed },
    awaiting: awaitedReplies((row.attempts ?? []).map(attemptOf), now).map(({ party, until }) => ({
      party,
      until: until?.toISOString() ?? null,
    })),
    lapsed: (row.lapsed ?? []).map((changes) => (changes ?? []).map(({ what }) => what)),
    unsourced: row.unsourced,
    undecided: row.undecided,
    beingRead: row.beingRead,
    isAssigned: assigned.length + workers.length > 0,
    hold: row.holdBy === null ? null : { by: row.holdBy },
    signOff: row.signedBy && row.signedAt ? { by: row.signedBy, at: row.signedAt.toISOString() } : null,
    secondPersonRule,
    assigned,
    workers,
    since: visitAt && changes ? { at: visitAt.toISOString(), changes } : null,
  };
}

/** As the permission table has it: `subjectOf` in lib/stories/queries.ts. */
const wrote = ({ id, name }: PersonView, { authorIds, byline }: StoryRow) =>
  (authorIds ?? []).includes(id) || isNamedIn(byline, name);

export const isoOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
