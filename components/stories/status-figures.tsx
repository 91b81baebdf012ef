import { Fragment } from 'react';
import type { Counts } from '@/lib/stories/view.ts';
import { Bar } from '../ui/bar.tsx';
import { DOT } from '../ui/dot.ts';

/** "6 verified · 3 pending · 1 disputed", each in its own colour and always in words. */
export function StatusFigures({
  counts,
  hasOnlyWhatIs = false,
  className = '',
}: {
  counts: Counts;
  /** Leaves out what there is none of. */
  hasOnlyWhatIs?: boolean;
  className?: string;
}) {
  if (counts.all === 0) return <p className={`text-soft ${className}`}>No items yet</p>;
  const figures = [
    { count: counts.verified, words: 'verified', tone: 'text-verified' },
    { count: counts.pending, words: 'pending', tone: 'text-pending' },
    { count: counts.disputed, words: 'disputed', tone: 'text-disputed' },
  ].filter(({ count }) => count > 0 || !hasOnlyWhatIs);
  return (
    <p className={`figures text-soft ${className}`}>
      {figures.map(({ count, words, tone }, i) => (
        <Fragment key={words}>
          {i > 0 && DOT}
          <span className={count > 0 ? tone : ''}>
            {count} {words}
          </span>
        </Fragment>
      ))}
    </p>
  );
}

export function StatusBar({ counts, className }: { counts: Counts; className?: string }) {
  return (
    <Bar
      className={className}
      parts={[
        { tone: 'verified', count: counts.verified, words: 'verified' },
        { tone: 'pending', count: counts.pending, words: 'pending' },
        { tone: 'disputed', count: counts.disputed, words: 'disputed' },
      ]}
    />
  );
}
