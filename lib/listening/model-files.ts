/** The files of the model of sounds, from its installed package, for browsers. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Of the package whose files these are: part of their address, so that browsers may keep them for good. */
export const MODEL_VERSION = '0.6.3';

/** What the model reads; nothing in an address becomes part of a path by itself. */
const FILES = new Set([
  'dict.txt',
  'feat_params.json',
  'mdef',
  'means',
  'noisedict.txt',
  'phoneset.json',
  'sendump',
  'transition_matrices',
  'variances',
]);

const LANGUAGE = 'en-us';

/** Packed files: 10 MB become 5. They never change, and each is packed once in a server's life. */
const packed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

const gzipped = promisify(gzip);

async function pack(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const at = path.join(process.cwd(), 'node_modules/soundswallower/model', LANGUAGE, file);
  return new Uint8Array(await gzipped(await readFile(/* turbopackIgnore: true */ at)));
}

/** A file of the model by its address after the version ("en-us/dict.txt"), packed with gzip; null where there is none. */
export async function modelFile(
  version: string,
  [language, file = '', ...more]: readonly string[],
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (version !== MODEL_VERSION || language !== LANGUAGE || more.length > 0 || !FILES.has(file)) return null;
  const known = packed.get(file) ?? pack(file);
  packed.set(file, known);
  known.catch(() => packed.delete(file));
  return known;
}
