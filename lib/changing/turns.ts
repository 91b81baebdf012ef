/**
 * Writers of one thing take turns, and wait before they take a database connection: otherwise ten who wait for a
 * story's row would leave nobody else a connection. Other processes are kept out by the row itself
 * (lib/changing/changing.ts).
 */
import { AppError } from '../domain/errors.ts';
import { env } from '../env.ts';
import { CONNECTED_AT_MOST, TURN_AT_MOST } from '../waits.ts';

/**
 * At most this many wait for one thing; anyone after them is told so at once. For most changes that is a second's work.
 */
export const WAITING_AT_MOST = 32;
/** This many of the connections are reserved for those who only read. */
const FOR_READERS = 3;

/** What people are told who would have to wait too long. What they typed stays in the form. */
export const tooMany = () =>
  new AppError(
    'conflict',
    'Others are changing this at this very moment. Nothing of yours was saved, and what you typed is still here: try again.',
  );

const tooMuch = () =>
  new AppError(
    'unavailable',
    'Too much is being saved at this very moment. Nothing of yours was, and what you typed is still here: try again.',
  );

const ONE_BY_ONE = { places: 1, mostWaiting: WAITING_AT_MOST };

type Line = { taken: number; waiting: (() => void)[] };

// Pages, actions and route handlers may each load this module separately; the queues are shared.
const kept = globalThis as typeof globalThis & { stetLines?: Map<string, Line> };
kept.stetLines ??= new Map<string, Line>();
const lines = kept.stetLines;

/** Returns whether it had to wait. */
async function join(
  name: string,
  { places, mostWaiting }: { places: number; mostWaiting: number },
  until: number,
  late: () => AppError,
): Promise<boolean> {
  const line = lines.get(name) ?? { taken: 0, waiting: [] };
  lines.set(name, line);
  if (line.taken < places) {
    line.taken += 1;
    return false;
  }
  if (line.waiting.length >= mostWaiting) throw late();
  await new Promise<void>((go, refuse) => {
    const next = () => {
      clearTimeout(timer);
      go();
    };
    const timer = setTimeout(
      () => {
        line.waiting.splice(line.waiting.indexOf(next), 1);
        refuse(late());
      },
      Math.max(0, until - performance.now()),
    );
    line.waiting.push(next);
  });
  return true;
}

/** The next in line takes the place over, so that a newcomer cannot jump the queue. */
function leave(name: string): void {
  const line = lines.get(name);
  if (!line) return;
  const next = line.waiting.shift();
  if (next) next();
  else line.taken -= 1;
  if (line.taken === 0) lines.delete(name);
}

/**
 * Does the work while nobody else in this process has a turn on any of these things.
 *
 * @param things ids, or names that no id can be; in any order.
 * @param work receives whether it had to wait, so that it can check again what it read before.
 * @throws AppError `conflict` where too many are waiting already, or its turn does not come in time.
 */
export async function inTurn<T>(
  things: readonly string[],
  work: (hasWaited: boolean) => Promise<T>,
): Promise<T> {
  const until = performance.now() + TURN_AT_MOST;
  const taken: string[] = [];
  let hasWaited = false;
  try {
    // Always in the same order, so that no two wait for each other.
    for (const thing of [...new Set(things)].sort()) {
      if (await join(thing, ONE_BY_ONE, until, tooMany)) hasWaited = true;
      taken.push(thing);
    }
    return await work(hasWaited);
  } finally {
    for (const thing of taken) leave(thing);
  }
}

/** Does the work, a transaction, once that leaves enough connections for those who only read. */
export async function leavingConnections<T>(work: () => Promise<T>): Promise<T> {
  const places = Math.max(1, env.databasePool - FOR_READERS);
  const until = performance.now() + CONNECTED_AT_MOST;
  await join('transactions', { places, mostWaiting: Number.POSITIVE_INFINITY }, until, tooMuch);
  try {
    return await work();
  } finally {
    leave('transactions');
  }
}
