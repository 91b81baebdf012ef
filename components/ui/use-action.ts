'use client';
import { useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { isOfOlderBuild, UPDATED } from './updated.ts';

/** Why an action did not do what was asked. */
export type Failure = Extract<ActionResult<unknown>, { ok: false }>['error'];

/**
 * Runs an action from a button: whether it is running, why it was refused, and which field was at fault. Forms have
 * `useForm`, which is built on this.
 */
export function useAction<I, T>(action: (input: I) => Promise<ActionResult<T>>) {
  const [isBusy, startTransition] = useTransition();
  const [failure, setFailure] = useState<Failure | null>(null);

  function run(input: I, onDone?: (data: T) => void): void {
    startTransition(async () => {
      setFailure(null);
      try {
        const result = await action(input);
        if (result.ok) onDone?.(result.data);
        else setFailure(result.error);
      } catch (error) {
        setFailure({
          code: 'unexpected',
          message: isOfOlderBuild(error)
            ? UPDATED
            : 'The desk could not be reached. Look whether it was saved before you try again.',
        });
      }
    });
  }

  return {
    run,
    isBusy,
    failure,
    /** The message for one field; the general one is shown only where no field is at fault. */
    fieldError: (name: string): string | undefined => failure?.fields?.[name],
    generalError: failure && !failure.fields ? failure.message : undefined,
    clear: () => setFailure(null),
    /** Refuses before anything is sent: what is wrong, by field. */
    refuse: (fields: Record<string, string>) => setFailure({ code: 'validation', message: '', fields }),
  };
}
