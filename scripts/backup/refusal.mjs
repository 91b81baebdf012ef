/** Why something is not done, in words for the operator: nothing is wrong with the program, and nothing was changed. */
export class Refused extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'Refused';
  }
}

/**
 * "1,234" with its noun: one file, two files.
 *
 * @param {number | string} number
 * @param {string} one
 */
export function counted(number, one, many = `${one}s`) {
  return `${Number(number).toLocaleString('en')} ${Number(number) === 1 ? one : many}`;
}

/**
 * "3.4 MB", the way people write sizes.
 *
 * @param {number} bytes
 */
export function formatSize(bytes) {
  if (bytes < 1000) return counted(bytes, 'byte');
  const [unit, of] = bytes < 1e6 ? ['kB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${(bytes / of).toFixed(1)} ${unit}`;
}
