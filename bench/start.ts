/**
 * How long a newcomer waits: `npm start` in a new clone of the last commit, until the first page is there, and once
 * more; and how much lies on the disk after it. npm's cache is the one of whoever runs this: what it lacks is
 * downloaded, and counts.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../scripts/paths.mjs';
import { anyFreePort, stopProcess } from '../scripts/processes.mjs';
import { strangersEnvironment } from '../scripts/run-tool.mjs';
import { atMost, type Figure } from './figure.ts';

/** What each may be: seconds to the first page, and megabytes (of a million bytes). */
const FIRST_START_S = 60;
const SECOND_START_S = 4;
const INSTALLED_MB = 900;
/** A start that takes longer than this has failed. */
const GIVEN_UP_S = 600;

/** @returns seconds of a first and a second start against what they may take, and the megabytes of packages */
export async function benchStart(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stet-bench-start-'));
  // The database account must be able to traverse it.
  chmodSync(folder, 0o755);
  try {
    execFileSync('git', ['clone', '--quiet', root, folder]);
    const first = await secondsOfStart(folder);
    const second = await secondsOfStart(folder);
    const installed = megabytesOf(path.join(folder, 'node_modules'));
    return [
      atMost('first start, to the first page', first, FIRST_START_S, 's'),
      atMost('second start, to the first page', second, SECOND_START_S, 's'),
      atMost('packages on disk after a start', installed, INSTALLED_MB, 'MB'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts a checkout, stops it again when its first page was served, and returns the seconds until then. */
async function secondsOfStart(folder: string): Promise<number> {
  const port = await anyFreePort();
  const { STET_POSTGRES_PORT: _port, NEXTAUTH_URL: _address, ...environment } = strangersEnvironment();
  const begun = performance.now();
  const npm = spawn('npm', ['start', '--', '--port', String(port)], {
    cwd: folder,
    env: environment as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const ended = new Promise<void>((resolve) => npm.once('close', () => resolve()));
  try {
    while (!(await hasFirstPage(port))) {
      const isTooLate = performance.now() - begun > GIVEN_UP_S * 1_000;
      if (isTooLate || npm.exitCode !== null) throw new Error(`npm start led to no page.\n${said}`);
      await sleep(50);
    }
    return (performance.now() - begun) / 1_000;
  } finally {
    await stop(folder, npm);
    await ended;
  }
}

/** Whether somebody who opens the address sees a page: the one where people sign in. */
async function hasFirstPage(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(30_000) });
    return answer.ok && (await answer.text()).includes('</html>');
  } catch {
    return false;
  }
}

/** Tells the launcher itself, which stops what it started: npm would leave before it. */
async function stop(folder: string, npm: ChildProcess): Promise<void> {
  let launcher: number | undefined;
  try {
    const state = readFileSync(path.join(folder, '.stet', 'launcher.json'), 'utf8');
    launcher = JSON.parse(state).launcher.pid;
  } catch {
    // It did not come so far: npm is all there is.
  }
  const pid = launcher ?? npm.pid;
  if (pid)
    await stopProcess(pid, [
      ['SIGTERM', 40_000],
      ['SIGKILL', 5_000],
    ]);
}

function megabytesOf(folder: string): number {
  const kibibytes = Number.parseInt(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }), 10);
  return (kibibytes * 1_024) / 1_000_000;
}
