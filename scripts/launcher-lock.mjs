/** One launcher per checkout: a note of which one is running, and of what the last one may have left running. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureStateDirectory, stateDirectory } from './paths.mjs';
import { isAlive, startTimeOf, stopProcess } from './processes.mjs';
import { writePrivately } from './secrets.mjs';

const file = path.join(stateDirectory, 'launcher.json');

function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * A process is the one we noted if both its id and its start time match; ids are reused.
 *
 * @param {{ pid: number, began: string }} noted
 */
function isSame({ pid, began }) {
  return isAlive(pid) && startTimeOf(pid) === began;
}

/** The address of the launcher running in this checkout now, if there is one. */
export function runningLauncher() {
  const noted = read();
  return noted && noted.launcher.pid !== process.pid && isSame(noted.launcher) ? noted : undefined;
}

/** Takes the lock over from a launcher that is gone, and ends the web server that it may have left behind. */
export async function takeOver() {
  ensureStateDirectory();
  const noted = read();
  const leftover = noted?.webServer;
  let recovered = false;
  if (leftover && isSame(leftover)) {
    await stopProcess(leftover.pid, [
      ['SIGTERM', 5_000],
      ['SIGKILL', 5_000],
    ]);
    recovered = true;
  }
  noteRunning({});
  return recovered;
}

/**
 * Notes what is running: `{ address, webServerPid }`, as far as known.
 *
 * @param {{ address?: string, webServerPid?: number | undefined }} running
 */
export function noteRunning({ address, webServerPid }) {
  const identified = (/** @type {number | undefined} */ pid) =>
    pid ? { pid, began: startTimeOf(pid) } : undefined;
  const note = { launcher: identified(process.pid), address, webServer: identified(webServerPid) };
  writePrivately(file, `${JSON.stringify(note, null, 2)}\n`);
}

export function releaseLock() {
  rmSync(file, { force: true });
}
