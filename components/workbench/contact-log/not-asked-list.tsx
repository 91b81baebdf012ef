'use client';
import type { NotAskedView } from '@/lib/contacts/view.ts';
import { Button } from '../../ui/button.tsx';
import { accusedPhrase } from './accused-words.ts';

/** People the story seems to accuse without anybody having asked them: found by the wording, so a person decides. */
export function NotAskedList({
  notAsked,
  numbers,
  onAsk,
  onExplain,
}: {
  notAsked: readonly NotAskedView[];
  numbers: ReadonlyMap<string, number>;
  onAsk: ((one: NotAskedView) => void) | null;
  onExplain: ((one: NotAskedView) => void) | null;
}) {
  if (notAsked.length === 0) return null;
  return (
    <section
      className="mb-4 rounded-md border border-pending/50 bg-pending-wash px-3 py-2.5"
      aria-labelledby="not-asked"
    >
      <h3 id="not-asked" className="text-sm font-semibold">
        Accused in the story, and not asked yet
      </h3>
      <div className="mt-1 divide-y divide-pending/30">
        {notAsked.map((one) => (
          <div key={one.party} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5">
            <p className="min-w-0 text-sm">
              <strong className="font-semibold">{one.party}</strong>
              <span className="text-soft"> · {accusedPhrase(one.items, numbers)}</span>
            </p>
            {onAsk && onExplain && (
              <span className="flex gap-2">
                <Button size="sm" onClick={() => onAsk(one)}>
                  Ask<span className="sr-only"> {one.party}</span>
                </Button>
                <Button size="sm" look="quiet" onClick={() => onExplain(one)}>
                  Say why not<span className="sr-only"> {one.party}</span>
                </Button>
              </span>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
