import { setImmediate } from 'node:timers/promises';

/**
 * Lets the server answer others before long work on its own thread continues: to be awaited between parts that take
 * tens of milliseconds each.
 */
export const giveWay = (): Promise<void> => setImmediate();

/** Does something for each, giving way after every thousand (`GIVE_WAY_AFTER`). */
export async function mapGivingWay<In, Out>(values: readonly In[], work: (value: In) => Out): Promise<Out[]> {
  const done: Out[] = [];
  for (const value of values) {
    if (done.length > 0 && done.length % GIVE_WAY_AFTER === 0) await giveWay();
    done.push(work(value));
  }
  return done;
}

/** How many items of a story are read, or made ready for a screen, in roughly fifty milliseconds. */
export const GIVE_WAY_AFTER = 1_000;
