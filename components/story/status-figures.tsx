import type { Counts } from '@/lib/stories/view.ts';
import { Bar } from '../ui/bar.tsx';

/** "6 verified · 3 pending · 1 disputed", each in its own colour and always in words. */
export function StatusFigures({ counts, className = '' }: { counts: Counts; className?: string }) {
  if (counts.all === 0) return <p className={`text-soft ${className}`}>No items yet</p>;
  return (
    <p className={`figures ${className}`}>
      <span className="text-verified">{counts.verified} verified</span>
      <span className="text-soft"> · </span>
      <span className="text-pending">{counts.pending} pending</span>
      <span className="text-soft"> · </span>
      <span className="text-disputed">{counts.disputed} disputed</span>
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
