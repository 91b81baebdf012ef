import { deadlineGroup, deadlineLead } from '@/lib/domain/deadline-groups.ts';
import { formatMoment } from '@/lib/domain/moments.ts';

/** When something is due, in the serif's figures, and how far off that is: what a line of the desk leads with. */
export function DueLead({ due, now, timeZone }: { due: string | null; now: string; timeZone: string }) {
  const { large, small } = deadlineLead(due, now, timeZone);
  const isLate = deadlineGroup(due, now, timeZone) === 'OVERDUE';
  if (due === null) return <p className="pt-1 text-xs text-soft">No deadline</p>;
  return (
    <p className={isLate ? 'text-disputed' : ''}>
      <time dateTime={due} title={`${formatMoment(due, timeZone, 'long')} (${timeZone})`}>
        <span className="figures block font-serif text-xl leading-7 whitespace-nowrap sm:text-2xl">
          {large}
        </span>
        <span className={`figures block text-xs ${isLate ? 'font-medium' : 'text-soft'}`}>{small}</span>
      </time>
    </p>
  );
}
