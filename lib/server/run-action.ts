import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { noteForbidden, spend } from '../auth/limits.ts';
import { requireActorOrThrow, signedIn } from '../auth/require-actor.ts';
import { isDatabaseAway } from '../database-away.ts';
import type { Actor } from '../domain/actor.ts';
import { type ActionResult, AppError } from '../domain/errors.ts';

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

/** Notes that somebody asked for what they may not do. Without a session nothing was asked of the permission table. */
async function noteWhoAsked(): Promise<void> {
  const who = await signedIn().catch(() => null);
  if (who) await noteForbidden(who.actor);
}

/** Turns a thrown AppError into a result; anything else is logged under an id and shown plainly. */
export async function toActionResult<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    if (error instanceof AppError) {
      if (error.code === 'forbidden') await noteWhoAsked();
      const { code, message, fields, conflict, asks, retryAfter } = error;
      return {
        ok: false,
        error: {
          code,
          message,
          ...(fields && { fields }),
          ...(conflict && { conflict }),
          ...(asks && { asks }),
          ...(retryAfter !== undefined && { retryAfter }),
        },
      };
    }
    // Next's own redirect and not-found travel as errors and must pass.
    if (error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')) throw error;
    const requestId = randomUUID().slice(0, 8);
    console.error(`[${requestId}]`, error);
    if (isDatabaseAway(error)) {
      return {
        ok: false,
        error: {
          code: 'unavailable',
          message:
            'The database did not answer in time. What you typed is still here; look whether it was saved before you send it again.',
          requestId,
        },
      };
    }
    return {
      ok: false,
      error: {
        code: 'unexpected',
        message: `That did not work, and nothing was changed. Try again; if it stays so, tell your operator “${requestId}”.`,
        requestId,
      },
    };
  }
}
