import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from './auth/actor.ts';
import { requireActorOrThrow } from './auth/require-actor.ts';
import { type ActionResult, AppError } from './domain/errors.ts';

/**
 * The one shape of an action: who is it, is the input sound, do it, and answer in a form that a screen can show.
 * Authorisation is the mutation's own; this only says who asks.
 */
export async function act<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  mutation: (actor: Actor, input: z.output<S>) => Promise<T>,
): Promise<ActionResult<T>> {
  return answer(async () => {
    const actor = await requireActorOrThrow();
    return mutation(actor, parse(schema, input));
  });
}

/** Parses input; throws AppError `validation` with a message for each field that is wrong. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const { field, message } of result.error.issues.flatMap(faultsOf)) fields[field] ??= message;
  throw new AppError('validation', Object.values(fields)[0] ?? 'Something in the form is not right.', {
    fields,
  });
}

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with which field. Where one of several shapes would do, it is the fault in the shape that was meant:
 * the one that lacks nothing, else the one with least wrong. A field inside another is named "source.title".
 */
function faultsOf(issue: Issue): { field: string; message: string }[] {
  const field = String(issue.path[0] ?? '');
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ field, message: issue.message }];
  const lacks = (shape: readonly Issue[]) => shape.filter(({ code }) => code === 'invalid_type').length;
  const [meant = []] = issue.errors.toSorted((a, b) => lacks(a) - lacks(b) || a.length - b.length);
  return meant.flatMap(faultsOf).map((inner) => ({
    field: [field, inner.field].filter(Boolean).join('.'),
    message: inner.message,
  }));
}

/** Turns a thrown AppError into a result; anything else is logged under an id and shown plainly. */
export async function answer<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    if (error instanceof AppError) {
      const { code, message, fields, conflict } = error;
      return {
        ok: false,
        error: { code, message, ...(fields && { fields }), ...(conflict && { conflict }) },
      };
    }
    // Next's own redirect and not-found travel as errors and must pass.
    if (error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')) throw error;
    const requestId = randomUUID().slice(0, 8);
    console.error(`[${requestId}]`, error);
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
