/** Every job there is: what is done later, or beside a request. docs/decisions/jobs.md says how they are run. */
import { z } from 'zod';

type JobRow = {
  /** Ids only: what a job needs beyond them it reads when it runs, for by then it may have changed. */
  payload: z.ZodObject;
  /** What it does, as the page of jobs says it. */
  does: string;
  /** How often it is tried. The pauses grow (e to the power of the attempt, in seconds): ten take six hours. */
  attempts: number;
};

export const JOBS = {
  'contact.replyDue': {
    payload: z.strictObject({ attemptId: z.uuid() }),
    does: 'Looks, when a deadline passes, whether the party has answered, and tells whoever asked',
    attempts: 10,
  },
  'message.send': {
    payload: z.strictObject({ deliveryId: z.uuid() }),
    does: 'Sends a message to a channel of the newsroom',
    attempts: 10,
  },
  'mail.notices': {
    payload: z.strictObject({ memberId: z.uuid() }),
    does: 'Sends somebody one mail about what they were told in the last minute and have not read yet',
    attempts: 10,
  },
  'mail.digests': {
    payload: z.strictObject({}),
    does: 'Begins the digest at the desk’s hour: a job for everybody who wants one',
    attempts: 10,
  },
  'mail.digest': {
    payload: z.strictObject({ memberId: z.uuid(), day: z.iso.date() }),
    does: 'Sends somebody the digest of a day: what is overdue, what waits, and what they have not read',
    attempts: 10,
  },
  'source.capture': {
    payload: z.strictObject({ captureId: z.uuid() }),
    does: 'Captures a web page as evidence, for whoever asked for it',
    // Somebody waits: one and a half minutes of trying, and then it is for them to decide.
    attempts: 5,
  },
  'source.archive': {
    payload: z.strictObject({ requestId: z.uuid() }),
    does: 'Asks the Internet Archive to keep the page of a source, for whoever asked for it',
    // For faults of ours: the Archive itself is asked twice at most (lib/sources/archive-records.ts).
    attempts: 5,
  },
  'report.pdf': {
    payload: z.strictObject({ editionId: z.uuid(), name: z.enum(['report.pdf', 'withdrawn.pdf']) }),
    does: 'Makes the PDF of a published edition',
    // What cannot be set now cannot be set in six hours either.
    attempts: 5,
  },
  'report.pictures': {
    payload: z.strictObject({ editionId: z.uuid() }),
    does: 'Draws the pictures that stand beside links to a published edition and its statements',
    attempts: 5,
  },
  'evidence.readText': {
    payload: z.strictObject({ fileId: z.uuid() }),
    does: 'Reads the text of a file that was added as evidence',
    // Somebody waits: one and a half minutes of trying, and then they are told.
    attempts: 5,
  },
  'evidence.lookInFolder': {
    payload: z.strictObject({}),
    does: 'Looks into the folder of a recogniser for words of sources, and comes back',
    // A folder that cannot be used is told and looked for again; only a database that is away fails this, and passes by itself.
    attempts: 25,
  },
  'jobs.plan': {
    payload: z.strictObject({}),
    does: 'Plans, once a day and at each start, what is due by the newsroom’s rows, and forgets what failed a month ago',
    attempts: 10,
  },
} as const satisfies Record<string, JobRow>;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.output<(typeof JOBS)[Name]['payload']>;

/** Whether this version of Stet knows a job of that name: an older or newer one may have written it. */
export const isJobName = (name: string): name is JobName => Object.hasOwn(JOBS, name);
