/** Processes that run jobs on the test's database, as `npm run worker` does. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { env } from '../lib/env.ts';

const root = path.resolve(import.meta.dirname, '..');
const started: ChildProcess[] = [];

/** Starts one; resolves when it says that it runs. */
export async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(root, 'scripts/worker.mjs')], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: env.databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
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

/** Kills those that still run; for after each test. */
export async function endWorkers(): Promise<void> {
  for (const child of started.splice(0)) {
    child.kill('SIGKILL');
    await ended(child);
  }
}
