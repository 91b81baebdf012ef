import { Time } from '@/components/ui/time.tsx';
import type { RecordedEvent } from '@/lib/record/view.ts';

/** The record, newest first: what was done, by whom, and the link of the hash chain that secures it. */
export function AuditList({ events, timeZone }: { events: RecordedEvent[]; timeZone: string }) {
  return (
    <ol className="border-t">
      {events.map((event) => (
        <li key={event.seq} className="grid gap-x-4 border-b py-2.5 sm:grid-cols-[9.5rem_1fr_auto]">
          <p className="text-sm text-soft">
            <Time iso={event.at} timeZone={timeZone} />
          </p>
          <p className="text-sm break-words">
            <span className="font-medium">{event.by}</span> {event.words}
            {event.story && <span className="text-soft"> · {event.story}</span>}
          </p>
          <p className="font-mono text-2xs text-soft" title={event.hash}>
            {event.seq} · {event.hash.slice(0, 12)}
          </p>
        </li>
      ))}
    </ol>
  );
}
