import { db, Prisma } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { NOTICE_KIND_CODES } from '../domain/notices.ts';
import { authorise } from '../domain/permissions.ts';
import { env } from '../env.ts';
import { READABLE_NOTICE } from '../readable-notice.ts';
import {
  asPlace,
  gathered,
  type InboxView,
  type NoticePlace,
  type NoticeRow,
  type OwnMails,
} from './view.ts';

/** Notices on a page of the inbox. */
const PAGE = 100;
/** Of an item's words: enough to know it by, on one line. */
const WORDS_SHOWN = 120;

const READABLE = Prisma.raw(READABLE_NOTICE);

/** What the member was told, newest first, from `before` on, by story or source: one statement. Nobody reads another's. */
export async function listInbox(actor: Actor, before?: NoticePlace): Promise<InboxView> {
  authorise(actor, 'story.read');
  const rows = await db.$queryRaw<(NoticeRow & { unread: number })[]>`
    SELECT notice.id, notice.kind, notice.at, notice.seen_at AS "seenAt", notice.count, by.name AS by,
           party.name AS party, notice.story_id AS "storyId", notice.source_id AS "sourceId", note.thread_id AS "threadId",
           coalesce(story.headline, CASE WHEN source.is_confidential THEN 'A confidential source' ELSE source.title END)
             AS headline,
           muted.story_id IS NOT NULL AS "isMuted", item.id AS "itemId",
           CASE WHEN item.cut_at IS NULL THEN left(item.exact, ${WORDS_SHOWN}) END AS "itemWords",
           (SELECT count(*)::int FROM notice
            WHERE notice.member_id = ${actor.id}::uuid AND notice.seen_at IS NULL AND ${READABLE}) AS unread
    FROM notice
    LEFT JOIN story ON story.id = notice.story_id
    LEFT JOIN source ON source.id = notice.source_id
    LEFT JOIN note ON notice.source_id IS NOT NULL AND note.id = notice.subject_id
    LEFT JOIN member by ON by.id = notice.by_id
    LEFT JOIN item ON item.id = notice.item_id
    LEFT JOIN contact_attempt attempt ON notice.kind = 'REPLY_OVERDUE' AND attempt.id = notice.subject_id
    LEFT JOIN party ON party.id = attempt.party_id
    LEFT JOIN muted_story muted ON muted.member_id = notice.member_id AND muted.story_id = notice.story_id
    WHERE notice.member_id = ${actor.id}::uuid AND ${READABLE} ${
      before ? Prisma.sql`AND (notice.at, notice.id) < (${before.at}, ${before.id}::uuid)` : Prisma.empty
    }
    ORDER BY notice.at DESC, notice.id DESC
    LIMIT ${PAGE + 1}`;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    stories: gathered(page),
    unread: rows[0]?.unread ?? 0,
    next: rows.length > PAGE && last ? asPlace(last) : null,
  };
}

/** What the member has by mail, and of which stories they hear nothing. */
export async function ownMails(actor: Actor): Promise<OwnMails> {
  authorise(actor, 'story.read');
  const [chosen, muted] = await Promise.all([
    db.noticePreference.findMany({ where: { memberId: actor.id } }),
    db.mutedStory.findMany({
      where: { memberId: actor.id },
      orderBy: { since: 'desc' },
      include: { story: { select: { headline: true } } },
    }),
  ]);
  const deliveries = new Map(chosen.map(({ kind, delivery }) => [kind, delivery]));
  return {
    isOn: env.sendsMail,
    kinds: NOTICE_KIND_CODES.map((kind) => ({ kind, delivery: deliveries.get(kind) ?? 'NOW' })),
    muted: muted.map(({ storyId, story }) => ({ storyId, headline: story.headline })),
  };
}
