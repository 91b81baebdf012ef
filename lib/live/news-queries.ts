import { readPrepared } from '../db.ts';
import type { Changed, News } from './news.ts';
import { MOST_NAMED } from './news-together.ts';

const SINCE = `
  SELECT (SELECT coalesce(max(seq), 0)::text FROM audit_event) AS seq,
    ARRAY(SELECT DISTINCT story_id::text FROM audit_event WHERE seq > $1::bigint AND story_id IS NOT NULL LIMIT ${MOST_NAMED + 1}) AS stories,
    EXISTS (SELECT FROM audit_event WHERE seq > $1::bigint AND story_id IS NULL) AS "isWider"`;

const NEWEST = 'SELECT coalesce(max(seq), 0)::text AS seq FROM audit_event';

/** The number of the record's last event. */
export async function newestSeq(): Promise<string> {
  const [row] = await readPrepared<{ seq: string }>('newest of the record', NEWEST, []);
  return row?.seq ?? '0';
}

/**
 * Where something changed after event `seq`. A number that the record has not reached is another record's, or that of this
 * one before it was restored from a backup: what the page shows may be anything, so it reads again.
 */
export async function newsSince(seq: string): Promise<{ news: News; seq: string }> {
  const [row] = await readPrepared<Omit<Changed, 'kind'>>('changed since', SINCE, [seq]);
  const { stories = null, isWider = true, ...last } = row ?? { seq: '0' };
  if (BigInt(seq) > BigInt(last.seq)) return { news: { kind: 'again' }, seq: last.seq };
  const isMany = stories === null || stories.length > MOST_NAMED;
  return {
    news: { kind: 'changed', seq: last.seq, stories: isMany ? null : stories, isWider },
    seq: last.seq,
  };
}

/** Hands something on to every web process. */
export async function notify(payload: object): Promise<void> {
  await readPrepared('tell the live pages', "SELECT pg_notify('stet_live', $1)", [JSON.stringify(payload)]);
}

const STANDING = `
  SELECT session.id, member.role FROM session JOIN member ON member.id = session.member_id
  WHERE session.id = ANY($1::uuid[]) AND session.ended_at IS NULL AND session.expires_at > now()
    AND session.last_seen_at > now() - interval '3 days'
    AND member.deactivated_at IS NULL AND NOT member.must_change_password`;

/**
 * Which of these sessions still stand, with the member's role: by the rules of readSession (lib/auth/session.ts), for
 * all at once, and without noting that they are in use. An open page alone keeps nobody signed in.
 */
export async function standingSessions(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await readPrepared<{ id: string; role: string }>('standing sessions', STANDING, [ids]);
  return new Map(rows.map(({ id, role }) => [id, role]));
}
