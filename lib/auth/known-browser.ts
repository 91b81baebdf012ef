import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '../env.ts';

const DAYS = 90;
const DAY_MS = 86_400_000;
/** The most people who may sign in by turns with one browser. */
const MOST_PEOPLE = 5;
const MARK = /^[0-9a-f]{32}\.[0-9a-z]{1,10}\.[0-9a-f]{64}$/;

/** What a mark is tied to: a new password, a link that sets one and a deactivation end it. */
type Bound = { id: string; passwordHash: string | null; version: number };

/**
 * The id of the browser, where `cookie` contains a mark given to this member in it, with this password and no later
 * change to the account; null where it contains none, or only ones older than ninety days.
 */
export function knownBrowsersIn(cookie: string, member: Bound, now = new Date()): string | null {
  return (
    marksIn(cookie)
      .find((mark) => isOf(mark, member, now))
      ?.split('.')[0] ?? null
  );
}

/**
 * The cookie's value after `member` signed in: with a new mark for them in place of the old one; those of others who
 * use this browser stay. Each sign-in has its own id, so that a copy made earlier has a count of its own.
 */
export function knownBrowsersWith(cookie: string, member: Bound, now = new Date()): string {
  const id = randomBytes(16).toString('hex');
  const at = now.getTime().toString(36);
  const others = marksIn(cookie).filter((mark) => !isOf(mark, member, now));
  return [`${id}.${at}.${signature(member, id, at)}`, ...others].slice(0, MOST_PEOPLE).join('~');
}

/** The header that sets the cookie. It is sent only to our own sign-in; no page, script or other site sees it. */
export function knownBrowserCookie(value: string, isHttps = env.isServedOverHttps): string {
  const attributes = `Path=/api/auth; Max-Age=${(DAYS * DAY_MS) / 1000}; HttpOnly; SameSite=Lax`;
  return `${nameOf(isHttps)}=${value}; ${attributes}${isHttps ? '; Secure' : ''}`;
}

/** The cookie's value from a request's Cookie header; empty where there is none. */
export function knownBrowsersOf(cookieHeader: string | undefined, isHttps = env.isServedOverHttps): string {
  const start = `${nameOf(isHttps)}=`;
  const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length) ?? '';
}

const nameOf = (isHttps: boolean) => `${isHttps ? '__Secure-' : ''}stet-known`;

const marksIn = (cookie: string) =>
  cookie
    .slice(0, 2000)
    .split('~')
    .filter((mark) => MARK.test(mark))
    .slice(0, MOST_PEOPLE);

function isOf(mark: string, member: Bound, now: Date): boolean {
  const [id = '', at = '', given = ''] = mark.split('.');
  const age = now.getTime() - Number.parseInt(at, 36);
  const isRight = timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(signature(member, id, at), 'hex'));
  return isRight && age >= 0 && age <= DAYS * DAY_MS;
}

function signature({ id: memberId, passwordHash, version }: Bound, id: string, at: string): string {
  const bound = JSON.stringify(['known browser', memberId, passwordHash, version, id, at]);
  return createHmac('sha256', env.authSecret).update(bound).digest('hex');
}
