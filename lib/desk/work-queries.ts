import { readPrepared } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { can } from '../domain/permissions.ts';
import { OPEN_ITEM, RUNNING } from '../open-work.ts';
import { millisecondsOf } from '../rows-as-json.ts';
import { DUE, deskStory, isoOf, OPEN_CODES, type StoryRow, storiesStatement } from './story-rows.ts';
import type { AnsweredRequest, WorkView } from './view.ts';
import { type MyItem, type MyRequest, type MyStory, workEntries } from './work-entries.ts';

/** More than somebody does in a day; the others are counted, and come up as these are done. */
const MOST_ITEMS_SHOWN = 200;
/** Of a statement that is shown in one line. */
const WORDS_SHOWN = 180;
const DAY = 86_400_000;
/** An answer is news for two days; afterwards it is in the log. */
const NEWS = 2 * DAY;
const MOST_OWN = 20;

type Row = {
  count: number;
  hasOwn: boolean;
  items: (Omit<MyItem, 'due' | 'deadline'> & { due: number | null; deadline: number | null })[] | null;
  stories: (Omit<MyStory, 'due' | 'deadline'> & { due: number | null; deadline: number | null })[] | null;
  requests: (Omit<MyRequest, 'until' | 'deadline'> & { until: number; deadline: number | null })[] | null;
  answered: (Omit<AnsweredRequest, 'at'> & { at: number })[] | null;
};

const OF_STORY = `'storyId', story.id, 'headline', story.headline, 'deadline', ${millisecondsOf('story.deadline')}`;
/** The first item that the request was about. */
const ITEM_ASKED = `(SELECT item.id FROM contact_attempt_item JOIN item ON item.id = item_id
  WHERE attempt_id = attempt.id AND item.cut_at IS NULL ORDER BY item.start LIMIT 1)`;
/** Nothing came of a request after this one, and nobody asked again. */
export const IS_LAST = `NOT EXISTS (
  SELECT FROM contact_attempt later WHERE later.story_id = attempt.story_id AND later.party_id = attempt.party_id
    AND later.id <> attempt.id AND later.outcome <> 'NOT_CONTACTED'
    AND coalesce(later.answered_at, later.sent_at) > attempt.sent_at)`;

/**
 * The values as the planner does not see them. Where it does, it finds a plan for each person cheaper than one for all, and
 * plans this statement anew with every page: 2 ms, where running it takes 0.2.
 */
const ME = '(SELECT $1::uuid)';
const NOW = '(SELECT $2::timestamptz)';
const NEWS_SINCE = '(SELECT $3::timestamptz)';

/** Running stories that somebody wrote. */
const fromOwnStories = (who: string) =>
  `FROM story_author JOIN story ON story.id = story_id AND ${RUNNING} WHERE member_id = ${who} AND how <> 'CHANGED'`;

const WORK = `
  SELECT (SELECT count(*)::int FROM item JOIN story ON story.id = item.story_id AND ${RUNNING}
          WHERE item.assignee_id = ${ME} AND ${OPEN_ITEM}) AS count,
    EXISTS (SELECT ${fromOwnStories(ME)}) AS "hasOwn",
    (SELECT json_agg(json_build_object(${OF_STORY}, 'id', mine.id, 'words', left(mine.exact, ${WORDS_SHOWN}), 'status', mine.status,
              'reason', mine.reason, 'due', ${millisecondsOf('mine.due')}) ORDER BY mine.due, story.id, mine.start)
     FROM (SELECT item.*, coalesce(item.due_at, story_assignment.due_at, story.deadline) AS due
           FROM item JOIN story ON story.id = item.story_id AND ${RUNNING}
           LEFT JOIN story_assignment ON story_assignment.story_id = story.id AND member_id = ${ME}
           WHERE item.assignee_id = ${ME} AND ${OPEN_ITEM}
           ORDER BY due NULLS LAST, story.id, item.start LIMIT ${MOST_ITEMS_SHOWN}) mine
     JOIN story ON story.id = mine.story_id) AS items,
    (SELECT json_agg(json_build_object(${OF_STORY}, 'due', ${millisecondsOf('coalesce(story_assignment.due_at, story.deadline)')},
              'open', counted.open, 'free', counted.free))
     FROM story_assignment JOIN story ON story.id = story_id AND ${RUNNING}
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS open,
              count(*) FILTER (WHERE item.assignee_id IS NULL)::int AS free
       FROM item WHERE item.story_id = story.id AND ${OPEN_ITEM}) counted
     WHERE member_id = ${ME}) AS stories,
    (SELECT json_agg(json_build_object(${OF_STORY}, 'id', attempt.id, 'party', party.name, 'until', ${millisecondsOf('attempt.deadline')},
              'itemId', ${ITEM_ASKED}))
     FROM contact_attempt attempt JOIN story ON story.id = attempt.story_id AND ${RUNNING}
     JOIN party ON party.id = attempt.party_id
     WHERE attempt.by_id = ${ME} AND attempt.outcome IN (${OPEN_CODES}) AND attempt.deadline <= ${NOW} AND ${IS_LAST}) AS requests,
    (SELECT json_agg(json_build_object('id', attempt.id, 'storyId', story.id, 'headline', story.headline, 'party', party.name,
              'outcome', attempt.outcome, 'at', ${millisecondsOf('attempt.answered_at')}, 'itemId', ${ITEM_ASKED})
              ORDER BY attempt.answered_at DESC)
     FROM contact_attempt attempt JOIN story ON story.id = attempt.story_id AND ${RUNNING}
     JOIN party ON party.id = attempt.party_id
     WHERE attempt.by_id = ${ME} AND attempt.answered_at > ${NEWS_SINCE} AND attempt.answered_at <= ${NOW}) AS answered`;

const OWN = storiesStatement(
  `SELECT story.* ${fromOwnStories('$1')} ORDER BY ${DUE}, story.id LIMIT ${MOST_OWN}`,
  { who: '$1', order: `${DUE}, story.id` },
);

/**
 * What somebody has to do, worst first, what came of what they asked, and the stories that they wrote: one statement,
 * or two for who wrote some, however much there is. Only their own; who looks is whose it is.
 */
export async function readWork(actor: Actor, now = new Date()): Promise<WorkView> {
  return workOf(actor, now);
}

/** The same of a member who is not there: for the digest that is sent to them alone. */
export async function workOf(actor: Pick<Actor, 'id' | 'role'>, now: Date): Promise<WorkView> {
  if (!can(actor, 'story.read').allowed) return { entries: [], items: 0, answered: [], own: [] };
  const [row] = await readPrepared<Row>('work', WORK, [actor.id, now, new Date(now.getTime() - NEWS)]);
  // Most who check write nothing.
  const own = row?.hasOwn ? await readPrepared<StoryRow>('own stories', OWN, [actor.id]) : [];
  const dated = <T extends { deadline: number | null }>(one: T) => ({
    ...one,
    deadline: isoOf(one.deadline),
  });
  return {
    entries: workEntries({
      items: (row?.items ?? []).map((one) => ({ ...dated(one), due: isoOf(one.due) })),
      stories: (row?.stories ?? []).map((one) => ({ ...dated(one), due: isoOf(one.due) })),
      requests: (row?.requests ?? []).map((one) => ({ ...dated(one), until: isoOf(one.until) })),
    }),
    items: row?.count ?? 0,
    answered: (row?.answered ?? []).map((one) => ({ ...one, at: isoOf(one.at) ?? '' })),
    // Nobody is assigned from here, so nobody has to be left out.
    own: own.map((story) => deskStory(story, { secondPersonRule: true, team: [] }, now)),
  };
}
