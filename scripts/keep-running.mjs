/** Keeps a part of Stet running: one that ends by itself is started again, after a pause that grows each time. */
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;
/** A part that ran this long was healthy: if it ends after that, the pauses start over. */
const WELL_MS = 60_000;

/**
 * @typedef {{ ended: Promise<string | undefined> }} Part something that runs until `ended` says why it stopped
 *
 * @typedef {object} Watched
 * @property {string} name
 * @property {Part | undefined} part
 * @property {() => Promise<Part>} start
 * @property {(text: string) => void} tell
 * @property {() => boolean} isStopping
 * @property {{ first?: number, longest?: number, well?: number }} [pauses]
 */

/**
 * Watches a running part, and starts it again whenever it ends, until `isStopping()`.
 *
 * - part: what is running; its `ended` resolves when it has ended, with a reason in words or nothing
 * - start: starts it again and returns it; if it throws, that is reported and tried again
 * - tell: is told in words what happened, and how long the pause is
 *
 * @param {Watched} watched
 */
export async function keepRunning({ name, part, start, tell, isStopping, pauses = {} }) {
  const { first = FIRST_PAUSE_MS, longest = LONGEST_PAUSE_MS, well = WELL_MS } = pauses;
  let pause = first;
  let began = performance.now();
  let current = part;
  for (;;) {
    const reason = current ? await current.ended : undefined;
    if (isStopping()) return;
    if (current && performance.now() - began > well) pause = first;
    if (current)
      tell(`${name} ended by itself${reason ? ` (${reason})` : ''}; it is started again in ${words(pause)}.`);
    await sleep(pause);
    pause = Math.min(pause * 2, longest);
    if (isStopping()) return;
    began = performance.now();
    try {
      current = await start();
      if (!isStopping()) tell(`${name} runs again.`);
    } catch (error) {
      current = undefined;
      if (isStopping()) return;
      tell(`${name} does not start; tried again in ${words(pause)}. ${error.message}`);
    }
  }
}

/** @param {number} milliseconds */
function words(milliseconds) {
  return milliseconds < 1_000 ? `${milliseconds} ms` : `${Math.round(milliseconds / 1_000)} s`;
}
