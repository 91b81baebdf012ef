import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { WEIGHTS_FORMAT, type WeightsManifest } from '../../lib/text/weights/manifest.ts';
import { weightsFolder } from '../../lib/text/weights/read.ts';

/**
 * Where fitted weights go: into the folder that was named, otherwise into the engine. Weights fitted on our own
 * stories, which are too few to ship, go nowhere (null) unless a folder was named.
 */
export function folderFor(isOwn: boolean, named: string | undefined): URL | null {
  if (named) return pathToFileURL(`${path.resolve(named)}/`);
  return isOwn ? null : weightsFolder;
}

/** Writes weights and their manifest into a folder, as lib/text/weights/read.ts reads them. */
export function writeWeights(
  folder: URL,
  bytes: Uint8Array,
  from: Pick<WeightsManifest, 'fittedOn' | 'command' | 'day'>,
): void {
  const manifest: WeightsManifest = {
    format: WEIGHTS_FORMAT,
    holds: 'hashed features with one byte for each weight: no words and no sentences',
    ...from,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('attribution.bin', folder), bytes);
  writeFileSync(new URL('attribution.json', folder), `${JSON.stringify(manifest, null, 2)}\n`);
}
