/**
 * Postgres refuses to run as root. Started by root, it runs as a separate account, and everything that it reads must be
 * where that account can reach it; started by anyone else, it runs as that person.
 */
import { spawnSync } from 'node:child_process';

/** @typedef {{ name: string, uid: number, gid: number }} Account */

const isRoot = process.getuid?.() === 0;

/** The usual names for the account that owns a database server (Linux distributions, macOS). */
const usualNames = ['postgres', '_postgres'];

/** The account that the server runs as; undefined for "as whoever we are". */
export function serverAccount() {
  if (!isRoot) return undefined;
  const account = usualNames.map(lookUp).find(Boolean) ?? createAccount() ?? lookUp('nobody');
  if (!account) {
    throw new Error(
      'Postgres does not run as root, and no account was found for it. Create one (useradd --system postgres) or start Stet as an ordinary user.',
    );
  }
  return account;
}

/** @param {string} name */
function lookUp(name) {
  const uid = numberFrom('id', ['-u', name]);
  const gid = numberFrom('id', ['-g', name]);
  return uid > 0 && gid >= 0 ? { name, uid, gid } : undefined;
}

function createAccount() {
  const created = spawnSync(
    'useradd',
    [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/bin/false',
      'postgres',
    ],
    { stdio: 'ignore' },
  );
  return created.status === 0 ? lookUp('postgres') : undefined;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function numberFrom(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? Number.parseInt(stdout, 10) : Number.NaN;
}

/**
 * Whether the account can traverse every folder above `file` and enter it (a folder) or run it (a program).
 *
 * @param {Account | undefined} account
 * @param {string} file
 */
export function canReach(account, file) {
  if (!account) return true;
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$0"', file], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}
