import { db, readPrepared } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { Role } from '../domain/vocabulary.ts';
import { OPEN_ITEM, RUNNING } from '../open-work.ts';
import { READABLE_NOTICE } from '../readable-notice.ts';
import { mintActor } from './actor.ts';

const IDLE_MS = 3 * 86_400_000;
const SEEN_EVERY_MS = 5 * 60_000;

export type SignedIn = {
  actor: Actor;
  sessionId: string;
  email: string;
  mustChangePassword: boolean;
  /** The newsroom's, for the times on a page. */
  timeZone: string;
  /** Whether links that set passwords, or what they closed, may concern this member: only then is it asked which. */
  mayHaveLinkNotices: boolean;
  /** How many items of running stories they have that are not verified. */
  openWork: number;
  /** Notices in the inbox that they have not looked at; no more than UNREAD_AT_MOST are counted. */
  unread: number;
};

type Row = {
  lastSeenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  id: string;
  name: string;
  email: string;
  role: Role;
  mustChangePassword: boolean;
  deactivatedAt: Date | null;
  timeZone: string | null;
  mayHaveLinkNotices: boolean;
  openWork: number;
  unread: number;
};

/** Nobody reads the figure beyond this: "99+". */
const UNREAD_AT_MOST = 100;

const SESSION = `
  SELECT session.last_seen_at AS "lastSeenAt", session.expires_at AS "expiresAt", session.ended_at AS "endedAt",
         member.id, member.name, member.email, member.role,
         member.must_change_password AS "mustChangePassword", member.deactivated_at AS "deactivatedAt",
         newsroom.time_zone AS "timeZone",
         EXISTS (SELECT FROM password_link link
                 WHERE link.used_at IS NULL AND link.withdrawn_at IS NULL AND link.expires_at > $2
                   AND (link.member_id = member.id OR named.somewhere))
           OR EXISTS (SELECT FROM confidential_reader closed
                      WHERE closed.closed_at IS NOT NULL AND (closed.member_id = member.id OR named.somewhere))
           AS "mayHaveLinkNotices",
         (SELECT count(*)::int FROM item JOIN story ON story.id = item.story_id AND ${RUNNING}
          WHERE item.assignee_id = member.id AND ${OPEN_ITEM}) AS "openWork",
         (SELECT count(*)::int FROM (
            SELECT FROM notice WHERE notice.member_id = member.id AND notice.seen_at IS NULL AND ${READABLE_NOTICE}
            LIMIT ${UNREAD_AT_MOST}) waiting) AS unread
  FROM session JOIN member ON member.id = session.member_id
  LEFT JOIN newsroom ON newsroom.id = 1
  CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT FROM confidential_reader WHERE member_id = member.id) AS somewhere) named
  WHERE session.id = $1`;

type Held = Pick<
  Row,
  'lastSeenAt' | 'expiresAt' | 'endedAt' | 'id' | 'name' | 'role' | 'mustChangePassword' | 'deactivatedAt'
>;

/** What an action or a route needs of it, for all who ask in one moment. */
const ACTORS = `
  SELECT session.id AS "sessionId", session.last_seen_at AS "lastSeenAt", session.expires_at AS "expiresAt",
         session.ended_at AS "endedAt", member.id, member.name, member.role,
         member.must_change_password AS "mustChangePassword", member.deactivated_at AS "deactivatedAt"
  FROM session JOIN member ON member.id = session.member_id
  WHERE session.id = ANY($1::uuid[])`;

type Waiting = { ids: Set<string>; rows: Promise<Map<string, Held>> };
let waiting: Waiting | null = null;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The session's row, asked for together with those of all others whose requests came in at the same turn: after a change
 * everybody who has the story open reads it again in one moment.
 */
async function heldRow(sessionId: string): Promise<Held | undefined> {
  // One that cannot be read would fail for all who ask with it.
  if (!UUID.test(sessionId)) return undefined;
  waiting ??= askTogether();
  const { ids, rows } = waiting;
  ids.add(sessionId);
  return (await rows).get(sessionId);
}

function askTogether(): Waiting {
  const ids = new Set<string>();
  const rows = (async () => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    waiting = null;
    const found = await readPrepared<Held & { sessionId: string }>('actors', ACTORS, [[...ids]]);
    return new Map(found.map((row) => [row.sessionId, row]));
  })();
  return { ids, rows };
}

/** Whether the session counts as of `now`: it has not ended, expired or been idle for three days, nor its member left. */
function isLive({ endedAt, expiresAt, deactivatedAt, lastSeenAt }: Held, now: Date): boolean {
  return !endedAt && expiresAt >= now && !deactivatedAt && now.getTime() - lastSeenAt.getTime() <= IDLE_MS;
}

async function noteInUse(
  sessionId: string,
  { lastSeenAt }: Held,
  now: Date,
  isByItself: boolean,
): Promise<void> {
  if (isByItself || now.getTime() - lastSeenAt.getTime() <= SEEN_EVERY_MS) return;
  await db.session.update({ where: { id: sessionId }, data: { lastSeenAt: now } });
}

/** Who acts, for what is no page. */
export type SessionActor = { actor: Actor; mustChangePassword: boolean };

/**
 * The same as {@link readSession} for what is no page: who asks, and no more. Those who ask in one moment are read in one
 * statement.
 */
export async function readActor(
  sessionId: string,
  now = new Date(),
  address?: string,
  isByItself = false,
): Promise<SessionActor | null> {
  const row = await heldRow(sessionId);
  if (!row || !isLive(row, now)) return null;
  await noteInUse(sessionId, row, now, isByItself);
  return { actor: mintActor(row, address), mustChangePassword: row.mustChangePassword };
}

/**
 * Whose session this is, with role and name as of `now`; null where it has ended, expired, been idle for three days, or
 * belongs to somebody who was deactivated. Notes that the session is in use. One statement for what every page needs:
 * each round trip, and each query that Prisma puts together, costs as much as the rest of a small answer.
 * @param address where the request comes from
 * @param isByItself whether a page asks for this that nobody may be looking at: then it is not noted as in use
 */
export async function readSession(
  sessionId: string,
  now = new Date(),
  address?: string,
  isByItself = false,
): Promise<SignedIn | null> {
  const [row] = await readPrepared<Row>('session', SESSION, [sessionId, now]);
  if (!row || !isLive(row, now)) return null;
  await noteInUse(sessionId, row, now, isByItself);
  return {
    actor: mintActor(row, address),
    sessionId,
    email: row.email,
    mustChangePassword: row.mustChangePassword,
    timeZone: row.timeZone ?? 'UTC',
    mayHaveLinkNotices: row.mayHaveLinkNotices,
    openWork: row.openWork,
    unread: row.unread,
  };
}
