/** Whose answers a story is waiting for, and until when. */
import { isSilence, leavesOpen } from './contact-outcomes.ts';
import { type Attempt, standingOf } from './standing.ts';

export type AwaitedReply = {
  party: string;
  /** The last deadline the party was given; null where it was given none. */
  until: Date | null;
  /** The deadline has passed, and nobody has recorded what came of the request. */
  isOverdue: boolean;
};

/**
 * @param attempts a story's contact log, in any order.
 * @returns one entry a party, overdue first, then by the nearest deadline, then without one.
 */
export function awaitedReplies(attempts: readonly Attempt[], now: Date): AwaitedReply[] {
  const byParty = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const own = byParty.get(attempt.party) ?? [];
    byParty.set(attempt.party, [...own, attempt]);
  }
  return [...byParty]
    .flatMap(([party, own]) => awaitedFrom(party, own, now))
    .sort((a, b) => momentOf(a) - momentOf(b) || a.party.localeCompare(b.party, 'en'));
}

/** Overdue deadlines are the earliest, so one order serves both. */
function momentOf({ until }: AwaitedReply): number {
  return until?.getTime() ?? Number.POSITIVE_INFINITY;
}

function awaitedFrom(party: string, own: readonly Attempt[], now: Date): AwaitedReply[] {
  const { outcome, attempt } = standingOf({ name: party, mention: party }, own, now);
  // Silence past its deadline counts as "no response" by the clock; it stays open until somebody records it.
  const isAwaited = outcome !== null && (isSilence(outcome) || leavesOpen(outcome));
  if (!attempt || !isAwaited || !leavesOpen(attempt.outcome)) return [];
  const deadlines = own
    .filter((one) => leavesOpen(one.outcome) && one.sentAt <= now)
    .flatMap(({ deadline }) => (deadline ? [deadline.getTime()] : []));
  const until = deadlines.length > 0 ? new Date(Math.max(...deadlines)) : null;
  return [{ party, until, isOverdue: until !== null && until <= now }];
}
