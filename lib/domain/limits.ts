/**
 * How much one person, one network address and the newsroom as a whole may ask for: every limit there is, in one table.
 * They are far above what an honest desk does in its busiest hour; what they stop is one account taking the server, the
 * disk or the record from everybody else. What was used drains away evenly: after using up a limit, a person gets part
 * of it back after part of its time, and all of it after the whole. lib/auth/limits.ts does the counting.
 */
import { formatNumber } from './wording.ts';

export type Limit = {
  /** What is counted, after a number: "300 stories". */
  what: string;
  /** How long until everything used is free again. */
  seconds: number;
  /** The maximum for one person; null: not counted per person. */
  person: number | null;
  /** For all people sharing one network address, or for readers, of whom nothing else is known. */
  address: number | null;
  newsroom: number | null;
  /** Counted in bytes: messages and settings speak of GB. */
  isBytes?: boolean;
  /** A web process takes up to a hundredth of it from the count ahead of time (lib/auth/taken-ahead.ts). */
  isTakenAhead?: boolean;
  /** The part of its settings' names after STET_LIMIT_; absent where an operator cannot change it. */
  setting?: string;
  why: string;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const GB = 1_000_000_000;

/** A whole newsroom may share one address: ten people at once, each at the limit. */
const ofTen = (person: number) => ({ person, address: 10 * person });

export const LIMITS = {
  requests: {
    ...{ what: 'requests', seconds: 10 * MINUTE, ...ofTen(6_000), newsroom: null, setting: 'REQUESTS' },
    isTakenAhead: true,
    why: 'Pages, changes and data alike: ten each second without a pause. A page is one to three.',
  },
  changes: {
    ...{ what: 'changes', seconds: 10 * MINUTE, ...ofTen(1_500), newsroom: null, setting: 'CHANGES' },
    why: 'Each is kept in the record for good. With the keyboard somebody quick makes one a second.',
  },
  searches: {
    ...{ what: 'searches', seconds: 5 * MINUTE, ...ofTen(600), newsroom: null, setting: 'SEARCHES' },
    why: 'A search reads through all titles. While one types, Stet asks up to five times a second.',
  },
  texts: {
    ...{ what: 'texts to be read', seconds: HOUR, ...ofTen(1_000), newsroom: null, setting: 'TEXTS' },
    why: 'Reading or comparing a text may take a core a minute. Each quote that is checked counts once.',
  },
  stories: {
    ...{ what: 'stories', seconds: DAY, person: 300, address: 3_000, newsroom: 3_000, setting: 'STORIES' },
    why: 'A person checks a handful of stories in a day, and a large desk some hundred.',
  },
  revisions: {
    ...{ what: 'revisions', seconds: DAY, ...ofTen(1_000), newsroom: null, setting: 'REVISIONS' },
    why: 'Each keeps the whole text for good. A live story has a new one every few minutes.',
  },
  uploads: {
    ...{ what: 'files', seconds: HOUR, ...ofTen(1_000), newsroom: null, setting: 'UPLOADS' },
    why: 'A leak of a thousand files can be brought in within an hour.',
  },
  sourceTexts: {
    ...{ what: 'source texts', seconds: HOUR, ...ofTen(600), newsroom: null, setting: 'SOURCE_TEXTS' },
    why: 'Each is kept as a version for good; one every six seconds is more than anybody pastes.',
  },
  captures: {
    ...{ what: 'captures of web pages', seconds: DAY, person: 1_000, address: 10_000, newsroom: 5_000 },
    setting: 'CAPTURES',
    why: 'Each is a request to somebody else’s server in the newsroom’s name.',
  },
  kept: {
    ...{ what: 'of files and texts', seconds: DAY, person: 20 * GB, address: 200 * GB, newsroom: 200 * GB },
    ...{ isBytes: true, setting: 'KEPT_GB' },
    why: 'What is kept is never deleted: files, captured pages, source texts, stories. 20 GB are 400 files of the largest size.',
  },
  downloads: {
    ...{ what: 'files to be opened', seconds: 10 * MINUTE, ...ofTen(3_000), newsroom: null },
    setting: 'DOWNLOADS',
    why: 'A player asks for a recording in parts, a browser for a long PDF in hundreds.',
  },
  beats: {
    ...{ what: 'signs of being here', seconds: 10 * MINUTE, ...ofTen(1_200), newsroom: null },
    ...{ isTakenAhead: true, setting: 'BEATS' },
    why: 'An open story says every 20 seconds, and at each item chosen, that somebody is there: two a second.',
  },
  calendars: {
    ...{ what: 'readings of calendars', seconds: HOUR, person: 300, address: 12_000, newsroom: null },
    setting: 'CALENDARS',
    why: 'Programs read one every quarter of an hour. A newsroom of a thousand behind one address, two each: 8,000.',
  },
  refusals: {
    ...{ what: 'refusals', seconds: 10 * MINUTE, person: 5, address: null, newsroom: null },
    why: 'No limit for anybody: what a role may not do and is asked for more often is told to the security log.',
  },
  guesses: {
    ...{ what: 'attempts', seconds: 15 * MINUTE, person: 10, address: 60, newsroom: null },
    why: 'Passwords, for each account: enough for a bad morning, far too few to guess. Counted by lib/auth/attempts.ts.',
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[];

/**
 * How much one person may have under way at once in one web process, so that nobody takes all of a few places; `again`:
 * the seconds after which one of them should be done.
 */
export const AT_ONCE = {
  /** Out of sixteen that may wait, and one to four being read (lib/reading/reading-limits.ts). */
  texts: { most: 6, what: 'texts', again: 20 },
  /** The upload sends one after another; two are read at once, the others wait. */
  files: { most: 6, what: 'files', again: 20 },
  /** A browser has one for all its tabs; where it cannot share, one for each that is in sight. */
  streams: { most: 12, what: 'live pages', again: 20 },
} as const;

/** Streams that one web process holds. With three thousand, measured, the last ones hear nothing for seconds. */
export const STREAMS_AT_ONCE = 2_000;

/** The limit on all the evidence the newsroom keeps, in bytes, identical files counted once: two terabytes. */
export const EVIDENCE_TOTAL = 2_000 * GB;

export type Scope = 'person' | 'address' | 'newsroom';

const SUFFIX: Record<Scope, string> = { person: '', address: '_ADDRESS', newsroom: '_ALL' };

/** The environment variable that changes a limit; null where it cannot be changed. */
export function settingOf(name: LimitName, scope: Scope): string | null {
  const { setting, [scope]: most }: Limit = LIMITS[name];
  return setting === undefined || most === null ? null : `STET_LIMIT_${setting}${SUFFIX[scope]}`;
}

/**
 * What a setting says: a number (of GB where `isBytes`), or that there is no limit.
 * @returns null: no limit; undefined: not readable
 */
export function readSetting(given: string, isBytes = false): number | null | undefined {
  const value = given.trim().toLowerCase();
  if (value === 'off') return null;
  if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(value)) return undefined;
  const most = Math.floor(Number(value) * (isBytes ? GB : 1));
  return most > 0 ? most : undefined;
}

/** "20 GB", "1,500": how much a limit allows. */
export function formatAmount(most: number, isBytes = false): string {
  if (!isBytes) return formatNumber(most);
  const unit = most >= GB ? 'GB' : 'MB';
  const count = most / (most >= GB ? GB : 1_000_000);
  return `${Number(count.toPrecision(3)).toLocaleString('en-GB')} ${unit}`;
}

/** "5 minutes": rounded up, so that trying again then is not too early. */
export function formatWait(seconds: number): string {
  const [count, unit] =
    seconds <= 90
      ? [Math.max(1, Math.ceil(seconds)), 'second']
      : seconds <= 90 * MINUTE
        ? [Math.ceil(seconds / MINUTE), 'minute']
        : [Math.ceil(seconds / HOUR), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const formatWindow = (seconds: number) =>
  seconds === DAY ? 'a day' : seconds === HOUR ? 'an hour' : `in ${formatWait(seconds)}`;

const WHOSE: Record<Scope, string> = {
  person: 'You have reached the limit',
  address: 'From your network the limit was reached',
  newsroom: 'The newsroom has reached its limit',
};

/**
 * The message for somebody who has reached a limit. `again`: the seconds until they can go on; null: never, it is too
 * much.
 */
export function limitMessage(name: LimitName, scope: Scope, most: number, again: number | null): string {
  const { what, seconds, isBytes = false }: Limit = LIMITS[name];
  const reached = `${WHOSE[scope]} of ${formatAmount(most, isBytes)} ${what} ${formatWindow(seconds)}.`;
  const kept = 'Nothing was changed, and what you typed is still here.';
  return again === null
    ? `${reached} This is more than that at once. ${kept}`
    : `${reached} ${kept} Try again in ${formatWait(again)}.`;
}

/** The same, where the evidence kept altogether has filled its space. */
export const fullMessage = (most: number): string =>
  `The newsroom has kept the ${formatAmount(most, true)} of evidence that it has room for. Nothing was kept of this file; your operator can make room.`;

/**
 * How far one use fills a limit, in whole microseconds of its time: rounded down, so that the last one still fits (of
 * tens of thousands one in ten thousand more).
 * @returns null where the amount alone is more than the limit
 */
export function costOf(name: LimitName, most: number, amount: number): number | null {
  return amount > most ? null : Math.floor((LIMITS[name].seconds * 1_000_000 * amount) / most);
}
