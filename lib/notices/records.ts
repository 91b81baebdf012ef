import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import type { AuditEventInput } from '../domain/audit/event.ts';
import type { AuditAct } from '../domain/audit/payloads.ts';
import { type Concerned, type NoticeKind, takesIn, toldOf } from '../domain/notices.ts';
import { env } from '../env.ts';
import { addJob } from '../jobs/records.ts';

/** What gives cause for notices, and who has a part in it. */
export type Cause = {
  kind: NoticeKind;
  act: AuditAct;
  /** The story that it is about, or the source itself: one of the two. */
  storyId?: string | undefined;
  sourceId?: string | undefined;
  /** Where it leads. */
  itemId?: string;
  /** What else it is about: a request, a note, a revision. Two unread notices about one thing are never written. */
  subjectId?: string;
  /** Of how many items; 1 where it is left out. */
  count?: number;
  people: readonly Concerned[];
};

/**
 * Tells members of what happened, in the transaction of the change and before its events are recorded: two statements,
 * however many causes and people there are, and one for each person who gets a mail of it. Who is told says
 * lib/domain/notices.ts. A notice that is still unread says the newer and the more of it: what leads to the same item may
 * be about ten items now, and somebody else's act.
 * @param actor who did it, and is not told; null: Stet
 */
export async function tell(
  tx: Tx,
  actor: Pick<Actor, 'id'> | null,
  ...causes: readonly Cause[]
): Promise<void> {
  const wanted = causes.flatMap((cause) =>
    toldOf(cause.kind, cause.people, actor?.id ?? null).map((memberId) => ({ cause, memberId })),
  );
  if (wanted.length === 0) return;
  const members = await listeners(
    tx,
    wanted.map(({ memberId }) => memberId),
    causes.flatMap(({ storyId }) => storyId ?? []),
  );
  const rows = wanted.filter(({ cause, memberId }) => {
    const member = members.get(memberId);
    if (!member) return false;
    const { role, isActive, muted } = member;
    const hasMuted = cause.storyId !== undefined && muted.has(cause.storyId);
    return takesIn(cause.kind, { id: memberId, role, isActive, hasMuted });
  });
  if (rows.length === 0) return;
  const column = <T>(of: (cause: Cause) => T) => rows.map(({ cause }) => of(cause));
  // Not as of the beginning of the change, which may have waited for seconds: whoever has read all up to a moment
  // meanwhile has not read these.
  await tx.$executeRaw`
    WITH told AS (
      SELECT DISTINCT ON (member_id, kind, story_id, source_id, item_id, subject_id) *
      FROM unnest(
        ${rows.map(({ memberId }) => memberId)}::uuid[], ${column(({ kind }) => kind)}::"NoticeKind"[],
        ${column(({ storyId }) => storyId ?? null)}::uuid[], ${column(({ sourceId }) => sourceId ?? null)}::uuid[],
        ${column(({ itemId }) => itemId ?? null)}::uuid[], ${column(({ subjectId }) => subjectId ?? null)}::uuid[],
        ${column(({ count }) => count ?? 1)}::int[], ${column(({ act }) => act)}::text[]
      ) AS told (member_id, kind, story_id, source_id, item_id, subject_id, count, act)
      ORDER BY member_id, kind, story_id, source_id, item_id, subject_id, count DESC),
    renewed AS (
      UPDATE notice SET count = greatest(notice.count, told.count), act = told.act, by_id = ${actor?.id ?? null}::uuid, at = statement_timestamp(),
        mail_id = NULL
      FROM told
      WHERE notice.seen_at IS NULL AND notice.member_id = told.member_id AND notice.kind = told.kind
        AND notice.story_id IS NOT DISTINCT FROM told.story_id AND notice.source_id IS NOT DISTINCT FROM told.source_id
        AND notice.item_id IS NOT DISTINCT FROM told.item_id
        AND notice.subject_id IS NOT DISTINCT FROM told.subject_id
        AND (notice.count < told.count OR notice.by_id IS DISTINCT FROM ${actor?.id ?? null}::uuid))
    INSERT INTO notice (member_id, kind, story_id, source_id, item_id, subject_id, count, act, by_id, at)
    SELECT member_id, kind, story_id, source_id, item_id, subject_id, count, act, ${actor?.id ?? null}::uuid, statement_timestamp() FROM told
    ON CONFLICT DO NOTHING`;
  const byMail = rows.filter(
    ({ cause, memberId }) => (members.get(memberId)?.preferences.get(cause.kind) ?? 'NOW') === 'NOW',
  );
  if (env.sendsMail) await planMails(tx, new Set(byMail.map(({ memberId }) => memberId)));
}

/**
 * From the first notice to its mail. A chief who assigns ten items one by one, or a revision that ends thirty verdicts,
 * makes one mail; who looks into the inbox within the minute gets none; and nobody waits longer however much more comes.
 */
const GATHERED_FOR_MS = 60_000;

/** Of one person there is one such job at a time. */
export const mailKeyOf = (memberId: string) => `mail.notices ${memberId}`;

