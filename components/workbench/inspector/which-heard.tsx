'use client';
import { type Difference, differencesIn } from '@/lib/domain/which-heard.ts';
import type { CheckView, ItemView } from '@/lib/items/view.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useWorkbenchContext } from '../state/context.tsx';
import { HeardAnswerPanel } from './heard-answer.tsx';
import { useWhichHeard } from './use-which-heard.ts';

/** A difference as one reads it in a line: what is printed against what the source has there. */
function differenceLabel({ printed, source }: Difference): string {
  if (!source) return `“${printed}” put in`;
  return printed ? `“${printed}” for “${source}”` : `“${source}” left out`;
}

/** Of each difference of a quote that was found in a recording: which of the two wordings is heard, if somebody asks. */
export function WhichHeard({ item, check }: { item: ItemView; check: CheckView }) {
  const { can } = useWorkbenchContext();
  const { asking, ask, cancel } = useWhichHeard(item, check);
  const canAsk = can.manageSources && !check.isStale && check.media !== null && check.fromMs !== null;
  const differences = differencesIn(check.edits, check.words);
  const stale = check.heard.filter(({ isStale }) => isStale).length;
  if ((!canAsk || differences.length === 0) && check.heard.length === 0) return null;
  return (
    <ul className="grid gap-2" aria-label="Which is heard">
      {differences.map((difference) => {
        const { start } = difference;
        const heard = check.heard.find((one) => one.start === start && !one.isStale);
        const isAsking = asking?.start === start;
        const isListening = isAsking && asking.said === null;
        if (!heard && !canAsk) return null;
        return (
          <li key={start} className="grid gap-2">
            <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
              <span className="min-w-0 break-words font-serif">{differenceLabel(difference)}</span>
              {canAsk && (
                <Button
                  size="sm"
                  look="quiet"
                  aria-label={`${isListening ? 'Stop listening' : heard ? 'Ask again' : 'Which is heard?'} ${differenceLabel(difference)}`}
                  onClick={() => (isListening ? cancel() : void ask(difference))}
                >
                  {isListening ? 'Stop' : heard ? 'Ask again' : 'Which is heard?'}
                </Button>
              )}
            </div>
            {isAsking && (
              <div role="status">
                {isListening ? (
                  <p className="text-xs text-soft">Listening on this computer …</p>
                ) : (
                  <Notice tone={asking.isFault ? 'error' : 'plain'}>{asking.said}</Notice>
                )}
              </div>
            )}
            {heard && !isAsking && <HeardAnswerPanel key={heard.id} {...{ item, check, heard }} />}
          </li>
        );
      })}
      {stale > 0 && (
        <li className="text-xs text-soft">
          {stale === 1 ? 'An answer of the sound is' : `${stale} answers of the sound are`} out of date: the
          words or the recording changed since. Ask again.
        </li>
      )}
    </ul>
  );
}
