import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '../env.ts';

/** The project's folder: where the server and the tests are started, even after the server was bundled. */
const project = () => process.cwd();

/**
 * Where the project's packages are: its own folder, or the one that a link leads to (a shared store, a second checkout
 * beside the first), which Node resolves to its real path.
 */
const packages = () => realpathSync(join(project(), 'node_modules'));

export type Restrictions = {
  heapMegabytes: number;
  /** Whether it may load native modules, which Node's permissions do not hold. */
  hasAddons?: boolean;
  /** Folders outside of the project that it may read. */
  reads?: readonly string[];
};

/**
 * How to start a process that handles what came from outside: it may read the project's own files and nothing else, write
 * nothing, start nothing but the thread that ends it (end-when-over.ts), and knows nothing about the server.
 *
 * @param program its file, within the project
 */
export function restrictedCommand(
  program: string,
  { heapMegabytes, hasAddons = false, reads = [] }: Restrictions,
  ...args: string[]
) {
  return {
    command: env.nodeProgram,
    args: [
      `--max-old-space-size=${heapMegabytes}`,
      '--permission',
      ...[project(), packages(), ...reads].map((folder) => `--allow-fs-read=${join(folder, '*')}`),
      '--allow-worker',
      ...(hasAddons ? ['--allow-addons'] : []),
      '--no-warnings',
      join(/*turbopackIgnore: true*/ project(), program),
      ...args,
    ],
    // Nothing from the server's environment: no database password, no keys, no NODE_OPTIONS.
    options: { cwd: project(), env: { NODE_ENV: 'production' as const } },
  };
}

/** The same for one that reads a text. */
export function readerCommand(program: string, heapMegabytes: number, ...args: string[]) {
  return restrictedCommand(program, { heapMegabytes }, ...args);
}
