import { atOnce, spend } from '../auth/limits.ts';
import type { Actor } from '../domain/actor.ts';
import type { Jobs, Tell } from './jobs.ts';
import { readingLimits } from './reading-limits.ts';
import { ReadingPool } from './reading-pool.ts';

// The development server reloads modules; the processes must outlive that.
const kept = globalThis as typeof globalThis & { stetReading?: ReadingPool };

/**
 * Does a job of `jobs.ts` in a process of its own, so that everybody else is answered meanwhile: never within a
 * transaction, which would hold its locks and its connection for as long. It is one of the texts that the actor has in an
 * hour, and of the few that they have at once; whoever calls it has made sure that they may. `isCounted`: it is one of them
 * already, where the refusal had to come before the first answer.
 *
 * @throws AppError what the job refuses; `limited` where too many wait or were read; `validation` where it passed its
 *   limits.
 */
export async function readAside<Name extends keyof Jobs>(
  actor: Actor,
  name: Name,
  input: Parameters<Jobs[Name]>[0],
  { tell, isCounted = false }: { tell?: Tell; isCounted?: boolean } = {},
): Promise<ReturnType<Jobs[Name]>> {
  if (!isCounted) await spend(actor, 'texts');
  kept.stetReading ??= new ReadingPool(readingLimits);
  const pool = kept.stetReading;
  return atOnce(actor, 'texts', () => pool.run(name, input, tell));
}
