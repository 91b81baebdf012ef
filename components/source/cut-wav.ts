import { type WavHead, wavBytes } from './wav.ts';

/** A piece of a recording as a file of its own, and where in the recording it is in fact. */
export type Piece = {
  bytes: Uint8Array<ArrayBuffer>;
  /** Without a dot. */
  ending: string;
  fromMs: number;
  toMs: number;
  cut: 'copied' | 'decoded';
};

const HEAD = 44;
const PCM = 1;
const FLOAT = 3;

/** Which bytes of a WAV file a stretch is, first and last, and its times at the samples where it is cut; null: none. */
export function stretchOfWav(
  head: WavHead,
  wanted: { fromMs: number; toMs: number },
): { range: [number, number]; fromMs: number; toMs: number } | null {
  const range = wavBytes(head, wanted.fromMs, wanted.toMs);
  if (!range) return null;
  const ms = (at: number) => msOf(head, at - head.start);
  return { range, fromMs: ms(range[0]), toMs: ms(range[1] + 1) };
}

/** How long so many bytes of samples are, to the millisecond. */
const msOf = ({ rate, channels, bytes }: WavHead, length: number): number =>
  Math.round((length / (bytes * channels) / rate) * 1000);

/** Samples as they are, in a WAV file of their own. */
export function wavOf(
  { rate, channels, bytes, isFloat }: WavHead,
  samples: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const frame = bytes * channels;
  // A chunk of an odd length is followed by a byte that belongs to none.
  const padded = samples.length + (samples.length % 2);
  const file = new Uint8Array(HEAD + padded);
  const view = new DataView(file.buffer);
  const name = (at: number, letters: string) => file.set(new TextEncoder().encode(letters), at);
  name(0, 'RIFF');
  view.setUint32(4, HEAD - 8 + padded, true);
  name(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, isFloat ? FLOAT : PCM, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * frame, true);
  view.setUint16(32, frame, true);
  view.setUint16(34, bytes * 8, true);
  name(36, 'data');
  view.setUint32(40, samples.length, true);
  file.set(samples, HEAD);
  return file;
}

/** What a browser decoded, from one sample on to another, as 16-bit WAV. */
export function wavOfSound(
  sound: Pick<AudioBuffer, 'sampleRate' | 'numberOfChannels' | 'length' | 'getChannelData'>,
  wanted: { fromMs: number; toMs: number },
): Piece | null {
  const { sampleRate: rate, numberOfChannels: channels } = sound;
  const at = (ms: number) => Math.min(sound.length, Math.max(0, Math.floor((ms / 1000) * rate)));
  const [from, to] = [at(wanted.fromMs), at(wanted.toMs)];
  if (to <= from) return null;
  const samples = new DataView(new ArrayBuffer((to - from) * channels * 2));
  for (let channel = 0; channel < channels; channel++) {
    const heard = sound.getChannelData(channel).subarray(from, to);
    heard.forEach((value, i) => {
      const whole = Math.round(Math.min(1, Math.max(-1, value)) * 0x7fff);
      samples.setInt16((i * channels + channel) * 2, whole, true);
    });
  }
  const head = { rate, channels, bytes: 2, isFloat: false, start: HEAD, length: samples.byteLength };
  const ms = (frames: number) => Math.round((frames / rate) * 1000);
  return {
    bytes: wavOf(head, new Uint8Array(samples.buffer)),
    ...{ ending: 'wav', cut: 'decoded', fromMs: ms(from), toMs: ms(to) },
  };
}
