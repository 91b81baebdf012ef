/** What a fault is, and how its effect is observed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stet } from './own-stet.ts';

/** What was observed: in a few words, and how long it took where that is promised. */
type Outcome = { saw: string; tookMs?: number; limitMs?: number };

export type Fault = {
  /** What is done, in a few words. */
  name: string;
  /** Left out of the short form: it takes long, or needs something a machine may not provide. */
  isLong?: boolean;
  /**
   * Does it and observes. Throws `NotHeld` where a promise was broken, `CannotTry` where this machine does not allow.
   */
  happen: (stet: Stet) => Promise<Outcome>;
};

export class NotHeld extends Error {}
export class CannotTry extends Error {}

/** Throws `NotHeld` with those words unless `holds` is true. */
export function hold(holds: boolean, otherwise: string): void {
  if (!holds) throw new NotHeld(otherwise);
}

/** How long until `look` is true, in milliseconds; throws `NotHeld` after `limitMs` times four. */
export async function until(what: string, limitMs: number, look: () => Promise<boolean>): Promise<number> {
  const start = performance.now();
  for (;;) {
    if (await look().catch(() => false)) return performance.now() - start;
    const waited = performance.now() - start;
    hold(waited < limitMs * 4, `${what}: not within ${Math.round(waited / 1000)} s`);
    await sleep(20);
  }
}
