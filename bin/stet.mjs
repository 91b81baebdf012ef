#!/usr/bin/env node
// stet: quote extraction and quote-against-source comparison from the command line, without a database.
// The engine is TypeScript that Node 24 runs as it is; an older Node hands over to the Node 24 that is installed with
// the project's packages.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const main = path.join(root, 'scripts', 'cli', 'main.ts');

/** Whether this Node runs .ts files without a flag (22.18, 23.6 and later do). */
function stripsTypes() {
  return Boolean(process.features?.typescript);
}

/** The Node that npm installed beside the project's packages: the package `node` and its platform packages. */
function installedNode() {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    if (existsSync(modules)) {
      const platform = readdirSync(modules).filter((name) => /^node-(?:bin-)?[a-z]+-[a-z0-9]+$/.test(name));
      for (const name of ['node', ...platform]) {
        const file = path.join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
        if (existsSync(file)) return file;
      }
    }
    if (path.dirname(folder) === folder) return null;
  }
}

/**
 * Runs this file again on the given Node, passing on signals and the way it ended.
 * @param {string} node
 */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, STET_HANDED_OVER: '1' },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`stet: ${node} could not be started: ${error.message}\n`);
    process.exit(70);
  });
  child.on('exit', (code, signal) =>
    process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 70)),
  );
}

if (stripsTypes()) {
  const { runHere } = await import(pathToFileURL(main).href);
  process.exitCode = await runHere(process.argv.slice(2));
} else {
  const node = process.env.STET_HANDED_OVER ? null : installedNode();
  if (node) handOver(node);
  else {
    process.stderr.write(
      `stet: Node ${process.version} cannot run it and no newer one is installed: run npm ci in ${root}\n`,
    );
    process.exitCode = 70;
  }
}
