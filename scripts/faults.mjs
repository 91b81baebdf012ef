/**
 * `npm run faults`: does to a separate Stet what happens to servers, and prints a table of the results. The checkout's
 * own state is not touched. Exits with 1 where a promise was broken.
 */
import { parseArgs } from 'node:util';
import { generate, isGenerated } from './client.mjs';
import { build, isBuilt } from './next-build.mjs';
import { inCheckout } from './paths.mjs';
import { step } from './progress.mjs';
import { modernNode, run, toolEnvironment } from './run-tool.mjs';

const usage = `npm run faults [-- OPTIONS] [NAME …]

  --short      as npm test -- faults runs it: without the full disk, the second build and the kill of the launcher
  --json FILE  the table as JSON, too
  --help       this text

  NAME: only the faults whose names have this word in them.`;

let options;
let names;
try {
  ({ values: options, positionals: names } = parseArgs({
    allowPositionals: true,
    options: { short: { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean' } },
  }));
} catch (error) {
  console.error(`${error.message}\n\n${usage}`);
  process.exit(2);
}
if (options.help) {
  console.log(usage);
  process.exit(0);
}
if (!isGenerated()) await step('Generate the database client', generate);
if (!isBuilt()) await step('Build', build);
const args = [
  ...(options.short ? ['--short'] : []),
  ...(options.json ? ['--json', options.json] : []),
  ...names,
];
const { status } = await run(modernNode(), [inCheckout('scripts', 'faults', 'run.ts'), ...args], {
  env: toolEnvironment({ NODE_ENV: 'production' }),
  show: true,
  allowFailure: true,
});
process.exit(status ?? 1);
