import type { z } from 'zod';
import type { Actor } from '../domain/actor.ts';
import { runAction } from '../server/run-action.ts';
import { workbench } from './queries.ts';

/** Does a change to a story as an action, and returns the story as it then is. */
export function thenShow<S extends z.ZodType<{ storyId: string }>>(
  schema: S,
  input: unknown,
  mutation: (actor: Actor, input: z.output<S>) => Promise<unknown>,
) {
  return runAction(schema, input, async (actor, parsed) => {
    await mutation(actor, parsed);
    return { workbench: await workbench(actor, parsed.storyId) };
  });
}
