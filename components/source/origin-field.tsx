'use client';
import { useEffect, useId, useState } from 'react';
import { TextField } from '@/components/ui/field.tsx';
import { suggestOriginsAction } from '@/lib/sources/actions.ts';

const WAIT_MS = 180;

/**
 * The independent origin that a source goes back to. Suggests those already in use, so that one origin has one name.
 */
export function OriginField({ start, error }: { start: string; error: string | undefined }) {
  const listId = useId();
  const [origin, setOrigin] = useState(start);
  const [known, setKnown] = useState<string[]>([]);
  const [limited, setLimited] = useState<string>();
  const query = origin.trim();

  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      suggestOriginsAction({ query }).then(
        (result) => {
          if (!isWanted) return;
          if (result.ok) setKnown(result.data.origins);
          setLimited(!result.ok && result.error.code === 'limited' ? result.error.message : undefined);
        },
        // A failed search suggests nothing: the origin can be typed all the same.
        () => {},
      );
    }, WAIT_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [query]);

  return (
    <>
      <TextField
        label="Goes back to"
        name="origin"
        list={listId}
        placeholder="Its own origin"
        hint="Five pick-ups of one wire report are one origin: give them the same name here."
        value={origin}
        error={error ?? limited}
        onChange={(event) => setOrigin(event.target.value)}
      />
      <datalist id={listId}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
