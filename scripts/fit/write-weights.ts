import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { WEIGHTS_FORMAT, type WeightsManifest } from '../../lib/text/weights/manifest.ts';
import { weightsFolder } from '../../lib/text/weights/read.ts';

/** The folder that a person named, or that of the weights which the engine comes with. */
export const folderOf = (name: string | null): URL => (name ? pathToFileURL(`${name}/`) : weightsFolder);

/** Writes weights and their manifest into a folder, where {@link import('../../lib/text/weights/read.ts').readWeights} reads them. */
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
