/** When the digest is due, by the newsroom's clock. Pure. */
import { fromLocalInput, toLocalInput } from './moments.ts';

export type DigestDays = 'EVERY_DAY' | 'WEEKDAYS';
export type DigestTimes = { timeZone: string; digestHour: number; digestDays: DigestDays };

const DAY_MS = 86_400_000;

/** The day of a moment by the newsroom's clock: 2026-11-29. */
export const dayIn = (at: Date, timeZone: string): string =>
  toLocalInput(at.toISOString(), timeZone).slice(0, 10);

/** The digest's moment on a day, ms; null where there is none. An hour that the clock skips is the next, of one that comes twice the first. */
function momentOn(day: string, { timeZone, digestHour, digestDays }: DigestTimes): number | null {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  if (digestDays === 'WEEKDAYS' && (weekday === 0 || weekday === 6)) return null;
  const iso = fromLocalInput(`${day}T${String(digestHour).padStart(2, '0')}:00`, timeZone);
  return iso === null ? null : Date.parse(iso);
}

/** The first moment of a digest after `now`. */
export function nextDigest(now: Date, times: DigestTimes): Date {
  const today = Date.parse(`${dayIn(now, times.timeZone)}T00:00Z`);
  // From Friday to Monday are three days; a zone that skipped a whole day is no reason to look further than a week.
  for (let days = 0; days <= 7; days++) {
    const at = momentOn(new Date(today + days * DAY_MS).toISOString().slice(0, 10), times);
    if (at !== null && at > now.getTime()) return new Date(at);
  }
  return new Date(now.getTime() + DAY_MS);
}

/** The day whose digest is due at `now`; null before its hour, and on a day without one. */
export function digestDayAt(now: Date, times: DigestTimes): string | null {
  const day = dayIn(now, times.timeZone);
  const at = momentOn(day, times);
  return at !== null && at <= now.getTime() ? day : null;
}
