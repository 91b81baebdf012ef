import { randomUUID } from 'node:crypto';
import { noteForbidden } from '../auth/limits.ts';
import { isDatabaseAway } from '../database-away.ts';
import type { Actor } from '../domain/actor.ts';
import { type ActionResult, AppError } from '../domain/errors.ts';

/** Notes that somebody asked for what they may not do. Without a session nothing was asked of the permission table. */
async function noteWho(whoAsks: () => Promise<Actor | null>): Promise<void> {
  const actor = await whoAsks().catch(() => null);
  if (actor) await noteForbidden(actor);
}

/**
 * Turns a thrown AppError into a result; anything else is logged under an id and shown plainly.
 * @param whoAsks who is asking, where that is known: that they asked for what they may not do is noted
 */
export async function resultOf<T>(
  work: () => Promise<T>,
  whoAsks: () => Promise<Actor | null>,
): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    if (error instanceof AppError) {
      if (error.code === 'forbidden') await noteWho(whoAsks);
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
