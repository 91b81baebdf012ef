import { availableParallelism } from 'node:os';
import type { ErrorCode, Question } from '../domain/errors.ts';
import type { Jobs } from './jobs.ts';

export type ReadingRequest = { name: keyof Jobs; input: unknown };

export type ReadingAnswer =
  | { is: 'step'; done: number }
  | { is: 'done'; output: unknown }
  | {
      is: 'refused';
      code: ErrorCode;
      message: string;
      fields: Record<string, string> | undefined;
      asks: Question | undefined;
    }
  | { is: 'fault'; stack: string };

/** A megabyte of any text takes a few seconds and some hundreds of megabytes. */
export const readingLimits = {
  /** One core is the server's own; each process may use its full memory. */
  atOnce: Math.min(4, Math.max(1, availableParallelism() - 1)),
  /** How many may wait for their turn; anyone after that is told to come back later. */
  waiting: 16,
  /** CPU time: what else the machine is doing in the meantime does not count. */
  computingMilliseconds: 60_000,
  /** By the clock, before a machine busy with other things is given up on. Proxies will have given up earlier. */
  waitMilliseconds: 300_000,
  heapMegabytes: 768,
  /** Resident memory, including what is outside the heap. */
  memoryBytes: 1_200 * 1_048_576,
  /** A process with nothing to do for this long gives its memory back. */
  idleMilliseconds: 120_000,
};

export type ReadingLimits = typeof readingLimits;
