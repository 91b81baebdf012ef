import { Worker } from 'node:worker_threads';

/** The signal that ends a process which worked too long, so that its parent can tell that from too much memory. */
export const TOO_LONG = 'SIGXCPU';

/**
 * Ends this process from a second thread when it exceeds its memory (by SIGKILL) or its time (by `TOO_LONG`), however
 * busy the first thread is: it may be in the middle of something that never gives way, and array buffers do not count
 * towards any limit of the heap.
 *
 * The time is CPU time from this call on, not time passed: a text is not heavy just because the machine has other things
 * to do. By the clock, with four busy processes beside this one every text took longer than a minute.
 *
 * Returns once the second thread has looked for the first time, which keeps the first waiting for some milliseconds. On a
 * busy machine the work was otherwise done before anybody watched it.
 *
 * @param memory in bytes, resident. @param computing in milliseconds, of all threads together.
 * @returns a function that starts counting the time afresh, for a process that reads one text after another.
 */
export function endWhenOver({ memory, computing }: { memory: number; computing: number }): () => void {
  const begun = new BigInt64Array(new SharedArrayBuffer(8));
  const watched = new Int32Array(new SharedArrayBuffer(4));
  const begin = () => {
    const { user, system } = process.cpuUsage();
    Atomics.store(begun, 0, BigInt(user + system));
  };
  begin();
  const watch = new Worker(
    `const { begun, watched, memory, computing } = require('node:worker_threads').workerData;
     const end = (signal) => process.kill(process.pid, signal);
     const look = () => {
       if (process.memoryUsage.rss() > memory) end('SIGKILL');
       const { user, system } = process.cpuUsage();
       if (user + system - Number(Atomics.load(begun, 0)) > computing * 1000) end('${TOO_LONG}');
     };
     look();
     setInterval(look, 20);
     Atomics.store(watched, 0, 1);
     Atomics.notify(watched, 0);`,
    { eval: true, workerData: { begun, watched, memory, computing }, stdin: false },
  );
  watch.unref();
  Atomics.wait(watched, 0, 0);
  return begin;
}
