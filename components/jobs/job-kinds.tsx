import { ReaderTime } from '@/components/ui/reader-time.tsx';
import type { JobKind } from '@/lib/worker/view.ts';

/** How many jobs of each kind wait, run and failed, and since when the first of them could have run. */
export function JobKinds({ kinds, timeZone }: { kinds: readonly JobKind[]; timeZone: string }) {
  return (
    <section aria-labelledby="job-kinds" className="mb-8">
      <h2 id="job-kinds" className="mb-2 text-lg font-semibold">
        By kind
      </h2>
      <ul className="divide-y border-y">
        {kinds.map((kind) => (
          <li
            key={kind.name}
            className="grid gap-x-6 gap-y-1 py-2.5 text-sm sm:grid-cols-[1fr_auto] sm:items-baseline"
          >
            <div className="min-w-0">
              <p>{kind.does ?? 'Written by another version of Stet'}</p>
              <p className="mt-0.5 text-soft">
                <span className="font-mono text-xs">{kind.name}</span>
                {kind.dueSince && (
                  <>
                    {' · the first waits since '}
                    <ReaderTime iso={kind.dueSince} timeZone={timeZone} />
                  </>
                )}
              </p>
            </div>
            <p className="figures flex gap-x-4 text-soft">
              <Count of={kind.failed} words="failed" tone="text-disputed" />
              <Count of={kind.running} words="running" tone="text-verified" />
              <Count of={kind.waiting} words="waiting" tone="text-ink" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Count({ of, words, tone }: { of: number; words: string; tone: string }) {
  return (
    <span className="whitespace-nowrap">
      <span className={of > 0 ? `font-semibold ${tone}` : undefined}>{of}</span> {words}
    </span>
  );
}
