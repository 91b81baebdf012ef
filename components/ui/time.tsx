import { formatMoment, type TimeShape } from './zoned-time.ts';

/** A moment in the given time zone; the full date on hovering. */
export function Time({
  iso,
  timeZone,
  shape = 'short',
  className,
}: {
  iso: string;
  timeZone: string;
  shape?: TimeShape;
  className?: string;
}) {
  return (
    <time
      dateTime={iso}
      title={`${formatMoment(iso, timeZone, 'long')} (${timeZone})`}
      className={`figures ${className ?? ''}`}
    >
      {formatMoment(iso, timeZone, shape)}
    </time>
  );
}
