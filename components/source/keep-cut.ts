import { type CutAt, placeOfCut } from '@/lib/domain/clips.ts';
import type { Stretch } from '@/lib/domain/listened.ts';
import { cutClip, NotCut } from './cut-clip.ts';
import { type Still, stillOf } from './stills.ts';
import { uploadFile } from './upload-file.ts';

/** The recording that is cut: its file, its source, and what a piece of it is called after. */
export type Whole = { sourceId: string; fileId: string; name: string };

/** What became of it, in words. */
export type Kept = { isKept: boolean; says: string };

/** Cuts the stretch out and keeps it with the source. */
export const keepClip = (
  whole: Whole,
  stretch: Stretch,
  durationMs: number | null,
  signal: AbortSignal,
): Promise<Kept> =>
  told(async () => {
    const { bytes, ending, ...at } = await cutClip(whole.fileId, stretch, durationMs);
    return keep(whole, new Blob([bytes]), ending, at, signal);
  });

/** Keeps a picture of a film with its source: one that was chosen, or what the player shows. */
export const keepStill = (
  whole: Whole,
  shown: Still | HTMLVideoElement,
  signal: AbortSignal,
): Promise<Kept> =>
  told(async () => {
    const { picture, atMs } = shown instanceof HTMLVideoElement ? await stillOf(shown) : shown;
    return keep(whole, picture, 'png', { fromMs: atMs, toMs: atMs, cut: 'still' }, signal);
  });

async function told(work: () => Promise<Kept>): Promise<Kept> {
  try {
    return await work();
  } catch (fault) {
    const says =
      fault instanceof NotCut ? fault.message : 'That did not work, and nothing was kept. Try again.';
    return { isKept: false, says };
  }
}

async function keep(
  { sourceId, fileId, name }: Whole,
  piece: Blob,
  ending: string,
  at: CutAt,
  signal: AbortSignal,
): Promise<Kept> {
  const place = placeOfCut(at);
  // Colons are not taken in names of files.
  const file = new File([piece], `${name} ${place.replaceAll(':', '.')}.${ending}`);
  const result = await uploadFile(sourceId, file, signal, () => {}, { of: fileId, ...at });
  if (!result.ok) return { isKept: false, says: result.message };
  const how = { copied: ', same bytes', decoded: ', decoded and written anew', still: '' }[at.cut];
  const says = result.notice ?? `Kept with the source’s files: ${place}${how}.`;
  return { isKept: true, says };
}
