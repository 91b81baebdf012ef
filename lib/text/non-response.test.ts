import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.ts';
import { findNonResponses } from './non-response.ts';
import type { NonResponseOutcome } from './types.ts';

const read = (text: string) => {
  const analysis = analyse(text);
  return findNonResponses(analysis).map(({ outcome, parties }) => ({
    outcome,
    parties: parties.map(({ from, to }) =>
      text.slice(analysis.tokens.start[from], analysis.tokens.end[to - 1]),
    ),
  }));
};

describe('findNonResponses', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    ['There was no immediate comment from Oslo or Lisbon.', 'NO_IMMEDIATE_RESPONSE', ['Oslo', 'Lisbon']],
    ['The harbour board had no immediate response.', 'NO_IMMEDIATE_RESPONSE', ['harbour board']],
    [
      'A spokeswoman for Keller did not immediately return a call.',
      'NO_IMMEDIATE_RESPONSE',
      ['spokeswoman for Keller'],
    ],
    ['Keller declined to comment.', 'DECLINED', ['Keller']],
    ['Mr. Brandt, who declined to be interviewed, left the board in May.', 'DECLINED', ['Mr. Brandt']],
    ['Neither Keller nor Brandt would comment.', 'DECLINED', ['Keller', 'Brandt']],
    ['The bank would not say whether the loans were repaid.', 'DECLINED', ['bank']],
    ['The council confirmed the sale but would not offer details.', 'DECLINED', ['council']],
    ['The company referred questions to its lawyers.', 'DECLINED', ['company']],
    ['“No comment,” said Mr. Lee.', 'DECLINED', ['Mr. Lee']],
    [
      'The mayor, the harbour board and Norlink did not respond to requests for comment.',
      'NO_RESPONSE',
      ['mayor', 'harbour board', 'Norlink'],
    ],
    ['Calls to the factory were not returned.', 'NO_RESPONSE', ['factory']],
    ['The palace has not commented publicly.', 'NO_RESPONSE', ['palace']],
    ['There has been no response from the ministry.', 'NO_RESPONSE', ['ministry']],
    ['Keller could not be reached at her home.', 'UNREACHABLE', ['Keller']],
    ['Attempts to reach Mr. Kim were unsuccessful.', 'UNREACHABLE', ['Mr. Kim']],
    ['The captain was not available for comment.', 'UNABLE', ['captain']],
    ['The ministry promised to respond next week.', 'PROMISED_LATER', ['ministry']],
  ])('reads %j', (text, outcome, parties) => {
    expect(read(text)).toEqual([{ outcome, parties }]);
  });

  it.each([
    'Keller declined to run for a second term.',
    'The patient did not respond to treatment.',
    'An agreement could not be reached on Tuesday.',
    'They spoke on condition of anonymity because they were not authorized to discuss the talks.',
    'The company refused to pay the fine.',
    'Keller said people who do not answer letters should be fined.',
    'The board had no comment period in its rules.',
    'He asked why they did not respond to the questionnaire.',
  ])('leaves %j alone', (text) => {
    expect(read(text)).toEqual([]);
  });
});
