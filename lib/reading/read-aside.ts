import type { Jobs, Tell } from './jobs.ts';
import { readingLimits } from './reading-limits.ts';
import { ReadingPool } from './reading-pool.ts';

// The development server reloads modules; the processes must outlive that.
const kept = globalThis as typeof globalThis & { stetReading?: ReadingPool };

/**
 * Does a job of `jobs.ts` in a process of its own, so that everybody else is answered meanwhile: never within a
 * transaction, which would hold its locks and its connection for as long.
 *
 * @throws AppError what the job refuses; `limited` where too many wait; `validation` where it passed its limits.
 */
export function readAside<Name extends keyof Jobs>(
  name: Name,
  input: Parameters<Jobs[Name]>[0],
  { tell }: { tell?: Tell } = {},
): Promise<ReturnType<Jobs[Name]>> {
  kept.stetReading ??= new ReadingPool(readingLimits);
  return kept.stetReading.run(name, input, tell);
}
