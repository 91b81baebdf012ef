import { Worker } from 'node:worker_threads';

/**
 * Ends this process from a second thread when it passes its memory or its time, however busy the first one is: it may
 * be in the middle of something that never gives way, and array buffers count towards no limit of the heap.
 *
 * @param memory in bytes, resident. @param time in milliseconds from now; none where whoever started it counts.
 */
export function endWhenOver({ memory, time }: { memory: number; time?: number }): void {
  const watch = new Worker(
    `const { memory, time } = require('node:worker_threads').workerData;
     const end = () => process.kill(process.pid, 'SIGKILL');
     setInterval(() => process.memoryUsage.rss() > memory && end(), 20);
     if (time) setTimeout(end, time);`,
    { eval: true, workerData: { memory, time }, stdin: false },
  );
  watch.unref();
}
