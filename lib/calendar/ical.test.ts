/** What is written is read back by a calendar program's own parser. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, icalendar } from './ical.ts';

const EVENT: CalendarEvent = {
  uid: 'story-1@stet.newsroom.example',
  sequence: 41,
  changedAt: new Date('2026-11-29T08:00:00.900Z'),
  at: new Date('2026-12-31T23:55:00.000Z'),
  summary: 'Story due',
  url: 'https://stet.newsroom.example/stories/1',
  isCancelled: false,
};

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { calendar, events: calendar.getAllSubcomponents('vevent') };
};
const summaryOf = (summary: string) =>
  read(icalendar('Stet', [{ ...EVENT, summary }])).events[0]?.getFirstPropertyValue('summary');

describe('a calendar', () => {
  test('is exactly this', () => {
    expect(icalendar('Stet', [EVENT])).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Stet//Deadlines//EN',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'NAME:Stet',
        'X-WR-CALNAME:Stet',
        'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
        'X-PUBLISHED-TTL:PT15M',
        'BEGIN:VEVENT',
        'UID:story-1@stet.newsroom.example',
        'SEQUENCE:41',
        'DTSTAMP:20261129T080000Z',
        'LAST-MODIFIED:20261129T080000Z',
        'DTSTART:20261231T235500Z',
        'DTEND:20270101T001000Z',
        'SUMMARY:Story due',
        'URL:https://stet.newsroom.example/stories/1',
        'TRANSP:TRANSPARENT',
        'STATUS:CONFIRMED',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  test('of nothing is a calendar as well', () => {
    expect(read(icalendar('Stet', [])).events).toEqual([]);
  });

  test('says what is cancelled', () => {
    const { events } = read(icalendar('Stet', [{ ...EVENT, isCancelled: true }, EVENT]));
    expect(events.map((one) => one.getFirstPropertyValue('status'))).toEqual(['CANCELLED', 'CONFIRMED']);
  });

  test('is read by a parser with its own times', () => {
    const [event] = read(icalendar('Stet', [EVENT])).events;
    const at = event?.getFirstPropertyValue('dtstart');
    expect(at).toBeInstanceOf(ICAL.Time);
    expect((at as ICAL.Time).toJSDate()).toEqual(EVENT.at);
    expect(event?.getFirstPropertyValue('sequence')).toBe(41);
  });
});

describe('a headline', () => {
  test.each([
    'Ferries; buses, trains: what \\n is not a line',
    '“Ні”, сказав міністр. '.repeat(12).trim(),
    '👩‍👩‍👧 '.repeat(40).trim(),
    '報道'.repeat(60),
  ])('comes back as it was: %s', (summary) => {
    expect(summaryOf(summary)).toBe(summary);
  });

  test('adds no line of its own', () => {
    const { events } = read(icalendar('Stet', [{ ...EVENT, summary: 'A\r\nEND:VEVENT\rB\u0000\u2028C' }]));
    expect(events).toHaveLength(1);
    expect(events[0]?.getFirstPropertyValue('summary')).toBe('A\nEND:VEVENT\nB \nC');
  });

  test('of any characters comes back, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (given) => {
        const summary = given.replace(/[\p{Cc}\u2028\u2029]/gu, '');
        const text = icalendar('Stet', [{ ...EVENT, summary }]);
        const lines = text.split('\r\n');
        expect(lines.pop()).toBe('');
        expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([]);
        // No character is cut in two: each line alone is well-formed.
        expect(lines.every((line) => line.isWellFormed())).toBe(true);
        expect(summaryOf(summary)).toBe(summary);
      }),
    );
  });
});
