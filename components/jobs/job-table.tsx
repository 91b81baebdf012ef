'use client';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { ReaderTime } from '@/components/ui/reader-time.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { RunJobAgainInput } from '@/lib/worker/schema.ts';
import { JOB_STATE_LABELS, type JobLine, type JobState } from '@/lib/worker/view.ts';

/** Jobs, what failed first: what each does, how it stands, and a button for what failed. */
export function JobTable({
  jobs,
  timeZone,
  runAgainAction,
}: {
  jobs: readonly JobLine[];
  timeZone: string;
  runAgainAction: (input: RunJobAgainInput) => Promise<ActionResult<void>>;
}) {
  const router = useRouter();
  const { run, isBusy, generalError } = useAction(runAgainAction);
  return (
    <>
      {generalError && (
        <Notice tone="error" className="mb-4">
          {generalError}
        </Notice>
      )}
      <ul className="border-t" aria-label="Jobs">
        {jobs.map((job) => (
          <li
            key={job.id}
            className="grid gap-x-4 gap-y-1 border-b py-3 sm:grid-cols-[7.5rem_1fr_auto] sm:items-start"
          >
            <p className="text-sm font-medium">
              <StateMark state={job.state} /> {JOB_STATE_LABELS[job.state]}
            </p>
            <div className="min-w-0 text-sm">
              <p>{job.does ?? 'Written by another version of Stet'}</p>
              <p className="mt-0.5 text-soft">
                <span className="font-mono text-xs">
                  {job.name} {job.id}
                </span>{' '}
                · {WHEN[job.state]} <ReaderTime iso={job.at} timeZone={timeZone} />
                {job.attempts > 0 && ` · try ${job.attempts} of ${job.attemptsAtMost}`}
                {job.fault && (
                  <>
                    {' · '}
                    <span className="font-mono text-xs">{job.fault}</span>
                  </>
                )}
              </p>
            </div>
            {job.state === 'FAILED' && (
              <Button
                size="sm"
                isBusy={isBusy}
                onClick={() => run({ jobId: job.id }, () => router.refresh())}
              >
                Run again
                <span className="sr-only">
                  : {job.name} {job.id}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const WHEN: Record<JobState, string> = {
  FAILED: 'last tried',
  RUNNING: 'since',
  RETRIED: 'next at',
  WAITING: 'at',
};

/** Shape first, colour second: a cross, a full disc, a half one, a ring. */
function StateMark({ state }: { state: JobState }) {
  const marks: Record<JobState, { sign: string; tone: string }> = {
    FAILED: { sign: '✕', tone: 'text-disputed' },
    RUNNING: { sign: '●', tone: 'text-verified' },
    RETRIED: { sign: '◐', tone: 'text-pending' },
    WAITING: { sign: '○', tone: 'text-soft' },
  };
  const { sign, tone } = marks[state];
  return (
    <span aria-hidden="true" className={`inline-block w-4 ${tone}`}>
      {sign}
    </span>
  );
}
