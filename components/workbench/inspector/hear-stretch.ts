import type { AskedOfSound } from '@/lib/checks/heard-queries.ts';
import type { Answered } from '@/lib/domain/which-heard.ts';
import { type Fault, ListeningFault } from '../../listening/messages.ts';

type Asked = Exclude<AskedOfSound, { because: unknown }>;

const FAULT_WORDS: Record<Fault, string> = {
  'no-program': 'This browser cannot run the program that listens.',
  'not-started': 'The program that listens did not start. Try again.',
  'not-there': 'The recording is not there any more.',
  'not-decoded': 'This browser cannot read the sound of the recording.',
  'too-long': 'The recording is too long for this browser to read at once.',
  failed: 'The program that listens failed. Try again.',
};

/** The engine's reasons, as the record has them. */
const CODES = {
  same: 'same',
  'too-short': 'too_short',
  'same-sounds': 'same_sounds',
  'small-difference': 'small_difference',
  unclear: 'unclear',
  'does-not-fit': 'does_not_fit',
  'too-close': 'too_close',
} as const;

/** Why the sound was not compared, as people read it. */
export const faultWords = (error: unknown): string =>
  FAULT_WORDS[error instanceof ListeningFault ? error.fault : 'failed'];

/**
 * Which of the two wordings the stretch sounds closer to, on this machine. The program that listens comes when it is first
 * asked. Throws ListeningFault, or the signal's reason.
 */
export async function hearStretch(asked: Asked, signal: AbortSignal): Promise<Answered> {
  const { openForListening } = await import('../../listening/listening.ts');
  const listening = await openForListening(asked.fileId, null, signal);
  try {
    const { printed, source, fromMs, toMs } = asked;
    const { which, margin, why } = await listening.whichOfTwo(
      { a: printed, b: source },
      { fromMs, toMs },
      [],
    );
    const answer = ({ A: 'printed', B: 'source', 'not-decided': 'undecided' } as const)[which];
    return { answer, margin: margin === null ? null : Math.round(margin), because: why && CODES[why] };
  } finally {
    listening.close();
  }
}
