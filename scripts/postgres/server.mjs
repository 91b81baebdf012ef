/**
 * One embedded Postgres server: made where it is missing, started, watched and stopped. It listens on loopback only
 * and knows no trust: every connection shows a password (scram-sha-256).
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
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

const SUPERUSER = 'postgres';
const DATABASE_OWNER = 'stet';

/** Fast shutdown first (clients are sent away, all is flushed), the harder ones only when that does not end. */
const stopSteps = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
];

/**
 * Starts the server that lives in `directory` (made on first use) and returns its addresses and `stop()`.
 *
 * - account: as whom it runs (see account.mjs)
 * - password, ownerPassword: of the superuser and of the role that owns the databases
 * - port: preferred port; another one is taken when it is not free
 * - disposable: for tests; gives up durability for speed and deletes everything when stopped
 */
export async function startPostgres({
  directory,
  account,
  password,
  ownerPassword,
  port,
  disposable = false,
}) {
  const native = postgresBinaries(account);
  const data = path.join(directory, 'data');
  makePrivateDirectory(directory, account);
  await stopLeftover(data);
  if (!existsSync(path.join(data, 'PG_VERSION')))
    initialise({ native, directory, data, account, password, disposable });

  const log = path.join(directory, 'server.log');
  if (existsSync(log) && statSync(log).size > 5_000_000) renameSync(log, `${log}.1`);

  for (let attempt = 1; ; attempt += 1) {
    const chosenPort = attempt === 1 && port && (await isPortFree(port)) ? port : await anyFreePort();
    const logOffset = existsSync(log) ? statSync(log).size : 0;
    const child = spawnServer({ native, data, account, log, port: chosenPort, disposable });
    if (await isReady(child, data)) {
      return await openServer({
        native,
        directory,
        data,
        account,
        child,
        port: chosenPort,
        password,
        ownerPassword,
        disposable,
      });
    }
    const reason = readFileSync(log, 'utf8').slice(logOffset).trim();
    // Backends of a server that was killed need a moment to notice; a port may be taken between look and use.
    const passing = /pre-existing shared memory block|Address already in use|could not bind/.test(reason);
    if (!passing || attempt === 20) throw new Error(`Postgres did not start.\n${lastLines(reason, 12)}`);
    await sleep(500);
  }
}

function makePrivateDirectory(directory, account) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (account) chownSync(directory, account.uid, account.gid);
}

