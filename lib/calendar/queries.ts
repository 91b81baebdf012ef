import { createHash } from 'node:crypto';
import { spend } from '../auth/limits.ts';
import { hashToken } from '../auth/token-hash.ts';
import { db, readPrepared } from '../db.ts';
import { OPEN_CODES } from '../desk/story-rows.ts';
import { IS_LAST } from '../desk/work-queries.ts';
import type { Actor } from '../domain/actor.ts';
import { allows } from '../domain/permissions.ts';
import { env } from '../env.ts';
import { OPEN_ITEM, RUNNING } from '../open-work.ts';
import { type Deadline, eventOf } from './deadlines.ts';
import { icalendar } from './ical.ts';
import type { OwnCalendar } from './view.ts';

/** Under a megabyte of text, and more than anybody has to do. What is open comes first. */
const MOST = 2_000;
/** What was done longer ago, programs have taken out of sight by now. */
const STILL_TOLD_MS = 28 * 86_400_000;

/** Due times of items that are the member's ($1): their own, else that of the member's assignment, else the story's. */
const ITEMS = `
  SELECT 'items' AS kind, min(item.id::text) AS id, item.story_id, due.at AS due,
         (CASE WHEN count(*) FILTER (WHERE ${OPEN_ITEM}) > 0 THEN count(*) FILTER (WHERE ${OPEN_ITEM}) ELSE count(*) END)::int AS count,
         bool_or(${OPEN_ITEM} AND ${RUNNING}) AS is_open
  FROM item JOIN story ON story.id = item.story_id
  LEFT JOIN story_assignment ON story_assignment.story_id = story.id AND member_id = $1
  CROSS JOIN LATERAL (SELECT coalesce(item.due_at, story_assignment.due_at, story.deadline) AS at) due
  WHERE item.assignee_id = $1 AND due.at IS NOT NULL
  GROUP BY item.story_id, due.at`;
const CHECKS = `
  SELECT 'check', story.id::text, story.id, story_assignment.due_at, 1,
         ${RUNNING} AND EXISTS (SELECT FROM item WHERE item.story_id = story.id AND ${OPEN_ITEM})
  FROM story_assignment JOIN story ON story.id = story_id
  WHERE member_id = $1 AND story_assignment.due_at IS NOT NULL`;
/** Of stories that the member checks or wrote. */
const STORIES = `
  SELECT 'story', story.id::text, story.id, story.deadline, 1, ${RUNNING}
  FROM (SELECT story_id FROM story_assignment WHERE member_id = $1
        UNION SELECT story_id FROM story_author WHERE member_id = $1 AND how <> 'CHANGED') mine
  JOIN story ON story.id = mine.story_id
  WHERE story.deadline IS NOT NULL`;
const REPLIES = `
  SELECT 'reply', attempt.id::text, story.id, attempt.deadline, 1,
         attempt.outcome IN (${OPEN_CODES}) AND ${RUNNING} AND ${IS_LAST}
  FROM contact_attempt attempt JOIN story ON story.id = attempt.story_id
  WHERE attempt.by_id = $1 AND attempt.deadline IS NOT NULL`;

const DEADLINES = `
  SELECT mine.kind, mine.id, mine.story_id AS "storyId", story.headline, mine.count, mine.due, mine.is_open AS "isOpen",
         coalesce(last.seq, 0)::float8 AS seq, coalesce(last.at, story.created_at) AS "changedAt"
  FROM (SELECT * FROM (${ITEMS} UNION ALL ${CHECKS} UNION ALL ${STORIES} UNION ALL ${REPLIES}) every_one
        WHERE is_open OR due >= $2
        ORDER BY is_open DESC, due, kind, id LIMIT ${MOST}) mine
  JOIN story ON story.id = mine.story_id
  LEFT JOIN LATERAL (SELECT seq, at FROM audit_event WHERE audit_event.story_id = story.id
                     ORDER BY seq DESC LIMIT 1) last ON true
  ORDER BY mine.is_open DESC, mine.due, mine.kind, mine.id`;

export type CalendarText = { body: string; sha256: string };

/**
 * The calendar that a link leads to, of what is its owner's at this moment. The token authorises; what the owner may do
 * is asked again each time.
 * @returns null where there is none, or its owner has left or may have none any more
 * @throws AppError `limited`
 */
export async function readCalendar(
  token: string,
  address: string,
  now = new Date(),
): Promise<CalendarText | null> {
  await spend({ address }, 'calendars');
  const calendar = await db.calendar.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { member: { select: { id: true, role: true, deactivatedAt: true } } },
  });
  if (!calendar || calendar.member.deactivatedAt || !allows(calendar.member, 'calendar.make')) return null;
  await spend({ id: calendar.member.id }, 'calendars');
  const deadlines = await readPrepared<Deadline>('calendar', DEADLINES, [
    calendar.memberId,
    new Date(now.getTime() - STILL_TOLD_MS),
  ]);
  const { hasHeadlines } = calendar;
  const of = { address: env.address, hasHeadlines };
  const body = icalendar(
    'Stet',
    deadlines.map((deadline) => eventOf(deadline, of)),
  );
  return { body, sha256: createHash('sha256').update(body).digest('hex') };
}

/** What the member's account shows of their calendar. */
export async function ownCalendar(actor: Actor): Promise<OwnCalendar> {
  const calendar = await db.calendar.findUnique({ where: { memberId: actor.id } });
  return {
    made: calendar && { at: calendar.madeAt.toISOString(), hasHeadlines: calendar.hasHeadlines },
    can: { make: allows(actor, 'calendar.make') },
  };
}
