import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureStateDirectory, stateDirectory } from './paths.mjs';

const file = path.join(stateDirectory, 'secrets.json');

/**
 * The secrets of this installation, created once: passwords of the embedded database's superuser, of the role that owns
 * the tables and of the one that the web server connects as, the key that signs session cookies, and the key that
 * encrypts who confidential sources are. Readable only by their owner.
 */
export function readSecrets() {
  ensureStateDirectory();
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = {
    postgresPassword: kept.postgresPassword ?? newSecret(),
    databasePassword: kept.databasePassword ?? newSecret(),
    applicationPassword: kept.applicationPassword ?? newSecret(),
    authSecret: kept.authSecret ?? newSecret(),
    secretKey: kept.secretKey ?? newSecret(),
    // Keys that were in use before; a backup brings them along.
    retiredSecretKeys: kept.retiredSecretKeys ?? [],
  };
  if (Object.keys(secrets).some((name) => kept[name] === undefined)) {
    writePrivately(file, `${JSON.stringify({ ...kept, ...secrets }, null, 2)}\n`);
  }
  return secrets;
}

function newSecret() {
  return randomBytes(32).toString('base64url');
}

/**
 * Writes a file that only its owner can read, whole or not at all.
 *
 * @param {string} target
 * @param {string} text
 */
export function writePrivately(target, text) {
  const unfinished = `${target}.new`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx' });
  renameSync(unfinished, target);
}