async function planMails(tx: Tx, memberIds: ReadonlySet<string>): Promise<void> {
  const runAt = new Date(Date.now() + GATHERED_FOR_MS);
  for (const memberId of memberIds) {
    const key = mailKeyOf(memberId);
    await addJob(tx, 'mail.notices', { memberId }, { key, runAt, keepsTime: true, queue: key });
  }
}

async function listeners(tx: Tx, memberIds: readonly string[], storyIds: readonly string[]) {
  const rows = await tx.member.findMany({
    where: { id: { in: [...new Set(memberIds)] } },
    select: {
      id: true,
      role: true,
      deactivatedAt: true,
      noticePreferences: { select: { kind: true, delivery: true } },
      mutedStories: { where: { storyId: { in: [...new Set(storyIds)] } }, select: { storyId: true } },
    },
  });
  return new Map(
    rows.map(({ id, role, deactivatedAt, noticePreferences, mutedStories }) => [
      id,
      {
        role,
        isActive: deactivatedAt === null,
        preferences: new Map(noticePreferences.map(({ kind, delivery }) => [kind, delivery])),
        muted: new Set(mutedStories.map(({ storyId }) => storyId)),
      },
    ]),
  );
}

/** Tells somebody that items are theirs: one notice, however many there are, which leads to the first. */
export async function tellAssigned(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  { storyId, itemIds, assigneeId }: { storyId: string; itemIds: readonly string[]; assigneeId: string },
): Promise<void> {
  const [itemId] = itemIds;
  if (!itemId) return;
  await tell(tx, actor, {
    kind: 'ASSIGNED',
    act: 'item.assign',
    ...{ storyId, itemId, count: itemIds.length },
    people: [{ memberId: assigneeId, part: 'ASSIGNEE' }],
  });
}

/** A signature that a change ended. */
export type EndedSignOff = { id: string; storyId: string; byId: string };

/** Tells whose verdicts and signatures lapsed with a change: one notice a story for verdicts, however many there were. */
export async function tellLapses(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  events: readonly AuditEventInput[],
  signOffs: readonly EndedSignOff[],
): Promise<void> {
  const lapsed = events.filter(({ act }) => act === 'item.lapse').map(({ subject }) => subject.id);
  await tell(
    tx,
    actor,
    ...(await verdictCauses(tx, lapsed)),
    ...signOffs.map(
      ({ id, storyId, byId }): Cause => ({
        kind: 'SIGN_OFF_LAPSED',
        act: 'story.signOffLapsed',
        storyId,
        subjectId: id,
        people: [{ memberId: byId, part: 'SIGNER' }],
      }),
    ),
  );
}

/** By the last verdict that a person gave on each item: an earlier one no longer counted. */
async function verdictCauses(tx: Tx, itemIds: readonly string[]): Promise<Cause[]> {
  if (itemIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ storyId: string; byId: string; itemId: string; count: number }[]>`
    SELECT story_id AS "storyId", by_id AS "byId", count(*)::int AS count,
           (array_agg(item_id ORDER BY start, item_id))[1] AS "itemId"
    FROM (
      SELECT DISTINCT ON (verdict.item_id) verdict.item_id, verdict.by_id, item.story_id, item.start
      FROM verdict JOIN item ON item.id = verdict.item_id
      WHERE verdict.item_id = ANY (${[...itemIds]}::uuid[]) AND verdict.by_id IS NOT NULL
      ORDER BY verdict.item_id, verdict.at DESC) given
    GROUP BY story_id, by_id`;
  return rows.map(({ storyId, byId, itemId, count }) => ({
    kind: 'VERDICT_LAPSED',
    act: 'item.lapse',
    storyId,
    itemId,
    count,
    people: [{ memberId: byId, part: 'CHECKER' }],
  }));
}

/** Tells everybody with a part in a story whom the kind concerns. A signature that the change ends must not have ended yet. */
export async function tellStory(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  kind: NoticeKind,
  act: AuditAct,
  about: { storyId: string; subjectId?: string },
): Promise<void> {
  await tell(tx, actor, { kind, act, ...about, people: await peopleOfStory(tx, about.storyId) });
}

/** Everybody with a part in a story: its authors, whoever checks or checked its items, and whoever signed it off. */
async function peopleOfStory(tx: Tx, storyId: string): Promise<Concerned[]> {
  return tx.$queryRaw<Concerned[]>`
    SELECT member_id AS "memberId", 'AUTHOR' AS part FROM story_author
    WHERE story_id = ${storyId}::uuid AND how <> 'CHANGED'
    UNION SELECT assignee_id, 'ASSIGNEE' FROM item
    WHERE story_id = ${storyId}::uuid AND cut_at IS NULL AND assignee_id IS NOT NULL
    UNION SELECT verdict.by_id, 'CHECKER' FROM verdict JOIN item ON item.id = verdict.item_id
    WHERE item.story_id = ${storyId}::uuid AND item.cut_at IS NULL AND verdict.by_id IS NOT NULL
    UNION SELECT by_id, 'SIGNER' FROM sign_off WHERE story_id = ${storyId}::uuid AND ended_at IS NULL`;
}
