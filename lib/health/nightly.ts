import { readFile } from 'node:fs/promises';
import { env } from '../env.ts';

/** How a job of the night ended last: when it began, and whether all was well. What it said is in the log alone. */
export type NightlyResult = { at: string; ok: boolean };

/** The last backup and the last reading of all evidence; null for one that never ran here. */
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
