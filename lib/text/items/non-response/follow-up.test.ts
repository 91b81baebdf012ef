import { describe, expect, it } from 'vitest';
import type { NonResponseOutcome } from '../../words/types.ts';
import { silencesIn } from './silences.fixture.ts';

describe('asked in one sentence, unanswered in the next', () => {
  it.each<[string, NonResponseOutcome, string[]]>([
    ['I wrote to the harbour board in June. I have heard nothing since.', 'NO_RESPONSE', ['harbour board']],
    ['We asked Ada Holm for the accounts. We are still waiting.', 'NO_RESPONSE', ['Ada Holm']],
    ['I put these points to Bo Lind. Answer came there none.', 'NO_RESPONSE', ['Bo Lind']],
  ])('%s', (text, outcome, parties) => {
    expect(silencesIn(text)).toEqual([{ outcome, parties }]);
  });
});

describe('is not told by', () => {
  it.each([
    'The union wrote to the board in June. It heard nothing since.',
    'The boy said he would call back. He never did.',
  ])('%s', (text) => {
    expect(silencesIn(text)).toEqual([]);
  });
});
