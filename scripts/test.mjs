/**
 * `npm test`: everything from a fresh checkout to the result. Packages, generated client, code check, unit tests,
 * database tests on a disposable Postgres, production build, browser tests on that build, the short form of `npm run
 * faults`. `npm test -- unit db e2e faults check` runs only the parts named.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { generate, isGenerated } from './client.mjs';
import { install, isInstalled } from './install.mjs';
import { build, isBuilt } from './next-build.mjs';
import { inCheckout } from './paths.mjs';
import { isAlive } from './processes.mjs';
import { note, say, showFailure, step, title } from './progress.mjs';
import { commandFile, modernNode, run, stopTools, toolEnvironment } from './run-tool.mjs';
import {
  countFaults,
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
} from './test-results.mjs';

const parts = ['check', 'unit', 'db', 'e2e', 'faults'];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  console.error(`npm test knows ${parts.join(', ')}; not ${unknown.join(', ')}.`);
  process.exit(2);
}
const runs = (/** @type {string} */ part) => wanted.length === 0 || wanted.includes(part);

// Tests must not use the developer's own database.
delete process.env.DATABASE_URL;
const scratch = makeScratch();
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const everything = { withDevelopment: true };
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];
/** @type {import('./postgres/server.mjs').Server | undefined} */
let testServer;
let isStopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    if (isStopping) return;
    isStopping = true;
    await stopTools();
    await testServer?.stop();
    say('Interrupted.');
    process.exit(130);
  });
}

title('Stet, all tests');
const isReady =
  (await attempt('Install packages', isInstalled(everything) ? undefined : () => install(everything))) &&
  (await attempt('Generate the database client', isGenerated({ withTypes: true }) ? undefined : generate));
if (isReady) {
  if (runs('check')) {
    await attempt('Check style', () =>
      run(modernNode(), [commandFile('@biomejs/biome', 'bin/biome'), 'check', '.']),
    );
    await attempt('Check types', async () => {
      const tsc = [commandFile('typescript', 'bin/tsc'), '--noEmit'];
      await run(modernNode(), tsc);
      await run(modernNode(), [...tsc, '-p', 'scripts']);
    });
    await attempt('Look for what nothing uses', () =>
      run(modernNode(), [commandFile('knip', 'bin/knip.js'), '--no-progress']),
    );
  }
  if (runs('db') || runs('e2e')) {
    await attempt('Start a database for the tests', async () => {
      const { startDisposablePostgres } = await import('./postgres/disposable.mjs');
      testServer = await startDisposablePostgres();
    });
  }
  if (runs('unit')) await vitest('unit', 'Unit tests');
  if (runs('db') && testServer) await vitest('db', 'Database tests');
  if (runs('e2e') && testServer) await browserTests();
  if (runs('faults')) await faults();
}
await testServer?.stop();

say();
if (failures.length > 0) {
  title('What failed');
  for (const failure of failures) say(`${failure}\n`);
}
if (total.skipped > 0) note(`${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);

/**
 * A folder for everything that the tests put into the folder for temporary files. It is removed when we end; those of
 * runs that were killed are removed now. The database account must be able to traverse it.
 */
function makeScratch() {
  for (const name of readdirSync(os.tmpdir())) {
    const pid = Number(/^stet-test-(\d+)-/.exec(name)?.[1]);
    const directory = path.join(os.tmpdir(), name);
    const isOurs = pid > 0 && statSync(directory).uid === process.getuid?.();
    if (isOurs && !isAlive(pid)) rmSync(directory, { recursive: true, force: true });
  }
  const made = mkdtempSync(path.join(os.tmpdir(), `stet-test-${process.pid}-`));
  chmodSync(made, 0o711);
  return made;
}

/**
 * Once we were told to stop, nothing more is counted or printed.
 *
 * @template T
 * @param {T} [value]
 */
async function unlessStopping(value) {
  return isStopping ? await new Promise(() => {}) : value;
}

/**
 * A step of preparation: its failure counts as one failed test. Returns whether it went well.
 *
 * @param {string} name
 * @param {(() => unknown) | undefined} work
 */
async function attempt(name, work) {
  if (!work) return true;
  try {
    await step(name, async () => void (await work()));
    return await unlessStopping(true);
  } catch (error) {
    await unlessStopping();
    showFailure(error);
    total.failed += 1;
    return false;
  }
}

/** @param {import('./run-tool.mjs').Environment} extra */
function testEnvironment(extra) {
  return toolEnvironment({ STET_TEST_SERVER: testServer?.url('postgres') ?? '', TMPDIR: scratch, ...extra });
}

/**
 * @param {string} project
 * @param {string} name
 */
async function vitest(project, name) {
  const report = path.join(scratch, `${project}.json`);
  await runner(
    name,
    () =>
      run(
        modernNode(),
        [
          commandFile('vitest', 'vitest.mjs'),
          'run',
          `--project=${project}`,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
        ],
        { env: testEnvironment({ NODE_ENV: 'test' }), show: true, allowFailure: true },
      ),
    () => {
      const read = readReport(report);
      failures.push(...failuresOfVitest(read, inCheckout()));
      return countVitest(read);
    },
  );
}

async function browserTests() {
  /** @type {string} */
  let browser;
  const isPrepared =
    (await attempt('Find a browser', async () => {
      browser = await findBrowser({ tell: note });
    })) && (await attempt('Build', isBuilt() ? undefined : build));
  if (!isPrepared) return;
  const report = path.join(scratch, 'e2e.json');
  await runner(
    'Browser tests',
    () =>
      run(modernNode(), [commandFile('@playwright/test', 'cli.js'), 'test', '--reporter=list,json'], {
        env: testEnvironment({
          STET_BROWSER: browser,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          PLAYWRIGHT_FORCE_TTY: '0',
        }),
        show: true,
        allowFailure: true,
      }),
    () => {
      const read = readReport(report);
      failures.push(...failuresOfPlaywright(read));
      return countPlaywright(read);
    },
  );
}

/** The short form of `npm run faults`: what happens to servers, done to a separate Stet. */
async function faults() {
  if (!(await attempt('Build', isBuilt() ? undefined : build))) return;
  const report = path.join(scratch, 'faults.json');
  await runner(
    'Faults',
    () =>
      run(modernNode(), [inCheckout('scripts', 'faults.mjs'), '--short', '--json', report], {
        env: testEnvironment({ NODE_ENV: 'production' }),
        show: true,
        allowFailure: true,
      }),
    () => countFaults(readReport(report)),
  );
}

/**
 * Runs one test runner in full view and adds its counts to the total.
 *
 * @param {string} name
 * @param {() => ReturnType<typeof run>} work
 * @param {() => typeof total} count
 */
async function runner(name, work, count) {
  title(name);
  const { status, signal } = await unlessStopping(await work());
  const counts = count();
  // A runner that fails without a failed test (a crash, an error outside any test) must not count as a success.
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
  const ended = signal ? ` (ended by ${signal})` : '';
  say(`${name}: ${counts.passed} passed, ${counts.failed} failed${ended}`);
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
