/** Jobs as the page shows them. */

/** `RETRIED`: it failed, and is tried again by itself. `FAILED`: it was tried as often as it is; somebody must look. */
export type JobState = 'FAILED' | 'RUNNING' | 'RETRIED' | 'WAITING';

export const JOB_STATE_LABELS: Record<JobState, string> = {
  FAILED: 'Failed',
  RUNNING: 'Running',
  RETRIED: 'Tried again',
  WAITING: 'Waiting',
};

export type JobLine = {
  id: string;
  name: string;
  /** What it does; null where this version of Stet knows no such job. */
  does: string | null;
  state: JobState;
  attempts: number;
  attemptsAtMost: number;
  /** When it runs, or began, or failed last. */
  at: string;
  /** The class of the fault, and its code; nothing of what it said. */
  fault: string | null;
};

/** All jobs of one kind. */
export type JobKind = {
  name: string;
  /** What they do; null where this version of Stet knows no such job. */
  does: string | null;
  /** Those that will be tried again are among those that wait. */
  waiting: number;
  running: number;
  failed: number;
  /** Since when the one waits that could have run for longest; null where none could run yet. */
  dueSince: string | null;
};

export type JobsView = {
  counts: Record<JobState, number>;
  /** By kind, that which has waited longest first, then what failed most. */
  kinds: JobKind[];
  /** What failed first, then what runs, then what runs next. */
  jobs: JobLine[];
  /** How many processes run jobs now. */
  workers: number;
};
