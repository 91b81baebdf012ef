import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { WEIGHTS_FORMAT, type WeightsManifest } from '../../lib/text/weights/manifest.ts';

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
