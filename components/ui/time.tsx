import { formatMoment, type TimeShape } from '@/lib/domain/moments.ts';

/** A moment in the given time zone, with its year if that is not the current one; the full date on hovering. */
export function Time({
  iso,
  timeZone,
  shape,
  className,
}: {
  iso: string;
  timeZone: string;
  shape?: TimeShape;
  className?: string;
}) {
  const isThisYear = new Date(iso).getUTCFullYear() === new Date().getUTCFullYear();
  return (
    <time
      dateTime={iso}
      // The year may change between server and browser.
      suppressHydrationWarning
      title={`${formatMoment(iso, timeZone, 'long')} (${timeZone})`}
      className={`figures ${className ?? ''}`}
    >
      {formatMoment(iso, timeZone, shape ?? (isThisYear ? 'short' : 'dated'))}
    </time>
  );
}
