/** When things are due, in the groups that a desk works by, on the newsroom's clock. Pure: now is an argument. */
import { formatMoment, isSameYear, toLocalInput, yearOf } from './moments.ts';

export const DEADLINE_GROUPS = ['OVERDUE', 'SOON', 'TODAY', 'THIS_WEEK', 'LATER', 'NONE'] as const;
export type DeadlineGroup = (typeof DEADLINE_GROUPS)[number];

export const DEADLINE_GROUP_LABELS: Record<DeadlineGroup, string> = {
  OVERDUE: 'Overdue',
  SOON: 'Due within three hours',
  TODAY: 'Today',
  THIS_WEEK: 'Later this week',
  LATER: 'Later',
  NONE: 'Without a deadline',
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Long enough to ask somebody and hear from them; what is due sooner is what a desk works on. */
const SOON = 3 * HOUR;

/** The day that the newsroom's clock shows, as days since 1970. */
function dayOf(iso: string, timeZone: string): number {
  return Date.parse(`${toLocalInput(iso, timeZone).slice(0, 10)}T00:00Z`) / DAY;
}

/** Days to the week's end, Sunday: day 0, 1 January 1970, was a Thursday. */
const daysLeftInWeek = (day: number) => 6 - ((day + 3) % 7);

/** @param due ISO moment, or null for none; what is due this very minute is overdue */
export function deadlineGroup(due: string | null, now: string, timeZone: string): DeadlineGroup {
  if (due === null) return 'NONE';
  const left = Date.parse(due) - Date.parse(now);
  if (left <= 0) return 'OVERDUE';
  if (left <= SOON) return 'SOON';
  const today = dayOf(now, timeZone);
  const days = dayOf(due, timeZone) - today;
  if (days === 0) return 'TODAY';
  return days <= daysLeftInWeek(today) ? 'THIS_WEEK' : 'LATER';
}

/** "in 2 h 18 min", "48 min late", "in 3 days": how far off a moment is, as short as it is clear. */
export function howFarOff(due: string, now: string): string {
  const left = Date.parse(due) - Date.parse(now);
  const span = spanWords(Math.abs(left));
  return left > 0 ? `in ${span}` : `${span} late`;
}

function spanWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 1) return 'a minute';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24)
    return `${hours} h${minutes % 60 > 0 ? ` ${String(minutes % 60).padStart(2, '0')} min` : ''}`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'a day' : `${days} days`;
}

/**
 * A deadline as a list leads with it: large the time where it is today or soon, else the day; small how far off, or the
 * date, with the year where it is another.
 */
export function deadlineLead(
  due: string | null,
  now: string,
  timeZone: string,
): { large: string; small: string } {
  if (due === null) return { large: '–', small: 'no deadline' };
  const group = deadlineGroup(due, now, timeZone);
  const days = Math.abs(dayOf(due, timeZone) - dayOf(now, timeZone));
  if (days === 0 || group === 'SOON') {
    return { large: formatMoment(due, timeZone, 'time'), small: howFarOff(due, now) };
  }
  const day = days < 7 ? formatMoment(due, timeZone, 'weekday') : formatMoment(due, timeZone, 'day');
  // A weekday is of the days around today, in whichever year.
  const year = days < 7 || isSameYear(due, now, timeZone) ? '' : `${yearOf(due, timeZone)}, `;
  if (group === 'OVERDUE') return { large: day, small: `${year}${howFarOff(due, now)}` };
  const date = days < 7 ? `${formatMoment(due, timeZone, 'day')}, ` : year;
  return { large: day, small: `${date}${formatMoment(due, timeZone, 'time')}` };
}

/** The last moment of the newsroom's day that `now` is in. */
export function endOfToday(now: Date, timeZone: string): Date {
  const iso = now.toISOString();
  const today = dayOf(iso, timeZone);
  // A day has 23 to 25 hours: the first quarter of an hour that is tomorrow ends it.
  let at = Math.floor(now.getTime() / (15 * MINUTE)) * 15 * MINUTE;
  while (dayOf(new Date(at).toISOString(), timeZone) === today) at += 15 * MINUTE;
  return new Date(at - 1);
}
