import type { TimedWord } from '@/lib/listening/align-transcript.ts';
import type { Decision } from '@/lib/listening/which-of-two.ts';
import { soundOfFile } from './decoded.ts';
import { type Answers, type FromWorker, ListeningFault, type Question, type Spellings } from './messages.ts';

/**
 * How long the worker's script (some hundred kB) may take to come and begin: on a slow line it is seconds. Past this
 * it will not come at all, for browsers say nothing of a worker whose later parts fail.
 */
const READY_WITHIN_MS = 20_000;

/** A recording that is being listened to, on this machine. Whoever opened it closes it. */
export type Listening = {
  durationMs: number;
  /** When each word of a text is spoken; null where it is not aligned. */
  align(text: string, spellings: Spellings, onProgress: (heardMs: number) => void): Promise<TimedWord[]>;
  /** Which of two wordings is heard on a stretch; each is whole, with the words that both share before and after. */
  whichOfTwo(
    wordings: { a: string; b: string },
    stretch: { fromMs: number; toMs: number },
    spellings: Spellings,
  ): Promise<Decision>;
  /** Ends the worker at once, with whatever it is doing: what was asked then fails with an AbortError. */
  close(): void;
};

/**
 * Opens a recording for listening in a worker of this browser, with the model of sounds (10 MB, once for each browser).
 * @param durationMs of the recording, where the page knows it
 * @param signal ends it, before it is open and after
 * @throws ListeningFault; the signal's reason where it ended it
 */
export async function openForListening(
  fileId: string,
  durationMs: number | null,
  signal: AbortSignal,
): Promise<Listening> {
  if (typeof WebAssembly === 'undefined' || typeof Worker === 'undefined')
    throw new ListeningFault('no-program', 'This browser runs no WebAssembly');
  signal.throwIfAborted();
  const asking = askingWorker(signal);
  try {
    // A worker that does not begin is not told of only after a long recording was decoded.
    const [sound] = await Promise.all([soundOfFile(fileId, durationMs, signal), asking.ready]);
    const opened = await asking.ask(
      { ask: 'open', sound },
      { transfer: 'pcm' in sound ? [sound.pcm.buffer] : [] },
    );
    return {
      durationMs: opened.durationMs,
      align: (text, spellings, onProgress) => asking.ask({ ask: 'align', text, spellings }, { onProgress }),
      whichOfTwo: (wordings, stretch, spellings) =>
        asking.ask({ ask: 'whichOfTwo', ...wordings, ...stretch, spellings }),
      close: asking.close,
    };
  } catch (error) {
    asking.close();
    throw error;
  }
}

type Waiting = {
  resolve: (answer: never) => void;
  reject: (reason: unknown) => void;
  onProgress?: ((heardMs: number) => void) | undefined;
};

/** The worker as something that is asked and answers; what waits when it ends is told so. */
function askingWorker(signal: AbortSignal) {
  const worker = new Worker(new URL('./listening-worker.ts', import.meta.url), { type: 'module' });
  const waiting: Waiting[] = [];
  const ready = Promise.withResolvers<void>();
  const late = setTimeout(
    () => end(new ListeningFault('not-started', `The worker was not ready within ${READY_WITHIN_MS} ms`)),
    READY_WITHIN_MS,
  );
  let ended: unknown = null;
  function end(reason: unknown) {
    if (ended) return;
    ended = reason;
    clearTimeout(late);
    ready.reject(reason);
    worker.terminate();
    signal.removeEventListener('abort', onAbort);
    for (const { reject } of waiting.splice(0)) reject(reason);
  }
  const onAbort = () => end(signal.reason);
  signal.addEventListener('abort', onAbort);
  worker.onerror = ({ message }) => end(new ListeningFault('not-started', message));
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.is === 'ready') {
      clearTimeout(late);
      return ready.resolve();
    }
    if (data.is === 'progress') return waiting[0]?.onProgress?.(data.heardMs);
    const one = waiting.shift();
    if (data.is === 'answer') one?.resolve(data.answer as never);
    else one?.reject(new ListeningFault(data.fault, data.said));
  };
  return {
    /** Once the worker's script has begun; rejects where it ends before that. */
    ready: ready.promise,
    ask<Q extends Question>(
      question: Q,
      {
        onProgress,
        transfer = [],
      }: { onProgress?: (heardMs: number) => void; transfer?: Transferable[] } = {},
    ): Promise<Answers[Q['ask']]> {
      if (ended) return Promise.reject(ended);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject, onProgress });
        worker.postMessage(question, transfer);
      });
    },
    close: () => end(new DOMException('Listening was ended', 'AbortError')),
  };
}
