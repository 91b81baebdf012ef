/** The same recordings as they are met in newsrooms: over a telephone, in noise, with somebody else talking. */
import { SAMPLE_RATE } from '../../lib/listening/recogniser.ts';
import { ran } from './recordings.ts';

/** What is done to a recording. `other` is a recording of another speaker. */
export type Condition = {
  name: string;
  heardIn: (pcm: Float32Array, other: Float32Array) => Float32Array;
};

/** Sound through ffmpeg and back. Errors: ffmpeg is missing. */
function throughFfmpeg(pcm: Float32Array, args: string[]): Float32Array {
  const input = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const run = (from: string[], to: string[], bytes: Buffer) =>
    ran('ffmpeg', ['-v', 'error', ...from, '-i', '-', ...to, '-'], bytes);
  const raw = ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '1'];
  const bytes = run(['-f', 'wav'], raw, run(raw, args, input));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3)));
}

const loudness = (pcm: Float32Array) => Math.sqrt(pcm.reduce((sum, x) => sum + x * x, 0) / (pcm.length || 1));

/** Lays `under` beneath, so many decibels quieter, again from its beginning where it ends. */
function mixed(pcm: Float32Array, under: Float32Array, decibels: number): Float32Array {
  const factor = (loudness(pcm) / loudness(under)) * 10 ** (-decibels / 20);
  return pcm.map((sample, i) => sample + factor * (under[i % under.length] ?? 0));
}

/** Four seconds of noise that is louder the deeper, as rooms and streets have it; the same each time. */
function deepNoise(): Float32Array {
  let [state, held] = [5, 0];
  return Float32Array.from({ length: 4 * SAMPLE_RATE }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    held = 0.9 * held + (state / 2 ** 31 - 1);
    return held;
  });
}

export const CONDITIONS: readonly Condition[] = [
  { name: 'as they are', heardIn: (pcm) => pcm },
  {
    name: 'telephone (300–3,400 Hz, 8 kHz, mu-law)',
    heardIn: (pcm) =>
      throughFfmpeg(pcm, [
        ...['-af', 'highpass=f=300,lowpass=f=3400'],
        ...['-ar', '8000', '-c:a', 'pcm_mulaw', '-f', 'wav'],
      ]),
  },
  { name: 'noise 15 dB below', heardIn: (pcm) => mixed(pcm, deepNoise(), 15) },
  { name: 'another voice 15 dB below', heardIn: (pcm, other) => mixed(pcm, other, 15) },
];
