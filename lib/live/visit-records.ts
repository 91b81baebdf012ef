import { db, readPrepared } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { auditSentence } from '../domain/audit/event.ts';
import type { StoredPayload } from '../domain/audit/stored-payload.ts';
import { missing } from '../domain/errors.ts';
import { can } from '../domain/permissions.ts';
import { countChanges } from '../domain/since.ts';
import { confidentialPlaces } from '../threads/queries.ts';
import type { SinceView } from './view.ts';

const MOST_ENTRIES = 100;

const VISIT = `
  SELECT visit.seq::text, visit.at,
    coalesce((SELECT max(seq) FROM audit_event WHERE story_id = story.id), 0)::text AS "upTo"
  FROM story LEFT JOIN story_visit visit ON visit.story_id = story.id AND visit.member_id = $1
  WHERE story.id = $2`;

/** $5: items and requests whose threads are not for this person; their threads are not counted either. */
const OTHERS = `
  FROM audit_event
  LEFT JOIN thread ON subject_type = 'thread' AND thread.id::text = subject_id
  WHERE audit_event.story_id = $2 AND seq > $3::bigint AND seq <= $4::bigint AND actor_id IS DISTINCT FROM $1::uuid
    AND NOT coalesce(coalesce(thread.item_id, thread.attempt_id) = ANY ($5::uuid[]), false)`;

const ITEM = "CASE WHEN subject_type = 'item' THEN subject_id ELSE thread.item_id::text END";

const COUNTS = `
  SELECT action, count(*)::int AS count,
    array_remove(array_agg(DISTINCT ${ITEM}), NULL) AS "itemIds"
  ${OTHERS} GROUP BY action`;

const ENTRIES = `
  SELECT seq::text, at, actor_name AS by, action, payload, ${ITEM} AS "itemId"
  ${OTHERS} ORDER BY audit_event.seq DESC LIMIT ${MOST_ENTRIES}`;

type Visit = { seq: string | null; at: Date | null; upTo: string };
type Count = { action: string; count: number; itemIds: string[] | null };
type Entry = { seq: string; at: Date; by: string; action: string; payload: string; itemId: string | null };

/**
 * What others did to a story since this person last saw it, from the record; nothing where they never did.
 * @throws AppError `missing`
 */
export async function changesSinceVisit(actor: Actor, storyId: string): Promise<SinceView> {
  if (!can(actor, 'story.read').allowed) throw missing('story');
  const [visit] = await readPrepared<Visit>('visit of a story', VISIT, [actor.id, storyId]);
  if (!visit) throw missing('story');
  const { seq, at, upTo } = visit;
  if (seq === null || at === null || seq === upTo) {
    return { at: at?.toISOString() ?? null, upTo, counts: [], entries: [], itemIds: [] };
  }
  const places = await confidentialPlaces(db, storyId);
  const closed = [...places].flatMap(([place, audience]) =>
    can(actor, 'thread.read', { source: audience }).allowed ? [] : [place],
  );
  const between = [actor.id, storyId, seq, upTo, closed];
  const [counts, entries] = await Promise.all([
    readPrepared<Count>('counts since a visit', COUNTS, between),
    readPrepared<Entry>('entries since a visit', ENTRIES, between),
  ]);
  return {
    at: at.toISOString(),
    upTo,
    counts: countChanges(counts),
    entries: entries.map(({ action, payload, ...entry }) => ({
      ...entry,
      at: entry.at.toISOString(),
      words: auditSentence(action, JSON.parse(payload) as StoredPayload),
    })),
    itemIds: [...new Set(counts.flatMap(({ itemIds }) => itemIds ?? []))],
  };
}

// Never back: two windows may report in any order.
const SEE = `
  INSERT INTO story_visit AS visit (member_id, story_id, seq, at)
  SELECT $1, story.id, least($3::bigint, coalesce((SELECT max(seq) FROM audit_event WHERE story_id = story.id), 0)), now()
  FROM story WHERE story.id = $2
  ON CONFLICT (member_id, story_id) DO UPDATE SET seq = greatest(visit.seq, EXCLUDED.seq), at = EXCLUDED.at
  WHERE visit.seq < EXCLUDED.seq OR visit.at < now() - interval '1 minute'
  RETURNING 1`;

const ALL = '9223372036854775807';

/** What others did so far counts as seen. */
export async function seeAll(actor: Actor, storyId: string): Promise<void> {
  await readPrepared('see a story', SEE, [actor.id, storyId, ALL]);
}

/** What others did up to this event of the record counts as seen. Throws AppError `missing`. */
export async function seeUpTo(actor: Actor, storyId: string, upTo: string): Promise<void> {
  // Whether it is there was asked before anything is written.
  if (!can(actor, 'story.read').allowed) throw missing('story');
  const found = await readPrepared('is there such a story', 'SELECT FROM story WHERE id = $1', [storyId]);
  if (found.length === 0) throw missing('story');
  await readPrepared('see a story', SEE, [actor.id, storyId, upTo]);
}
