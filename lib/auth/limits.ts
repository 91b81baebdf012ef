import { createHash } from 'node:crypto';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import {
  AT_ONCE,
  costOf,
  formatAmount,
  LIMITS,
  type Limit,
  type LimitName,
  limitMessage,
  readSetting,
  type Scope,
  settingOf,
} from '../domain/limits.ts';
import { networkOf } from '../domain/network.ts';
import type { SecurityCode } from '../domain/security-events.ts';
import { env } from '../env.ts';
import { noteSecurity } from './security-log.ts';
import { oneAhead } from './taken-ahead.ts';

/** Whom uses are counted for: somebody who is signed in, or a reader, of whom only the address is known. */
export type Spender = { id?: string; address?: string | undefined };

/** What a use takes from the limit of one of those it is counted for, in microseconds; null: more than all of it. */
type Share = { scope: Scope; who: string; most: number; cost: number | null };

const SWEEP_EVERY_MS = 60_000;
const MOST_SWEPT = 10_000;
let sweptAt = 0;
const unreadable = new Set<string>();

/** The maximum of a limit at present: the operator's figure, where there is a readable one. */
export function mostOf(name: LimitName, scope: Scope): number | null {
  const { [scope]: most, isBytes }: Limit = LIMITS[name];
  const variable = settingOf(name, scope);
  return variable === null ? most : settingOr(variable, most, isBytes);
}

/** A setting of the operator's, or the default without it; an unreadable one is reported once. */
export function settingOr(variable: string, most: number | null, isBytes = false): number | null {
  const given = env.setting(variable);
  if (!given) return most;
  const set = readSetting(given, isBytes);
  if (set !== undefined) return set;
  if (!unreadable.has(variable)) {
    unreadable.add(variable);
    const holds = most === null ? 'no limit' : formatAmount(most, isBytes);
    console.error(`${variable} is neither a number nor “off”, so ${holds} holds.`);
  }
  return most;
}

function sharesOf({ id, address }: Spender, name: LimitName, amount: number): Share[] {
  const whos: Record<Scope, string | null> = {
    person: id === undefined ? null : `person ${id}`,
    address: address === undefined ? null : `address ${networkOf(address)}`,
    newsroom: 'newsroom',
  };
  return (Object.keys(whos) as Scope[]).flatMap((scope) => {
    const [who, most] = [whos[scope], mostOf(name, scope)];
    return who === null || most === null ? [] : [{ scope, who, most, cost: costOf(name, most, amount) }];
  });
}

/**
 * Counts a use before it happens, for the person, their address and the newsroom at once. It is one statement (none,
 * where the use was taken ahead), which locks its rows only for its own duration and waits only for others counting on the same row at that moment. The clock
 * is Postgres's, so all web processes count alike. A refused use is counted for nobody, and the first one within the
 * limit's time is noted in the security log. Not to be used within a transaction, which would lock the rows until it
 * ends.
 * @param amount how many, or how many bytes; none is always allowed
 * @throws AppError `limited`, with the seconds until it may be tried again
 */
export async function spend(spender: Spender, name: LimitName, amount = 1): Promise<void> {
  if (amount <= 0) return;
  if (Date.now() - sweptAt > SWEEP_EVERY_MS) await sweepLimits();
  const shares = sharesOf(spender, name, amount);
  const tooMuch = shares.filter(({ cost }) => cost === null);
  const taken = tooMuch.length > 0 ? new Set<string>() : await take(name, shares);
  const reached = tooMuch.length > 0 ? tooMuch : shares.filter(({ who }) => !taken.has(who));
  if (reached.length === 0) return;
  await putBack(
    name,
    shares.filter(({ who }) => taken.has(who)),
  );
  throw await refusalOf(spender, name, reached);
}

/** Takes a share from each who has that much left, or had it taken ahead; returns who had. */
async function take(name: LimitName, shares: readonly Share[]): Promise<Set<string>> {
  const { isTakenAhead }: Limit = LIMITS[name];
  if (!isTakenAhead) return takeNow(name, shares);
  const had = await Promise.all(shares.map((share) => takeAhead(name, share)));
  const others = await takeNow(
    name,
    shares.filter((_, i) => !had[i]),
  );
  return new Set(shares.flatMap(({ who }, i) => (had[i] || others.has(who) ? who : [])));
}

