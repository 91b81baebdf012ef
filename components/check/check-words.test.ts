import { expect, test } from 'vitest';
import { compare } from '@/lib/text/compare/compare.ts';
import { senseChanges, timecode } from './check-words.ts';

test.each([
  [0, '0:00'],
  [7_900, '0:07'],
  [751_000, '12:31'],
  [3_723_000, '1:02:03'],
])('%i ms is %s', (ms, words) => expect(timecode(ms)).toBe(words));

test('a dropped negation is a change of sense, said once', () => {
  const { edits } = compare('We will close the harbour', 'We will not close the harbour in winter.');
  expect(senseChanges(edits)).toEqual(['a negation']);
});

test('words that stand as they were said change no sense', () => {
  const { edits } = compare('We will not close the harbour', 'We will not close the harbour in winter.');
  expect(senseChanges(edits)).toEqual([]);
});
