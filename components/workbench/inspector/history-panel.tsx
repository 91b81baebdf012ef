'use client';
import { useEffect, useState } from 'react';
import type { HistoryEntry, ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { readHistory } from '../state/requests.ts';
import { Section } from './section.tsx';

type Known = { of: string; entries: HistoryEntry[] } | { of: string; failed: true } | null;

/** From the record; read when opened, and again if the item has changed since. */
export function HistoryPanel({ item }: { item: ItemView }) {
  const { commands, timeZone } = useWorkbenchContext();
  const [isOpen, setIsOpen] = useState(false);
  const [known, setKnown] = useState<Known>(null);
  const [attempt, setAttempt] = useState(0);
  const of = `${item.id} ${item.version} ${attempt}`;

  useEffect(() => {
    if (!isOpen) return;
    let isWanted = true;
    readHistory(commands.storyId, item.id).then(
      (entries) => isWanted && setKnown({ of, entries }),
      () => isWanted && setKnown({ of, failed: true }),
    );
    return () => {
      isWanted = false;
    };
  }, [isOpen, of, commands.storyId, item.id]);

  const entries = known && 'entries' in known && known.of.startsWith(item.id) ? known.entries : null;
  return (
    <Section
      title="History"
      aside={
        <Button size="sm" look="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Show'}
          <span className="sr-only"> history</span>
        </Button>
      }
    >
      {isOpen && known && 'failed' in known && (
        <p className="text-sm text-disputed">
          The history could not be read.{' '}
          <Button look="link" onClick={() => setAttempt(attempt + 1)}>
            Try again
          </Button>
        </p>
      )}
      {isOpen && !known && <p className="text-sm text-soft">Reading the record…</p>}
      {isOpen && entries && (
        <ol className="space-y-1.5 text-sm text-soft">
          {entries.map((entry) => (
            <li key={entry.seq} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
              <Time iso={entry.at} timeZone={timeZone} className="font-mono text-xs leading-5" />
              <span>
                <span className="text-ink">{entry.words}</span> · {entry.by}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
