import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { inCheckout, root } from './paths.mjs';
import { stopProcess } from './processes.mjs';
import { modernNode, toolEnvironment } from './run-tool.mjs';

/**
 * Runs jobs beside Next's development server, which, unlike the production server, runs none itself. A change to what
 * a job does takes effect with the next start.
 *
 * @param {import('./run-tool.mjs').Environment} env as the server has it: links in what jobs send are made of its address and secret
 * @returns a process that ends with this one
 */
export function startDevelopmentJobs(env) {
  const child = spawn(
    modernNode(),
    [
      '--import',
      pathToFileURL(inCheckout('scripts', 'exit-with-parent.mjs')).href,
      inCheckout('scripts', 'worker.mjs'),
    ],
    { cwd: root, env: toolEnvironment(env), stdio: ['ignore', 'ignore', 'inherit', 'ipc'], detached: true },
  );
  return {
    stop: async () => {
      // Jobs under way have 15 s (lib/worker/run.ts).
      const steps = /** @type {import('./processes.mjs').StopStep[]} */ ([
        ['SIGTERM', 18_000],
        ['SIGKILL', 5_000],
      ]);
      if (child.pid) await stopProcess(child.pid, steps);
    },
  };
}
