/**
 * Reads the fitted weights. This is the one file of the engine that is not pure: it opens the two files beside it, at
 * the first story in a process. It therefore runs only in Node and must not be bundled; the code that compares quotes
 * and re-anchors items never loads it (lib/architecture.test.ts enforces both).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { WEIGHTS_FORMAT, type WeightsManifest } from './manifest.ts';

/** Where the weights shipped with the engine are. */
export const weightsFolder = new URL('.', import.meta.url);

/**
 * The bytes of `attribution.bin` in a folder, checked against the manifest beside them: weights cut short, swapped or
 * written by another version would not fail, only find different things.
 *
 * @throws Error that names the file, where one is missing or they do not fit each other
 */
export function readWeights(folder: URL = weightsFolder): Uint8Array {
  const file = new URL('attribution.bin', folder);
  const manifest = readManifest(folder);
  if (manifest.format !== WEIGHTS_FORMAT)
    throw new Error(
      `The weights in ${file.pathname} have format ${manifest.format}; this engine reads ${WEIGHTS_FORMAT}.`,
    );
  const bytes = opened(file);
  if (bytes.length !== manifest.bytes)
    throw new Error(
      `The weights in ${file.pathname} have ${bytes.length} bytes, their manifest says ${manifest.bytes}.`,
    );
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.sha256)
    throw new Error(`The weights in ${file.pathname} are not those of their manifest: another SHA-256.`);
  return bytes;
}

/** What the manifest in a folder says about the weights beside it. Throws an Error naming it where it is not one. */
export function readManifest(folder: URL): WeightsManifest {
  const file = new URL('attribution.json', folder);
  const written = opened(file).toString('utf8');
  try {
    return JSON.parse(written);
  } catch {
    throw new Error(`The manifest of the weights, ${file.pathname}, is no JSON.`);
  }
}

function opened(file: URL): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Error(`The weights of the engine cannot be read: ${file.pathname}.`, { cause });
  }
}