/** Of limits that are small enough to be reached by a handful nothing is taken ahead. */
async function takeAhead(name: LimitName, share: Share): Promise<boolean> {
  const most = Math.floor(share.most / 100);
  if (most <= 1) return false;
  return oneAhead(`${name} ${share.who}`, most, async (count) => {
    const many = { ...share, cost: (share.cost ?? 0) * count };
    return (await takeNow(name, [many])).has(share.who);
  });
}

/** In one statement. Rows are taken in a fixed order: no deadlock. */
async function takeNow(name: LimitName, shares: readonly Share[]): Promise<Set<string>> {
  if (shares.length === 0) return new Set();
  const rows = await db.$queryRaw<{ who: string }[]>`
    INSERT INTO limit_use AS kept (name, who, free_at)
    SELECT ${name}, who, now() + cost * interval '1 microsecond'
    FROM unnest(${shares.map(({ who }) => who)}::text[], ${costsOf(shares)}::float8[]) AS share (who, cost)
    ORDER BY who
    ON CONFLICT (name, who) DO UPDATE
      SET free_at = GREATEST(kept.free_at, now()) + (EXCLUDED.free_at - now())
      WHERE GREATEST(kept.free_at, now()) + (EXCLUDED.free_at - now()) <= now() + ${secondsOf(name)} * interval '1 second'
    RETURNING who`;
  return new Set(rows.map(({ who }) => who));
}

/**
 * Rows are locked in the order that `take` uses: a plain update takes them as they come, and once caused a deadlock.
 */
async function putBack(name: LimitName, shares: readonly Share[]): Promise<void> {
  if (shares.length === 0) return;
  const whos = shares.map(({ who }) => who);
  await db.$executeRaw`
    WITH held AS MATERIALIZED (
      SELECT who FROM limit_use WHERE name = ${name} AND who = ANY(${whos}::text[]) ORDER BY who FOR UPDATE)
    UPDATE limit_use AS kept SET free_at = kept.free_at - share.cost * interval '1 microsecond'
    FROM held JOIN unnest(${whos}::text[], ${costsOf(shares)}::float8[]) AS share (who, cost) USING (who)
    WHERE kept.name = ${name} AND kept.who = held.who`;
}

const costsOf = (shares: readonly Share[]) => shares.map(({ cost }) => cost ?? 0);
const secondsOf = (name: LimitName): number => LIMITS[name].seconds;

/** The longest wait is the one named: the others are of no use before then. */
async function refusalOf(spender: Spender, name: LimitName, reached: readonly Share[]): Promise<AppError> {
  const rows = await db.$queryRaw<{ who: string; used: number }[]>`
    SELECT who, EXTRACT(epoch FROM free_at - now())::float8 AS used FROM limit_use
    WHERE name = ${name} AND who = ANY(${reached.map(({ who }) => who)}::text[])`;
  const used = new Map(rows.map((row) => [row.who, row.used]));
  const waits = reached.map((share) => {
    const { who, cost } = share;
    const left = cost === null ? Infinity : (used.get(who) ?? 0) + cost / 1e6 - secondsOf(name);
    return { ...share, again: Math.max(1, Math.ceil(left)) };
  });
  for (const { scope, who } of waits) {
    await tellOnce(spender, scope, who, name, `limited_${name}`);
  }
  const [last] = waits.sort((a, b) => b.again - a.again);
  const { scope, most, again } = last as (typeof waits)[number];
  const retryAfter = Number.isFinite(again) ? again : null;
  return new AppError('limited', limitMessage(name, scope, most, retryAfter), {
    ...(retryAfter !== null && { retryAfter }),
  });
}

