import { db, Prisma } from '../db.ts';
import { NOTICE_KINDS, takesIn } from '../domain/notices.ts';
import type { Role } from '../domain/vocabulary.ts';
import { READABLE_NOTICE } from '../readable-notice.ts';
import type { MailedNotice } from './letter.ts';

/** Whose notices they are. */
export type Reader = { id: string; role: Role; deactivatedAt: Date | null };

/**
 * What somebody was told and has not read, oldest first, by what holds now: who they are, what they may read and of which
 * stories they want to hear. With the headline, whether or not a mail may say it.
 * @param which of their notices: a condition on `notice`
 */
export async function unreadNotices(
  { id, role, deactivatedAt }: Reader,
  which: Prisma.Sql,
): Promise<(MailedNotice & { id: string })[]> {
  const rows = await db.$queryRaw<(MailedNotice & { id: string; hasMuted: boolean })[]>`
    SELECT notice.id, notice.kind::text AS kind, notice.count, notice.story_id AS "storyId", notice.item_id AS "itemId",
           story.headline, muted.story_id IS NOT NULL AS "hasMuted"
    FROM notice
    LEFT JOIN story ON story.id = notice.story_id
    LEFT JOIN muted_story muted ON muted.member_id = notice.member_id AND muted.story_id = notice.story_id
    WHERE notice.member_id = ${id}::uuid AND notice.seen_at IS NULL AND ${Prisma.raw(READABLE_NOTICE)} AND ${which}
    ORDER BY notice.at, notice.id`;
  const isActive = deactivatedAt === null;
  return rows
    .filter(({ kind, hasMuted }) => kind in NOTICE_KINDS && takesIn(kind, { id, role, isActive, hasMuted }))
    .map(({ hasMuted: _, ...notice }) => notice);
}
