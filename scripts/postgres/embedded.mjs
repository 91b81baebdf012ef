/** The embedded database of this checkout: where it lives, and how it is opened. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureStateDirectory, root, stateDirectory } from '../paths.mjs';
import { readSecrets } from '../secrets.mjs';
import { canReach, serverAccount } from './account.mjs';
import { sharedDirectory } from './binaries.mjs';
import { startPostgres } from './server.mjs';

const settingsFile = path.join(stateDirectory, 'database.json');

/** Starts the checkout's own server; see server.mjs for what comes back. */
export async function startEmbeddedPostgres() {
  ensureStateDirectory();
  const account = serverAccount();
  const { postgresPassword, databasePassword } = readSecrets();
  const settings = readSettings();
  const directory = databaseDirectory(account, settings);
  const server = await startPostgres({
    directory,
    account,
    password: postgresPassword,
    ownerPassword: databasePassword,
    port: Number(process.env.STET_POSTGRES_PORT) || settings.port,
  });
  writeFileSync(settingsFile, `${JSON.stringify({ directory, port: server.port }, null, 2)}\n`);
  return server;
}

/**
 * `.stet/postgres`, as a rule. Root's server runs as another account, and when that account cannot pass into the
 * checkout (a closed home folder), the database lives under /var/lib/stet, in a folder named after the checkout.
 */
function databaseDirectory(account, settings) {
  const inside = path.join(stateDirectory, 'postgres');
  if (canReach(account, stateDirectory)) return inside;
  if (existsSync(path.join(inside, 'data', 'PG_VERSION'))) {
    throw new Error(
      `The database lies in ${inside}, and the account ${account.name} cannot pass into that folder any more.\n` +
        `Let it through (chmod o+x on the folders above it), or move ${inside} to a folder that it can reach and put that folder's path into ${settingsFile}.`,
    );
  }
  const outside = settings.directory ?? path.join(sharedDirectory, fingerprint(root));
  // A copied checkout carries the settings of the one it was copied from, but must not share its database.
  const ownerFile = path.join(outside, 'checkout');
  const owner = existsSync(ownerFile) ? readFileSync(ownerFile, 'utf8').trim() : root;
  if (owner !== root && existsSync(path.join(owner, '.stet', 'database.json'))) {
    return claim(path.join(sharedDirectory, fingerprint(root)));
  }
  return claim(outside);
}

function claim(directory) {
  mkdirSync(sharedDirectory, { recursive: true, mode: 0o755 });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(directory, 'checkout'), `${root}\n`);
  return directory;
}

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
