import { DeskFrame } from '@/app/desk-frame.tsx';
import { LiveList } from '@/components/live/live-list.tsx';
import { AuditList } from '@/components/record/audit-list.tsx';
import { buttonClass } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Link } from '@/components/ui/link.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireAbility } from '@/lib/auth/page-guard.ts';
import { listRecord } from '@/lib/record/queries.ts';
import { settingsFor } from '@/lib/settings/queries.ts';

type Props = { searchParams: Promise<{ before?: string }> };

export default async function RecordPage({ searchParams }: Props) {
  const actor = await requireAbility('audit.read', '/record');
  const { before } = await searchParams;
  const from: { before?: bigint } =
    typeof before === 'string' && /^\d{1,18}$/.test(before) ? { before: BigInt(before) } : {};
  const [{ events, next }, { timeZone }] = await Promise.all([listRecord(actor, from), settingsFor(actor)]);
  return (
    <DeskFrame title="Record">
      {/* What is older does not change. */}
      {from.before === undefined && <LiveList memberId={actor.id} of="all" />}
      <PageHead title="Record">
        Who did what, when. Each event holds the hash of the one before it, so none can be changed or taken
        away unseen; <code className="font-mono text-xs">npm run audit:verify</code> checks the whole chain.
      </PageHead>
      {events.length === 0 ? (
        <EmptyState title="Nothing here" />
      ) : (
        <AuditList events={events} timeZone={timeZone} />
      )}
      {next && (
        <p className="mt-5">
          <Link href={`/record?before=${next}`} className={buttonClass()}>
            Older events
          </Link>
        </p>
      )}
    </DeskFrame>
  );
}
