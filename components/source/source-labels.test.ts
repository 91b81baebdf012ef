import { expect, test } from 'vitest';
import { standingWords } from './source-labels.ts';

test.each([
  [null, null, 'Not said'],
  [true, true, 'Primary, first-hand'],
  [false, false, 'Secondary, second-hand'],
  [true, null, 'Primary; first-hand: not said'],
  [null, false, 'Second-hand; primary: not said'],
])('primary %s and first-hand %s reads %j', (isPrimary, isFirsthand, words) =>
  expect(standingWords(isPrimary, isFirsthand)).toBe(words),
);
