import { type AudioSample, AudioSampleSink } from 'mediabunny';
import { SAMPLE_RATE } from '@/lib/listening/recogniser.ts';
import type { Sound } from '@/lib/listening/sound.ts';
import { inRanges } from './in-ranges.ts';
import { ListeningFault } from './messages.ts';
import { resampled } from './resampled.ts';

/** Seconds of a piece: 4 MB as the model hears it. What is read next is mostly in the same one, or in the next. */
const PIECE = 60;
const KEPT_PIECES = 3;
/** Seconds read before and after a piece, so that nothing is heard of where it was cut. */
const AROUND = 0.1;

/**
 * A long recording, of which only some minutes are in memory at a time: fetched in ranges, decoded by the browser.
 * @throws ListeningFault where it is not to be had, or the browser cannot read it
 */
export async function soundInPieces(src: string): Promise<Sound> {
  const input = inRanges(src);
  const track = await input.getPrimaryAudioTrack().catch((error: unknown) => {
    throw new ListeningFault('not-decoded', String(error));
  });
  if (!track || !(await track.canDecode()))
    throw new ListeningFault('not-decoded', 'No sound that can be read');
  const seconds = await track.computeDuration();
  const sink = new AudioSampleSink(track);
  const kept = new Map<number, Promise<Float32Array>>();

  function piece(at: number): Promise<Float32Array> {
    const known = kept.get(at) ?? decoded(sink, at * PIECE, Math.min((at + 1) * PIECE, seconds));
    kept.delete(at);
    kept.set(at, known);
    for (const old of kept.keys()) if (kept.size > KEPT_PIECES) kept.delete(old);
    return known;
  }

  return {
    seconds,
    async read(begin, end) {
      const [from, to] = [Math.round(begin * SAMPLE_RATE), Math.round(end * SAMPLE_RATE)];
      const pcm = new Float32Array(Math.max(0, to - from));
      for (let at = Math.floor(begin / PIECE); at * PIECE * SAMPLE_RATE < to; at++) {
        const samples = await piece(at);
        const first = at * PIECE * SAMPLE_RATE;
        const [start, stop] = [Math.max(from, first), Math.min(to, first + samples.length)];
        if (stop > start) pcm.set(samples.subarray(start - first, stop - first), start - from);
      }
      return pcm;
    },
  };
}

/** A stretch of the recording as the model hears it. Where the file has a gap it is silent. */
async function decoded(sink: AudioSampleSink, begin: number, end: number): Promise<Float32Array> {
  const from = Math.max(0, begin - AROUND);
  let mixed: { rate: number; pcm: Float32Array } | null = null;
  for await (const sample of sink.samples(from, end + AROUND)) {
    mixed ??= {
      rate: sample.sampleRate,
      pcm: new Float32Array(Math.ceil((end + AROUND - from) * sample.sampleRate)),
    };
    mix(sample, mixed.pcm, Math.round((sample.timestamp - from) * mixed.rate));
    sample.close();
  }
  const length = Math.round((end - begin) * SAMPLE_RATE);
  if (!mixed) return new Float32Array(length);
  return resampled(mixed.pcm, mixed.rate, SAMPLE_RATE, (begin - from) * mixed.rate, length);
}

/** Adds all channels of a sample as one to what was read, from `at` on. */
function mix(sample: AudioSample, pcm: Float32Array, at: number): void {
  const { numberOfChannels, numberOfFrames } = sample;
  const plane = new Float32Array(numberOfFrames);
  for (let planeIndex = 0; planeIndex < numberOfChannels; planeIndex++) {
    sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    for (let i = Math.max(0, -at); i < numberOfFrames && at + i < pcm.length; i++)
      pcm[at + i] = (pcm[at + i] as number) + (plane[i] as number) / numberOfChannels;
  }
}
