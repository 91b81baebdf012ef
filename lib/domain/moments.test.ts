import { expect, test } from 'vitest';
import { timecode } from './moments.ts';

test.each([
  [0, '0:00'],
  [7_900, '0:07'],
  [751_000, '12:31'],
  [3_723_000, '1:02:03'],
])('%i ms is %s', (ms, words) => expect(timecode(ms)).toBe(words));
