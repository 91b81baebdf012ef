'use client';
import { useId, useState } from 'react';
import { changesInWords } from '@/lib/domain/since.ts';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { useSince } from '../state/use-others.ts';
import { markAllSeen } from '../state/use-presence.ts';

/** What others did while this person was away: in short, and each with its time on request. Stays until marked as read. */
export function SinceLine({ numbers }: { numbers: ReadonlyMap<string, number> }) {
  const { commands, others, timeZone } = useWorkbenchContext();
  const since = useSince();
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  if (!since?.at || since.counts.length === 0) return null;
  return (
    <section aria-label="Since you were here" className="shrink-0 border-b text-sm">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-5 py-1.5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setIsOpen(!isOpen)}
          className="min-h-6 flex-1 text-left hover:text-pencil"
        >
          <span className="font-semibold">
            Since you were here, <Time iso={since.at} timeZone={timeZone} />:
          </span>{' '}
          {changesInWords(since.counts)}
          <span aria-hidden="true"> {isOpen ? '▴' : '▾'}</span>
        </button>
        <Button size="sm" look="link" onClick={() => void markAllSeen(commands.storyId, others)}>
          Mark as read
        </Button>
      </p>
      <ol id={listId} hidden={!isOpen} className="max-h-[35dvh] overflow-y-auto px-5 pb-2">
        {since.entries.map(({ seq, at, by, words, itemId }) => {
          const number = itemId === null ? undefined : numbers.get(itemId);
          return (
            <li
              key={seq}
              className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 border-t border-rule py-1.5"
            >
              <span className="figures pt-px text-xs text-soft">
                <Time iso={at} timeZone={timeZone} />
              </span>
              <span>
                {by} {words}
                {itemId !== null && number !== undefined && (
                  <>
                    {' · '}
                    <Button size="sm" look="link" onClick={() => commands.choose(itemId)}>
                      item {number}
                    </Button>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
