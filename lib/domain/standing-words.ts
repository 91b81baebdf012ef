/** Where a party stands by the contact log, in words, and the sentence about its silence that the log supports. */
import { readGovernment } from './metonyms.ts';
import { shortMomentWords } from './moments.ts';
import { isAnswer, type PartyStanding, type ToldStanding } from './standing.ts';
import type { ContactOutcome } from './vocabulary.ts';
import { capitalised, listWords } from './wording.ts';

const OUTCOME_SAID: Record<ContactOutcome, string> = {
  NO_IMMEDIATE_RESPONSE: 'no answer yet',
  NO_RESPONSE: 'no answer',
  RESPONDED: 'answered',
  DENIED: 'denied it',
  DECLINED: 'declined to comment',
  UNABLE: 'could not comment',
  PROMISED_LATER: 'said it would respond',
  UNREACHABLE: 'could not be reached',
  NOT_CONTACTED: 'not contacted',
};

/** What the words for a standing depend on beside it. */
export type StandingContext = {
  /** How the sentence words it; null where nobody has said. */
  worded: ContactOutcome | null;
  isSupported: boolean;
  /** Who at the party was asked, where that may be told; else empty. */
  person: string;
  /** When it is told: moments are given as briefly as is clear then. */
  now: Date;
  /** IANA name. */
  timeZone: string;
};

/** "Press service, e-mail 14:05, deadline 18:00 · no answer yet" */
export function standingWords(
  { outcome, request }: ToldStanding,
  { worded, isSupported, person, now, timeZone }: StandingContext,
): string {
  if (outcome === null) return 'no attempt logged';
  if (!request) return 'not contacted: no wording is supported';
  const { channel, sentAt, deadline, answeredAt } = request;
  const at = (moment: Date) => shortMomentWords(moment, now, timeZone);
  const asked = [person, `${channel} ${at(sentAt)}`, deadline ? `deadline ${at(deadline)}` : ''].filter(
    (part) => part !== '',
  );
  const isLate = outcome === 'NO_RESPONSE' && deadline !== null;
  const said = isLate ? 'no answer by the deadline' : OUTCOME_SAID[outcome];
  const when = answeredAt ? ` ${at(answeredAt)}` : '';
  const so = isAnswer(outcome)
    ? ': its answer belongs in the story'
    : isSupported || worded === null
      ? ''
      : `, which does not support “${WORDED[worded]}”`;
  return `${capitalised(asked.join(', '))} · ${said}${when}${so}`;
}

const WORDED: Record<ContactOutcome, string> = {
  NO_IMMEDIATE_RESPONSE: 'no immediate comment',
  NO_RESPONSE: 'did not respond',
  RESPONDED: 'said in a statement',
  DENIED: 'denied',
  DECLINED: 'declined to comment',
  UNABLE: 'could not comment',
  PROMISED_LATER: 'said it would respond',
  UNREACHABLE: 'could not be reached',
  NOT_CONTACTED: 'not contacted',
};

/** One sentence for all parties that were asked and did not answer, those with the same standing together. */
export function supportedWording(parties: readonly PartyStanding[]): string | null {
  const groups = new Map<ContactOutcome, string[]>();
  for (const { party, standing } of parties) {
    if (standing.outcome === null || standing.hasAnswered) continue;
    const group = groups.get(standing.outcome) ?? [];
    if (!group.includes(party)) group.push(party);
    groups.set(standing.outcome, group);
  }
  const [first, ...others] = groups;
  if (!first) return null;
  if (others.length === 0 && first[0] === 'NO_IMMEDIATE_RESPONSE') {
    return `There was no immediate comment from ${listWords(first[1], 'or')}.`;
  }
  const clauses = [first, ...others].map(([outcome, names]) => clauseFor(outcome, names));
  return `${capitalised(clauses.join('; '))}.`;
}

function clauseFor(outcome: ContactOutcome, names: readonly string[]): string {
  const who = listWords(names);
  const isOne = names.length === 1;
  const request = isOne ? 'a request for comment' : 'requests for comment';
  switch (outcome) {
    case 'NO_IMMEDIATE_RESPONSE':
      return `${who} did not immediately respond to ${request}`;
    case 'NO_RESPONSE':
      return `${who} did not respond to ${request}`;
    case 'DECLINED':
      return `${who} declined to comment`;
    case 'UNABLE':
      return `${who} could not comment`;
    case 'UNREACHABLE':
      return `${who} could not be reached for comment`;
    default:
      return promiseFor(names);
  }
}

/** A government or an abbreviated body is "it"; of anybody else the log does not say whether he, she or they. */
function promiseFor(names: readonly string[]): string {
  const who = listWords(names);
  if (names.length > 1) return `${who} said they would respond`;
  const isBody = readGovernment(who) !== null || /^(the )?\p{Lu}{2,}$/u.test(who);
  return isBody ? `${who} said it would respond` : `${who} said a response would follow`;
}
