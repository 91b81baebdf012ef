import { describe, expect, test } from 'vitest';
import { type DigestTimes, digestDayAt, nextDigest } from './digest.ts';

const kyiv = (digestHour: number, digestDays: DigestTimes['digestDays'] = 'EVERY_DAY'): DigestTimes => ({
  timeZone: 'Europe/Kyiv',
  digestHour,
  digestDays,
});
const next = (now: string, times: DigestTimes) => nextDigest(new Date(now), times).toISOString();

describe('the digest by the newsroom’s clock', () => {
  test.each([
    ['later today', '2026-11-26T05:00:00Z', kyiv(8), '2026-11-26T06:00:00.000Z'],
    ['at the hour itself: tomorrow', '2026-11-26T06:00:00Z', kyiv(8), '2026-11-27T06:00:00.000Z'],
    [
      'on Friday after the hour: Monday',
      '2026-11-27T07:00:00Z',
      kyiv(8, 'WEEKDAYS'),
      '2026-11-30T06:00:00.000Z',
    ],
    ['over the change in spring', '2026-03-28T07:00:00Z', kyiv(8), '2026-03-29T05:00:00.000Z'],
    ['an hour that is skipped: the next', '2026-03-28T20:00:00Z', kyiv(3), '2026-03-29T01:00:00.000Z'],
    ['over the change in autumn', '2026-10-24T07:00:00Z', kyiv(8), '2026-10-25T06:00:00.000Z'],
    ['an hour that comes twice: the first', '2026-10-24T20:00:00Z', kyiv(3), '2026-10-25T00:00:00.000Z'],
    ['and not again when it comes back', '2026-10-25T00:00:00Z', kyiv(3), '2026-10-26T01:00:00.000Z'],
    ['midnight', '2026-11-26T21:59:00Z', kyiv(0), '2026-11-26T22:00:00.000Z'],
  ])('%s', (_says, now, times, expected) => expect(next(now, times)).toBe(expected));

  test('is due from its hour to the end of its day, and on no other', () => {
    const due = (now: string, times = kyiv(8, 'WEEKDAYS')) => digestDayAt(new Date(now), times);
    expect(due('2026-11-27T05:59:00Z')).toBeNull();
    expect(due('2026-11-27T06:00:00Z')).toBe('2026-11-27');
    expect(due('2026-11-27T21:59:00Z')).toBe('2026-11-27');
    expect(due('2026-11-28T09:00:00Z')).toBeNull();
    expect(due('2026-10-25T00:30:00Z', kyiv(3))).toBe(due('2026-10-25T01:30:00Z', kyiv(3)));
  });
});
