/** A contact log as statements hand it over: as JSON, whose moments are milliseconds. */
import type { Attempt } from '../domain/standing.ts';

export type StoredAttempt = Pick<Attempt, 'party' | 'channel' | 'person' | 'outcome'> &
  Record<'sentAt', number> &
  Record<'deadline' | 'answeredAt', number | null>;

export function attemptOf({ sentAt, deadline, answeredAt, ...attempt }: StoredAttempt): Attempt {
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms));
  return {
    ...attempt,
    partyAliases: [],
    sentAt: new Date(sentAt),
    deadline: moment(deadline),
    answeredAt: moment(answeredAt),
  };
}
