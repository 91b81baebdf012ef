/**
 * One embedded Postgres server: created where it is missing, started, watched and stopped. It listens on loopback only
 * and trusts nobody: every connection needs a password (scram-sha-256).
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { anyFreePort, commandOf, isAlive, isPortFree, stopProcess } from '../processes.mjs';
import { postgresBinaries } from './binaries.mjs';
import { identity, lastLines, makeCluster, resetPassword, SUPERUSER, serverEnvironment } from './cluster.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof startPostgres>>} Server
 *
 * @typedef {object} ServerOptions
 * @property {string} directory
 * @property {import('./account.mjs').Account | undefined} account
 * @property {string} password
 * @property {string} ownerPassword
 * @property {string} [applicationPassword]
 * @property {number} [port]
 * @property {boolean} [disposable]
 */

const DATABASE_OWNER = 'stet';
/** The role that the web server connects as: see application-role.mjs. */
export const APPLICATION_ROLE = 'stet_app';

/** Fast shutdown first (clients are disconnected, everything is flushed), harsher ones only if that does not end it. */
/** @type {import('../processes.mjs').StopStep[]} */
const stopSteps = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
];

/**
 * Starts the server in `directory` (created on first use) and returns its addresses and `stop()`.
 *
 * - account: as whom it runs (see account.mjs)
 * - password, ownerPassword, applicationPassword: of the superuser, of the role that owns the databases, and of the one
 * that only reads and writes rows
 * - port: preferred port; another one is taken when it is not free
 * - disposable: for tests; gives up durability for speed and deletes everything when stopped
 *
 * @param {ServerOptions} options
 */
export async function startPostgres(options) {
  const { directory, account, password, ownerPassword, port, disposable = false } = options;
  const applicationPassword = options.applicationPassword ?? randomBytes(24).toString('base64url');
  const place = {
    native: postgresBinaries(account),
    directory,
    data: path.join(directory, 'data'),
    account,
    disposable,
  };
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (account) chownSync(directory, account.uid, account.gid);
  await stopLeftover(place.data);
  if (!existsSync(path.join(place.data, 'PG_VERSION'))) makeCluster({ ...place, password });

  const server = await launch(place, port);
  const address = (
    /** @type {string} */ user,
    /** @type {string} */ secret,
    /** @type {string} */ database,
  ) => `postgresql://${user}:${encodeURIComponent(secret)}@127.0.0.1:${server.port}/${database}`;
  const stop = async () => {
    const stopped = await stopProcess(server.pid, stopSteps);
    if (disposable) rmSync(directory, { recursive: true, force: true });
    return stopped;
  };
  try {
    await prepareRoles(address(SUPERUSER, password, 'postgres'), {
      ownerPassword,
      applicationPassword,
      mayCreateDatabases: disposable,
    });
  } catch (error) {
    await stop();
    const isPasswordLost = error.code === '28P01' && !disposable;
    if (!isPasswordLost) throw error;
    resetPassword({ ...place, password });
    return await startPostgres(options);
  }
  return {
    port: server.port,
    directory,
    /** Process ids of the server and of the shell that ends it if we are killed. */
    processes: { server: server.pid, leash: server.leash?.pid },
    /** Address of a database, for the role that owns Stet's databases; it is not a superuser. */
    url: (database = 'stet') => address(DATABASE_OWNER, ownerPassword, database),
    /** The same, for the role that the web server connects as; application-role.mjs must grant it its rights first. */
    applicationUrl: (database = 'stet') => address(APPLICATION_ROLE, applicationPassword, database),
    /** Resolves when the server has ended, by itself or stopped. */
    ended: server.ended,
    stop,
  };
}

/**
 * @param {import('./cluster.mjs').Place} place
 * @param {number | undefined} preferredPort
 */
async function launch(place, preferredPort) {
  const log = path.join(place.directory, 'server.log');
  if (existsSync(log) && statSync(log).size > 5_000_000) renameSync(log, `${log}.1`);
  for (let attempt = 1; ; attempt += 1) {
    const keepsPort = attempt === 1 && preferredPort && (await isPortFree(preferredPort));
    const port = keepsPort ? preferredPort : await anyFreePort();
    const logOffset = existsSync(log) ? statSync(log).size : 0;
    const { child, leash } = spawnServer({ ...place, log, port });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.pid && (await isReady(child, place.data))) return { pid: child.pid, leash, port, ended };
    const reason = readFileSync(log, 'utf8').slice(logOffset).trim();
    // Backends of a killed server need a moment to notice; a port may be taken between checking and using it.
    const passing = /pre-existing shared memory block|Address already in use|could not bind/.test(reason);
    if (!passing || attempt === 20) throw new Error(`Postgres did not start.\n${lastLines(reason, 12)}`);
    await sleep(500);
  }
}

