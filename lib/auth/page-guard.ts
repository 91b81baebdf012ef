import { notFound } from 'next/navigation';
import { AppError } from '../domain/errors.ts';
import { type Action, allows } from '../domain/permissions.ts';
import type { Actor } from './actor.ts';
import { requireActor } from './require-actor.ts';

/** For pages that only some roles may see: to everybody else there is no such page. */
export async function requireAbility(action: Action, returnTo: string): Promise<Actor> {
  const actor = await requireActor(returnTo);
  if (!allows(actor, action)) notFound();
  return actor;
}

/** A page's query: what is missing or not to be seen is a 404. */
export async function found<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'missing' || error.code === 'forbidden')) notFound();
    throw error;
  }
}
