import { db } from '../db.ts';
import type { Unsubscribed } from './unsubscribe-token.ts';

/** Ends mails of these kinds to a member, if there is one; as often as it is asked. */
export async function endMails({ memberId, kinds }: Unsubscribed): Promise<void> {
  if ((await db.member.count({ where: { id: memberId } })) === 0) return;
  await db.$transaction(
    kinds.map((kind) =>
      db.noticePreference.upsert({
        where: { memberId_kind: { memberId, kind } },
        create: { memberId, kind, delivery: 'NEVER' },
        update: { delivery: 'NEVER' },
      }),
    ),
  );
}