/** @param {import('./cluster.mjs').Place & { log: string, port: number }} place */
function spawnServer({ native, data, account, log, port, disposable }) {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  const logFile = openSync(log, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(disposable ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  try {
    const child = spawn(
      path.join(native, 'bin', 'postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      // A separate process group: Ctrl-C in the terminal must reach the launcher, which stops the parts in order.
      {
        ...identity(account),
        cwd: path.dirname(data),
        env: serverEnvironment(),
        stdio: ['ignore', logFile, logFile],
        detached: true,
      },
    );
    child.on('error', () => {});
    const leash = child.pid ? fastenLeash(child.pid, disposable ? path.dirname(data) : '') : undefined;
    child.once('exit', () => leash?.kill('SIGKILL'));
    return { child, leash };
  } finally {
    closeSync(logFile);
  }
}

/**
 * A shell that waits on its standard input, whose other end is ours: if this process ends without a chance to clean up,
 * the shell stops the server (and removes what was disposable).
 *
 * @param {number} pid
 * @param {string} disposableDirectory
 */
function fastenLeash(pid, disposableDirectory) {
  const script = `
    cat >/dev/null
    kill -INT "$1" 2>/dev/null
    if [ -n "$2" ]; then
      while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
      rm -rf "$2"
    fi`;
  const leash = spawn('/bin/sh', ['-c', script, 'stet-leash', String(pid), disposableDirectory], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  leash.unref();
  leash.stdin.on('error', () => {});
  /** @type {import('node:net').Socket} */ (leash.stdin).unref();
  return leash;
}

/**
 * Waits for the word "ready" that the server writes in its own lock file, as pg_ctl does.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} data
 */
async function isReady(child, data) {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const lock = readLockFile(data);
    if (lock?.pid === child.pid && lock.status === 'ready') return true;
    await sleep(20);
  }
  return false;
}

/**
 * Sets up the two roles with today's passwords, and the owner's database.
 *
 * @param {string} adminUrl
 * @param {{ ownerPassword: string, applicationPassword: string, mayCreateDatabases: boolean }} roles
 */
async function prepareRoles(adminUrl, { ownerPassword, applicationPassword, mayCreateDatabases }) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const roles = [
      [DATABASE_OWNER, mayCreateDatabases ? 'createdb' : 'nocreatedb', ownerPassword],
      [APPLICATION_ROLE, 'nosuperuser nocreatedb nocreaterole', applicationPassword],
    ];
    for (const [name, options, secret] of roles) {
      const [role] = await sql`select 1 from pg_roles where rolname = ${name}`;
      if (!role) await sql.unsafe(`create role ${name} login`);
      await sql.unsafe(`alter role ${name} ${options} password '${secret.replaceAll("'", "''")}'`);
    }
    const [database] = await sql`select 1 from pg_database where datname = ${DATABASE_OWNER}`;
    if (!database) await sql.unsafe(`create database ${DATABASE_OWNER} owner ${DATABASE_OWNER}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** No process can have this id, but it reads as one. */
const NO_PROCESS = 2_147_483_646;

/**
 * Stops a server that an earlier, killed launcher left running on this data, and corrects a stale lock.
 *
 * @param {string} data
 */
async function stopLeftover(data) {
  const lock = readLockFile(data);
  if (!lock) return;
  if (isAlive(lock.pid) && isPostgresOn(lock.pid, data) && !(await stopProcess(lock.pid, stopSteps))) {
    throw new Error(`Another Postgres (process ${lock.pid}) uses ${data} and does not stop.`);
  }
  // A server that ends in an orderly way removes its lock; one that was killed does not.
  if (!readLockFile(data)) return;
  // Postgres believes its lock as long as any process has that id: some other program that got it since (after a power
  // cut, in a new container), or a zombie that nobody reaps. Only the id is replaced: from the rest of the file
  // Postgres sees whether parts of the old server still hold its memory.
  const file = path.join(data, 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^.*/, String(NO_PROCESS)));
}

/**
 * @param {number} pid
 * @param {string} data
 */
function isPostgresOn(pid, data) {
  const command = commandOf(pid);
  return /(^|\/)postgres\b/.test(command) && command.includes(data);
}

/**
 * Lines of postmaster.pid: process id, data folder, start time, port, socket folder, address, memory key, status.
 *
 * @param {string} data
 */
function readLockFile(data) {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
    return pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : undefined;
  } catch {
    return undefined;
  }
}
