import { parseArgs } from 'node:util';

/**
 * The options that a command was called with. Prints the help where that is asked for; on an option it does not know,
 * prints the error with the help and exits with 2.
 *
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} Options
 * @param {string} usage
 * @param {Options} options without `help`, which every command has
 */
export function readOptions(usage, options) {
  try {
    const { values } = parseArgs({
      options: { ...options, help: { type: /** @type {const} */ ('boolean') } },
    });
    if (!('help' in values && values.help)) return values;
    console.log(usage);
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
  process.exit(0);
}
