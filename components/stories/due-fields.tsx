'use client';
import { DeadlineFields } from './deadline-fields.tsx';

/** Until when somebody has what they are given. */
export function DueFields({
  due,
  zone,
  timeZone,
  error,
  onChange,
}: {
  /** As it is typed, on the clock of `zone`. */
  due: string;
  zone: string;
  /** The newsroom's. */
  timeZone: string;
  error: string | undefined;
  onChange: (part: { due: string } | { zone: string }) => void;
}) {
  return (
    <div>
      <DeadlineFields
        label="Due"
        deadline={due}
        {...{ zone, timeZone, error }}
        onDeadline={(value) => onChange({ due: value })}
        onZone={(value) => onChange({ zone: value })}
      />
      <p className="mt-1 text-xs text-soft">Without a time it is due with the story.</p>
    </div>
  );
}
