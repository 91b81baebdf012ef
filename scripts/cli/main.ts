/**
 * The command line: `stet extract`, `stet compare`. Results go to standard output, everything else to standard error.
 */
import { readFileSync } from 'node:fs';
import { InputError, UsageError } from './errors.ts';
import { COMPARE_HELP, EXTRACT_HELP, HELP } from './help.ts';
import { OutputClosed, print } from './streams.ts';

/** What the process ends with; scripts may rely on it. */
export const EXIT = { done: 0, unfaithful: 1, usage: 2, input: 3, fault: 70 } as const;

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Each command is loaded when it is called: the reading of stories brings its weights along. */
async function dispatch(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  const wantsHelp = rest.includes('--help') || rest.includes('-h');
  switch (command) {
    case undefined:
      throw new UsageError('no command given');
    case '--help':
    case '-h':
    case 'help': {
      const topic = { extract: EXTRACT_HELP, compare: COMPARE_HELP }[rest[0] ?? ''];
      await print(topic ?? HELP);
      return EXIT.done;
    }
    case '--version':
    case '-v':
      await print(`${version()}\n`);
      return EXIT.done;
    case 'extract':
      if (wantsHelp) await print(EXTRACT_HELP);
      return wantsHelp ? EXIT.done : (await import('./extract-command.ts')).extractCommand(rest);
    case 'compare':
      if (wantsHelp) await print(COMPARE_HELP);
      return wantsHelp ? EXIT.done : (await import('./compare-command.ts')).compareCommand(rest);
    default:
      throw new UsageError(`there is no command “${command}”`);
  }
}

/**
 * Runs one command.
 * @param args the arguments after the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[]): Promise<number> {
  // A reader that has seen enough (head) closes the pipe: not an error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
  try {
    return await dispatch(args);
  } catch (error) {
    if (error instanceof OutputClosed) return EXIT.done;
    if (error instanceof UsageError) {
      process.stderr.write(`stet: ${error.message}\nTry: stet --help\n`);
      return EXIT.usage;
    }
    if (error instanceof InputError) {
      process.stderr.write(`stet: ${error.message}\n`);
      return EXIT.input;
    }
    process.stderr.write(
      `stet: a fault of its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return EXIT.fault;
  }
}
