/**
 * Moments as people read and type them, always in a stated time zone, so that server and browser agree. Pure: no clock,
 * no locale of the reader's.
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

/** An ISO moment in words, in the given time zone. */
export function formatMoment(iso: string, timeZone: string, shape: TimeShape = 'short'): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return formatter(shape, timeZone, SHAPES[shape]).format(at);
}

/** The wall-clock year, month … second of a moment in a time zone, packed into one number as if they were UTC. */
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
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '';
  return new Date(wallClock(at, timeZone)).toISOString().slice(0, 16);
}

/**
 * What an `<input type="datetime-local">` holds → ISO moment in UTC; null for none. A time skipped by the clock in
 * spring is read as an hour later, one that occurs twice in autumn as the first of the two.
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

/** The time zone's name as readers know it: "Europe/Kyiv" → "Kyiv". */
export function zoneWords(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
}

/** How to show one moment beside another: the time alone on the same day, otherwise with the day. */
function nearShape(iso: string, now: string | undefined, timeZone: string): TimeShape {
  if (now === undefined) return 'short';
  return formatMoment(iso, timeZone, 'date') === formatMoment(now, timeZone, 'date') ? 'time' : 'short';
}

/**
 * A moment on the reader's clock, and on the newsroom's where the two differ: "17:00" and "18:00 Kyiv".
 * @param now ISO; if given, a moment on the same day is shown as the time alone.
 */
export function onTwoClocks(
  iso: string,
  reader: string,
  newsroom: string,
  now?: string,
): { reader: string; newsroom: string | null } {
  const own = formatMoment(iso, reader, nearShape(iso, now, reader));
  if (formatMoment(iso, reader, 'long') === formatMoment(iso, newsroom, 'long')) {
    return { reader: own, newsroom: null };
  }
  const isSameDay = formatMoment(iso, reader, 'date') === formatMoment(iso, newsroom, 'date');
  const there = formatMoment(iso, newsroom, isSameDay ? 'time' : 'short');
  return { reader: own, newsroom: `${there} ${zoneWords(newsroom)}` };
}
