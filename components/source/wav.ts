/**
 * Enough of WAV to draw a stretch of it without reading the rest: a recording of an hour is hundreds of megabytes, and
 * the browser's decoder takes a file only as a whole. RIFF/WAVE: https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
 */
export type WavHead = {
  rate: number;
  channels: number;
  /** Of one sample of one channel: 1, 2, 3 or 4 bytes. */
  bytes: number;
  isFloat: boolean;
  /** Where the samples are in the file. */
  start: number;
  length: number;
};

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/** Reads the head of a file; null where it is no WAV with plain samples, or its samples do not begin within these bytes. */
export function wavHead(bytes: ArrayBuffer): WavHead | null {
  const view = new DataView(bytes);
  const name = (at: number) => String.fromCharCode(...new Uint8Array(bytes, at, 4));
  if (view.byteLength < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') return null;
  let format: Pick<WavHead, 'rate' | 'channels' | 'bytes' | 'isFloat'> | null = null;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    if (name(at) === 'data') return format && { ...format, start: at + 8, length };
    if (name(at) === 'fmt ' && at + 24 <= view.byteLength) {
      const given = view.getUint16(at + 8, true);
      const kind = given === EXTENSIBLE && at + 34 <= view.byteLength ? view.getUint16(at + 32, true) : given;
      const size = view.getUint16(at + 22, true) / 8;
      const isFloat = kind === FLOAT;
      const isRead = isFloat ? size === 4 : kind === PCM && [1, 2, 3, 4].includes(size);
      const channels = view.getUint16(at + 10, true);
      const rate = view.getUint32(at + 12, true);
      if (!isRead || channels === 0 || rate === 0) return null;
      format = { rate, channels, bytes: size, isFloat };
    }
    at += 8 + length + (length % 2);
  }
  return null;
}

/** The bytes of the file that a stretch of time is in: [first, last], both included; null where there are none. */
export function wavBytes(head: WavHead, fromMs: number, toMs: number): [number, number] | null {
  const frame = head.bytes * head.channels;
  const at = (ms: number) => Math.min(head.length, Math.floor((ms / 1000) * head.rate) * frame);
  const [from, to] = [at(Math.max(0, fromMs)), at(Math.max(0, toMs))];
  return to > from ? [head.start + from, head.start + to - 1] : null;
}

/** The first channel's samples, between -1 and 1. */
export function wavSamples(head: WavHead, bytes: ArrayBuffer): Float32Array {
  const view = new DataView(bytes);
  const frame = head.bytes * head.channels;
  const samples = new Float32Array(Math.floor(view.byteLength / frame));
  for (let i = 0; i < samples.length; i++) samples[i] = sampleAt(view, i * frame, head);
  return samples;
}

function sampleAt(view: DataView, at: number, { bytes, isFloat }: WavHead): number {
  if (isFloat) return view.getFloat32(at, true);
  if (bytes === 1) return (view.getUint8(at) - 128) / 128;
  if (bytes === 2) return view.getInt16(at, true) / 0x8000;
  if (bytes === 3) return (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 0x800000;
  return view.getInt32(at, true) / 0x80000000;
}

/** The loudest of each of `count` equal pieces, 0 to 1. */
export function peaksOf(samples: ArrayLike<number>, count: number): number[] {
  return Array.from({ length: count }, (_, piece) => {
    const end = Math.floor(((piece + 1) * samples.length) / count);
    let peak = 0;
    for (let i = Math.floor((piece * samples.length) / count); i < end; i++) {
      peak = Math.max(peak, Math.abs(samples[i] ?? 0));
    }
    return Math.min(1, peak);
  });
}
