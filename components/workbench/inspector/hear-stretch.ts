import type { AskedOfSound } from '@/lib/checks/heard-queries.ts';
import type { Answered } from '@/lib/domain/which-heard.ts';
import { listen } from '../../listening/listen.ts';

type Asked = Exclude<AskedOfSound, { because: unknown }>;

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

/**
 * Which of the two wordings the stretch sounds closer to, on this machine. Throws ListeningFault, or the signal's reason.
 */
export function hearStretch(asked: Asked, signal: AbortSignal): Promise<Answered> {
  const { printed, source, fromMs, toMs } = asked;
  return listen(asked.fileId, signal, async (listening) => {
    const wordings = { a: printed, b: source };
    const { which, margin, why } = await listening.whichOfTwo(wordings, { fromMs, toMs }, []);
    const answer = ({ A: 'printed', B: 'source', 'not-decided': 'undecided' } as const)[which];
    return { answer, margin: margin === null ? null : Math.round(margin), because: why && CODES[why] };
  });
}
