/** Packages: installed where they are missing or belong to an older state of the sources. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { inCheckout } from './paths.mjs';
import { run, toolEnvironment } from './run-tool.mjs';

/**
 * @typedef {object} LockEntry of package-lock.json
 * @property {string} [name] of the checkout itself
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string | string[]} [os]
 * @property {string | string[]} [cpu]
 * @property {string | string[]} [libc]
 */

/**
 * True when node_modules contains what package-lock.json asks for on this machine: what a start needs, and with
 * `withDevelopment` what tests and checks need too.
 */
export function isInstalled({ withDevelopment = false } = {}) {
  const wanted = readJson(inCheckout('package-lock.json'))?.packages;
  const present = presentPackages();
  if (!wanted || !present) return false;
  return missingPackages({ wanted, present, withDevelopment }).length === 0;
}

/** @returns {Record<string, LockEntry> | undefined} what npm notes about the packages that it installed */
function presentPackages() {
  return readJson(inCheckout('node_modules', '.package-lock.json'))?.packages;
}

/**
 * Names of the packages that a lockfile requires on a machine and that are missing, or not in that version.
 *
 * @param {{ wanted: Record<string, LockEntry>, present: Record<string, LockEntry>, withDevelopment: boolean, machine?: { platform: string, arch: string } }} lists
 */
export function missingPackages({ wanted, present, withDevelopment, machine = process }) {
  return Object.entries(wanted)
    .filter(([name, entry]) => name !== '' && (withDevelopment || !entry.dev) && isFor(machine, entry))
    .filter(([name, entry]) => present[name]?.version !== entry.version && !mayBeAbsent(present[name], entry))
    .map(([name]) => name);
}

/**
 * npm leaves out optional packages for the other C library, which cannot be detected, and some without a platform.
 *
 * @param {unknown} found
 * @param {LockEntry} entry
 */
function mayBeAbsent(found, entry) {
  return !found && entry.optional && (entry.libc !== undefined || (!entry.os && !entry.cpu));
}

/**
 * @param {{ platform: string, arch: string }} machine
 * @param {LockEntry} entry
 */
function isFor({ platform, arch }, { os, cpu }) {
  return allows(os, platform) && allows(cpu, arch);
}

/**
 * @param {string | string[] | undefined} list
 * @param {string} value
 */
function allows(list, value) {
  if (list === undefined) return true;
  const values = [list].flat();
  if (values.includes(`!${value}`)) return false;
  const positive = values.filter((entry) => !entry.startsWith('!'));
  return positive.length === 0 || positive.includes(value) || positive.includes('any');
}

/**
 * Whether packages for tests and checks are among those installed. `npm ci` begins afresh: who has them would lose them
 * to a start after an upgrade.
 *
 * @param {Record<string, LockEntry>} present
 */
export function hasDevelopmentPackages(present) {
  return Object.values(present).some(({ dev }) => dev);
}

/**
 * What `npm ci` is called with. The choice is in the arguments, which go before any setting of npm's own.
 *
 * @param {boolean} withDevelopment
 */
export function installArguments(withDevelopment) {
  return [
    'ci',
    withDevelopment ? '--include=dev' : '--omit=dev',
    // What npm's cache holds is not asked for again: every package is locked with its version.
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--no-update-notifier',
  ];
}

/**
 * `npm ci`, run by the npm that called us where there is one. Without `withDevelopment`, packages for tests and checks
 * (a third of the bytes) are left out, unless some are there already.
 */
export async function install({ withDevelopment = hasDevelopmentPackages(presentPackages() ?? {}) } = {}) {
  const args = installArguments(withDevelopment);
  /** @type {import('./run-tool.mjs').Environment} */
  const env = toolEnvironment();
  // npm hands its own settings down to what it starts; a group omitted there would be missing at the next step.
  delete env.NODE_ENV;
  delete env.npm_config_omit;
  // Node takes four threads for files whatever the machine has; on two cores they wait for each other, a tenth of the time.
  env.UV_THREADPOOL_SIZE ??= `${Math.min(4, os.availableParallelism())}`;
  // npm unpacks 900 MB through fresh memory; taken in large pages it is 60,000 faults instead of 370,000. glibc alone knows this.
  env.GLIBC_TUNABLES ??= 'glibc.malloc.hugetlb=1';
  env.MALLOC_TOP_PAD_ ??= `${64 * 1024 * 1024}`;
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args], { env });
  else await run('npm', args, { env });
  removeUnused(inCheckout('node_modules'));
}

/**
 * What packages bring and nothing here ever loads: the headers of Node's C interface (62 MB), which nothing compiles against, for
 * no package may run code while it is installed; and Prisma's compilers for other databases than Postgres (55 MB).
 *
 * @param {string} packages
 */
export function removeUnused(packages) {
  const nodes = readdirSync(packages).filter((name) => /^node-(bin-)?(darwin|linux)-/.test(name));
  for (const name of nodes) rmSync(`${packages}/${name}/include`, { recursive: true, force: true });
  const runtime = `${packages}/@prisma/client/runtime`;
  const compilers = existsSync(runtime)
    ? readdirSync(runtime).filter((name) => /^query_compiler_\w+\.(?!postgresql\.)/.test(name))
    : [];
  for (const name of compilers) rmSync(`${runtime}/${name}`);
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
