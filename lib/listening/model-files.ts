/** The files of the model of sounds, from its installed package, for browsers. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Of the package whose files these are: part of their address, so that browsers may keep them for good. */
export const MODEL_VERSION = '0.6.3';

const BYTES = 'application/octet-stream';

/** What the model reads, and as what it is sent (texts are packed on the way); nothing in an address becomes part of a path by itself. */
const FILES = new Map([
  ['dict.txt', 'text/plain; charset=utf-8'],
  ['feat_params.json', 'application/json'],
  ['mdef', BYTES],
  ['means', BYTES],
  ['noisedict.txt', 'text/plain; charset=utf-8'],
  ['phoneset.json', 'application/json'],
  ['sendump', BYTES],
  ['transition_matrices', BYTES],
  ['variances', BYTES],
]);

const LANGUAGE = 'en-us';

/** A file of the model by its address after the version ("en-us/dict.txt"); null where there is none. */
export async function modelFile(
  version: string,
  [language, file = '', ...more]: readonly string[],
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | null> {
  const type = FILES.get(file);
  if (version !== MODEL_VERSION || language !== LANGUAGE || more.length > 0 || !type) return null;
  const at = path.join(process.cwd(), 'node_modules/soundswallower/model', LANGUAGE, file);
  return { bytes: new Uint8Array(await readFile(/* turbopackIgnore: true */ at)), type };
}
