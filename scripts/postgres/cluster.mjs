/** The files of a database server: creating them, and opening them again when their password was lost. */
import { spawnSync } from 'node:child_process';
import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Place where a server is, and as whom it runs
 * @property {string} native the folder with the programs of Postgres
 * @property {string} directory
 * @property {string} data
 * @property {import('./account.mjs').Account | undefined} account
 * @property {boolean} disposable
 */

export const SUPERUSER = 'postgres';

/**
 * The account under which a Postgres program is run, in the form that spawn() takes.
 *
 * @param {import('./account.mjs').Account | undefined} account
 */
export function identity(account) {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/**
 * The server needs nothing of our environment, and settings in it (PGPORT, PGDATA, LC_ALL …) would mislead it.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment() {
  const { PATH, TMPDIR } = process.env;
  /** @type {any} Next's types would have NODE_ENV in every environment. */
  const environment = { PATH, ...(TMPDIR ? { TMPDIR } : {}), LC_MESSAGES: 'C' };
  return environment;
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trim().split('\n').slice(-count).join('\n');
}

/**
 * Makes the database files in `directory`/data: UTF-8, checksums on, a password for every connection. They are made
 * next to it and renamed, so that an interrupted first start leaves nothing that looks like a database.
 *
 * @param {Place & { password: string }} place
 */
export function makeCluster({ native, directory, data, account, password, disposable }) {
  const unfinished = `${data}.new`;
  const passwordFile = path.join(directory, 'initdb-password');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    let failure = '';
    // The builtin C.UTF-8 sorts and folds case alike on every machine; the system's own locale only serves the
    // text search parser, under whichever name this system has it.
    for (const characterType of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
      rmSync(unfinished, { recursive: true, force: true });
      const { status, stderr, error } = spawnSync(
        path.join(native, 'bin', 'initdb'),
        [
          `--pgdata=${unfinished}`,
          `--username=${SUPERUSER}`,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--locale=C',
          `--lc-ctype=${characterType}`,
          '--data-checksums',
          '--no-instructions',
          ...(disposable ? ['--no-sync'] : []),
        ],
        { ...identity(account), cwd: directory, env: serverEnvironment(), encoding: 'utf8' },
      );
      if (status === 0) {
        renameSync(unfinished, data);
        return;
      }
      failure = stderr || String(error ?? '');
      if (!/locale/.test(failure)) break;
    }
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`The database could not be created.\n${lastLines(failure, 12)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Gives the superuser a new password without knowing the old one, as the owner of the files may. No server is running.
 *
 * @param {Omit<Place, 'directory' | 'disposable'> & { password: string }} place
 */
export function resetPassword({ native, data, account, password }) {
  const { status, stderr } = spawnSync(
    path.join(native, 'bin', 'postgres'),
    ['--single', '-D', data, 'postgres'],
    {
      ...identity(account),
      cwd: path.dirname(data),
      env: serverEnvironment(),
      input: `alter role ${SUPERUSER} password '${password.replaceAll("'", "''")}'\n`,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The database password could not be set anew.\n${lastLines(stderr, 8)}`);
}
