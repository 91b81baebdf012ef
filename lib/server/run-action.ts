import type { z } from 'zod';
import { spend } from '../auth/limits.ts';
import { requireActorOrThrow, signedIn } from '../auth/require-actor.ts';
import type { Actor } from '../domain/actor.ts';
import { type ActionResult, AppError } from '../domain/errors.ts';
import { resultOf } from './result.ts';

/**
 * The one shape of an action: who is it, is the input valid, do it, and return a result that a screen can show.
 * Authorisation is up to the mutation; this only says who is asking. Each counts as one of the changes that a person
 * may make; what costs more has a limit of its own in its mutation or query (lib/limits.test.ts says which).
 */
export async function runAction<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  mutation: (actor: Actor, input: z.output<S>) => Promise<T>,
): Promise<ActionResult<T>> {
  return toActionResult(async () => {
    const actor = await requireActorOrThrow();
    await spend(actor, 'changes');
    return mutation(actor, parse(schema, input));
  });
}

/** Parses input; throws AppError `validation` with a message for each field that is wrong. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of result.error.issues) fields[fieldOf(path)] ??= message;
  throw new AppError('validation', Object.values(fields)[0] ?? 'Something in the form is not right.', {
    fields,
  });
}

/**
 * The name of a field in its form: "title"; "source.title" for one inside another; the list's name for one in a list.
 */
function fieldOf(path: readonly PropertyKey[]): string {
  const end = path.findIndex((part) => typeof part !== 'string');
  return path.slice(0, end < 0 ? undefined : end).join('.');
}

/** What the work of this request came to, as a screen can show it (result.ts). */
export function toActionResult<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  return resultOf(work, async () => (await signedIn())?.actor ?? null);
}
