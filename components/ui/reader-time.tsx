'use client';
import { useSyncExternalStore } from 'react';
import { formatMoment, onTwoClocks } from '@/lib/domain/moments.ts';

const never = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's own time zone; until the page is alive, nobody knows it but the browser. */
export function useReaderZone(): string | null {
  return useSyncExternalStore(never, browserZone, () => null);
}

/** A moment on the reader's clock, with the newsroom's beside it where they differ. */
export function ReaderTime({
  iso,
  timeZone,
  now,
}: {
  iso: string;
  /** The newsroom's. */
  timeZone: string;
  /** ISO; where given, a moment of the same day is shown as the time alone. */
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
