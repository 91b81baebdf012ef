import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  costOf,
  formatAmount,
  formatWait,
  LIMIT_NAMES,
  LIMITS,
  type Limit,
  type LimitName,
  limitMessage,
  readSetting,
  type Scope,
  settingOf,
} from './limits.ts';

const SCOPES: Scope[] = ['person', 'address', 'newsroom'];

describe('the table of limits', () => {
  test.each(LIMIT_NAMES)('%s says what is counted, for whom and why', (name) => {
    const limit: Limit = LIMITS[name];
    expect(limit.what).not.toBe('');
    expect(limit.why.length).toBeGreaterThan(40);
    expect(SCOPES.some((scope) => limit[scope] !== null)).toBe(true);
    // A group never has a lower limit than one of its members.
    for (const scope of ['address', 'newsroom'] as const)
      if (limit[scope] !== null && limit.person !== null)
        expect(limit[scope]).toBeGreaterThanOrEqual(limit.person);
    // Swept after a day at the latest.
    expect(limit.seconds).toBeLessThanOrEqual(86_400);
  });

  test('no two have one setting', () => {
    const settings = LIMIT_NAMES.flatMap((name) => SCOPES.flatMap((scope) => settingOf(name, scope) ?? []));
    expect(new Set(settings).size).toBe(settings.length);
    expect(settings).toContain('STET_LIMIT_STORIES');
    expect(settings).toContain('STET_LIMIT_STORIES_ALL');
    expect(settings).toContain('STET_LIMIT_KEPT_GB_ADDRESS');
    expect(settings.filter((one) => /REFUSALS|GUESSES/.test(one))).toEqual([]);
  });
});

describe('the operator’s table (docs/operators.md) says the same', () => {
  const doc = readFileSync(path.resolve(import.meta.dirname, '../../docs/operators.md'), 'utf8');

  test.each(LIMIT_NAMES.filter((name) => 'setting' in LIMITS[name]))('%s', (name) => {
    const limit: Limit = LIMITS[name];
    const setting = settingOf(name, 'person') ?? settingOf(name, 'address');
    const row = doc.split('\n').find((line) => line.startsWith(`| \`${setting}\` |`));
    const cells = SCOPES.map((scope) => {
      const most = limit[scope];
      return most === null ? '' : formatAmount(most, limit.isBytes).replace(' GB', '');
    });
    expect(
      row
        ?.split('|')
        .slice(3, 6)
        .map((cell) => cell.trim()),
    ).toEqual(cells);
    expect(row?.split('|')[2]).toContain(
      limit.seconds === 86_400
        ? 'in a day'
        : limit.seconds === 3_600
          ? 'in an hour'
          : `in ${formatWait(limit.seconds)}`,
    );
  });
});

test.each([
  ['300', 300],
  [' 1 ', 1],
  ['off', null],
  ['OFF', null],
  ['0', undefined],
  ['-1', undefined],
  ['', undefined],
  ['many', undefined],
  ['1e3', undefined],
  ['0x10', undefined],
  ['10 000', undefined],
])('the setting “%s” is %s', (given, most) => {
  expect(readSetting(given)).toBe(most);
});

test('a setting in GB is bytes', () => {
  expect(readSetting('20', true)).toBe(20_000_000_000);
  expect(readSetting('0.5', true)).toBe(500_000_000);
  expect(readSetting('0.0000000001', true)).toBe(undefined);
});

test.each([
  [0, '1 second'],
  [0.2, '1 second'],
  [59.1, '60 seconds'],
  [91, '2 minutes'],
  [300, '5 minutes'],
  [301, '6 minutes'],
  [5_401, '2 hours'],
  [86_400, '24 hours'],
])('%s s are %s', (seconds, words) => {
  expect(formatWait(seconds)).toBe(words);
});

test.each([
  [1_500, false, '1,500'],
  [20_000_000_000, true, '20 GB'],
  [2_000_000_000_000, true, '2,000 GB'],
  [1_500_000_000, true, '1.5 GB'],
  [5_000_000, true, '5 MB'],
])('%s are %s %s', (most, isBytes, words) => {
  expect(formatAmount(most, isBytes)).toBe(words);
});

describe('what a refused person reads', () => {
  test.each([
    [
      'stories' as const,
      'person' as const,
      300,
      'You have reached the limit of 300 stories a day. Nothing was changed, and what you typed is still here. Try again in 5 minutes.',
    ],
    [
      'kept' as const,
      'newsroom' as const,
      200_000_000_000,
      'The newsroom has reached its limit of 200 GB of files and texts a day. Nothing was changed, and what you typed is still here. Try again in 5 minutes.',
    ],
    [
      'searches' as const,
      'address' as const,
      6_000,
      'From your network the limit was reached of 6,000 searches in 5 minutes. Nothing was changed, and what you typed is still here. Try again in 5 minutes.',
    ],
  ])('%s, %s', (name, scope, most, words) => {
    expect(limitMessage(name, scope, most, 288)).toBe(words);
  });

  test('what never fits does not say to try again', () => {
    const words = limitMessage('kept', 'person', 1_000_000, null);
    expect(words).toContain('more than that at once');
    expect(words).not.toContain('Try again');
  });
});

describe('the cost of one use', () => {
  test.each(LIMIT_NAMES)('as many as %s allows fit, and one more does not', (name: LimitName) => {
    const limit: Limit = LIMITS[name];
    for (const scope of SCOPES) {
      const most = limit[scope];
      if (most === null || limit.isBytes) continue;
      for (const odd of [most, most - 1, 7]) {
        const cost = costOf(name, odd, 1) ?? 0;
        expect(odd * cost).toBeLessThanOrEqual(limit.seconds * 1e6);
        // The rounding gives away one in ten thousand at most, and nothing on a small limit.
        expect((Math.floor(odd * 1.0001) + 1) * cost).toBeGreaterThan(limit.seconds * 1e6);
      }
    }
  });

  test('more than the whole has none', () => {
    expect(costOf('kept', 1_000, 1_000)).toBe(86_400_000_000);
    expect(costOf('kept', 1_000, 1_001)).toBeNull();
  });
});
