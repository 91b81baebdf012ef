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
  /** One core is the server's own; each process may take its memory. */
  atOnce: Math.min(4, Math.max(1, availableParallelism() - 1)),
  /** How many may wait for their turn; who comes after them is told to come again. */
  waiting: 16,
  /** Of computing: what else the machine does meanwhile counts for nothing. */
  computingMilliseconds: 60_000,
  /** By the clock, until a machine that is busy with other things is given up. Proxies have given up before. */
  waitMilliseconds: 300_000,
  heapMegabytes: 768,
  /** Resident, with what is outside of the heap. */
  memoryBytes: 1_200 * 1_048_576,
  /** A process that has nothing to do this long gives its memory back. */
  idleMilliseconds: 120_000,
};

export type ReadingLimits = typeof readingLimits;
