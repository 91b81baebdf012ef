/** Reads a backup from end to end and checks it against its own list of contents. Changes nothing. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { openArchive } from './archive.mjs';
import { binding, LARGEST_MANIFEST, MANIFEST, membersOf, readManifest, SECRETS } from './manifest.mjs';
import { openWith } from './passphrase.mjs';
import { silent } from './progress-bar.mjs';
import { Refused } from './refusal.mjs';

/**
 * @typedef {object} Backup one that is complete and unchanged
 * @property {import('./manifest.mjs').Manifest} manifest
 * @property {Record<string, any> | null} secrets null where there are none, or no passphrase was given
 * @property {(member: string) => Promise<import('node:stream').Readable>} read
 * @property {() => void} close
 */

const NEWLINE = 10;

/**
 * Opens a backup that is complete and unchanged: each member has the size and SHA-256, and each table the rows, that
 * the manifest lists; with the passphrase, the secrets can be decrypted too.
 *
 * @param {string} file
 * @param {{ passphrase?: string | null, showing?: import('./progress-bar.mjs').Showing }} options
 * @returns {Promise<Backup>}
 * @throws Refused with the reason
 */
export async function openBackup(file, { passphrase = null, showing = silent } = {}) {
  const size = (await stat(file).catch(() => null))?.size ?? 0;
  const shown = showing('Checking the file', size * 2);
  const archive = await openArchive(file, shown.advance);
  try {
    const manifest = readManifest(await archive.readWhole(MANIFEST, LARGEST_MANIFEST), archive.names);
    for (const member of membersOf(manifest)) await checkMember(archive, member, shown);
    const secrets = manifest.secrets && passphrase ? await openSecrets(archive, manifest, passphrase) : null;
    return { manifest, secrets, read: archive.read, close: archive.close };
  } catch (error) {
    archive.close();
    if (error instanceof Refused) throw error;
    throw new Refused(`${file} cannot be read: ${error.message}.`);
  } finally {
    shown.end();
  }
}

/**
 * @param {import('./archive.mjs').OpenArchive} archive
 * @param {ReturnType<typeof membersOf>[number]} listed
 * @param {import('./progress-bar.mjs').Shown} shown
 */
async function checkMember(archive, { member, size, sha256, rows }, shown) {
  const hash = createHash('sha256');
  let [read, lines] = [0, 0];
  for await (const chunk of await archive.read(member)) {
    hash.update(chunk);
    read += chunk.length;
    shown.advance(chunk.length);
    if (rows === undefined) continue;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
  }
  if (read !== size || hash.digest('hex') !== sha256)
    throw new Refused(`${member} in it is not what was written.`);
  if (rows !== undefined && lines !== rows)
    throw new Refused(`${member} in it holds ${lines} rows; ${rows} were written.`);
}

/**
 * @param {import('./archive.mjs').OpenArchive} archive
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {string} passphrase
 */
async function openSecrets(archive, manifest, passphrase) {
  const closed = await archive.readWhole(SECRETS, 1_000_000);
  const about = binding(manifest);
  return JSON.parse((await openWith(passphrase, closed, about)).toString('utf8'));
}
