/** Runs the project's own tools (npm, prisma, next, vitest …), always on the Node version that the project brings. */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inCheckout, root } from './paths.mjs';
import { stopProcess } from './processes.mjs';

/**
 * @typedef {Record<string, string | undefined>} Environment variables of a process
 * @typedef {{ status: number | null, signal: NodeJS.Signals | null, output: string, stdout: string }} Ended
 */

const own = inCheckout('node_modules', '.bin', 'node');

/** Whether what is started runs by the Node that our packages bring, not by the one that started this. */
export function isOwnNode() {
  return isExecutable(own);
}

/** Node with TypeScript support: the one among our packages, or this one where it is new enough. */
export function modernNode() {
  if (isOwnNode()) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Error(
    `No package brings Node 24 for ${process.platform}-${process.arch}, and this Node is ${process.version}. Install Node 24.`,
  );
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return existsSync(file);
  } catch {
    return false;
  }
}

/**
 * The environment of everything started: our programs first on the path, and nothing reported to anyone.
 *
 * @param {Environment} [extra]
 */
export function toolEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: [inCheckout('node_modules', '.bin'), process.env.PATH].filter(Boolean).join(path.delimiter),
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    // Prisma's command line wants to download an engine that we never call; any program at this path prevents that.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    ...extra,
  };
}

/** The environment for a command in another checkout: without our database, evidence and keys. */
export function strangersEnvironment() {
  const {
    DATABASE_URL: _database,
    STET_EVIDENCE_DIR: _evidence,
    STET_SECRET_KEY: _identities,
    NEXTAUTH_SECRET: _sessions,
    ...inherited
  } = process.env;
  return inherited;
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends whatever tool is running; for when we are told to stop in the middle of a step. */
export async function stopTools() {
  await Promise.all(
    [...running].map((child) =>
      stopProcess(Number(child.pid), [
        ['SIGTERM', 5_000],
        ['SIGKILL', 2_000],
      ]),
    ),
  );
}

/**
 * The file that a package's command runs, to be called with a Node of our choice.
 *
 * @param {string} packageName
 * @param {string} file
 */
export function commandFile(packageName, file) {
  return inCheckout('node_modules', packageName, file);
}

/**
 * Runs a program to its end and returns what it printed; fails with all of it when the program fails. With `show` its
 * output goes to the terminal as it arrives.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Environment, show?: boolean, allowFailure?: boolean }} [options]
 * @returns {Promise<Ended>}
 */
export function run(program, args, { env = toolEnvironment(), show = false, allowFailure = false } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {Omit<import('node:child_process').SpawnOptions, 'env'> & { env: any }} */
    const how = {
      cwd: root,
      // Output that is kept to be shown later, perhaps in a file, is kept plain.
      env: show ? env : { ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    };
    const child = spawn(program, args, how);
    running.add(child);
    let output = '';
    let stdout = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', (error) => {
      running.delete(child);
      reject(new Error(`${path.basename(program)} could not be run: ${error.message}`));
    });
    child.once('close', (status, signal) => {
      running.delete(child);
      // Some tools use colour whatever they are told, and what is shown later may go into a file.
      output = stripVTControlCharacters(output);
      if (status === 0 || allowFailure) {
        resolve({ status, signal, output, stdout });
      } else {
        const what = `${path.basename(program)} ${args.map((arg) => path.relative(root, arg) || arg).join(' ')}`;
        const error = new Error(`${what} failed${signal ? ` (${signal})` : ''}.\n${output}`);
        reject(Object.assign(error, { output }));
      }
    });
  });
}
