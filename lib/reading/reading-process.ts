/**
 * A process that reads texts, one after another, for the server that started it. It has none of the server's
 * environment: no database, no keys. Started only by `reading-pool.ts`.
 */
import os from 'node:os';
import { AppError } from '../domain/errors.ts';
import { endWhenOver } from '../reader/end-when-over.ts';
import { type Jobs, jobs, type Tell } from './jobs.ts';
import { type ReadingAnswer, type ReadingRequest, readingLimits } from './reading-limits.ts';

const answer = (message: ReadingAnswer) => process.send?.(message);

/** The least time between two reports of progress, in milliseconds: thousands need not travel one by one. */
const TELL_EVERY = 40;

function doJob(name: keyof Jobs, input: unknown): unknown {
  let told = performance.now();
  const tell: Tell = (done) => {
    if (performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    answer({ is: 'step', done });
  };
  return (jobs[name] as (given: unknown, tell: Tell) => unknown)(input, tell);
}

const beginToCount = endWhenOver({ memory: readingLimits.memoryBytes, computing: Number(process.argv[2]) });

process.on('message', async ({ name, input }: ReadingRequest) => {
  beginToCount();
  try {
    answer({ is: 'done', output: await doJob(name, input) });
  } catch (error) {
    if (error instanceof AppError) {
      const { code, message, fields, asks } = error;
      answer({ is: 'refused', code, message, fields, asks });
    } else
      answer({ is: 'fault', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
// The server has ended.
process.on('disconnect', () => process.exit(0));

try {
  // People asking for a page come before people waiting for a text. Not the lowest priority there is: beside the
  // ordinary work of other programs that stands still (0.7 % of two cores with four others), and this gets a tenth of
  // what they get.
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Not every system lets a process lower its priority; then all are equal.
}
