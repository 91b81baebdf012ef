/**
 * Watches whether the database answers, so that nobody waits for one that does not. One connection asks every second;
 * no answer within two seconds, or a broken connection, counts as down. A recovery is noticed within a second.
 */
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import postgres from 'postgres';

/**
 * How often a server that was too busy to read an answer waits for it once more. Without an end, one that is busy for
 * good would never tell a database that is gone.
 */
const MOST_BUSY_WAITS = 2;
/** Seconds. Longer than all those waits: the library's own clock does not know that it was us who were busy. */
const CONNECT_S = 30;

/**
 * @param {string} url where the database is
 * @param {(isUp: boolean) => void} [told] called whenever what is known about the database changes
 * @param {{ every?: number, patience?: number }} [times] in milliseconds
 */
export function watchDatabase(url, told = () => {}, { every = 1_000, patience = 2_000 } = {}) {
  let isUp = true;
  let isStopped = false;
  /** @type {postgres.Sql | undefined} */
  let sql;

  const know = (/** @type {boolean} */ next) => {
    if (next === isUp || isStopped) return;
    isUp = next;
    told(isUp);
  };

  async function answers() {
    sql ??= postgres(url, {
      max: 1,
      connect_timeout: CONNECT_S,
      onnotice: () => {},
      onclose: () => void recheck(),
    });
    const question = sql`select 1`.then(
      () => true,
      () => false,
    );
    /** @type {boolean | 'late'} */
    let result = 'late';
    for (let waited = 0; result === 'late'; waited += 1) {
      const asked = performance.now();
      result = await Promise.race([question, sleep(patience, /** @type {const} */ ('late'), { ref: false })]);
      if (result !== 'late') break;
      // A server that was itself busy sees its own clock first: the answer may be there unread, or its half.
      const wasBusy = performance.now() - asked > patience + 250;
      for (let i = 0; i < 3; i += 1) await turn();
      const isLast = !wasBusy || waited === MOST_BUSY_WAITS;
      result = await Promise.race([
        question,
        sleep(0, isLast ? false : /** @type {const} */ ('late'), { ref: false }),
      ]);
    }
    if (!result) {
      const broken = sql;
      sql = undefined;
      void broken.end({ timeout: 0 }).catch(() => {});
    }
    return result;
  }

  /** @type {Promise<void> | undefined} */
  let current;
  /** One question at a time; callers in the meantime get its answer. */
  function recheck() {
    current ??= answers()
      .then(know)
      .finally(() => {
        current = undefined;
      });
    return current;
  }

  void (async () => {
    while (!isStopped) {
      await recheck();
      await sleep(every, undefined, { ref: false });
    }
  })();

  return {
    isUp: () => isUp,
    stop: async () => {
      isStopped = true;
      await sql?.end({ timeout: 0 }).catch(() => {});
    },
  };
}
