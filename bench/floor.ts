/**
 * The floor: a Next app of the same version that does what any page with a session must, and nothing else
 * (bench/floor). Built when Stet's sources or its own have changed, and served on the newsroom's database.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtIdentity } from '../scripts/next-build.mjs';
import { inCheckout } from '../scripts/paths.mjs';
import { stopProcess } from '../scripts/processes.mjs';
import { commandFile, modernNode, run, toolEnvironment } from '../scripts/run-tool.mjs';
import { serverFlags } from '../scripts/web-server.mjs';

const folder = inCheckout('bench', 'floor');
const stamp = path.join(folder, '.next', 'built-from');

/** Stet's build, whose session it shares, and its own files. */
function whatItIsMadeFrom(): string {
  const own = globSync('{*,app/**/*}.{ts,tsx,js,mjs}', { cwd: folder }).sort();
  return JSON.stringify([builtIdentity(), own.map((file) => readFileSync(path.join(folder, file), 'utf8'))]);
}

/** Builds the floor for production unless that has been done. */
export async function buildFloor(): Promise<void> {
  const madeFrom = whatItIsMadeFrom();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom) return;
  rmSync(stamp, { force: true });
  await run(modernNode(), [commandFile('next', 'dist/bin/next'), 'build', folder], {
    env: toolEnvironment({ NODE_ENV: 'production' }),
  });
  writeFileSync(stamp, madeFrom);
}

/** Serves the floor with this process's environment: the database and the secret of its newsroom. */
export async function serveFloor(port: number): Promise<{ stop: () => Promise<unknown> }> {
  const preload = pathToFileURL(inCheckout('scripts', 'exit-with-parent.mjs')).href;
  const child = spawn(
    modernNode(),
    [...serverFlags(), '--import', preload, path.join(folder, 'serve.mjs'), String(port)],
    {
      cwd: folder,
      env: toolEnvironment({ NODE_ENV: 'production' }),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      detached: true,
    },
  );
  const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (said !== 'listening') throw new Error('The floor did not start.');
  const pid = child.pid as number;
  return { stop: async () => stopProcess(pid, [['SIGKILL', 5_000]]) };
}
