/** Whether what was promised holds, and how long one waits until it does. */
import { setTimeout as sleep } from 'node:timers/promises';

/** A promise of Stet was broken. */
export class NotHeld extends Error {}
/** This machine does not allow the fault. */
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
