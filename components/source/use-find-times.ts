'use client';
import { useEffect, useRef, useState } from 'react';
import { type AlignedWord, alignedPlaces, type Unaligned, unalignedIn } from '@/lib/domain/aligned.ts';
import type { TextView } from '@/lib/evidence/view.ts';
import type { Fault } from '../listening/messages.ts';
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

const FAILED: Record<Fault, string> = {
  'no-program':
    'This browser cannot run the program that listens. A current Chrome, Edge, Firefox or Safari can.',
  'not-started': 'The program that listens did not start. Try again; where it fails again, reload the page.',
  'not-there':
    'The recording could not be fetched. It may have been taken away, or the desk cannot be reached.',
  'not-decoded': 'This browser cannot read the sound of this kind of file.',
  'too-long': 'This browser can read this kind of file only as a whole, and it is too long for that.',
  failed: 'Listening failed. Nothing was changed; try again.',
};

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
      const { openForListening } = await import('../listening/listening.ts');
      const listening = await openForListening(fileId, null, control.signal);
      try {
        const { durationMs } = listening;
        setStep({ is: 'listening', heardMs: 0, durationMs });
        const timed = await listening.align(text.text, spellings, (heardMs) => {
          if (!control.signal.aborted) setStep({ is: 'listening', heardMs, durationMs });
        });
        setStep({ is: 'found', found: foundIn(text, spellings, timed) });
      } finally {
        listening.close();
      }
    } catch (error) {
      if (control.signal.aborted) return;
      setStep({ is: 'failed', message: failureOf(error) });
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

const isFault = (fault: unknown): fault is Fault => typeof fault === 'string' && fault in FAILED;

function failureOf(error: unknown): string {
  const fault = error instanceof Error && 'fault' in error ? error.fault : null;
  return isFault(fault) ? FAILED[fault] : FAILED.failed;
}
