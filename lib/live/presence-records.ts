import { spend } from '../auth/limits.ts';
import { readPrepared } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { missing } from '../domain/errors.ts';
import { can } from '../domain/permissions.ts';
import { noteAtStory } from './at-stories.ts';
import { notify } from './news-queries.ts';
import type { PresenceInput } from './schema.ts';
import type { HereView } from './view.ts';
import { seeAll } from './visit-records.ts';

/** Two beats of 20 seconds, and a moment. */
const GONE_AFTER = "interval '45 seconds'";
/** Somebody who has not pressed a key for as long is thinking of something else. */
const WRITES_FOR = "interval '2 minutes'";

// Whoever may read stories may read this one; an item of another story is none.
const BEAT = `
  WITH before AS (
    SELECT item_id, writing_item_id, written_at > now() - ${WRITES_FOR} AS writes, seen_at > now() - ${GONE_AFTER} AS here
    FROM presence WHERE member_id = $1 AND page_id = $2 AND story_id = $3),
  kept AS (
    INSERT INTO presence (member_id, page_id, story_id, item_id, writing_item_id, written_at, seen_at)
    SELECT $1, $2, story.id,
      (SELECT id FROM item WHERE id = $4 AND item.story_id = story.id),
      (SELECT id FROM item WHERE id = $5 AND item.story_id = story.id),
      now() - $6::float8 * interval '1 second', now()
    FROM story WHERE story.id = $3
    ON CONFLICT (member_id, page_id) DO UPDATE SET story_id = EXCLUDED.story_id, item_id = EXCLUDED.item_id,
      writing_item_id = EXCLUDED.writing_item_id, written_at = EXCLUDED.written_at, seen_at = EXCLUDED.seen_at
    RETURNING item_id, writing_item_id, written_at > now() - ${WRITES_FOR} AS writes)
  SELECT (SELECT before.here AND before.item_id IS NOT DISTINCT FROM kept.item_id
            AND (before.writes AND before.writing_item_id IS NOT NULL) = (kept.writes AND kept.writing_item_id IS NOT NULL)
            AND (NOT kept.writes OR before.writing_item_id IS NOT DISTINCT FROM kept.writing_item_id)
          FROM before) IS TRUE AS "isSame"
  FROM kept`;

const LEAVE = 'DELETE FROM presence WHERE member_id = $1 AND page_id = $2 RETURNING story_id';

// Of somebody's several windows the one counts in which they type, and then the one looked at last.
const HERE = `
  SELECT DISTINCT ON (member.name, member.id) member.id, member.name, presence.item_id AS "itemId",
    CASE WHEN presence.written_at > now() - ${WRITES_FOR} THEN presence.writing_item_id END AS "writingItemId"
  FROM presence JOIN member ON member.id = presence.member_id
  WHERE presence.story_id = $1 AND presence.seen_at > now() - ${GONE_AFTER} AND member.deactivated_at IS NULL
  ORDER BY member.name, member.id,
    (presence.written_at > now() - ${WRITES_FOR} AND presence.writing_item_id IS NOT NULL) DESC, presence.seen_at DESC
  LIMIT 100`;

const SWEEP = `
  DELETE FROM presence WHERE (member_id, page_id) IN (
    SELECT member_id, page_id FROM presence WHERE seen_at < now() - interval '5 minutes' LIMIT 1000 FOR UPDATE SKIP LOCKED)`;
const SWEEP_EVERY_MS = 60_000;
let sweptAt = 0;

/**
 * Notes that somebody has a story open, and returns who else has. Others are told at once where something changed, and
 * not of each beat. What no longer says anything is swept now and then.
 * @throws AppError `missing`
 */
export async function beat(actor: Actor, storyId: string, page: PresenceInput): Promise<HereView[]> {
  if (!can(actor, 'story.read').allowed) throw missing('story');
  await spend(actor, 'beats');
  if (page.isGone) {
    const left = await readPrepared('leave a story', LEAVE, [actor.id, page.pageId]);
    if (left.length > 0) await notify({ here: storyId });
    return [];
  }
  const { pageId, itemId, writingItemId, writtenAgo } = page;
  const [kept] = await readPrepared<{ isSame: boolean }>('be at a story', BEAT, [
    ...[actor.id, pageId, storyId, itemId, writingItemId, writtenAgo],
  ]);
  if (!kept) throw missing('story');
  noteAtStory(actor.id, storyId);
  if (!kept.isSame) await notify({ here: storyId });
  if (page.hasSeenAll) await seeAll(actor, storyId);
  if (Date.now() - sweptAt > SWEEP_EVERY_MS) {
    sweptAt = Date.now();
    await readPrepared('sweep presence', SWEEP, []);
  }
  return readHere(storyId, actor);
}

/** Who else has the story open. Throws AppError `missing`. */
export async function whoIsHere(actor: Actor, storyId: string): Promise<HereView[]> {
  if (!can(actor, 'story.read').allowed) throw missing('story');
  const found = await readPrepared('is there such a story', 'SELECT FROM story WHERE id = $1', [storyId]);
  if (found.length === 0) throw missing('story');
  return readHere(storyId, actor);
}

async function readHere(storyId: string, { id: me }: Actor): Promise<HereView[]> {
  const all = await readPrepared<HereView>('who is here', HERE, [storyId]);
  return all.filter(({ id }) => id !== me);
}
