'use client';
import { useEffect, useRef, useState } from 'react';
import { whichHeardAction } from '@/lib/checks/actions.ts';
import { type Difference, heardLabel, UNDECIDED_LABELS } from '@/lib/domain/which-heard.ts';
import type { CheckView, ItemView } from '@/lib/items/view.ts';
import { faultWords } from '../../listening/listen.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { hearStretch } from './hear-stretch.ts';

/** What is being asked: about which difference, and what became of it where no answer was kept. */
type Asking = { start: number; said: string | null; isFault: boolean };

/** Asks the sound of a check's recording about one of its differences, and has the answer kept. */
export function useWhichHeard(item: ItemView, check: CheckView) {
  const { commands } = useWorkbenchContext();
  const [asking, setAsking] = useState<Asking | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  async function ask({ start }: Difference): Promise<void> {
    stop.current?.abort();
    const ending = new AbortController();
    stop.current = ending;
    const tell = (said: string | null, isFault = false) => {
      if (!ending.signal.aborted) setAsking({ start, said, isFault });
    };
    tell(null);
    try {
      const question = await whichHeardAction({
        ...{ storyId: commands.storyId, itemId: item.id, sourceId: check.sourceId, start },
      });
      if (!question.ok) return tell(question.error.message, true);
      const { asked } = question.data;
      if ('because' in asked) return tell(`Not decided. ${UNDECIDED_LABELS[asked.because]}`);
      const answer = await hearStretch(asked, ending.signal);
      const kept = await commands.keepWhichHeard(item, { sourceId: check.sourceId, ...asked, ...answer });
      if (!kept.ok) return tell(kept.error.message, true);
      if (ending.signal.aborted) return;
      setAsking(null);
      commands.announce(`${heardLabel(answer.answer)}. Nobody has listened yet.`);
    } catch (error) {
      tell(faultWords(error), true);
    }
  }

  return {
    asking,
    ask,
    cancel: () => {
      stop.current?.abort();
      setAsking(null);
    },
  };
}
