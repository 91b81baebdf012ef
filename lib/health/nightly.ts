import { readFile } from 'node:fs/promises';
import { env } from '../env.ts';

/** How a nightly job ended last: when it began, and whether all was well. Its messages are only in the log. */
export type NightlyResult = { at: string; ok: boolean };

/** The last backup and the last reading of all evidence; null for one that has never run here. */
export async function nightlyResults(): Promise<{
  backup: NightlyResult | null;
  evidence: NightlyResult | null;
}> {
  const noted = await readFile(/* turbopackIgnore: true */ env.nightlyFile, 'utf8')
    .then((text) => JSON.parse(text) as Record<string, unknown>)
    .catch((): Record<string, unknown> => ({}));
  return { backup: resultOf(noted.backup), evidence: resultOf(noted.evidence) };
}

function resultOf(noted: unknown): NightlyResult | null {
  const { at, ok } = (noted ?? {}) as Partial<NightlyResult>;
  return typeof at === 'string' && typeof ok === 'boolean' ? { at, ok } : null;
}
