import { expect, test } from 'vitest';
import { isDue, lastDue } from './nightly.mjs';

const at = (text: string) => new Date(text);

test('the time that was due last is today’s, or yesterday’s before it', () => {
  expect(lastDue(at('2026-01-31T12:00:00'), '02:15')).toEqual(at('2026-01-31T02:15:00'));
  expect(lastDue(at('2026-01-31T01:00:00'), '02:15')).toEqual(at('2026-01-30T02:15:00'));
  expect(lastDue(at('2026-02-01T00:30:00'), '23:00')).toEqual(at('2026-01-31T23:00:00'));
});

test.each([
  ['a first start at noon waits for the night', null, '2026-01-31T13:00:00', '2026-01-31T12:00:00', false],
  ['and then it is time', null, '2026-02-01T02:16:00', '2026-01-31T12:00:00', true],
  [
    'done last night: not again today',
    '2026-01-31T02:15:30',
    '2026-01-31T23:59:00',
    '2026-01-30T12:00:00',
    false,
  ],
  ['and again the next night', '2026-01-31T02:15:30', '2026-02-01T02:15:01', '2026-01-30T12:00:00', true],
  [
    'a night that was slept through is made up for',
    '2026-01-29T02:15:30',
    '2026-01-31T09:00:00',
    '2026-01-31T08:59:00',
    true,
  ],
])('%s', (_, last, now, began, due) => {
  expect(isDue(last ? { at: at(last).toISOString() } : undefined, at(now), at(began), '02:15')).toBe(due);
});

test('a time that is none is the usual one', () => {
  expect(lastDue(at('2026-01-31T12:00:00'), 'soon')).toEqual(at('2026-01-31T02:15:00'));
});
