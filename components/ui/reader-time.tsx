'use client';
import { useSyncExternalStore } from 'react';
import { formatMoment, onTwoClocks } from '@/lib/domain/moments.ts';

/** What moments on a page are told by. */
export type Clock = {
  /** The newsroom's time zone. */
  timeZone: string;
  /** ISO. */
  now: string;
};

const never = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's own time zone; null until the page runs in the browser, which alone knows it. */
export function useReaderZone(): string | null {
  return useSyncExternalStore(never, browserZone, () => null);
}

/** A moment on the reader's clock, with the newsroom's time beside it where they differ. */
export function ReaderTime({
  iso,
  timeZone,
  now,
}: {
  iso: string;
  /** The newsroom's time zone. */
  timeZone: string;
  /** ISO; if given, a moment on the same day is shown as the time alone. */
  now?: string;
}) {
  const zone = useReaderZone() ?? timeZone;
  const { reader, newsroom } = onTwoClocks(iso, zone, timeZone, now);
  return (
    <time dateTime={iso} title={`${formatMoment(iso, zone, 'long')} (${zone})`} className="figures">
      {reader}
      {newsroom && <span className="text-soft"> ({newsroom})</span>}
    </time>
  );
}
