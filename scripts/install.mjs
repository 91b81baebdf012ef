/**
 * Packages and the generated database client: made where they are missing or belong to an older state of the sources.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inCheckout, schemaFile } from './paths.mjs';
import { commandFile, modernNode, run, toolEnvironment } from './run-tool.mjs';

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

/** In production (a container image, say) packages needed only for tests and checks may be left out. */
function needsDevelopmentPackages() {
  return process.env.NODE_ENV !== 'production';
}

/** True when node_modules contains what package-lock.json asks for on this machine. */
export function isInstalled({ withDevelopment = needsDevelopmentPackages() } = {}) {
  const wanted = readJson(inCheckout('package-lock.json'))?.packages;
  const present = readJson(inCheckout('node_modules', '.package-lock.json'))?.packages;
  return Boolean(wanted && present) && missingPackages({ wanted, present, withDevelopment }).length === 0;
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

/** `npm ci`, run by the npm that called us where there is one. */
export async function install({ withDevelopment = needsDevelopmentPackages() } = {}) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
  if (!withDevelopment) args.push('--omit=dev');
  /** @type {import('./run-tool.mjs').Environment} */
  const env = toolEnvironment();
  // npm hands its own settings down to what it starts; a group omitted there would be missing at the next step.
  delete env.NODE_ENV;
  delete env.npm_config_omit;
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args], { env });
  else await run('npm', args, { env });
}

const generatedStamp = inCheckout('lib', 'generated', 'prisma', '.made-from');

function schemaFingerprint() {
  const { version } = readJson(inCheckout('node_modules', 'prisma', 'package.json'));
  return createHash('sha256').update(version).update(readFileSync(schemaFile)).digest('hex');
}

/** True when the generated client belongs to the present schema. */
export function isGenerated() {
  return existsSync(generatedStamp) && readFileSync(generatedStamp, 'utf8') === schemaFingerprint();
}

export async function generate() {
  await run(modernNode(), [commandFile('prisma', 'build/index.js'), 'generate', '--no-hints']);
  writeFileSync(generatedStamp, schemaFingerprint());
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
