/**
 * Moments as people read and type them, always in a stated time zone, so that server and browser agree. Pure: no clock
 * and no reader's locale. Built on `Intl`, because Temporal is not in every browser yet and its polyfill is larger than
 * everything else a page loads for its times (docs/decisions/library-or-ours.md). The tests check it against that
 * polyfill.
 */

const PARTS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};

const SHAPES = {
  /** 18:30 */
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** Tuesday 8 April */
  today: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Thu */
  weekday: { weekday: 'short' },
  /** 8 Apr */
  day: { day: 'numeric', month: 'short' },
  /** 8 April 2025 */
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  /** 8 Apr, 18:30 */
  short: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  /** 8 Apr 2025, 18:30 */
  dated: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  /** 8 April 2025 at 18:30 */
  long: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeShape = keyof typeof SHAPES;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(key: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${key} ${timeZone}`;
  const known = formatters.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  formatters.set(name, made);
  return made;
}

/** By the moments of one shape in one time zone: as one key, joining the three took longer than looking it up. */
type Written = Map<string, string>;

/** Moments that were written before: pages have the same ones again and again, and each takes microseconds to write. */
const written = new Map<string, Map<TimeShape | 'local', Written>>();
/** Of one shape and time zone: what a few pages of stories have. A page's own now is written, and never asked for again. */
const MOST_WRITTEN = 1_000;

function writtenBefore(timeZone: string, shape: TimeShape | 'local'): Written {
  const shapes = written.get(timeZone) ?? new Map<TimeShape | 'local', Written>();
  const moments = shapes.get(shape);
  if (moments) return moments;
  const none: Written = new Map();
  written.set(timeZone, shapes.set(shape, none));
  return none;
}

function writeOnce(iso: string, moments: Written, write: () => string): string {
  const known = moments.get(iso);
  if (known !== undefined) return known;
  const words = write();
  if (moments.size >= MOST_WRITTEN) moments.clear();
  moments.set(iso, words);
  return words;
}

/** An ISO moment in words, in the given time zone. */
export function formatMoment(iso: string, timeZone: string, shape: TimeShape = 'short'): string {
  return writeOnce(iso, writtenBefore(timeZone, shape), () => {
    const at = Date.parse(iso);
    return Number.isNaN(at) ? iso : formatter(shape, timeZone, SHAPES[shape]).format(at);
  });
}

/** Year, month … second of a moment in a time zone, as one number of UTC milliseconds. */
function wallClock(at: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatter('parts', timeZone, PARTS).formatToParts(at)) {
    if (part.type !== 'literal') parts[part.type] = Number(part.value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** ISO moment → what an `<input type="datetime-local">` holds, in the given time zone; '' for none. */
export function toLocalInput(iso: string | null, timeZone: string): string {
  if (!iso) return '';
  return writeOnce(iso, writtenBefore(timeZone, 'local'), () => {
    const at = Date.parse(iso);
    return Number.isNaN(at) ? '' : new Date(wallClock(at, timeZone)).toISOString().slice(0, 16);
  });
}

/**
 * What an `<input type="datetime-local">` holds → ISO moment in UTC; null for none. A time that the clock skips in
 * spring is read as an hour later; one that comes twice in autumn, as the first of the two.
 */
export function fromLocalInput(local: string, timeZone: string): string | null {
  const wall = Date.parse(`${local}${local.length === 16 ? ':00' : ''}Z`);
  if (Number.isNaN(wall)) return null;
  const day = 24 * 60 * 60 * 1000;
  const offsets = [wall - day, wall + day].map((at) => wallClock(at, timeZone) - at);
  const candidates = offsets.map((offset) => wall - offset);
  const exact = candidates.filter((at) => wallClock(at, timeZone) === wall);
  const at = exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
  return new Date(at).toISOString();
}

/** "Europe/Kyiv" → "Kyiv": a time zone as readers know it. */
export function cityOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
}

/** "Europe/Kyiv" → "Kyiv time" */
export function clockName(timeZone: string): string {
  const city = cityOf(timeZone);
  return /^(utc|gmt)$/i.test(city) ? city.toUpperCase() : `${city} time`;
}

/** "2025" */
export const yearOf = (iso: string, timeZone: string): string =>
  formatMoment(iso, timeZone, 'date').slice(-4);

/** Whether both moments are in one year on that clock: otherwise a date says its year. */
export const isSameYear = (iso: string, other: string, timeZone: string): boolean =>
  yearOf(iso, timeZone) === yearOf(other, timeZone);

/** How to write a moment near another: the time alone on the same day, otherwise the day, with the year where it is another. */
function nearShape(iso: string, now: string | undefined, timeZone: string): TimeShape {
  if (now === undefined) return 'short';
  if (formatMoment(iso, timeZone, 'date') === formatMoment(now, timeZone, 'date')) return 'time';
  return isSameYear(iso, now, timeZone) ? 'short' : 'dated';
}

/**
 * A moment on the reader's clock, and on the newsroom's where that reads differently: "17:00" and "18:00 Kyiv".
 * @param now ISO; where given, a moment of the same day is the time alone, and one of another year says which.
 */
export function onTwoClocks(
  iso: string,
  reader: string,
  newsroom: string,
  now?: string,
): { reader: string; newsroom: string | null } {
  const own = formatMoment(iso, reader, nearShape(iso, now, reader));
  // As a server renders it, a hundred times for the list of stories: formatting is what takes time here.
  if (reader === newsroom) return { reader: own, newsroom: null };
  if (formatMoment(iso, reader, 'long') === formatMoment(iso, newsroom, 'long')) {
    return { reader: own, newsroom: null };
  }
  const isSameDay = formatMoment(iso, reader, 'date') === formatMoment(iso, newsroom, 'date');
  const there = formatMoment(iso, newsroom, isSameDay ? 'time' : 'short');
  return { reader: own, newsroom: `${there} ${cityOf(newsroom)}` };
}

type Parts = { day: string; month: string; year: string; hour: string; minute: string };

function partsOf(at: Date, timeZone: string): Parts {
  const parts = formatter('long', timeZone, SHAPES.long).formatToParts(at);
  const found = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return {
    day: found.day ?? '',
    month: found.month ?? '',
    year: found.year ?? '',
    hour: found.hour ?? '',
    minute: found.minute ?? '',
  };
}

/** "14:05" */
export function formatTime(at: Date, timeZone: string): string {
  return formatter('time', timeZone, SHAPES.time).format(at);
}

/** "8 April 2025" */
export function formatDate(at: Date, timeZone: string): string {
  return formatter('date', timeZone, SHAPES.date).format(at);
}

/** "8 April 2025, 18:41" */
export function formatDateTime(at: Date, timeZone: string): string {
  return `${formatDate(at, timeZone)}, ${formatTime(at, timeZone)}`;
}

/**
 * As short as is clear next to `now`: "14:05" on the same day, otherwise "7 April 14:05", with the year where it
 * differs.
 */
export function formatNear(at: Date, now: Date, timeZone: string): string {
  const then = partsOf(at, timeZone);
  const today = partsOf(now, timeZone);
  const time = `${then.hour}:${then.minute}`;
  if (then.year !== today.year) return `${then.day} ${then.month} ${then.year} ${time}`;
  if (then.month !== today.month || then.day !== today.day) return `${then.day} ${then.month} ${time}`;
  return time;
}

/** A place in a recording as a person says it: 0:07, 12:31, 1:02:03. */
export function timecode(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}

/** The same for stretches of a few seconds, whose length whole seconds would not show: 0:07.9. */
export const timecodeToTenths = (ms: number): string => `${timecode(ms)}.${Math.floor(ms / 100) % 10}`;

/** "page 3", or "page 3–4" where a quote runs over a page break; empty where there are no pages. */
export function formatPages({ page, lastPage }: { page: number | null; lastPage: number | null }): string {
  if (page === null) return '';
  return lastPage === null ? `page ${page}` : `page ${page}–${lastPage}`;
}
