import { DeskFrame } from '@/app/desk-frame.tsx';
import { JobKinds } from '@/components/jobs/job-kinds.tsx';
import { JobTable } from '@/components/jobs/job-table.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireAbility } from '@/lib/auth/page-guard.ts';
import { settingsFor } from '@/lib/settings/queries.ts';
import { runJobAgainAction } from '@/lib/worker/actions.ts';
import { listJobs } from '@/lib/worker/queries.ts';

export default async function JobsPage() {
  const actor = await requireAbility('jobs.read', '/settings/jobs');
  const [{ jobs, kinds, counts, workers }, { timeZone }] = await Promise.all([
    listJobs(actor),
    settingsFor(actor),
  ]);
  const { FAILED: failed, RUNNING: running } = counts;
  return (
    <DeskFrame title="Jobs">
      <PageHead title="Jobs">
        What Stet does by itself, beside your work. {failed} failed, {running} running,{' '}
        {counts.WAITING + counts.RETRIED} waiting.{' '}
        <Link href="/settings" className="text-pencil underline underline-offset-4">
          Back to the settings
        </Link>
      </PageHead>
      {workers === 0 && (
        <Notice tone="warning" title="Nothing runs jobs just now" className="mb-6">
          The web server was told to leave them to another process, or has just started. Your operator can
          start one with <code className="font-mono text-xs">npm run worker</code>.
        </Notice>
      )}
      {jobs.length === 0 ? (
        <EmptyState title="Nothing waits, and nothing failed" />
      ) : (
        <>
          <JobKinds kinds={kinds} timeZone={timeZone} />
          <h2 className="mb-2 text-lg font-semibold">One by one</h2>
          <JobTable jobs={jobs} timeZone={timeZone} runAgainAction={runJobAgainAction} />
        </>
      )}
    </DeskFrame>
  );
}
