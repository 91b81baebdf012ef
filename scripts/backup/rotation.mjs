/** Which backups in a folder are kept: the newest of each of the last seven days, four weeks and twelve months. */

const NAME = /^stet-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.zip$/;
const KEPT = { days: 7, weeks: 4, months: 12 };

/**
 * "stet-2026-01-31T02-15-00Z.zip": the time is in the name, in UTC, because copying changes a file's own.
 *
 * @param {Date} at
 */
export function backupName(at) {
  return `stet-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.zip`;
}

/**
 * When a backup with this name was made; null where the name is not one of ours.
 *
 * @param {string} name
 */
export function madeAt(name) {
  const [, day, hour, minute, second] = NAME.exec(name) ?? [];
  const at = day ? new Date(`${day}T${hour}:${minute}:${second}Z`) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

/**
 * Names in the folder that are to be deleted. Only days, weeks and months that have a backup count, so that a long
 * holiday does not empty the folder. Files with other names are left alone.
 *
 * @param {string[]} names
 * @returns {string[]}
 */
export function expired(names, kept = KEPT) {
  const backups = names
    .flatMap((name) => {
      const at = madeAt(name);
      return at ? [{ name, at }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const keep = new Set([
    ...newestOfEach(backups, dayOf, kept.days),
    ...newestOfEach(backups, weekOf, kept.weeks),
    ...newestOfEach(backups, monthOf, kept.months),
  ]);
  return backups.map(({ name }) => name).filter((name) => !keep.has(name));
}

const dayOf = (/** @type {Date} */ at) => at.toISOString().slice(0, 10);
const monthOf = (/** @type {Date} */ at) => at.toISOString().slice(0, 7);
/** Weeks from Monday to Sunday, counted from one that began on the first Monday of 1970. */
const weekOf = (/** @type {Date} */ at) => Math.floor((at.getTime() / 86_400_000 - 4) / 7);

/**
 * @param {{ name: string, at: Date }[]} backups
 * @param {(at: Date) => string | number} periodOf
 * @param {number} most
 */
function newestOfEach(backups, periodOf, most) {
  const newest = new Map();
  for (const { name, at } of backups) {
    const period = periodOf(at);
    if (!newest.has(period) && newest.size < most) newest.set(period, name);
  }
  return newest.values();
}
