/**
 * The command line: `stet extract`, `stet compare`. Results go to standard output, everything else to standard error.
 */
import { readFileSync } from 'node:fs';
import { InputError, UsageError } from './errors.ts';
import { COMPARE_HELP, EXTRACT_HELP, HELP } from './help.ts';
import { complain, OutputClosed, print, type Terminal } from './streams.ts';

/** The exit codes of the process; scripts may rely on them. */
export const EXIT = { done: 0, unfaithful: 1, usage: 2, input: 3, fault: 70 } as const;

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Each command is loaded when it is called: reading stories brings the model's weights along. */
async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args;
  const wantsHelp = rest.includes('--help') || rest.includes('-h');
  switch (command) {
    case undefined:
      throw new UsageError('no command given');
    case '--help':
    case '-h':
    case 'help': {
      const topic = { extract: EXTRACT_HELP, compare: COMPARE_HELP }[rest[0] ?? ''];
      await print(terminal, topic ?? HELP);
      return EXIT.done;
    }
    case '--version':
    case '-v':
      await print(terminal, `${version()}\n`);
      return EXIT.done;
    case 'extract':
      if (wantsHelp) await print(terminal, EXTRACT_HELP);
      return wantsHelp ? EXIT.done : (await import('./extract-command.ts')).extractCommand(rest, terminal);
    case 'compare':
      if (wantsHelp) await print(terminal, COMPARE_HELP);
      return wantsHelp ? EXIT.done : (await import('./compare-command.ts')).compareCommand(rest, terminal);
    default:
      throw new UsageError(`there is no command “${command}”`);
  }
}

/**
 * Runs one command.
 * @param args the arguments after the program's name
 * @param terminal where it reads and writes
 * @returns the exit code
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (error instanceof OutputClosed) return EXIT.done;
    if (error instanceof UsageError) {
      complain(terminal, `${error.message}\nTry: stet --help`);
      return EXIT.usage;
    }
    if (error instanceof InputError) {
      complain(terminal, error.message);
      return EXIT.input;
    }
    complain(
      terminal,
      `a fault of its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return EXIT.fault;
  }
}

/** The same with the process's own streams. */
export function runHere(args: readonly string[]): Promise<number> {
  // A reader that has seen enough (head) closes the pipe: that is not an error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
  return run(args, process);
}
