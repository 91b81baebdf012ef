import type { TimedWord } from '@/lib/listening/align-transcript.ts';
import type { Decision } from '@/lib/listening/which-of-two.ts';

/**
 * What is said between a page and the worker that listens. A worker opens one recording and then answers, one after
 * another, what is asked of it; the page ends it when it wants no more.
 */
export type SoundFrom =
  /** Decoded by the page: one channel at 16,000 samples a second. */
  | { pcm: Float32Array<ArrayBuffer> }
  /** A file of our own server, which the worker decodes in pieces. */
  | { src: string };

/** How words sound, as somebody spelt it, by the word in lower case: [["zelensky", "zuh LEN skee"]]. */
export type Spellings = readonly (readonly [word: string, sounds: string])[];

export type Question =
  | { ask: 'open'; sound: SoundFrom }
  | { ask: 'align'; text: string; spellings: Spellings }
  | {
      ask: 'whichOfTwo';
      /** The wordings as they are written, each whole with the words that both share before and after. */
      a: string;
      b: string;
      fromMs: number;
      toMs: number;
      spellings: Spellings;
    };

/** What each question is answered with. */
export type Answers = {
  open: { durationMs: number };
  align: TimedWord[];
  whichOfTwo: Decision;
};

/** Why nothing was heard. */
export type Fault =
  | 'no-program' // the browser has no WebAssembly, or no workers
  | 'not-started' // the worker or its model of sounds did not come, or did not start
  | 'not-there' // the file is gone, or not open to this person any more
  | 'not-decoded' // the browser cannot read this kind of sound
  | 'too-long' // only whole, and too long for that
  | 'failed'; // something else; what it was is in the browser's console

export type FromWorker =
  /** Its script has begun, and it takes questions; the model may still be on its way. */
  | { is: 'ready' }
  | { is: 'progress'; heardMs: number }
  | { is: 'answer'; answer: Answers[keyof Answers] }
  | { is: 'fault'; fault: Fault; said: string };

/** Nothing was heard, and why. */
export class ListeningFault extends Error {
  readonly fault: Fault;
  constructor(fault: Fault, said: string) {
    super(said);
    this.fault = fault;
  }
}