function initialise({ native, directory, data, account, password, disposable }) {
  // Made aside and renamed, so that a first start that was cut short leaves nothing that looks like a database.
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = path.join(directory, 'initdb-password');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    let failure = '';
    // The builtin C.UTF-8 sorts and folds case alike on every machine; the system's own locale only serves the
    // text search parser, under whichever name this system has it.
    for (const characterType of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
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
      rmSync(unfinished, { recursive: true, force: true });
      if (!/locale/.test(failure)) break;
    }
    throw new Error(`The database could not be created.\n${lastLines(failure, 12)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function spawnServer({ native, data, account, log, port, disposable }) {
  const logFile = openSync(log, 'a', 0o600);
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
      // A group of its own: Ctrl-C in the terminal must reach the launcher, which stops the parts in order.
      {
        ...identity(account),
        cwd: path.dirname(data),
        env: serverEnvironment(),
        stdio: ['ignore', logFile, logFile],
        detached: true,
      },
    );
    child.on('error', () => {});
    return child;
  } finally {
    closeSync(logFile);
  }
}

/** Waits for the word "ready" that the server writes in its own lock file, as pg_ctl does. */
async function isReady(child, data) {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const lock = readLockFile(data);
    if (lock?.pid === child.pid && lock.status === 'ready') return true;
    await sleep(20);
  }
  return false;
}

async function openServer({
  native,
  directory,
  data,
  account,
  child,
  port,
  password,
  ownerPassword,
  disposable,
}) {
  const leash = fastenLeash({ data, pid: child.pid, directory: disposable ? directory : undefined });
  const server = {
    port,
    pid: child.pid,
    directory,
    /** Address of a database for the role that owns Stet's databases; it is no superuser. */
    url: (database = 'stet') => address(DATABASE_OWNER, ownerPassword, port, database),
    /** Resolves when the server has ended by itself or was stopped. */
    ended: new Promise((resolve) => child.once('exit', resolve)),
    async stop() {
      const stopped = await stopProcess(child.pid, stopSteps);
      leash.kill('SIGKILL');
      if (disposable) rmSync(directory, { recursive: true, force: true });
      return stopped;
    },
  };
  try {
    await prepareOwner(address(SUPERUSER, password, port, 'postgres'), ownerPassword, disposable);
    return server;
  } catch (error) {
    await stopProcess(child.pid, stopSteps);
    leash.kill('SIGKILL');
    if (error.code !== '28P01' || disposable) throw error;
    // The data is there but the kept password was lost: whoever owns the files may set a new one.
    resetPassword({ native, data, account, password });
    return await startPostgres({ directory, account, password, ownerPassword, port, disposable });
  }
}

function address(user, password, port, database) {
  return `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** The owner role with today's password, and its database. */
async function prepareOwner(adminUrl, ownerPassword, mayCreateDatabases) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = ${DATABASE_OWNER}`;
    if (!role) await sql.unsafe(`create role ${DATABASE_OWNER} login`);
    const options = mayCreateDatabases ? 'createdb' : 'nocreatedb';
    await sql.unsafe(
      `alter role ${DATABASE_OWNER} ${options} password '${ownerPassword.replaceAll("'", "''")}'`,
    );
    const [database] = await sql`select 1 from pg_database where datname = ${DATABASE_OWNER}`;
    if (!database) await sql.unsafe(`create database ${DATABASE_OWNER} owner ${DATABASE_OWNER}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function resetPassword({ native, data, account, password }) {
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

/**
 * A shell that waits for the other end of its standard input, which is ours: should this process be killed without
 * a chance to clean up, the shell stops the server (and removes what was disposable).
 */
function fastenLeash({ data, pid, directory }) {
  const script = `
    cat >/dev/null
    [ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$2" ] && kill -INT "$2" 2>/dev/null
    if [ -n "$3" ]; then
      while kill -0 "$2" 2>/dev/null; do sleep 0.1; done
      rm -rf "$3"
    fi`;
  const leash = spawn('/bin/sh', ['-c', script, 'stet-leash', data, String(pid), directory ?? ''], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  leash.unref();
  leash.stdin.on('error', () => {});
  leash.stdin.unref?.();
  return leash;
}

/** Stops a server that an earlier, killed launcher left running on this data, and clears a lock that lies. */
export async function stopLeftover(data) {
  const lock = readLockFile(data);
  if (!lock) return;
  if (!isAlive(lock.pid)) return; // Postgres itself sees that the lock is stale.
  if (isPostgresOn(lock.pid, data)) {
    if (!(await stopProcess(lock.pid, stopSteps))) {
      throw new Error(`Another Postgres (process ${lock.pid}) uses ${data} and does not stop.`);
    }
    return;
  }
  // The id in the lock went to some other program since, after a power cut or in a new container.
  rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

function isPostgresOn(pid, data) {
  const command = commandOf(pid);
  return /(^|\/)postgres\b/.test(command) && command.includes(data);
}

/** Lines of postmaster.pid: process id, data folder, start time, port, socket folder, address, memory key, status. */
function readLockFile(data) {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
    return Number.isInteger(pid) && pid > 0
      ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() }
      : undefined;
  } catch {
    return undefined;
  }
}

function identity(account) {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** The server needs nothing of our environment, and settings in it (PGPORT, PGDATA, LC_ALL …) would mislead it. */
function serverEnvironment() {
  const { PATH, TMPDIR } = process.env;
  return { PATH, ...(TMPDIR ? { TMPDIR } : {}), LC_MESSAGES: 'C' };
}

function lastLines(text, count) {
  return text.trim().split('\n').slice(-count).join('\n');
}
