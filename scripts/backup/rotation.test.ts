import { describe, expect, test } from 'vitest';
import { backupName, expired, madeAt } from './rotation.mjs';

const nightly = (from: string, nights: number) =>
  Array.from({ length: nights }, (_, i) => backupName(new Date(Date.parse(from) + i * 86_400_000)));

/** A folder in which a backup is made every night, and rotated afterwards. */
function afterNights(nights: string[]): string[] {
  let there: string[] = [];
  for (const name of nights) {
    there.push(name);
    const gone = expired(there);
    there = there.filter((one) => !gone.includes(one));
  }
  return there;
}

test('a name tells when it was made', () => {
  const at = new Date('2026-01-31T02:15:07.500Z');
  expect(backupName(at)).toBe('stet-2026-01-31T02-15-07Z.zip');
  expect(madeAt(backupName(at))).toEqual(new Date('2026-01-31T02:15:07Z'));
});

describe('of a backup every night', () => {
  test('a week of them is kept whole', () => {
    const week = nightly('2026-03-02T02:15:00Z', 7);
    expect(afterNights(week)).toEqual(week);
  });

  test('after two years: seven days, four weeks, twelve months, and the last night among them', () => {
    const kept = afterNights(nightly('2024-03-01T02:15:00Z', 730));
    const days = kept.map((name) => name.slice(5, 15));
    expect(days.slice(-7)).toEqual([
      ...['2026-02-22', '2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28'],
    ]);
    // Sundays, the last night of each earlier week.
    expect(days).toContain('2026-02-15');
    expect(days).toContain('2026-02-08');
    expect(days).not.toContain('2026-01-25');
    // The last night of each month, a year back.
    expect(days).toContain('2025-03-31');
    expect(days).toContain('2026-01-31');
    expect(days).not.toContain('2025-02-28');
    expect(kept.length).toBeLessThanOrEqual(23);
    expect(new Set(days.map((day) => day.slice(0, 7))).size).toBe(12);
  });
});

test('several of one day: the newest is kept', () => {
  const [morning, evening] = ['2026-01-31T08:00:00Z', '2026-01-31T20:00:00Z'].map((at) =>
    backupName(new Date(at)),
  );
  expect(expired([evening ?? '', morning ?? ''])).toEqual([morning]);
});

test('a gap of a year deletes nothing of what is left', () => {
  const old = nightly('2024-03-01T02:15:00Z', 3);
  expect(expired([...old, backupName(new Date('2026-01-31T08:00:00Z'))])).toEqual([]);
});

test('what has another name is never deleted', () => {
  const others = [
    'stet.zip',
    'stet-2026-01-31.zip',
    'before-2026-01-31T02-15-00Z.zip',
    'stet-2026-01-31T02-15-00Z.zip.unfinished',
  ];
  expect(
    expired([...nightly('2020-01-01T02:15:00Z', 400), ...others]).filter((name) => others.includes(name)),
  ).toEqual([]);
  expect(madeAt('stet-2026-13-31T02-15-00Z.zip')).toBeNull();
});
