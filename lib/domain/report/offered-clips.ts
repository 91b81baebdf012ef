/**
 * Which clips of recordings stand beside which statements of a report, so that readers can hear the words. Pure; times in
 * milliseconds of the recording. Why so and not otherwise: docs/decisions/clips-in-reports.md.
 */
import { type EvidenceInput, isNamed } from './publishable.ts';
import type { ReportClip } from './snapshot.ts';
import type { CheckInput } from './wordings.ts';

/** Some minutes of sound in its recording's own bytes, more than half a minute where it had to be written anew as WAV. */
export const MOST_CLIP_BYTES = 8_000_000;

/** All clips of one edition together: they are kept in the database, and read into memory when it is published. */
export const MOST_BYTES_OF_AN_EDITION = 48_000_000;

/** A browser cuts where the recording's frames begin, which may be a little inside of the words' own times. */
const CUT_OFF_MS = 100;

/** What a clip may hold around its quote: a sentence before and after, for its sense, and nothing that nobody checked. */
const MOST_AROUND_MS = 10_000;

/** A stretch of a recording, and which recording it is of: null where nobody knows. */
type Heard = { recordingId: string | null; fromMs: number | null; toMs: number | null };

/** A clip that may be published, as the desk has it. */
export type OfferedClip = {
  offerId: string;
  sourceId: string;
  recordingId: string;
  fromMs: number;
  toMs: number;
  sha256: string;
  size: number;
  mediaType: string;
  /** Of a file with such bytes, without the dot. */
  ending: string;
};

export type NamedClip = OfferedClip & { file: ClipName };

/**
 * Whether a clip is one of the words that were found there: it holds all of them, is of the same recording, and has no more
 * around them than their sense needs.
 */
export function isClipOf(
  clip: Pick<OfferedClip, 'recordingId' | 'fromMs' | 'toMs'>,
  { recordingId, fromMs, toMs }: Heard,
): boolean {
  if (recordingId !== clip.recordingId || fromMs === null || toMs === null) return false;
  const [before, after] = [fromMs - clip.fromMs, clip.toMs - toMs];
  return [before, after].every((around) => around >= -CUT_OFF_MS && around <= MOST_AROUND_MS);
}

/**
 * The clips that a report published at `at` offers beside a statement: of a source that the statement names, that is on the
 * record itself (not one named because its embargo is over, which was promised no more than its words), and whose words
 * there were compared with the statement's.
 */
export function publishableClips(
  { checks, evidence }: { checks: readonly CheckInput[]; evidence: readonly EvidenceInput[] },
  clips: readonly NamedClip[],
  at: Date,
): ReportClip[] {
  const named = new Map(
    evidence
      .filter((one) => one.source.terms === 'ON_RECORD' && isNamed(one, at))
      .map(({ source }) => [source.id, source.title]),
  );
  return checks.flatMap((check) => {
    const source = named.get(check.sourceId);
    const words = check.kept.passage;
    if (source === undefined || words === '') return [];
    return clips
      .filter((clip) => clip.sourceId === check.sourceId && isClipOf(clip, check))
      .map((clip): ReportClip => {
        const { file, sha256, mediaType, fromMs, toMs } = clip;
        return { file, sha256, mediaType, source, words, fromMs, toMs };
      });
  });
}

/**
 * Each clip with its name among the edition's files: "clip-1.wav", "clip-2.mp4". The same clips in any order have the same
 * names; the same bytes offered of two sources are two files, since one may be gone while the other stays.
 */
export function namedClips(clips: readonly OfferedClip[]): NamedClip[] {
  return clips
    .toSorted((a, b) => (a.offerId < b.offerId ? -1 : 1))
    .map((clip, i) => ({ ...clip, file: `clip-${i + 1}.${clip.ending}` }));
}

/** What a clip may be called among an edition's files. */
export const CLIP_NAME = /^clip-[1-9]\d{0,3}\.[a-z0-9]{2,4}$/;
export type ClipName = `clip-${string}`;
export const isClipName = (name: string): name is ClipName => CLIP_NAME.test(name);
