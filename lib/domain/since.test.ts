import { expect, test } from 'vitest';
import { SENTENCES } from './audit/sentences.ts';
import { changesInWords, countChanges } from './since.ts';

test('what was done is counted by what it means to whoever comes back', () => {
  const counts = countChanges([
    { action: 'story.revise', count: 1 },
    { action: 'item.recordVerdict', count: 4 },
    { action: 'evidence.add', count: 1 },
    { action: 'item.checkQuote', count: 1 },
    { action: 'item.lapse', count: 1 },
  ]);
  expect(changesInWords(counts)).toBe('4 verdicts, 1 lapsed verdict, 1 revision, 2 changes of sources');
  expect(changesInWords(countChanges([]))).toBe('');
});

test('every act of the record counts as something, once', () => {
  for (const action of Object.keys(SENTENCES)) {
    expect(countChanges([{ action, count: 3 }]), action).toEqual([{ kind: expect.any(String), count: 3 }]);
  }
});
