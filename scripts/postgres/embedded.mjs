/** The embedded database of this checkout: where it is, and how it is opened. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureStateDirectory, root, stateDirectory } from '../paths.mjs';
import { readSecrets } from '../secrets.mjs';
import { canReach, serverAccount } from './account.mjs';
import { sharedDirectory } from './binaries.mjs';
import { startPostgres } from './server.mjs';

const settingsFile = path.join(stateDirectory, 'database.json');

/** Starts the checkout's own server; see server.mjs for the return value. */
export async function startEmbeddedPostgres() {
  ensureStateDirectory();
  const account = serverAccount();
  const { postgresPassword, databasePassword, applicationPassword } = readSecrets();
  const settings = readSettings();
  const directory = databaseDirectory(account, settings);
  const server = await startPostgres({
    directory,
    account,
    password: postgresPassword,
    ownerPassword: databasePassword,
    applicationPassword,
    port: Number(process.env.STET_POSTGRES_PORT) || settings.port,
  });
  const kept = { port: server.port, ...(directory === usualDirectory ? {} : { directory }) };
  writeFileSync(settingsFile, `${JSON.stringify(kept, null, 2)}\n`);
  return server;
}

const usualDirectory = path.join(stateDirectory, 'postgres');

/**
 * Usually `.stet/postgres`. Root's server runs as a different account, and when that account cannot traverse the
 * checkout (a closed home folder), the database is kept under /var/lib/stet, in a folder named after the checkout. It
 * stays wherever it once is: database.json names a folder that is not the usual one.
 *
 * @param {import('./account.mjs').Account | undefined} account
 * @param {{ directory?: string }} settings
 */
function databaseDirectory(account, settings) {
  if (settings.directory) return claim(settings.directory);
  if (canReach(account, stateDirectory)) return usualDirectory;
  if (existsSync(path.join(usualDirectory, 'data', 'PG_VERSION'))) {
    throw new Error(
      `The database lies in ${usualDirectory}, and the account ${account?.name} cannot pass into that folder any more.\n` +
        `Let it through (chmod o+x on the folders above it), or move ${usualDirectory} to where it can pass and name the new place as "directory" in ${settingsFile}.`,
    );
  }
  return claim(path.join(sharedDirectory, fingerprint(root)));
}

/**
 * A copied checkout carries the settings of the one it was copied from, but must not share its database.
 *
 * @param {string} directory
 */
function claim(directory) {
  const ownerFile = path.join(directory, 'checkout');
  const owner = existsSync(ownerFile) ? readFileSync(ownerFile, 'utf8').trim() : root;
  const isCopy = owner !== root && existsSync(path.join(owner, '.stet', 'database.json'));
  if (isCopy) return claim(path.join(sharedDirectory, fingerprint(root)));
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(ownerFile, `${root}\n`);
  return directory;
}

/** @param {string} text */
function fingerprint(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function readSettings() {
  try {
    return JSON.parse(readFileSync(settingsFile, 'utf8'));
  } catch {
    return {};
  }
}
