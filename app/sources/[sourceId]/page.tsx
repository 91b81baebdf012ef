import { DeskFrame } from '@/app/desk-frame.tsx';
import { LiveList } from '@/components/live/live-list.tsx';
import { ConfidentialPanel } from '@/components/source/confidential-panel.tsx';
import { MergeDialog, MergedList } from '@/components/source/merge-dialog.tsx';
import { SourceDetails } from '@/components/source/source-details.tsx';
import { SourceEvidence } from '@/components/source/source-evidence.tsx';
import { SourceThreads } from '@/components/source/source-threads.tsx';
import { UsedIn } from '@/components/source/used-in.tsx';
import { Link } from '@/components/ui/link.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { orNotFound } from '@/lib/auth/page-guard.ts';
import { requireActor } from '@/lib/auth/require-actor.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { sourcePage } from '@/lib/sources/queries.ts';

type Props = { params: Promise<{ sourceId: string }> };

export default async function SourcePage({ params }: Props) {
  const { sourceId } = await params;
  const actor = await requireActor(`/sources/${encodeURIComponent(sourceId)}`);
  const source = await orNotFound((async () => sourcePage(actor, idOf(sourceId, 'source')))());
  return (
    <DeskFrame title="Source">
      <LiveList memberId={actor.id} of="all" />
      <nav aria-label="Breadcrumb" className="mb-2 text-sm">
        <Link href="/sources" className="text-pencil underline-offset-4 hover:underline">
          Sources
        </Link>
      </nav>
      <h1 className="mb-6 max-w-3xl font-serif text-2xl font-semibold break-words">{source.title}</h1>
      {source.mergedInto && (
        <Notice tone="info" className="mb-6">
          Merged into{' '}
          <Link
            href={`/sources/${source.mergedInto.id}`}
            className="text-pencil underline underline-offset-4"
          >
            {source.mergedInto.title}
          </Link>
          ; its evidence and files are there, and it can be taken out again there.
        </Notice>
      )}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <SourceEvidence source={source} />
          <section aria-labelledby="used-in" className="mb-8">
            <h2 id="used-in" className="mb-2 text-lg font-semibold">
              Used in
            </h2>
            <UsedIn stories={source.usedIn} hasMore={source.hasMoreUses} />
          </section>
          <section aria-labelledby="threads" className="mb-8 max-w-xl">
            <h2 id="threads" className="mb-2 text-lg font-semibold">
              Threads
            </h2>
            <SourceThreads source={source} />
          </section>
        </div>
        <div
          className={`grid content-start gap-8 ${source.isConfidential ? 'max-lg:order-first max-lg:mb-8' : ''}`}
        >
          {source.isConfidential && <ConfidentialPanel source={source} />}
          <section aria-labelledby="details">
            <h2 id="details" className="mb-2 text-lg font-semibold">
              Details
            </h2>
            <SourceDetails source={source} />
          </section>
          {(source.merged.length > 0 || (source.can.change && !source.isConfidential)) && (
            <section aria-labelledby="duplicates">
              <h2 id="duplicates" className="mb-2 text-lg font-semibold">
                Duplicates
              </h2>
              <div className="grid justify-items-stretch gap-3">
                {source.merged.length > 0 && <MergedList source={source} />}
                {source.can.change && !source.isConfidential && (
                  <div>
                    <MergeDialog source={source} />
                  </div>
                )}
              </div>
            </section>
          )}
        </div>
      </div>
    </DeskFrame>
  );
}
