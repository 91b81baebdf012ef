'use client';
import { useState } from 'react';
import type { ActionResult } from '@/lib/domain/errors.ts';
import type { DraftPlace } from '../../ui/use-form.ts';

/**
 * What a form rests on. Others' changes come in while somebody types; saving on top of what they never saw would undo
 * them silently. So a form is sent with the version on which it was begun, unless what it shows of the thing is still the
 * same (then somebody changed something else of it). Who was refused has been told who was first, and may then insist.
 *
 * @param version of the thing now
 * @param shown what the form would show of it now
 * @param send sends with the version that it is based on
 */
export function useBasis<Input, Answer>(
  { version, shown }: { version: number; shown: unknown },
  send: (input: Input, basedOn: number) => Promise<ActionResult<Answer>>,
): (input: Input) => Promise<ActionResult<Answer>> {
  const now = begunOn({ version, shown });
  const [begun, setBegun] = useState(now);
  return async (input) => {
    const result = await send(input, begun.shown === now.shown ? version : begun.version);
    if (!result.ok && result.error.code === 'conflict') setBegun(now);
    return result;
  };
}

/** What a form was begun on, kept with what is typed into it. */
export type Begun = { version: number; shown: string };

export const begunOn = ({ version, shown }: { version: number; shown: unknown }): Begun => ({
  version,
  shown: JSON.stringify(shown),
});

/** The same for a form whose draft outlives the page: what it was begun on is kept with it, as `begun`. */
export function useKeptBasis<Draft extends { begun: Begun }, Input, Answer>(
  thing: { version: number; shown: unknown },
  [{ begun }, change]: DraftPlace<Draft>,
  send: (input: Input, basedOn: number) => Promise<ActionResult<Answer>>,
): (input: Input) => Promise<ActionResult<Answer>> {
  const now = begunOn(thing);
  return async (input) => {
    const result = await send(input, begun.shown === now.shown ? thing.version : begun.version);
    if (!result.ok && result.error.code === 'conflict') change((draft) => ({ ...draft, begun: now }));
    return result;
  };
}
