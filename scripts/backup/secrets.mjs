/** The secrets without which a newsroom's data cannot be read, as they are now, and how they are restored. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureStateDirectory, stateDirectory } from '../paths.mjs';
import { writePrivately } from '../secrets.mjs';
import { Refused } from './refusal.mjs';

const usualFile = path.join(stateDirectory, 'secrets.json');

/** These belong to a database server, not to the newsroom; every place has its own. */
const OF_THE_PLACE = ['postgresPassword', 'databasePassword', 'applicationPassword'];

const keysApart = (/** @type {string | undefined} */ text) =>
  (text ?? '').split(',').filter((key) => key.trim() !== '');

/** @param {string} file */
function readKept(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** What is in the file, overridden by the environment as at a start. Null: there are none here at all. */
export function secretsInUse(file = usualFile, environment = process.env) {
  const secrets = Object.fromEntries(
    Object.entries(readKept(file)).filter(([name]) => !OF_THE_PLACE.includes(name)),
  );
  if (environment.NEXTAUTH_SECRET) secrets.authSecret = environment.NEXTAUTH_SECRET;
  if (environment.STET_SECRET_KEY) secrets.secretKey = environment.STET_SECRET_KEY;
  const retired = [
    ...new Set([...(secrets.retiredSecretKeys ?? []), ...keysApart(environment.STET_SECRET_KEYS_RETIRED)]),
  ];
  if (retired.length > 0) secrets.retiredSecretKeys = retired;
  return Object.keys(secrets).length > 0 ? secrets : null;
}

/**
 * Checks whether a backup's secrets may be put in this place.
 *
 * @param {Record<string, any>} secrets
 * @throws Refused where they would replace others, or would be overridden at the next start
 */
export function demandRoomForSecrets(secrets, file = usualFile, environment = process.env) {
  const kept = readKept(file);
  const other = Object.keys(secrets).find(
    (name) => kept[name] !== undefined && JSON.stringify(kept[name]) !== JSON.stringify(secrets[name]),
  );
  if (other) {
    throw new Refused(
      `${path.relative(process.cwd(), file)} holds secrets already, and its ${other} is not the one of the backup.\n` +
        'They may be the only key to other data, so they are not written over. Move the file away if nothing needs them, or restore in another checkout.',
    );
  }
  const given = environment.STET_SECRET_KEY;
  const isReadable = [given, ...keysApart(environment.STET_SECRET_KEYS_RETIRED)].includes(secrets.secretKey);
  if (given && secrets.secretKey && !isReadable) {
    throw new Refused(
      'STET_SECRET_KEY is set here to another key than the backup’s, and would overrule it: nobody could read who the\n' +
        'confidential sources are. Unset it, or set it to the newsroom’s own.',
    );
  }
}

/**
 * Writes them beside the place's own. Returns a function that undoes it.
 *
 * @param {Record<string, any>} secrets
 */
export function keepSecrets(secrets, file = usualFile) {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (file === usualFile) ensureStateDirectory();
  writePrivately(file, `${JSON.stringify({ ...readKept(file), ...secrets }, null, 2)}\n`);
  return () => {
    if (before !== null) writePrivately(file, before);
    else rmSync(file, { force: true });
  };
}
