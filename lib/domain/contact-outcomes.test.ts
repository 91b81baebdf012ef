import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  CONTACT_OUTCOMES,
  hasAnswer,
  NON_RESPONSE_OUTCOMES,
  OUTCOME_LABELS,
  outcomeRow,
  shortOutcome,
  WORDED_AT_FIRST,
  wasAsked,
} from './contact-outcomes.ts';

test('what each outcome decides, in words', () => {
  const said = CONTACT_OUTCOMES.map((outcome) => {
    const { label, came, silent, leavesOpen, isFinal, asksReason, bears, inStory } = outcomeRow(outcome);
    return [
      `${label}: ${came}${silent ? ` ${silent}` : ''}`,
      hasAnswer(outcome) && 'asks for the answer and when it came',
      asksReason && `asks “${asksReason.label}”${asksReason.refusal ? ' and needs it' : ''}`,
      !wasAsked(outcome) && 'no deadline, no follow-up',
      leavesOpen && 'still open',
      isFinal && 'stands whatever follows',
      bears === 'CONTRADICTS' && 'contradicts what was put to them',
      inStory && 'a story can word it so',
    ]
      .filter(Boolean)
      .join('; ');
  });
  expect(said).toEqual([
    'No immediate response: silence before the deadline; still open; a story can word it so',
    'No response: silence after the deadline; a story can word it so',
    'Responded: answer; asks for the answer and when it came',
    'Denied: answer; asks for the answer and when it came; contradicts what was put to them',
    'Declined to comment: reaction; asks for the answer and when it came; stands whatever follows; a story can word it so',
    'Could not comment: reaction; asks for the answer and when it came; asks “Because”; a story can word it so',
    'Said it would respond: reaction; asks for the answer and when it came; still open; a story can word it so',
    'Could not be reached: not reached; a story can word it so',
    'Not contacted: not asked; asks “Why they were not contacted” and needs it; no deadline, no follow-up',
  ]);
});

test('how each is worded: of a party, beside an item, in a story', () => {
  const said = CONTACT_OUTCOMES.map((outcome) => {
    const { predicate, said, worded } = outcomeRow(outcome).words;
    return [predicate, said, worded].join(' | ');
  });
  expect(said).toEqual([
    'did not immediately respond to a request for comment | no answer yet | no immediate comment',
    'did not respond to a request for comment | no answer | did not respond',
    'responded | answered | said in a statement',
    'denied it | denied it | denied',
    'declined to comment | declined to comment | declined to comment',
    'could not comment | could not comment | could not comment',
    'said that a response would follow | said it would respond | said it would respond',
    'could not be reached for comment | could not be reached | could not be reached',
    'was not contacted | not contacted | not contacted',
  ]);
});

test('what is offered for a sentence is what a story can word, the usual first', () => {
  expect(NON_RESPONSE_OUTCOMES[0]).toBe(WORDED_AT_FIRST);
  expect(NON_RESPONSE_OUTCOMES.map((outcome) => OUTCOME_LABELS[outcome])).toEqual([
    'No response',
    'No immediate response',
    'Declined to comment',
    'Could not comment',
    'Said it would respond',
    'Could not be reached',
  ]);
});

test('scripts go on reading the codes of the command line', () => {
  expect(
    (
      ['DECLINED', 'NO_IMMEDIATE_RESPONSE', 'NO_RESPONSE', 'UNREACHABLE', 'UNABLE', 'PROMISED_LATER'] as const
    ).map(shortOutcome),
  ).toEqual(['declined', 'no_immediate', 'no_response', 'unreachable', 'unable', 'promised_later']);
});

test('the database knows the same outcomes', () => {
  const schema = readFileSync(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8');
  const outcomes = /enum ContactOutcome \{([^}]*)\}/.exec(schema)?.[1]?.match(/\b[A-Z_]{4,}\b/g);
  expect(outcomes?.toSorted()).toEqual(CONTACT_OUTCOMES.toSorted());
});
