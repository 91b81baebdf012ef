import { AppError } from '../domain/errors.ts';

/** Thrown in a transaction where what was read before it is no longer the story's state. Nothing is written then. */
export class Moved extends Error {}

/** A story that is changed this often while it is being read is being worked on by somebody. */
const ATTEMPTS = 4;

/**
 * Reads before it writes: a long text takes seconds to read, and neither a database connection nor a story's lock may
 * be held for that long. The transaction then makes sure that the story is still as it was read; otherwise everything
 * is done again.
 *
 * @param attempt reads, then writes in one transaction; throws `Moved` where the story has changed in between.
 * @throws AppError `conflict` where somebody else was quicker every time.
 */
export async function readFirst<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      if (count === ATTEMPTS)
        throw new AppError('conflict', 'Others are changing this story at this very moment. Try again.');
    }
  }
}
