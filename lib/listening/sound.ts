/** A recording as the listener reads it, and where in it one may cut. */
import { SAMPLE_RATE } from './recogniser.ts';

/** A recording of one channel at SAMPLE_RATE, read in pieces: nobody needs all of an hour in memory. */
export type Sound = { seconds: number; read(begin: number, end: number): Promise<Float32Array> };

/** A sound that is wholly in memory. */
export function soundOf(pcm: Float32Array): Sound {
  return {
    seconds: pcm.length / SAMPLE_RATE,
    read: async (begin, end) => pcm.subarray(Math.round(begin * SAMPLE_RATE), Math.round(end * SAMPLE_RATE)),
  };
}

/** Seconds over which loudness is taken where a cut is sought: shorter than a pause between words, longer than a pitch period. */
const LOUDNESS = 0.08;

/** The quietest second of `pcm` from `from` on: where a cut harms least. */
export function quietest(pcm: Float32Array, from: number): number {
  const step = Math.round(LOUDNESS * SAMPLE_RATE);
  let best = pcm.length / SAMPLE_RATE;
  let least = Number.POSITIVE_INFINITY;
  for (let at = Math.round(from * SAMPLE_RATE); at + step <= pcm.length; at += step / 4) {
    let energy = 0;
    for (let i = at; i < at + step; i++) energy += (pcm[i] ?? 0) ** 2;
    if (energy >= least) continue;
    least = energy;
    best = (at + step / 2) / SAMPLE_RATE;
  }
  return best;
}
