import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inCheckout } from './paths.mjs';
import { isAlive, waitForExit } from './processes.mjs';

const place = mkdtempSync(path.join(os.tmpdir(), 'stet-npm-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

writeFileSync(
  path.join(place, 'package.json'),
  JSON.stringify({
    name: 'tree',
    private: true,
    type: 'module',
    scripts: { start: 'node launcher.mjs; exit $?' },
  }),
);
writeFileSync(
  path.join(place, 'launcher.mjs'),
  `import { watchNpm } from ${JSON.stringify(inCheckout('scripts', 'npm-parent.mjs'))};
   process.on('SIGTERM', () => process.exit(0));
   watchNpm(() => process.exit(0));
   setInterval(() => {}, 1e6);
   console.log('launcher ' + process.pid);`,
);

/** A real npm with its shell above a launcher; returns what ends when only npm is told to. */
async function tree() {
  const npm = spawn('npm', ['start', '--silent'], { cwd: place, stdio: ['ignore', 'pipe', 'inherit'] });
  const launcher = await new Promise<number>((resolve, reject) => {
    let said = '';
    npm.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /launcher (\d+)/.exec(said);
      if (found) resolve(Number(found[1]));
    });
    npm.once('exit', (code) => reject(new Error(`npm ended with ${code}`)));
  });
  return { npm, launcher };
}

test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
  '%s to npm itself stops the launcher too',
  async (signal) => {
    const { npm, launcher } = await tree();
    expect(isAlive(launcher)).toBe(true);
    npm.kill(signal);
    const isGone = await waitForExit(launcher, 20_000);
    if (!isGone) process.kill(launcher, 'SIGKILL');
    expect(isGone).toBe(true);
  },
);

test('without npm nobody is watched', async () => {
  const { npm_lifecycle_event: _, ...environment } = process.env;
  const script = `import { watchNpm } from ${JSON.stringify(inCheckout('scripts', 'npm-parent.mjs'))};
    watchNpm(() => console.log('gone'));
    setTimeout(() => console.log('stayed'), 1_000);`;
  const file = path.join(place, 'alone.mjs');
  writeFileSync(file, script);
  const child = spawn('sh', ['-c', `node "${file}" & sleep 0.2`], { env: environment });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await new Promise((resolve) => child.stdout.once('end', resolve));
  expect(said.trim()).toBe('stayed');
});
