/** The first administrator and the demo story: what a database without people needs before anyone can sign in. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inCheckout, stateDirectory } from './paths.mjs';
import { modernNode, run, toolEnvironment } from './run-tool.mjs';
import { writePrivately } from './secrets.mjs';

/** Where the first password is kept for its owner, until that person deletes it. */
export const signInFile = path.join(stateDirectory, 'first-sign-in.txt');

const doneFile = path.join(stateDirectory, 'first-run-done');

/** True when this checkout's embedded database has had its first run. */
export function hadFirstRun() {
  return existsSync(doneFile);
}

export function noteFirstRun() {
  writeFileSync(doneFile, `${new Date().toISOString()}\n`);
}

/**
 * Creates the first administrator where there is none and, with `demo`, the demo story. Returns the administrator's `{
 * email, password }` if one was made. The password is on disk, readable by its owner, before this returns or fails: an
 * administrator may have been made even though the demo could not.
 *
 * @param {{ databaseUrl: string, demo: boolean, address: string }} what
 */
export async function seed({ databaseUrl, demo, address }) {
  const { status, stdout, output } = await run(
    modernNode(),
    [inCheckout('prisma', 'seed.ts'), '--admin', ...(demo ? ['--demo'] : [])],
    { env: toolEnvironment({ NODE_ENV: 'production', DATABASE_URL: databaseUrl }), allowFailure: true },
  );
  const made = stdout
    .split('\n')
    .map(parse)
    .find(
      (/** @type {{ created?: boolean, email: string, password?: string } | undefined} */ line) =>
        line?.created && line.password,
    );
  if (made) writePrivately(signInFile, signInText(address, made));
  if (status !== 0)
    throw new Error(`What a new database begins with could not be made.\n${withoutPassword(output, made)}`);
  return made ? { email: made.email, password: made.password } : undefined;
}

/**
 * @param {string} address
 * @param {{ email: string, password: string }} made
 */
function signInText(address, { email, password }) {
  return `Stet, first sign-in

Address:  ${address}
E-mail:   ${email}
Password: ${password}

The password must be changed at first sign-in; delete this file then.
`;
}

/**
 * @param {string} output
 * @param {{ password: string } | undefined} made
 */
function withoutPassword(output, made) {
  return made ? output.replaceAll(made.password, '…') : output;
}

/** @param {string} line */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
