import { notFound } from 'next/navigation';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { type Action, allows } from '../domain/permissions.ts';
import { noteForbidden } from './limits.ts';
import { requireActor } from './require-actor.ts';

/**
 * For pages that only some roles may see: for everybody else the page does not exist, and asking repeatedly is noted.
 */
export async function requireAbility(action: Action, returnTo: string): Promise<Actor> {
  const actor = await requireActor(returnTo);
  if (!allows(actor, action)) {
    await noteForbidden(actor);
    notFound();
  }
  return actor;
}

/** A page's query: anything missing or not to be seen is a 404. */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'missing' || error.code === 'forbidden')) notFound();
    throw error;
  }
}

/** A search on a page: where a limit was reached, what to say beside the field instead of showing results. */
export async function unlessLimited<T>(
  search: Promise<T>,
  nothing: T,
): Promise<{ found: T; limited: string | undefined }> {
  try {
    return { found: await search, limited: undefined };
  } catch (error) {
    if (error instanceof AppError && error.code === 'limited')
      return { found: nothing, limited: error.message };
    throw error;
  }
}
