import type { Capture } from '../lib/capture/capture.ts';
import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import { AppError } from '../lib/domain/errors.ts';
import { askForCapture } from '../lib/sources/capture-mutations.ts';
import { performCapture } from '../lib/sources/capture-records.ts';

/** Asks for a capture and carries it out at once, as its job does. Throws AppError where it came to nothing. */
export async function captureNow(
  actor: Actor,
  input: Parameters<typeof askForCapture>[1],
  fetchPage: (link: string) => Promise<Capture>,
): Promise<{ sourceId: string; said: string | null }> {
  const { captureId } = await askForCapture(actor, input);
  await performCapture(captureId, fetchPage);
  const { state, sourceId, problem, said } = await db.pageCapture.findUniqueOrThrow({
    where: { id: captureId },
  });
  if (state === 'DONE' && sourceId) return { sourceId, said };
  const code = problem === 'limited' || problem === 'forbidden' ? problem : 'validation';
  throw new AppError(code, said ?? '', { fields: { url: said ?? '' } });
}
