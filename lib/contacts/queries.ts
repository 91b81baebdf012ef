import type { Tx } from '../db.ts';
import type { SignedAttempt } from '../domain/fingerprint.ts';
import { supportOf } from '../domain/supported-wording.ts';
import type { ContactOutcome } from '../domain/vocabulary.ts';
import type { ContactView } from '../stories/view.ts';

type NonResponse = { outcome: ContactOutcome | null; parties: { name: string; mention: string }[] };
export type Support = ReturnType<typeof supportOf>;

/** A story's contact log, and what it says of a non-response. */
export type ContactLog = {
  views: ContactView[];
  /** The attempts as a signature covers them and as the report assembles them. */
  attempts: (SignedAttempt & { partyAliases: string[]; itemIds: string[] })[];
  supportOf(item: NonResponse): Support;
  hasOpenRequests: boolean;
};

/** Outcomes that still wait for the party. */
const OPEN: ReadonlySet<ContactOutcome> = new Set(['NO_IMMEDIATE_RESPONSE', 'PROMISED_LATER']);

/** Reads the log of a story in one query. */
export async function contactLog(
  client: Tx,
  storyId: string,
  now: Date,
  timeZone: string,
): Promise<ContactLog> {
  const rows = await client.contactAttempt.findMany({
    where: { storyId },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    include: { party: true, by: { select: { name: true } }, items: { select: { itemId: true } } },
  });
  const attempts = rows.map(({ party, items, ...row }) => ({
    ...row,
    party: party.name,
    partyAliases: party.aliases,
    itemIds: items.map(({ itemId }) => itemId),
  }));
  return {
    attempts,
    views: rows.map((row) => ({
      id: row.id,
      version: row.version,
      party: row.party.name,
      channel: row.channel,
      person: row.person,
      asked: row.asked,
      sentAt: row.sentAt.toISOString(),
      deadline: row.deadline?.toISOString() ?? null,
      outcome: row.outcome,
      reason: row.reason,
      answer: row.answer,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      by: row.by.name,
      itemIds: row.items.map(({ itemId }) => itemId),
    })),
    supportOf: (item) =>
      supportOf(
        { outcome: item.outcome, parties: item.parties.map(({ name, mention }) => ({ name, mention })) },
        attempts,
        now,
        { timeZone },
      ),
    hasOpenRequests: rows.some((row) => OPEN.has(row.outcome)),
  };
}
