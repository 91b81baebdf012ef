/** Where a party stands by the contact log, in words, and the sentence the log supports about its silence. */
import { type ContactOutcome, isAnswer, isPromise, outcomeRow } from './contact-outcomes.ts';
import { readGovernment } from './metonyms.ts';
import { formatNear } from './moments.ts';
import type { PartyStanding, ToldStanding } from './standing.ts';
import { capitalised, formatList } from './wording.ts';

/** What else the words for a standing depend on. */
export type StandingContext = {
  /** How the sentence words it; null where nobody has said. */
  worded: ContactOutcome | null;
  isSupported: boolean;
  /** Who at the party was asked, where readers may know that; otherwise empty. */
  person: string;
  /** The moment of showing: times are given as briefly as is clear then. */
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
  const at = (moment: Date) => formatNear(moment, now, timeZone);
  const asked = [person, `${channel} ${at(sentAt)}`, deadline ? `deadline ${at(deadline)}` : ''].filter(
    (part) => part !== '',
  );
  const { silent, words } = outcomeRow(outcome);
  const isLate = silent === 'after the deadline' && deadline !== null;
  const said = isLate ? 'no answer by the deadline' : words.said;
  const when = answeredAt ? ` ${at(answeredAt)}` : '';
  const so = isAnswer(outcome)
    ? ': its answer belongs in the story'
    : isSupported || worded === null
      ? ''
      : `, which does not support “${outcomeRow(worded).words.worded}”`;
  return `${capitalised(asked.join(', '))} · ${said}${when}${so}`;
}

/** One sentence for all parties that were asked and did not answer, grouping those with the same standing. */
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
  if (others.length === 0 && outcomeRow(first[0]).silent === 'before the deadline') {
    return `There was no immediate comment from ${formatList(first[1], 'or')}.`;
  }
  const clauses = [first, ...others].map(([outcome, names]) => clauseFor(outcome, names));
  return `${capitalised(clauses.join('; '))}.`;
}

function clauseFor(outcome: ContactOutcome, names: readonly string[]): string {
  if (isPromise(outcome)) return promiseFor(names);
  const { predicate } = outcomeRow(outcome).words;
  return `${formatList(names)} ${names.length === 1 ? predicate : predicate.replace('a request', 'requests')}`;
}

/** A government or an abbreviated body is "it"; for anybody else the log does not say whether it is he, she or they. */
function promiseFor(names: readonly string[]): string {
  const who = formatList(names);
  if (names.length > 1) return `${who} said they would respond`;
  const isBody = readGovernment(who) !== null || /^(the )?\p{Lu}{2,}$/u.test(who);
  return isBody ? `${who} said it would respond` : `${who} said a response would follow`;
}
