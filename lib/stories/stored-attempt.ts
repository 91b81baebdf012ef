/** A contact log as statements hand it over: as JSON, whose moments are milliseconds. */
import type { Attempt } from '../domain/standing.ts';
import { millisecondsOf } from '../rows-as-json.ts';

export type StoredAttempt = Pick<Attempt, 'party' | 'channel' | 'person' | 'outcome'> &
  Record<'sentAt', number> &
  Record<'deadline' | 'answeredAt', number | null>;

/** A row of it in a statement's text, where an attempt and its party are joined. */
export const STORED_ATTEMPT = `json_build_object(
  'party', party.name, 'channel', channel, 'person', person, 'outcome', outcome,
  'sentAt', ${millisecondsOf('sent_at')}, 'deadline', ${millisecondsOf('deadline')},
  'answeredAt', ${millisecondsOf('answered_at')})`;

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
