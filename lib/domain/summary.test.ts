import { describe, expect, it } from 'vitest';
import { ENGLISH } from './report/catalogue/english.ts';
import { summaryWords } from './report/words.ts';
import { countStatuses, type Summarised, summaryOf } from './summary.ts';
import type { ItemStatus } from './vocabulary.ts';

function items(verified: number, disputed: number, pending: number, silent: string[][] = []): Summarised[] {
  const of = (n: number, status: ItemStatus): Summarised[] =>
    Array.from({ length: n }, () => ({ kind: 'DIRECT_QUOTE', status, parties: ['Nobody'] }));
  const silences = silent.map(
    (parties): Summarised => ({ kind: 'NON_RESPONSE', status: 'PENDING', parties }),
  );
  return [...of(verified, 'VERIFIED'), ...of(disputed, 'DISPUTED'), ...of(pending, 'PENDING'), ...silences];
}

describe('summaryWords', () => {
  it.each([
    [
      items(11, 1, 1, [['Moscow', 'Beijing']]),
      '14 statements: 11 verified, 1 disputed, 2 pending, among them: no comment from Moscow or Beijing',
    ],
    [
      items(0, 0, 0, [['Moscow'], ['Beijing', 'Moscow']]),
      '2 statements: 2 pending, among them: no comment from Moscow or Beijing',
    ],
    [items(3, 0, 0), '3 statements: 3 verified'],
    [items(0, 1, 0), '1 statement: 1 disputed'],
    [items(0, 0, 0), 'No statements'],
  ])('%#', (all, sentence) => {
    expect(summaryWords(ENGLISH, summaryOf(all))).toBe(sentence);
  });
});

it('counts each status', () => {
  expect(countStatuses(items(2, 1, 3))).toEqual({ all: 6, verified: 2, pending: 3, disputed: 1 });
});
