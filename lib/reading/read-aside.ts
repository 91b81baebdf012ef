import { atOnce, spend } from '../auth/limits.ts';
import type { Actor } from '../domain/actor.ts';
import type { Jobs, Tell } from './jobs.ts';
import { readingLimits } from './reading-limits.ts';
import { ReadingPool } from './reading-pool.ts';

// The development server reloads modules; the processes must outlive that.
const kept = globalThis as typeof globalThis & { stetReading?: ReadingPool };

/**
 * Does a job of `jobs.ts` in a process of its own, so that everybody else is answered in the meantime: never within a
 * transaction, which would hold its locks and its connection for as long. It counts as one of the texts that the actor
 * may have read in an hour, and as one of the few at once; the caller has made sure that they may. `isCounted`: it has
 * been counted already, where a refusal had to come before the first part of the response.
 *
 * @throws AppError what the job refuses; `limited` where too many are waiting or were read; `validation` where it
 * exceeded its limits.
 */
export async function readAside<Name extends keyof Jobs>(
  actor: Actor,
  name: Name,
  input: Parameters<Jobs[Name]>[0],
  { tell, isCounted = false }: { tell?: Tell; isCounted?: boolean } = {},
): Promise<Awaited<ReturnType<Jobs[Name]>>> {
  if (!isCounted) await spend(actor, 'texts');
  kept.stetReading ??= new ReadingPool(readingLimits);
  const pool = kept.stetReading;
  return atOnce(actor, 'texts', () => pool.run(name, input, tell));
}
