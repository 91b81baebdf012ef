/** What each job does. A failure is told by its class and code alone, for what it says may quote a story or a source. */
import { tellReplyOverdue } from '../contacts/overdue-records.ts';
import { beginDigests, mailDigest } from '../desk/digest-records.ts';
import { lookInFolder } from '../evidence/recognised-folder-records.ts';
import { performReading } from '../evidence/text-records.ts';
import { faultOf } from '../jobs/fault.ts';
import { JOBS, type JobName, type JobPayload } from '../jobs/table.ts';
import { mailNotices } from '../mail/notice-records.ts';
import { sendDelivery } from '../messages/delivery-records.ts';
import { keepPdf } from '../reports/pdf-records.ts';
import { keepPictures } from '../reports/picture-records.ts';
import { performArchiving } from '../sources/archive-records.ts';
import { performCapture } from '../sources/capture-records.ts';
import { planJobs } from './plan-records.ts';

type Tasks = { readonly [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> };

const TASKS: Tasks = {
  'contact.replyDue': ({ attemptId }) => tellReplyOverdue(attemptId),
  'message.send': ({ deliveryId }) => sendDelivery(deliveryId),
  'mail.notices': ({ memberId }) => mailNotices(memberId),
  'mail.digests': () => beginDigests(),
  'mail.digest': ({ memberId, day }) => mailDigest(memberId, day),
  'source.capture': ({ captureId }) => performCapture(captureId),
  'source.archive': ({ requestId }) => performArchiving(requestId),
  'report.pdf': async (file) => {
    await keepPdf(file);
  },
  'report.pictures': async ({ editionId }) => {
    await keepPictures(editionId);
  },
  'evidence.readText': ({ fileId }) => performReading(fileId),
  'evidence.lookInFolder': () => lookInFolder(),
  'jobs.plan': () => planJobs(),
};

/**
 * Does a job.
 * @param payload as it was written, perhaps by another version of Stet
 * @throws Error whose message names the class of the fault, and its code where it has one: "TypeError",
 * "PrismaClientKnownRequestError P2002"
 */
export async function perform<Name extends JobName>(name: Name, payload: unknown): Promise<void> {
  try {
    const task: (ids: JobPayload<Name>) => Promise<void> = TASKS[name];
    await task(JOBS[name].payload.parse(payload) as JobPayload<Name>);
  } catch (error) {
    throw new Error(faultOf(error));
  }
}