/** Notes it in the security log, unless the same was noted within the limit's time. */
async function tellOnce(
  { id, address }: Spender,
  scope: Scope,
  who: string,
  name: LimitName,
  code: SecurityCode,
): Promise<void> {
  const isNew = await db.$queryRaw<unknown[]>`
    INSERT INTO limit_use AS kept (name, who, free_at, told_at) VALUES (${name}, ${who}, now(), now())
    ON CONFLICT (name, who) DO UPDATE SET told_at = now()
      WHERE kept.told_at IS NULL OR kept.told_at <= now() - ${secondsOf(name)} * interval '1 second'
    RETURNING 1`;
  if (isNew.length === 0) return;
  const accountKey = createHash('sha256').update(who).digest('hex');
  await noteSecurity({ code, accountKey: scope === 'address' ? '' : accountKey, address, memberId: id });
}

/** Gives back what was counted for something that came to nothing. Never throws: it drains away by itself too. */
export async function giveBack(spender: Spender, name: LimitName, amount = 1): Promise<void> {
  try {
    await putBack(name, sharesOf(spender, name, amount));
  } catch (error) {
    console.error('A count of what came to nothing stands:', error instanceof Error ? error.message : error);
  }
}

/** Counts what is kept for good, and gives it back if the work throws, since nothing was then kept. */
export async function withSpent<T>(
  spender: Spender,
  uses: Partial<Record<LimitName, number>>,
  work: () => Promise<T>,
): Promise<T> {
  const counted: [LimitName, number][] = [];
  try {
    for (const [name, amount] of Object.entries(uses) as [LimitName, number][]) {
      await spend(spender, name, amount);
      counted.push([name, amount]);
    }
    return await work();
  } catch (error) {
    for (const [name, amount] of counted) await giveBack(spender, name, amount);
    throw error;
  }
}

/** Notes in the security log, once within the named limit's time, that something not in this table was reached. */
export async function noteReached(
  spender: Spender,
  { code, as }: { code: SecurityCode; as: LimitName },
): Promise<void> {
  await tellOnce(spender, 'newsroom', code, as, code);
}

/** Counts refusals by the permission table: more than a few in a row are noted in the security log. Never throws. */
export async function noteForbidden(spender: Spender): Promise<void> {
  try {
    const shares = sharesOf({ ...(spender.id !== undefined && { id: spender.id }) }, 'refusals', 1);
    const taken = await take('refusals', shares);
    for (const { scope, who } of shares) {
      if (!taken.has(who)) await tellOnce(spender, scope, who, 'refusals', 'forbidden_repeatedly');
    }
  } catch (error) {
    console.error('A refusal could not be counted:', error instanceof Error ? error.message : error);
  }
}

/** Deletes rows that no longer mean anything, some thousands at once, skipping those being counted on. */
export async function sweepLimits(): Promise<void> {
  sweptAt = Date.now();
  await db.$executeRaw`
    DELETE FROM limit_use WHERE (name, who) IN (
      SELECT name, who FROM limit_use
      WHERE free_at < now() AND (told_at IS NULL OR told_at < now() - interval '1 day')
      LIMIT ${MOST_SWEPT} FOR UPDATE SKIP LOCKED)`;
}

// The development server reloads modules; work in progress must outlive that.
const kept = globalThis as typeof globalThis & { stetAtOnce?: Map<string, number> };

/**
 * Does work that occupies one of a few places for a while (a process that reads, a file being received), so that one
 * person never has all the places of this web process.
 * @throws AppError `limited` where they already have as many in progress
 */
export async function atOnce<T>(
  { id }: Spender,
  name: keyof typeof AT_ONCE,
  work: () => Promise<T>,
): Promise<T> {
  kept.stetAtOnce ??= new Map();
  const { most, what } = AT_ONCE[name];
  const who = `${name} ${id}`;
  const underWay = kept.stetAtOnce.get(who) ?? 0;
  if (underWay >= most) {
    throw new AppError(
      'limited',
      `${most} ${what} of yours are under way already. Nothing was changed, and what you typed is still here. Try again when one of them is done.`,
      { retryAfter: AT_ONCE[name].again },
    );
  }
  kept.stetAtOnce.set(who, underWay + 1);
  try {
    return await work();
  } finally {
    const left = (kept.stetAtOnce.get(who) ?? 1) - 1;
    if (left > 0) kept.stetAtOnce.set(who, left);
    else kept.stetAtOnce.delete(who);
  }
}
