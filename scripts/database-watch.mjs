/**
 * Watches whether the database answers, so that nobody waits for one that does not. One connection asks every second;
 * no answer within two seconds, or a broken connection, counts as down. A recovery is noticed within a second.
 */
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import postgres from 'postgres';

/**
 * Milliseconds. Patience is counted in these, each as one however long it took: a server that is itself busy, as while it
 * starts, has not waited for the database in that time, and answers lie there unread.
 */
const TICK = 100;
/** Seconds. Longer than our own patience: the library's clock does not know that it was us who were busy. */
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
    for (let waited = 0; result === 'late' && waited < patience; waited += TICK) {
      result = await Promise.race([question, sleep(TICK, /** @type {const} */ ('late'), { ref: false })]);
      // Our clock is seen before what came in meanwhile: that may be the answer.
      for (let i = 0; result === 'late' && i < 3; i += 1) await turn();
    }
    if (result === 'late')
      result = await Promise.race([question, sleep(0, /** @type {const} */ (false), { ref: false })]);
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
