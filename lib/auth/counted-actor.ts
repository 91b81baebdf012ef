import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { spend } from './limits.ts';
import type { SessionActor } from './session.ts';

/**
 * Whoever asks for what is no page, after one of the requests that they have was counted.
 * @throws AppError `signed_out`; `forbidden` where a temporary password is to be changed first; `limited`
 */
export async function countedActor(who: SessionActor | null): Promise<Actor> {
  if (!who)
    throw new AppError('signed_out', 'You are signed out. Sign in again; what you typed is still here.');
  await spend(who.actor, 'requests');
  if (who.mustChangePassword) throw new AppError('forbidden', 'Set a password of your own first.');
  return who.actor;
}
