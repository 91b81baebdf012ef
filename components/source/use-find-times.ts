'use client';
import { useEffect, useRef, useState } from 'react';
import { type AlignedWord, alignedPlaces, type Unaligned, unalignedIn } from '@/lib/domain/aligned.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import { faultWords, listen } from '../listening/listen.ts';
import type { Spelling } from './sounds-like.ts';

/** What came of listening: of which version of the words, which of them are aligned, and which are not. */
export type FoundTimes = {
  text: TextView;
  spellings: readonly Spelling[];
  words: AlignedWord[];
  of: number;
  stretches: Unaligned[];
};

type Step =
  | { is: 'idle' }
  | { is: 'listening'; heardMs: number; durationMs: number | null }
  | { is: 'found'; found: FoundTimes }
  | { is: 'failed'; message: string };

/** Finds on this machine when the words of a text are spoken in a recording. Nothing is kept by that. */
export function useFindTimes(fileId: string) {
  const [step, setStep] = useState<Step>({ is: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  function stop() {
    running.current?.abort();
    running.current = null;
    setStep({ is: 'idle' });
  }

  async function start(text: TextView, spellings: readonly Spelling[]) {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setStep({ is: 'listening', heardMs: 0, durationMs: null });
    try {
      const timed = await listen(fileId, control.signal, ({ durationMs, align }) => {
        setStep({ is: 'listening', heardMs: 0, durationMs });
        return align(text.text, spellings, (heardMs) => {
          if (!control.signal.aborted) setStep({ is: 'listening', heardMs, durationMs });
        });
      });
      setStep({ is: 'found', found: foundIn(text, spellings, timed) });
    } catch (error) {
      if (control.signal.aborted) return;
      setStep({ is: 'failed', message: faultWords(error) });
    }
  }

  return { step, start, stop };
}

type Timed = { at: number; placed: { begin: number; end: number } | null };

function foundIn(text: TextView, spellings: readonly Spelling[], timed: readonly Timed[]): FoundTimes {
  const words = timed.flatMap(({ at, placed }): AlignedWord[] =>
    placed ? [[at, Math.round(placed.begin * 1000), Math.round(placed.end * 1000)]] : [],
  );
  const places = alignedPlaces(text.text, words) ?? [];
  const { words: of, stretches } = unalignedIn(text.text, places);
  return { text, spellings, words, of, stretches };
}
