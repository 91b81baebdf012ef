/** A quote of a story found in a recording on the record, and a clip of it kept with that: what a report may offer. */
import { createHash } from 'node:crypto';
import { recording } from '../e2e/recording.ts';
import { checkQuote } from '../lib/checks/mutations.ts';
import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import { keepClip } from '../lib/evidence/clip-mutations.ts';
import { addFile } from '../lib/evidence/mutations.ts';
import { setSourceText } from '../lib/evidence/text-mutations.ts';
import { createEvidence, createSource } from './factories.ts';

/** The words are said from its first second to its fourth; the clip has half a second more on both sides. */
const HEARD = { fromMs: 1_000, toMs: 4_000 };
const CUT = { fromMs: 500, toMs: 4_500, cut: 'copied' } as const;

export type QuotedRecording = { sourceId: string; recordingId: string; fileId: string; bytes: Buffer };

/** Whether reports of this newsroom may offer clips. */
export async function letReportsOffer(clipsInReports: boolean): Promise<void> {
  await db.newsroom.upsert({ where: { id: 1 }, create: { clipsInReports }, update: { clipsInReports } });
}

/**
 * Where evidence is kept must be known before.
 *
 * @param seconds of the clip's file: other bytes, by which two clips are told apart
 */
export async function clipOfQuote(
  by: Actor,
  {
    storyId,
    itemId,
    words,
    seconds = 2,
  }: { storyId: string; itemId: string; words: string; seconds?: number },
): Promise<QuotedRecording> {
  const sourceId = await createSource(by, { type: 'RECORDING', title: 'Call with the mayor' });
  const recordingId = (await add(by, sourceId, recording(6), null)).fileId;
  const text = `WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n${words}\n`;
  await setSourceText(by, { sourceId, text, basedOn: null });
  await createEvidence(by, storyId, itemId, { sourceId });
  const { items } = await checkQuote(by, { storyId, itemId, sourceId });
  const check = items[0]?.checks.find((one) => one.sourceId === sourceId);
  if (check?.fromMs !== HEARD.fromMs) throw new Error('The quote was not found in the recording.');
  const bytes = recording(seconds);
  const { fileId } = await add(by, sourceId, bytes, recordingId);
  return { sourceId, recordingId, fileId, bytes };
}

function add(by: Actor, sourceId: string, bytes: Buffer, of: string | null) {
  const head = {
    ...{ sourceId, fileName: of ? 'clip.wav' : 'call.wav', size: bytes.length },
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const body = new Blob([new Uint8Array(bytes)]).stream();
  return of ? keepClip(by, { ...head, clip: { of, ...CUT } }, body) : addFile(by, head, body);
}
