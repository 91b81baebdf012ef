/**
 * Calendars as programs subscribe to them (RFC 5545, with the refresh of RFC 7986): what an event is, and the text of all
 * of them. Pure and without a clock, so that the same events are the same bytes.
 */

/** Octets of a line, its end not counted (RFC 5545, section 3.1). */
const LINE = 75;
/** How long a deadline is drawn: long enough to be seen in a week's view. */
const DRAWN = 15 * 60_000;

export type CalendarEvent = {
  /** The same for as long as it is the same deadline, wherever it moves to. */
  uid: string;
  /** Never lower than before; higher where anything of the event may have changed. */
  sequence: number;
  changedAt: Date;
  at: Date;
  summary: string;
  url: string;
  /** Done or given up: programs take it out of sight. */
  isCancelled: boolean;
};

/** The text of a calendar: CRLF at the end of each line, no line over 75 octets of UTF-8. */
export function icalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Stet//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const linesOf = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${utc(event.changedAt)}`,
  `LAST-MODIFIED:${utc(event.changedAt)}`,
  `DTSTART:${utc(event.at)}`,
  `DTEND:${utc(new Date(event.at.getTime() + DRAWN))}`,
  `SUMMARY:${escaped(event.summary)}`,
  `URL:${event.url}`,
  // A deadline keeps nobody from being met.
  'TRANSP:TRANSPARENT',
  `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'END:VEVENT',
];

/** 20261129T084500Z: whole seconds. */
const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** A text as a value (section 3.3.11). Control characters are none of a value's; a lone half of a pair is no character. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** Goes on in the next line behind a space where it is too long, and never within a character. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= LINE) return line;
  const parts: string[] = [];
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length; ) {
    const code = line.codePointAt(at) ?? 0;
    const more = octetsOf(code);
    if (octets + more > LINE) {
      parts.push(line.slice(from, at));
      from = at;
      // The space is one.
      octets = 1;
    }
    octets += more;
    at += code < 0x10000 ? 1 : 2;
  }
  parts.push(line.slice(from));
  return parts.join('\r\n ');
}

/** Octets of a character in UTF-8 (RFC 3629). */
const octetsOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
