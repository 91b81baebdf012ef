import { formatMoment, onTwoClocks } from '@/lib/domain/moments.ts';

/**
 * A moment on the newsroom's clock, which the desk's deadlines and groups follow: two clocks on one line would have people
 * reckon. Of the same day as `now` it is the time alone; the full date on hovering.
 */
export function DeskTime({ iso, timeZone, now }: { iso: string; timeZone: string; now: string }) {
  return (
    <time dateTime={iso} title={`${formatMoment(iso, timeZone, 'long')} (${timeZone})`} className="figures">
      {onTwoClocks(iso, timeZone, timeZone, now).reader}
    </time>
  );
}
