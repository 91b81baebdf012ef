/** Whom the newsroom asked, when, and what they said, party by party, without saying who at the party was contacted. */
import { NEVER_ASKED, outcomeRow, silenceCalled, wasAsked } from '../contact-outcomes.ts';
import { isSameName } from '../metonyms.ts';
import { type Attempt, standingOf } from '../standing.ts';
import type { ReportAsked } from './snapshot.ts';
import type { ReportRequest } from './told.ts';

export type AttemptInput = Attempt & { answer: string; itemIds: readonly string[] };

/**
 * @param attempts the contact log; names of persons and what was put to them stay inside.
 * @param numbers statement number by item id.
 * @param now when the edition is published: the outcome is the one that the log supported then.
 */
export function askedParties(
  attempts: readonly AttemptInput[],
  numbers: ReadonlyMap<string, number>,
  now: Date,
): ReportAsked[] {
  const sent = attempts
    .filter((attempt) => attempt.sentAt <= now)
    .sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
  const parties: { party: string; attempts: AttemptInput[] }[] = [];
  for (const attempt of sent) {
    const known = parties.find(({ party }) => isSameName(party, attempt.party));
    if (known) known.attempts.push(attempt);
    else parties.push({ party: attempt.party, attempts: [attempt] });
  }
  return parties.map(({ party, attempts: own }) => {
    return {
      party,
      outcome: standingOf({ name: party, mention: party }, own, now).outcome ?? NEVER_ASKED,
      requests: own
        .filter((attempt) => wasAsked(attempt.outcome))
        .map((attempt) => requestOf(attempt, numbers, now)),
    };
  });
}

function requestOf(attempt: AttemptInput, numbers: ReadonlyMap<string, number>, now: Date): ReportRequest {
  const { silent } = outcomeRow(attempt.outcome);
  const isLate = silent === 'before the deadline' && attempt.deadline !== null && attempt.deadline <= now;
  return {
    channel: publicChannel(attempt.channel),
    sentAt: attempt.sentAt.toISOString(),
    deadline: attempt.deadline?.toISOString() ?? null,
    outcome: isLate ? silenceCalled('after the deadline') : attempt.outcome,
    answer: attempt.answer,
    answeredAt: attempt.answeredAt?.toISOString() ?? null,
    statements: attempt.itemIds.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b),
  };
}

/** The channel is typed by hand; whose address or number was used is private. */
export function publicChannel(channel: string): string {
  return channel
    .replace(/\S+@\S+/g, '')
    .replace(/\+?\d[\d\s()./-]{5,}\d/g, '')
    .replace(/[\s,:(]+$/, '')
    .trim();
}
