/**
 * One LISTEN for all streams of a web process. It hears itself every few seconds, so that a connection which is open
 * but hands nothing on (a pooler in transaction mode, a network that went away silently) is noticed and made anew.
 */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { env } from '../env.ts';
import type { Heard } from './heard.ts';
import { readNotice } from './news.ts';
import { notify } from './news-queries.ts';

const CHANNEL = 'stet_live';
const BEAT_EVERY_MS = 10_000;
/** Two beats may be lost in a busy moment. */
const DEAF_AFTER_MS = 35_000;
/** As long as somebody who opens a stream waits for the first beat. */
const FIRST_BEAT_MS = 4_000;

export type Listener = {
  /** Whether what is told now is heard; waits for the beginning. */
  hears: () => Promise<boolean>;
  stop: () => Promise<void>;
};

/**
 * @param tell called for each piece, and with `again` whenever some may have been missed
 * @param recheck called when sessions ended or members changed
 * @param deaf called when nothing is heard any more, until `again` says that it is
 */
export function listen(tell: (piece: Heard) => void, recheck: () => void, deaf: () => void): Listener {
  const me = randomUUID();
  let heardAt = 0;
  let isStopped = false;
  let sql = open();
  const waiting = new Set<() => void>();
  const isHeard = () => Date.now() - heardAt < DEAF_AFTER_MS;

  function hear(payload: string) {
    const notice = readNotice(payload);
    if (!notice) return;
    if (notice.kind === 'sessions') return recheck();
    if (notice.kind !== 'beat') return tell(notice);
    if (notice.from !== me) return;
    heardAt = Date.now();
    for (const go of waiting) go();
    waiting.clear();
  }

  function open() {
    const made = postgres(env.databaseDirectUrl, { max: 1, onnotice: () => {}, connect_timeout: 5 });
    made
      .listen(CHANNEL, hear, () => {
        // What was told while nobody listened is lost.
        tell({ kind: 'again' });
        void beat();
      })
      .catch(() => {});
    return made;
  }

  // Through the pool that everybody writes with: what is heard then is what others' changes would be heard by.
  const beat = () => notify({ beat: me }).catch(() => {});

  const timer = setInterval(() => {
    void beat();
    if (isHeard() || isStopped) return;
    deaf();
    const old = sql;
    sql = open();
    void old.end({ timeout: 0 }).catch(() => {});
  }, BEAT_EVERY_MS);
  timer.unref();

  return {
    async hears() {
      if (isHeard()) return true;
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        setTimeout(resolve, FIRST_BEAT_MS).unref();
      });
      return isHeard();
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await sql.end({ timeout: 0 }).catch(() => {});
    },
  };
}
