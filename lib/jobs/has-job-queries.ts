import { Prisma } from '../db.ts';
import type { JobName } from './table.ts';

/**
 * Whether a job of this name is there for a row, in a statement's text. Its key is its name and the row's id, as whoever
 * adds it writes it.
 * @param id the column with the row's id, such as `capture.id`
 */
export const hasJob = (name: JobName, id: string): Prisma.Sql => Prisma.raw(`EXISTS (${jobOf(name, id)})`);

/** As `hasJob`, of one that will still be tried, or is: without one nobody is left waiting for what does not come. */
export const hasJobToTry = (name: JobName, id: string): Prisma.Sql => Prisma.raw(hasJobToTryText(name, id));

/** The same, for a statement that is a text as a whole. */
export const hasJobToTryText = (name: JobName, id: string): string =>
  `EXISTS (${jobOf(name, id)} AND (job.locked_at IS NOT NULL OR job.attempts < job.max_attempts))`;

const jobOf = (name: JobName, id: string) =>
  `SELECT FROM graphile_worker._private_jobs job WHERE job.key = '${name} ' || ${id}::text`;
