import { describe, expect, it } from 'vitest';
import type { NonResponseOutcome } from '../../words/types.ts';
import { silencesIn } from './silences.fixture.ts';

/** A fourth set of kinds: each was written before its wording was added or corrected. */

describe('is told by', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    ['The clerk, when contacted, declined further comments, saying she was at sea.', 'DECLINED', ['clerk']],
    ['Mr Lind declined all comments.', 'DECLINED', ['Mr Lind']],
    ['Her lawyer, Ms Vale, said she had no instructions to speak to the Press.', 'DECLINED', ['Ms Vale']],
    ['The guards have no authority to comment.', 'DECLINED', ['guards']],
    ['Bo Lind, when I called at his boat, said “goodnight” and shut the door.', 'DECLINED', ['Bo Lind']],
    ['Ada Holm opened when we knocked, shook her head and closed the gate.', 'DECLINED', ['Ada Holm']],
    ['Questions sent to the mayor’s office were referred back to the port.', 'DECLINED', ['mayor’s office']],
    ['Queries to Norvane Ferries were passed to its lawyers.', 'DECLINED', ['Norvane Ferries']],
    ['“We won’t be participating in this article,” said Bo Lind, an adviser.', 'DECLINED', ['Bo Lind']],
    ['A letter sent to the port board was also not replied to.', 'NO_RESPONSE', ['port board']],
    [
      'The warden could not be reached despite many calls; a message left with his P.A. went unanswered.',
      'UNREACHABLE',
      ['warden'],
    ],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('is not told by', () => {
  it.each([
    'He had no permission to speak English at school.',
    'The keeper fed the gulls and shut the gate.',
    'Requests for berths were passed to the port.',
  ])('%s', (text) => {
    expect(silencesIn(text)).toEqual([]);
  });
});
