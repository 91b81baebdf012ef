/** Whose answer a story waits for, and until when. */
import { type Attempt, standingOf } from './standing.ts';
import type { ContactOutcome } from './vocabulary.ts';

export type AwaitedReply = {
  party: string;
  /** The last deadline that the party was given; null where it was given none. */
  until: Date | null;
  /** The deadline has passed, and nobody has recorded what came of the request. */
  isOverdue: boolean;
};

/** Outcomes that leave a request open: something is still to come, or to be recorded. */
export const OPEN_OUTCOMES: ReadonlySet<ContactOutcome> = new Set([
  'NO_IMMEDIATE_RESPONSE',
  'PROMISED_LATER',
]);

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

/** What is overdue has the earliest moments, so one order serves both. */
function momentOf({ until }: AwaitedReply): number {
  return until?.getTime() ?? Number.POSITIVE_INFINITY;
}

function awaitedFrom(party: string, own: readonly Attempt[], now: Date): AwaitedReply[] {
  const { outcome, attempt } = standingOf({ name: party, mention: party }, own, now);
  // Silence past its deadline is "no response" by the clock; it stays open until somebody records it.
  const isSilent = outcome === 'NO_RESPONSE' || (outcome !== null && OPEN_OUTCOMES.has(outcome));
  if (!attempt || !isSilent || !OPEN_OUTCOMES.has(attempt.outcome)) return [];
  const deadlines = own
    .filter((one) => OPEN_OUTCOMES.has(one.outcome) && one.sentAt <= now)
    .flatMap(({ deadline }) => (deadline ? [deadline.getTime()] : []));
  const until = deadlines.length > 0 ? new Date(Math.max(...deadlines)) : null;
  return [{ party, until, isOverdue: until !== null && until <= now }];
}
