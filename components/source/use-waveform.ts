'use client';
import { useEffect, useRef, useState } from 'react';
import { evidenceFileAddress } from '@/lib/domain/evidence-file-address.ts';
import { peaksOf, type WavHead, wavBytes, wavHead, wavSamples } from './wav.ts';

/** What a waveform shows: the loudest moments of a window of time. */
export type Waveform = { fromMs: number; toMs: number; peaks: readonly number[] };

/** Bars in a window, so that each is some pixels wide in the narrowest place it is shown. */
const BARS = 120;
/** Heads of WAV files are within this. */
const HEAD_BYTES = 64 * 1024;
/**
 * What the browser decodes as a whole, because it takes nothing less: at 8,000 samples a second ten minutes of two
 * channels are 38 MB, given back as soon as the peaks are known.
 */
const LONGEST_DECODED_MS = 600_000;
const LARGEST_DECODED = 32 * 1024 * 1024;
const DECODED_RATE = 8000;
/** Peaks that are kept for each second of a decoded file. */
const KEPT_PER_SECOND = 40;

const TOO_LONG = 'No waveform: recordings of more than ten minutes are drawn only where they are WAV files.';
const NOT_READ = 'No waveform: this browser could not read the sound. It plays all the same.';

/** A way of asking for the peaks of any window of one file. */
type Reader = (fromMs: number, toMs: number, signal: AbortSignal) => Promise<number[]>;

/**
 * The waveform of a window of a recording: of a WAV file only these bytes are fetched, anything else is decoded once if it
 * is short enough.
 * @param durationMs of the whole; null while it is not known, and then nothing is fetched
 * @returns null while it is being read; a sentence where there is none
 */
export function useWaveform(
  fileId: string,
  durationMs: number | null,
  window: { fromMs: number; toMs: number },
): Waveform | string | null {
  const [shown, setShown] = useState<Waveform | string | null>(null);
  const reader = useRef<{ of: string; reader: Promise<Reader | string> } | null>(null);
  const { fromMs, toMs } = window;
  useEffect(() => {
    if (durationMs === null) return;
    const stop = new AbortController();
    const src = evidenceFileAddress(fileId);
    if (reader.current?.of !== src) reader.current = { of: src, reader: readerOf(src, durationMs) };
    reader.current.reader
      .then(async (found) =>
        typeof found === 'string'
          ? found
          : { fromMs, toMs, peaks: await found(fromMs, Math.min(toMs, durationMs), stop.signal) },
      )
      .then(setShown)
      .catch(() => {
        if (!stop.signal.aborted) setShown(NOT_READ);
      });
    return () => stop.abort();
  }, [fileId, durationMs, fromMs, toMs]);
  return shown;
}

async function readerOf(src: string, durationMs: number): Promise<Reader | string> {
  try {
    const first = await fetch(src, { headers: { range: `bytes=0-${HEAD_BYTES - 1}` } });
    if (!first.ok) return NOT_READ;
    const size = Number(first.headers.get('content-range')?.split('/')[1] ?? 0);
    const head = wavHead(await first.arrayBuffer());
    if (head) return wavReader(src, head);
    if (durationMs > LONGEST_DECODED_MS || size > LARGEST_DECODED) return TOO_LONG;
    return await decodedReader(src, durationMs);
  } catch {
    return NOT_READ;
  }
}

const wavReader =
  (src: string, head: WavHead): Reader =>
  async (fromMs, toMs, signal) => {
    const range = wavBytes(head, fromMs, toMs);
    if (!range) return [];
    const answer = await fetch(src, { headers: { range: `bytes=${range[0]}-${range[1]}` }, signal });
    if (answer.status !== 206) throw new Error('no part of the file came');
    return peaksOf(wavSamples(head, await answer.arrayBuffer()), BARS);
  };

async function decodedReader(src: string, durationMs: number): Promise<Reader> {
  const answer = await fetch(src);
  if (!answer.ok) throw new Error('the file did not come');
  const decoder = new OfflineAudioContext(1, 1, DECODED_RATE);
  const sound = await decoder.decodeAudioData(await answer.arrayBuffer());
  const kept = peaksOf(
    sound.getChannelData(0),
    Math.ceil((sound.duration || durationMs / 1000) * KEPT_PER_SECOND),
  );
  return async (fromMs, toMs) => {
    const at = (ms: number) => Math.max(0, Math.round((ms / 1000) * KEPT_PER_SECOND));
    return peaksOf(kept.slice(at(fromMs), at(toMs)), BARS);
  };
}
