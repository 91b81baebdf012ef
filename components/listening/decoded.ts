import { evidenceFileAddress } from '@/lib/domain/evidence-file-address.ts';
import { ListeningFault, type SoundFrom } from './messages.ts';

/** Samples a second that the model hears; the browser itself brings a recording to it. */
const HEARD_RATE = 16_000;

/**
 * What the browser decodes as a whole: ten minutes of two channels are 77 MB for a moment, and 38 MB as one. Longer ones
 * are decoded in pieces (sound-in-pieces.ts), for an hour would be 230 MB.
 */
const MOST_MS = 600_000;
/** Of sound that is not packed, ten minutes are more than this. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The sound of a file of evidence, decoded where it is short, and else the address from which the worker takes pieces.
 * @throws ListeningFault where the file is not to be had, or the browser cannot read it
 */
export async function soundOfFile(
  fileId: string,
  durationMs: number | null,
  signal: AbortSignal,
): Promise<SoundFrom> {
  const src = evidenceFileAddress(fileId);
  const head = await fetch(src, { method: 'HEAD', signal });
  if (!head.ok) throw new ListeningFault('not-there', `The file answered ${head.status}`);
  const size = Number(head.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  if (size > MOST_BYTES || (durationMs ?? 0) > MOST_MS) return { src };
  const answer = await fetch(src, { signal });
  if (!answer.ok) throw new ListeningFault('not-there', `The file answered ${answer.status}`);
  try {
    return { pcm: oneChannel(await decode(await answer.arrayBuffer())) };
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ListeningFault('not-decoded', String(error));
  }
}

const decode = (bytes: ArrayBuffer) => new OfflineAudioContext(1, 1, HEARD_RATE).decodeAudioData(bytes);

/** All channels as one, each as loud as the others. */
function oneChannel(sound: AudioBuffer): Float32Array<ArrayBuffer> {
  const pcm = new Float32Array(sound.length);
  for (let channel = 0; channel < sound.numberOfChannels; channel++) {
    const samples = sound.getChannelData(channel);
    for (let i = 0; i < pcm.length; i++)
      pcm[i] = (pcm[i] as number) + (samples[i] as number) / sound.numberOfChannels;
  }
  return pcm;
}
