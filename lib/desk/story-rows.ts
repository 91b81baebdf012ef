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
/** Non-responses rest on the contact log, which tells its own faults; of what lapsed that is said, which is graver. */
export const UNSOURCED = `item.status = 'PENDING' AND item.reason <> '${CHANGED_SINCE_CHECK}' AND item.kind IN (${list(ITEM_KINDS.filter((kind) => !restsOnLog(kind)))})
  AND NOT EXISTS (SELECT FROM evidence WHERE evidence.item_id = item.id AND evidence.removed_at IS NULL
                  AND evidence.stance = 'SUPPORTS')`;

/** Whether somebody else has to publish what one signed off: set so, or there are two who could. */
export const SECOND_PERSON_RULE = `(
  coalesce((SELECT second_person_rule FROM newsroom WHERE id = 1), true)
  OR (SELECT count(*) > 1 FROM member WHERE deactivated_at IS NULL AND password_hash IS NOT NULL
      AND role IN ('EDITOR', 'ADMIN')))`;

export const STORY_COLUMNS = `
  story.id, story.headline, story.byline, story.desk, story.stage, story.deadline,
  counted.verified, counted.pending, counted.disputed, counted.unsourced, counted.lapsed,
  log.attempts, hold.by AS "holdBy", sign_off.by AS "signedBy", sign_off.at AS "signedAt",
  proposed.undecided, reading.sources AS "beingRead", people.assigned, workers.workers, authors.ids AS "authorIds", visit.at AS "visitAt", visit.changes`;

// Whose the items are is told by the reading that counts them: joined with members, Postgres looked for each of the team
// in each story, which was half of the statement.
export const STORY_PARTS = `
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE item.status = 'VERIFIED')::int AS verified,
           count(*) FILTER (WHERE item.status = 'PENDING')::int AS pending,
           count(*) FILTER (WHERE item.status = 'DISPUTED')::int AS disputed,
           count(*) FILTER (WHERE ${UNSOURCED})::int AS unsourced,
           array_agg(DISTINCT item.assignee_id) FILTER (WHERE item.assignee_id IS NOT NULL AND ${OPEN_ITEM}) AS assignees,
           json_agg(coalesce((SELECT verdict.changes FROM verdict WHERE verdict.item_id = item.id
                              ORDER BY verdict.at DESC, verdict.id DESC LIMIT 1), '[]'::jsonb))
             FILTER (WHERE ${LAPSED}) AS lapsed
    FROM item WHERE item.story_id = story.id AND item.cut_at IS NULL) counted
  CROSS JOIN LATERAL (
    SELECT json_agg(${STORED_ATTEMPT}) AS attempts
    FROM contact_attempt attempt JOIN party ON party.id = attempt.party_id
    WHERE attempt.story_id = story.id) log
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS undecided FROM proposed_source
    WHERE proposed_source.story_id = story.id AND state = 'OPEN' AND ${NAMES_SOURCE}) proposed
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS sources FROM source
    WHERE source.id IN (${BEING_READ})
      AND EXISTS (SELECT FROM evidence JOIN item ON item.id = evidence.item_id AND item.cut_at IS NULL
                  WHERE evidence.source_id = source.id AND evidence.removed_at IS NULL AND item.story_id = story.id)) reading
  LEFT JOIN LATERAL (
    SELECT member.name AS by FROM publication_hold JOIN member ON member.id = by_id
    WHERE publication_hold.story_id = story.id AND lifted_at IS NULL ORDER BY publication_hold.at DESC LIMIT 1) hold ON true
  LEFT JOIN LATERAL (
    SELECT member.name AS by, sign_off.at FROM sign_off JOIN member ON member.id = by_id
    WHERE sign_off.story_id = story.id AND ended_at IS NULL ORDER BY sign_off.at DESC LIMIT 1) sign_off ON true
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('id', member.id, 'name', member.name, 'dueAt', record_ms(due_at))
                    ORDER BY story_assignment.at, member.id) AS assigned
    FROM story_assignment JOIN member ON member.id = member_id
    WHERE story_assignment.story_id = story.id AND ${CARRIES}) people
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('id', member.id, 'name', member.name) ORDER BY member.id) AS workers
    FROM member WHERE member.id = ANY (counted.assignees) AND ${CARRIES}
      AND NOT EXISTS (SELECT FROM story_assignment WHERE story_id = story.id AND member_id = member.id)) workers
  CROSS JOIN LATERAL (
    SELECT json_agg(member_id) AS ids FROM story_author WHERE story_author.story_id = story.id AND how <> 'CHANGED') authors`;

/** More than this is many: `99+`. */
const MOST_CHANGES = 100;

/**
 * When somebody last saw the story, and how much others have done since. What was said in threads is not counted: some of
 * them are not for everybody, and the inbox tells of the others.
 *
 * @param who the parameter that holds their id
 */
export const sinceVisit = (who: string) => `
  LEFT JOIN LATERAL (
    SELECT story_visit.at, (SELECT count(*)::int FROM (
      SELECT FROM audit_event WHERE audit_event.story_id = story.id AND seq > story_visit.seq
        AND actor_id IS DISTINCT FROM ${who}::uuid AND subject_type <> 'thread' LIMIT ${MOST_CHANGES}) others) AS changes
    FROM story_visit WHERE story_visit.story_id = story.id AND member_id = ${who}::uuid) visit ON true`;

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
