import { spend } from '../auth/limits.ts';
import { readPrepared } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { endOfToday } from '../domain/deadline-groups.ts';
import { can } from '../domain/permissions.ts';
import { OPEN_ITEM, RUNNING } from '../open-work.ts';
import {
  CARRIES,
  DUE,
  deskStory,
  LAPSED,
  OPEN_CODES,
  SECOND_PERSON_RULE,
  type StoryRow,
  storiesStatement,
  UNSOURCED,
} from './story-rows.ts';
import type { DeskView, TeamMember, Way } from './view.ts';

const PAGE = 50;

export type DeskFilters = {
  query?: string;
  desk?: string;
  /** Somebody who is on the story, or has an item of it. */
  person?: string;
  way?: Way | null;
  /** Where the page begins, as the page before gave it. */
  after?: string;
};

const EMPTY: DeskView = { stories: [], next: null, running: 0, desks: [], team: [] };

/**
 * Every running story by its deadline, with what stands in its way and who is on it, and what each of the team carries: two
 * statements, however many stories there are. Pages go on from the last story of the one before (keyset), so the
 * twentieth costs what the first does.
 */
export async function readDesk(
  actor: Actor,
  timeZone: string,
  filters: DeskFilters = {},
  now = new Date(),
): Promise<DeskView> {
  if (!can(actor, 'story.read').allowed) return EMPTY;
  const { query, desk, person, way, after } = filters;
  if (query || desk || person || way || after) await spend(actor, 'searches');
  const [rows, { secondPersonRule, team, ...newsroom }] = await Promise.all([
    storyRows(actor, filters, now),
    readTeam(now, timeZone),
  ]);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    ...newsroom,
    team: team.toSorted((a, b) => b.items - a.items || a.name.localeCompare(b.name, 'en')),
    stories: shown.map((row) => deskStory(row, { secondPersonRule, team }, now)),
    next: last ? `${last.deadline?.getTime() ?? 'none'}_${last.id}` : null,
  };
}

/** Whether a party of the story has had its time; or whether it has some left. Follows `awaitedReplies`. */
const replies = (having: string) => `EXISTS (
  SELECT FROM contact_attempt asked WHERE asked.story_id = story.id GROUP BY asked.party_id
  HAVING max(asked.sent_at) FILTER (WHERE asked.outcome IN (${OPEN_CODES}))
       > coalesce(max(coalesce(asked.answered_at, asked.sent_at))
           FILTER (WHERE asked.outcome NOT IN (${OPEN_CODES}, 'NOT_CONTACTED')), '-infinity')
     AND ${having})`;
const UNTIL = `max(asked.deadline) FILTER (WHERE asked.outcome IN (${OPEN_CODES}))`;
const someItem = (which: string) =>
  `EXISTS (SELECT FROM item WHERE item.story_id = story.id AND item.cut_at IS NULL AND ${which})`;
const isNotSigned =
  'NOT EXISTS (SELECT FROM sign_off WHERE sign_off.story_id = story.id AND ended_at IS NULL)';
const isOn = (who: string) => `(
  EXISTS (SELECT FROM story_assignment JOIN member ON member.id = member_id
          WHERE story_assignment.story_id = story.id AND ${who})
  OR EXISTS (SELECT FROM item JOIN member ON member.id = item.assignee_id
             WHERE item.story_id = story.id AND ${OPEN_ITEM} AND ${who}))`;

/** A signed story's open points were confirmed by whoever signed it: they stand in the way no longer. $3: now. */
const WAY_CONDITIONS: Record<Way, string> = {
  overdue: `${isNotSigned} AND ${replies(`${UNTIL} <= $3`)}`,
  awaited: `${isNotSigned} AND ${replies(`(${UNTIL} IS NULL OR ${UNTIL} > $3)`)}`,
  disputed: `${isNotSigned} AND ${someItem("item.status = 'DISPUTED'")}`,
  lapsed: `${isNotSigned} AND ${someItem(LAPSED)}`,
  unsourced: `${isNotSigned} AND ${someItem(UNSOURCED)}`,
  nobody: `${isNotSigned} AND ${someItem(OPEN_ITEM)} AND NOT ${isOn(CARRIES)}`,
  held: 'EXISTS (SELECT FROM publication_hold WHERE publication_hold.story_id = story.id AND lifted_at IS NULL)',
  signed: `NOT (${isNotSigned})`,
};

