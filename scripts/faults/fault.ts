/** What a fault is. */
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
