import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import {
  cityOf,
  formatMoment,
  formatPages,
  fromLocalInput,
  onTwoClocks,
  timecode,
  timecodeToTenths,
  toLocalInput,
} from './moments.ts';

test.each([
  [0, '0:00'],
  [7_900, '0:07'],
  [751_000, '12:31'],
  [3_723_000, '1:02:03'],
])('%i ms is %s', (ms, words) => expect(timecode(ms)).toBe(words));

test.each([
  [0, '0:00.0'],
  [7_960, '0:07.9'],
  [3_723_400, '1:02:03.4'],
])('%i ms to tenths is %s', (ms, words) => expect(timecodeToTenths(ms)).toBe(words));

test('a quote over a page’s end is on both pages', () => {
  expect(formatPages({ page: 1, lastPage: 2 })).toBe('page 1–2');
  expect(formatPages({ page: 3, lastPage: null })).toBe('page 3');
  expect(formatPages({ page: null, lastPage: null })).toBe('');
});

describe('formatMoment', () => {
  it('says the time of the given zone, whatever the machine is set to', () => {
    expect(formatMoment('2025-04-08T15:30:00.000Z', 'Europe/Kyiv', 'time')).toBe('18:30');
    expect(formatMoment('2025-04-08T22:30:00.000Z', 'Europe/Kyiv', 'short')).toBe('9 Apr, 01:30');
    expect(formatMoment('2025-04-08T22:30:00.000Z', 'Europe/Kyiv', 'date')).toBe('9 April 2025');
  });

  it('leaves alone what is no moment', () => {
    expect(formatMoment('soon', 'UTC')).toBe('soon');
  });
});

describe('fromLocalInput and toLocalInput', () => {
  it('are each other’s inverse', () => {
    for (const zone of ['UTC', 'Europe/Kyiv', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham']) {
      for (const local of ['2025-01-15T00:00', '2025-07-31T23:59', '2024-02-29T12:30']) {
        expect(toLocalInput(fromLocalInput(local, zone), zone)).toBe(local);
      }
    }
  });

  it('reads the offset that holds on that day', () => {
    expect(fromLocalInput('2025-04-08T18:30', 'Europe/Kyiv')).toBe('2025-04-08T15:30:00.000Z');
    expect(fromLocalInput('2025-12-08T18:30', 'Europe/Kyiv')).toBe('2025-12-08T16:30:00.000Z');
  });

  it('reads a skipped time as an hour later and a doubled one as the first', () => {
    expect(fromLocalInput('2025-03-30T02:30', 'Europe/Berlin')).toBe('2025-03-30T01:30:00.000Z');
    expect(fromLocalInput('2025-10-26T02:30', 'Europe/Berlin')).toBe('2025-10-26T00:30:00.000Z');
  });

  it('answers nothing for nothing', () => {
    expect(fromLocalInput('', 'UTC')).toBeNull();
    expect(toLocalInput(null, 'UTC')).toBe('');
  });
});

it('names a zone by its city', () => {
  expect(cityOf('America/New_York')).toBe('New York');
  expect(cityOf('UTC')).toBe('UTC');
});

it.each([
  ['the newsroom’s own clock', 'Europe/Kyiv', 'Europe/Kyiv', '18:00', null],
  ['another name for the same clock', 'Europe/Athens', 'Europe/Kyiv', '18:00', null],
  ['an hour apart', 'Europe/Berlin', 'Europe/Kyiv', '17:00', '18:00 Kyiv'],
  ['a day apart', 'Asia/Tokyo', 'America/New_York', '9 Apr, 00:00', '8 Apr, 11:00 New York'],
])('on two clocks: %s', (_, reader, newsroom, own, there) => {
  const now = '2025-04-08T10:00:00Z';
  expect(onTwoClocks('2025-04-08T15:00:00Z', reader, newsroom, now)).toEqual({
    reader: own,
    newsroom: there,
  });
});

it('on two clocks, another day is named, and another year', () => {
  const read = (iso: string) => onTwoClocks(iso, 'UTC', 'UTC', '2025-12-31T10:00:00Z').reader;
  expect(read('2025-12-31T23:59:00Z')).toBe('23:59');
  expect(read('2026-01-01T00:00:00Z')).toBe('1 Jan 2026, 00:00');
  expect(onTwoClocks('2025-04-09T15:00:00Z', 'UTC', 'UTC', '2025-04-08T10:00:00Z').reader).toBe(
    '9 Apr, 15:00',
  );
});

it('reads and writes what is typed as Temporal does, in every zone, on every day of ten years', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const minute = fc.integer({ min: 0, max: 10 * 366 * 24 * 60 });
  fc.assert(
    fc.property(zone, minute, (timeZone, minutes) => {
      const local = Temporal.PlainDateTime.from('2020-01-01T00:00').add({ minutes });
      const moment = local.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
      const iso = new Date(moment.epochMilliseconds).toISOString();
      expect(fromLocalInput(local.toString({ smallestUnit: 'minute' }), timeZone)).toBe(iso);
      expect(toLocalInput(iso, timeZone)).toBe(moment.toPlainDateTime().toString({ smallestUnit: 'minute' }));
    }),
    { numRuns: 1_000 },
  );
});
