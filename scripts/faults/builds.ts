/** Two builds of the same sources, made separately. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../paths.mjs';
import { modernNode, toolEnvironment } from '../run-tool.mjs';
import type { Fault } from './fault.ts';
import { LEFT_BEHIND, type Stet } from './own-stet.ts';
import { hold } from './promise.ts';

/** Names that pages of one build contain and servers of another must know. */
function namesIn(folder: string) {
  const manifest = JSON.parse(
    readFileSync(path.join(folder, '.next', 'server', 'server-reference-manifest.json'), 'utf8'),
  ) as { node: Record<string, unknown>; encryptionKey: string };
  return {
    build: readFileSync(path.join(folder, '.next', 'BUILD_ID'), 'utf8').trim(),
    actions: Object.keys(manifest.node).sort(),
    key: manifest.encryptionKey,
  };
}

const builtApart: Fault = {
  name: 'the same sources built apart',
  isLong: true,
  happen: async (stet: Stet) => {
    const other = mkdtempSync(path.join(os.tmpdir(), 'stet-built-apart-'));
    try {
      for (const name of readdirSync(root)) {
        if (!LEFT_BEHIND.has(name))
          cpSync(path.join(root, name), path.join(other, name), { recursive: true });
      }
      // The builder follows no link out of its folder; hard links cost nothing where the file system has them.
      const copied = spawnSync('cp', ['-al', path.join(root, 'node_modules'), other]);
      if (copied.status !== 0) {
        rmSync(path.join(other, 'node_modules'), { recursive: true, force: true });
        cpSync(path.join(root, 'node_modules'), path.join(other, 'node_modules'), {
          recursive: true,
          verbatimSymlinks: true,
        });
      }
      const built = spawnSync(modernNode(), ['scripts/build.mjs'], {
        cwd: other,
        env: toolEnvironment({ NODE_ENV: 'production' }),
        encoding: 'utf8',
      });
      hold(built.status === 0, `it does not build: ${built.stdout.slice(-400)}${built.stderr.slice(-400)}`);
      const [here, there] = [namesIn(stet.folder), namesIn(other)];
      hold(here.actions.length > 0, 'this build has no actions');
      hold(here.build === there.build, `two ids: ${here.build}, ${there.build}`);
      hold(here.key === there.key, 'two keys for actions');
      hold(JSON.stringify(here.actions) === JSON.stringify(there.actions), 'actions with two names');
      return { saw: `one id, one key, the same ${here.actions.length} names of actions` };
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  },
};

const pageOfAnotherBuild: Fault = {
  name: 'a page of an older build sends a form',
  happen: async (stet) => {
    const { cookie } = await stet.signIn('CHECKER');
    const answer = await stet.ask('/account', {
      method: 'POST',
      cookie,
      body: '[]',
      headers: {
        'content-type': 'text/plain;charset=UTF-8',
        'next-action': '40'.padEnd(42, '0'),
        'x-deployment-id': 'the-build-before',
      },
    });
    const said = await answer.text();
    hold(answer.status < 500, `HTTP ${answer.status}`);
    hold(
      /updated/i.test(said),
      `it is not told that Stet was updated: HTTP ${answer.status} ${said.slice(0, 120)}`,
    );
    return { saw: `told of the update (HTTP ${answer.status}); nothing is done` };
  },
};

export const BUILDS: readonly Fault[] = [pageOfAnotherBuild, builtApart];