function storyRows(
  actor: Actor,
  { query, desk, person, way, after }: DeskFilters,
  now: Date,
): Promise<StoryRow[]> {
  const from = cursorOf(after);
  const values: unknown[] = [from.due, from.id, now, actor.id];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    RUNNING,
    `(${DUE}, story.id) > ($1::timestamptz, $2::uuid)`,
    // Each story is asked for it by its own index, so that only what is looked at is read.
    ...(way ? [WAY_CONDITIONS[way]] : []),
    ...(query ? [`story.headline ILIKE ${given(`%${query.replace(/[\\%_]/g, '\\$&')}%`)}`] : []),
    ...(desk ? [`story.desk = ${given(desk)}`] : []),
    ...(person ? [isOn(`member.id = ${given(person)}::uuid AND ${CARRIES}`)] : []),
  ];
  return readPrepared<StoryRow>(
    `the desk${way ? `, ${way}` : ''}${query ? ', searched' : ''}${desk ? ', of a desk' : ''}${person ? ', of a person' : ''}`,
    storiesStatement(
      `SELECT * FROM story WHERE ${conditions.join(' AND ')} AND $3::timestamptz IS NOT NULL
       ORDER BY ${DUE}, story.id LIMIT ${PAGE + 1}`,
      { who: '$4', order: `${DUE}, story.id` },
    ),
    values,
  );
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';
const CURSOR = /^(none|\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Anybody can type anything into an address: what is no place in the list is its beginning. */
function cursorOf(after = ''): { due: Date | string; id: string } {
  const [, due = '', id = NOWHERE] = CURSOR.exec(after) ?? [];
  if (due === '') return { due: '-infinity', id: NOWHERE };
  return { due: due === 'none' ? 'infinity' : new Date(Number(due)), id };
}

type TeamRow = {
  running: number;
  desks: string[] | null;
  secondPersonRule: boolean;
  team: TeamMember[] | null;
};

const TEAM = `
  SELECT (SELECT count(*)::int FROM story WHERE ${RUNNING}) AS running,
    (SELECT json_agg(DISTINCT story.desk) FROM story WHERE ${RUNNING} AND story.desk <> '') AS desks,
    ${SECOND_PERSON_RULE} AS "secondPersonRule",
    (SELECT json_agg(json_build_object('id', member.id, 'name', member.name, 'items', load.items,
              'overdue', load.overdue, 'today', load.today, 'stories', load.stories))
     FROM member CROSS JOIN LATERAL (
       SELECT count(*)::int AS items, count(*) FILTER (WHERE due.at <= $1)::int AS overdue,
              count(*) FILTER (WHERE due.at > $1 AND due.at <= $2)::int AS today,
              (SELECT count(*)::int FROM story_assignment JOIN story ON story.id = story_id
               WHERE member_id = member.id AND ${RUNNING}) AS stories
       FROM item JOIN story ON story.id = item.story_id AND ${RUNNING}
       CROSS JOIN LATERAL (SELECT coalesce(item.due_at, story.deadline) AS at) due
       WHERE item.assignee_id = member.id AND ${OPEN_ITEM}) load
     WHERE ${CARRIES}) AS team`;

async function readTeam(now: Date, timeZone: string) {
  const [row] = await readPrepared<TeamRow>('the team', TEAM, [now, endOfToday(now, timeZone)]);
  return {
    running: row?.running ?? 0,
    desks: row?.desks ?? [],
    secondPersonRule: row?.secondPersonRule ?? true,
    team: row?.team ?? [],
  };
}
