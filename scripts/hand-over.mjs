/** For commands that use the rules in lib/, which are in TypeScript: a Node that cannot read it starts one that can. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { modernNode, toolEnvironment } from './run-tool.mjs';

/**
 * To be called first, with `import.meta.url`. Returns only where this Node reads TypeScript; otherwise exits with the
 * other Node's status.
 *
 * @param {string} moduleUrl
 */
export function handOverToModernNode(moduleUrl) {
  if (process.features.typescript) return;
  const again = spawnSync(modernNode(), [fileURLToPath(moduleUrl), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: toolEnvironment(),
  });
  process.exit(again.status ?? 2);
}
