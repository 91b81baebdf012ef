import { describe, expect, test } from 'vitest';
import { deadlineGroup, deadlineLead, endOfToday, howFarOff } from './deadline-groups.ts';

// A Tuesday, 16:12 in Kyiv.
const NOW = '2025-04-08T13:12:00.000Z';
const KYIV = 'Europe/Kyiv';

describe('groups, on the newsroom’s clock', () => {
  test.each([
    ['2025-04-08T13:11:00Z', 'OVERDUE'],
    [NOW, 'OVERDUE'],
    ['2025-04-08T16:12:00Z', 'SOON'],
    ['2025-04-08T16:13:00Z', 'TODAY'],
    ['2025-04-08T20:59:00Z', 'TODAY'],
    // Midnight in Kyiv, still Tuesday in UTC.
    ['2025-04-08T21:00:00Z', 'THIS_WEEK'],
    ['2025-04-13T20:59:00Z', 'THIS_WEEK'],
    ['2025-04-13T21:00:00Z', 'LATER'],
    [null, 'NONE'],
  ] as const)('%s: %s', (due, group) => {
    expect(deadlineGroup(due, NOW, KYIV)).toBe(group);
  });

  test('what is due in two hours is soon, also after midnight; on Sunday tomorrow is another week', () => {
    expect(deadlineGroup('2025-04-08T23:30:00Z', '2025-04-08T21:45:00Z', 'UTC')).toBe('SOON');
    expect(deadlineGroup('2025-04-09T00:30:00Z', '2025-04-08T22:45:00Z', 'UTC')).toBe('SOON');
    expect(deadlineGroup('2025-04-14T12:00:00Z', '2025-04-13T12:00:00Z', 'UTC')).toBe('LATER');
    expect(deadlineGroup('2025-04-13T20:00:00Z', '2025-04-13T12:00:00Z', 'UTC')).toBe('TODAY');
  });
});

test.each([
  ['2025-04-08T15:30:00Z', 'in 2 h 18 min'],
  ['2025-04-08T14:12:00Z', 'in 1 h'],
  ['2025-04-08T14:17:00Z', 'in 1 h 05 min'],
  ['2025-04-08T13:12:20Z', 'in a minute'],
  ['2025-04-08T12:24:00Z', '48 min late'],
  ['2025-04-07T12:00:00Z', 'a day late'],
  ['2025-04-11T14:00:00Z', 'in 3 days'],
])('%s is %s', (due, words) => {
  expect(howFarOff(due, NOW)).toBe(words);
});

test.each([
  ['2025-04-08T15:30:00Z', '18:30', 'in 2 h 18 min'],
  ['2025-04-08T11:00:00Z', '14:00', '2 h 12 min late'],
  ['2025-04-10T09:00:00Z', 'Thu', '10 Apr, 12:00'],
  ['2025-04-25T09:00:00Z', '25 Apr', '12:00'],
  ['2025-04-06T09:00:00Z', 'Sun', '2 days late'],
  ['2025-12-31T21:59:00Z', '31 Dec', '23:59'],
  // Midnight in Kyiv, the next year there and not yet in UTC.
  ['2025-12-31T22:00:00Z', '1 Jan', '2026, 00:00'],
  ['2031-04-08T16:00:00Z', '8 Apr', '2031, 19:00'],
  ['2024-12-31T09:00:00Z', '31 Dec', '2024, 98 days late'],
  [null, '–', 'no deadline'],
])('a list leads with %s as %s, %s', (due, large, small) => {
  expect(deadlineLead(due, NOW, KYIV)).toEqual({ large, small });
});

test('a weekday says no year, also over New Year', () => {
  expect(deadlineLead('2026-01-02T09:00:00Z', '2025-12-30T09:00:00Z', KYIV)).toEqual({
    large: 'Fri',
    small: '2 Jan, 11:00',
  });
});

test('the day ends at the newsroom’s midnight, also when the clocks change', () => {
  expect(endOfToday(new Date(NOW), KYIV).toISOString()).toBe('2025-04-08T20:59:59.999Z');
  expect(endOfToday(new Date('2025-03-30T00:30:00Z'), 'Europe/Berlin').toISOString()).toBe(
    '2025-03-30T21:59:59.999Z',
  );
});
