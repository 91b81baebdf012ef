/** Moments in words, in a named time zone. Pure: the clock and the zone are arguments. */

type Parts = { day: string; month: string; year: string; hour: string; minute: string; zone: string };

function partsOf(at: Date, timeZone: string): Parts {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  const found = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: found.day ?? '',
    month: found.month ?? '',
    year: found.year ?? '',
    hour: found.hour ?? '',
    minute: found.minute ?? '',
    zone: found.timeZoneName ?? '',
  };
}

/** "14:05" */
export function timeWords(at: Date, timeZone: string): string {
  const { hour, minute } = partsOf(at, timeZone);
  return `${hour}:${minute}`;
}

/** "8 April 2025" */
export function dateWords(at: Date, timeZone: string): string {
  const { day, month, year } = partsOf(at, timeZone);
  return `${day} ${month} ${year}`;
}

/** "8 April 2025, 18:41" */
export function momentWords(at: Date, timeZone: string): string {
  return `${dateWords(at, timeZone)}, ${timeWords(at, timeZone)}`;
}

/** What a reader calls the zone at that moment: "GMT", "BST", "GMT+3". */
export function zoneWords(at: Date, timeZone: string): string {
  return partsOf(at, timeZone).zone;
}

/** As short as is clear beside `now`: "14:05" on the same day, else "7 April 14:05", with the year where it differs. */
export function shortMomentWords(at: Date, now: Date, timeZone: string): string {
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

/** "page 3", or "page 3–4" where a quote runs over a page's end; empty where there are no pages. */
export function pageWords({ page, lastPage }: { page: number | null; lastPage: number | null }): string {
  if (page === null) return '';
  return lastPage === null ? `page ${page}` : `page ${page}–${lastPage}`;
}
