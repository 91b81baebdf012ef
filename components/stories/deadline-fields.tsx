'use client';
import { useEffect, useState } from 'react';
import { cityOf } from '@/lib/domain/moments.ts';
import { Select, TextField } from '../ui/field.tsx';

/** When a story is due: a time of day, and the time zone it is in. */
export function DeadlineFields({
  label = 'Deadline',
  deadline,
  zone,
  timeZone,
  error,
  onDeadline,
  onZone,
}: {
  label?: string;
  /** In the format of a datetime-local field; empty for none. */
  deadline: string;
  zone: string;
  /** The newsroom's time zone. */
  timeZone: string;
  error?: string | undefined;
  onDeadline: (deadline: string) => void;
  onZone: (zone: string) => void;
}) {
  const ownZone = useOwnZone();
  return (
    <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-2">
      <TextField
        type="datetime-local"
        label={label}
        value={deadline}
        error={error}
        onChange={(event) => onDeadline(event.target.value)}
      />
      <Select
        label="Time zone"
        value={zone}
        onChange={(event) => onZone(event.target.value)}
        choices={[...new Set([timeZone, ownZone ?? timeZone, 'UTC'])].map((value) => ({
          value,
          words: cityOf(value),
        }))}
      />
    </div>
  );
}

/** The browser's own time zone, known only once the page runs there. */
function useOwnZone(): string | null {
  const [zone, setZone] = useState<string | null>(null);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return zone;
}
