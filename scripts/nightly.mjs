/**
 * What Stet does at night while `npm start` is running: the backup, where STET_BACKUP_DIR names a folder, and reading
 * all evidence again. Each is a separate process, so that neither slows down people at work; how it ended is kept in
 * .stet/nightly.json, which the health check reports, and noted in the log.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inCheckout, stateDirectory } from './paths.mjs';
import { modernNode, toolEnvironment } from './run-tool.mjs';
import { writePrivately } from './secrets.mjs';

const nightlyFile = path.join(stateDirectory, 'nightly.json');
const LOOK_EVERY_MS = 60_000;
const USUAL_TIME = '02:15';

/**
 * The jobs that this operator wants, with the name of each in the file.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
function wanted(environment) {
  const evidence = { name: 'evidence', script: 'evidence-verify.mjs', args: ['--quiet'] };
  const folder = environment.STET_BACKUP_DIR;
  if (!folder) return [evidence];
  return [{ name: 'backup', script: 'backup.mjs', args: ['--schedule', folder, '--quiet'] }, evidence];
}

/**
 * The most recent moment at which a run was due: today's time of night if it has passed, otherwise yesterday's.
 *
 * @param {string} time "02:15", by the clock of this machine
 * @param {Date} now
 */
export function lastDue(now, time = USUAL_TIME) {
  const [hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time)?.slice(1).map(Number) ?? [2, 15];
  const due = new Date(now);
  due.setHours(hours, minutes, 0, 0);
  if (due > now) due.setDate(due.getDate() - 1);
  return due;
}

/**
 * Whether a job is to be run now: it has not begun since it was due. One that has never run waits for its first night.
 *
 * @param {{ at: string } | undefined} noted
 * @param {Date} now
 * @param {Date} began
 * @param {string | undefined} time
 */
export function isDue(noted, now, began, time) {
  const due = lastDue(now, time);
  return noted ? new Date(noted.at) < due : began < due;
}

function readNightly(file = nightlyFile) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Starts checking every minute whether it is time. `databaseUrl()` returns where the database is by then: after a
 * restart it may be on another port. A machine that was asleep at night catches up when it wakes.
 *
 * @param {{ databaseUrl: () => string, environment?: NodeJS.ProcessEnv }} options
 * @returns `stop()`, which also ends a running job
 */
export function startNightly({ databaseUrl, environment = process.env }) {
  if (environment.STET_NIGHTLY === 'off') return { stop: async () => {} };
  const began = new Date();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let running;
  let [isBusy, isStopped] = [false, false];
  const look = async () => {
    if (isBusy) return;
    isBusy = true;
    for (const job of wanted(environment)) {
      if (isStopped || !isDue(readNightly()[job.name], new Date(), began, environment.STET_NIGHTLY_AT))
        continue;
      const at = new Date().toISOString();
      const { status, output } = await runJob(job, {
        databaseUrl: databaseUrl(),
        onStart: (child) => (running = child),
      });
      running = undefined;
      if (isStopped) break;
      const isOk = status === 0;
      const last = output.trim().split('\n').at(-1) ?? '';
      writePrivately(
        nightlyFile,
        `${JSON.stringify({ ...readNightly(), [job.name]: { at, ok: isOk, status, said: output.slice(-2_000) } }, null, 2)}\n`,
      );
      if (isOk) console.log(`By night: ${job.name} done. ${last}`);
      else console.error(`By night: ${job.name} FAILED (${status}).\n${output.trim()}`);
    }
    isBusy = false;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      running?.kill('SIGTERM');
    },
  };
}

/**
 * @param {{ script: string, args: string[] }} job
 * @param {{ databaseUrl: string, onStart: (child: import('node:child_process').ChildProcess) => void }} how
 */
function runJob({ script, args }, { databaseUrl, onStart }) {
  return new Promise((resolve) => {
    const child = spawn(modernNode(), [inCheckout('scripts', script), ...args], {
      cwd: inCheckout(),
      env: toolEnvironment({ DATABASE_URL: databaseUrl }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onStart(child);
    let output = '';
    const take = (/** @type {string} */ chunk) => {
      output = (output + chunk).slice(-100_000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (error) => resolve({ status: null, output: error.message }));
    child.once('close', (status) => resolve({ status, output }));
  });
}
