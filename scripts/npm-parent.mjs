/**
 * Under `npm start` there are two processes above the launcher: npm, and the shell that npm starts. A signal to npm, as
 * supervisors and `kill` send it, is passed on only to the shell, which ends without ending anything else. So the
 * launcher checks whether they are still there.
 */
import { readFileSync } from 'node:fs';
import { isAlive, startTimeOf } from './processes.mjs';

const LOOK_MS = 250;

/**
 * Calls `gone` once when npm or its shell has ended. Does nothing where npm started nothing. Returns a function that
 * stops it.
 *
 * @param {() => void} gone
 */
export function watchNpm(gone, environment = process.env) {
  if (!environment.npm_lifecycle_event) return () => {};
  const shell = process.ppid;
  const above = parentOf(shell);
  const npm = above > 1 ? { pid: above, began: startTimeOf(above) } : undefined;
  const isNpmGone = () => npm && (!isAlive(npm.pid) || startTimeOf(npm.pid) !== npm.began);
  const timer = setInterval(() => {
    if (process.ppid === shell && !isNpmGone()) return;
    clearInterval(timer);
    gone();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * The parent process of another, 0 where the system does not say.
 *
 * @param {number} pid
 */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
