/**
 * Uses of a limit that this process took from Postgres ahead of time and hands out by itself: a write for each page and
 * each piece of data cost as much as reading the session. What is taken counts as used whether or not it is, so a limit
 * is never exceeded, also by several processes or after a restart.
 */

type Ahead = {
  left: number;
  /** How many were taken the last time, and when they stop counting (ms): by then they have drained away in Postgres. */
  taken: number;
  until: number;
  taking: Promise<boolean> | null;
};

/** Of what was taken, all is used or forgotten within this time. */
const KEPT_MS = 5_000;
const MOST_KEPT = 10_000;

// The development server reloads modules; what was taken must outlive that.
const kept = globalThis as typeof globalThis & { stetAhead?: Map<string, Ahead> };

/**
 * One use for `key`, from what was taken ahead, or after taking more: twice as many as the last time where those were
 * used up early, else as many as were used, at most `most`.
 * @param take takes so many from Postgres; false where there are not that many left
 * @returns false where no more could be taken ahead: then each use is to be taken by itself
 */
export async function oneAhead(
  key: string,
  most: number,
  take: (count: number) => Promise<boolean>,
): Promise<boolean> {
  kept.stetAhead ??= new Map();
  const all = kept.stetAhead;
  const ahead = all.get(key) ?? { left: 0, taken: 0, until: 0, taking: null };
  for (;;) {
    const now = Date.now();
    if (ahead.left > 0 && now < ahead.until) {
      ahead.left -= 1;
      return true;
    }
    // Several requests at once wait for one taking, and then for another where that was not enough for all.
    ahead.taking ??= takeMore(ahead, Math.min(most, nextCount(ahead, now)), take);
    if (!all.has(key)) forgetOld(all, now);
    all.set(key, ahead);
    if (!(await ahead.taking)) return false;
  }
}

function nextCount({ left, taken, until }: Ahead, now: number): number {
  return now < until ? taken * 2 : Math.max(1, taken - left);
}

async function takeMore(
  ahead: Ahead,
  count: number,
  take: (count: number) => Promise<boolean>,
): Promise<boolean> {
  try {
    const isTaken = await take(count);
    // Where little is left, less is asked for the next time.
    const less = { left: 0, taken: Math.floor(count / 4), until: 0 };
    Object.assign(ahead, isTaken ? { left: count, taken: count, until: Date.now() + KEPT_MS } : less);
    return isTaken;
  } finally {
    ahead.taking = null;
  }
}

function forgetOld(all: Map<string, Ahead>, now: number): void {
  if (all.size < MOST_KEPT) return;
  for (const [key, { until, taking }] of all) if (until < now && !taking) all.delete(key);
}
