import { evidenceFileAddress } from '@/lib/domain/evidence-file-address.ts';
import type { Stretch } from '@/lib/domain/listened.ts';
import { type Piece, stretchOfWav, wavOf, wavOfSound } from './cut-wav.ts';
import { type WavHead, wavHead } from './wav.ts';

/** Before and after the words: their times are a line's at worst, and packed sound takes a moment to come into swing. */
const AROUND_MS = 250;
/** Heads of WAV files are within this. */
const HEAD_BYTES = 64 * 1024;
/** A clip is of a quote, not of a hearing; it is in memory until it is sent. */
const LONGEST_MS = 600_000;
/** What is decoded as a whole, where nothing else reads it: five minutes of two channels are 106 MB for a moment. */
const LONGEST_DECODED_MS = 300_000;
const LARGEST_DECODED = 32 * 1024 * 1024;
const DECODED_RATE = 44_100;

/** Why there is no clip, to be told as it is. */
export class NotCut extends Error {}

/**
 * Cuts a stretch out of a file of evidence in the browser: its own bytes wherever its kind of file allows that, and else
 * its sound, decoded and written anew. Only what is needed of the file is fetched.
 * @throws NotCut with a sentence for whoever asked
 */
export async function cutClip(
  fileId: string,
  { fromMs, toMs }: Stretch,
  durationMs: number | null,
): Promise<Piece> {
  if (toMs - fromMs > LONGEST_MS) throw new NotCut('A clip can be ten minutes long.');
  const src = evidenceFileAddress(fileId);
  const end = toMs + AROUND_MS;
  const wanted = {
    fromMs: Math.max(0, fromMs - AROUND_MS),
    toMs: durationMs === null ? end : Math.min(end, Math.ceil(durationMs)),
  };
  const first = await fetch(src, { headers: { range: `bytes=0-${HEAD_BYTES - 1}` } });
  if (!first.ok) throw new NotCut('The recording could not be fetched. Reload the page and try again.');
  const size = Number(first.headers.get('content-range')?.split('/')[1] ?? 0);
  const head = wavHead(await first.arrayBuffer());
  const piece =
    (head && (await cutWav(src, head, wanted))) ??
    (await cutPackets(src, wanted)) ??
    (await cutDecoded(src, wanted, size, durationMs));
  if (!piece) throw new NotCut('The recording has no sound there.');
  return piece;
}

async function cutWav(src: string, head: WavHead, wanted: Stretch): Promise<Piece | null> {
  const found = stretchOfWav(head, wanted);
  if (!found) return null;
  const { range, ...at } = found;
  const answer = await fetch(src, { headers: { range: `bytes=${range[0]}-${range[1]}` } });
  if (answer.status !== 206) throw new NotCut('This part of the recording could not be fetched. Try again.');
  const samples = new Uint8Array(await answer.arrayBuffer());
  // A file that was cut off is shorter than it says: then nothing is kept that it has not.
  if (samples.length !== range[1] - range[0] + 1) return null;
  return { bytes: wavOf(head, samples), ending: 'wav', cut: 'copied', ...at };
}

async function cutPackets(src: string, wanted: Stretch): Promise<Piece | null> {
  const [{ inRanges }, { copyPackets }] = await Promise.all([
    import('../listening/in-ranges.ts'),
    import('./copy-packets.ts'),
  ]);
  const input = inRanges(src);
  try {
    return await copyPackets(input, wanted);
  } catch {
    // What it cannot read, the browser perhaps can.
    return null;
  } finally {
    input.dispose();
  }
}

async function cutDecoded(
  src: string,
  wanted: Stretch,
  size: number,
  durationMs: number | null,
): Promise<Piece | null> {
  if (size > LARGEST_DECODED || (durationMs ?? 0) > LONGEST_DECODED_MS)
    throw new NotCut(
      'A recording of this kind can be cut only up to five minutes and 32 MB. Cut it in another program.',
    );
  const answer = await fetch(src);
  if (!answer.ok) throw new NotCut('The recording could not be fetched. Reload the page and try again.');
  try {
    const decoder = new OfflineAudioContext(1, 1, DECODED_RATE);
    return wavOfSound(await decoder.decodeAudioData(await answer.arrayBuffer()), wanted);
  } catch {
    throw new NotCut('This browser can neither cut nor read this kind of recording.');
  }
}
