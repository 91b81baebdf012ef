/** Processes that run jobs on the test's database, as `npm run worker` does. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { env } from '../lib/env.ts';

const root = path.resolve(import.meta.dirname, '..');
const started: ChildProcess[] = [];

/** Starts one and does not wait for it: for tests that watch what its jobs do from the first on. */
export function spawnWorker(more: Record<string, string | undefined> = {}): ChildProcess {
  const child = spawn(process.execPath, [path.join(root, 'scripts/worker.mjs')], {
    cwd: root,
    env: { ...process.env, ...more, DATABASE_URL: env.databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout?.resume();
  started.push(child);
  return child;
}

/** Starts one; resolves when it says that it runs. */
export async function startWorker(): Promise<ChildProcess> {
  const child = spawnWorker();
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`The worker ended with ${code}.`)));
  });
  return child;
}

export const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()));

/** Ends one as a power cut does. */
export async function killWorker(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}

/** Kills those that still run; for after each test. */
export async function endWorkers(): Promise<void> {
  for (const child of started.splice(0)) await killWorker(child);
}
