import type { Listening } from './listening.ts';
import { type Fault, ListeningFault } from './messages.ts';

/**
 * Listens to a recording on this machine, for as long as the work takes. What listens is fetched when it is first asked.
 * @throws ListeningFault; the signal's reason where it ended it; whatever the work throws
 */
export async function listen<T>(
  fileId: string,
  signal: AbortSignal,
  work: (listening: Listening) => Promise<T>,
): Promise<T> {
  const { openForListening } = await import('./listening.ts');
  const listening = await openForListening(fileId, null, signal);
  try {
    return await work(listening);
  } finally {
    listening.close();
  }
}

const FAULT_WORDS: Record<Fault, string> = {
  'no-program':
    'This browser cannot run the program that listens. A current Chrome, Edge, Firefox or Safari can.',
  'not-started': 'The program that listens did not start. Try again. Where it fails again, reload the page.',
  'not-there':
    'The recording could not be fetched. It may have been taken away, or the desk cannot be reached.',
  'not-decoded': 'This browser cannot read the sound of this kind of file.',
  'too-long': 'This browser can read this kind of file only as a whole, and it is too long for that.',
  failed: 'Listening failed. Nothing was changed; try again.',
};

/** Why nothing was heard, as people read it. */
export const faultWords = (error: unknown): string =>
  FAULT_WORDS[error instanceof ListeningFault ? error.fault : 'failed'];
