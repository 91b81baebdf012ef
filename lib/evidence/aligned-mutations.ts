/** When the words of a source are spoken, as somebody's machine found it in the source's recording. */
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { alignedPlaces, saidIn, unalignedIn } from '../domain/aligned.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { invalid, missing, stale } from '../domain/errors.ts';
import type { KeptTurn } from '../files/transcript.ts';
import { updateRows } from '../rows-in-bulk.ts';
import { finishChanges } from '../stories/finish-change.ts';
import { changingSources, signedStories } from '../stories/touched-stories.ts';
import { timeOf } from '../text/compare/timecodes.ts';
import { SLOW } from '../waits.ts';
import { sourceToFill } from './file-records.ts';
import type { alignTextSchema } from './schema.ts';
import { keepingText } from './text-mutations.ts';
import { addVersion, columnsAligned } from './version-records.ts';

/**
 * Keeps the times of a source's words as a new version with the same words: what rests on the words goes on resting on
 * them, and quotes found in them get their new times. Words that are not given have no time.
 * @throws AppError `conflict` where other words count by now; `missing` where the recording is gone; `validation` where the
 *   times are not those of these words, or the file is not the recording that plays for the source
 */
export async function alignText(
  actor: Actor,
  { sourceId, textId, fileId, words, spellings }: z.output<typeof alignTextSchema>,
): Promise<{ sourceId: string }> {
  const change = {
    sourceIds: [sourceId],
    basedOn: [{ of: 'textOf', id: sourceId, stamp: textId }],
    first: async (client: Tx) => {
      await sourceToFill(client, actor, sourceId);
    },
  } as const;
  const saving = async (tx: Tx, stories: readonly string[]) => {
    const { source } = await sourceToFill(tx, actor, sourceId);
    const before = await tx.sourceText.findFirst({ where: { id: textId, sourceId } });
    if (!before) throw missing('version of the words');
    if (source.currentTextId !== textId) throw stale(await lastChange(tx, sourceId));
    const file = await playedRecording(tx, sourceId, fileId);
    const said = saidIn(before.text ?? '', (before.turns as KeptTurn[] | null) ?? []);
    const places = alignedPlaces(said, words);
    if (!places) throw invalid('words', 'These times are not those of the source’s words. Find them again.');
    const columns = columnsAligned(before, { places, fileId, spellings });
    const { id, number } = await addVersion(tx, actor, sourceId, columns, 'aligned');
    await readStays(tx, textId, id);
    const retimed = await moveChecks(tx, textId, { id, places });
    const signed = await signedStories(
      tx,
      stories.filter((story) => retimed.has(story)),
    );
    await finishChanges(tx, actor, signed, { because: 'WORDS_TIMED' });
    const told = { number, sha256: before.sha256, fileSha256: file.sha256 };
    const found = { aligned: words.length, words: unalignedIn(said, places).words };
    await appendAudit(tx, actor, sourceEvent('source.alignText', source, { ...told, ...found }));
    return { sourceId };
  };
  await sourceToFill(db, actor, sourceId);
  const kept = await db.sourceText.findFirst({ where: { id: textId, sourceId }, select: { text: true } });
  if (!kept) throw missing('version of the words');
  return keepingText(actor, Buffer.byteLength(`${kept.text}${JSON.stringify(words)}`), () =>
    changingSources(change, saving, SLOW),
  );
}

/** The recording that plays with the source's words: its first one. In another one the times would be others. */
async function playedRecording(tx: Tx, sourceId: string, fileId: string) {
  const files = await tx.evidenceFile.findMany({
    where: { sourceId, removedAt: null },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, sha256: true, mediaType: true },
  });
  const file = files.find(({ id }) => id === fileId);
  if (!file) throw missing('recording');
  const first = files.find(({ mediaType }) => /^(?:audio|video)\//.test(mediaType));
  if (first?.id !== fileId)
    throw invalid(
      'fileId',
      'The times can be found in the source’s first recording, which plays with its words.',
    );
  return file;
}

/** Whoever read a recogniser's words against the recording read these very words. */
async function readStays(tx: Tx, from: string, to: string): Promise<void> {
  const read = await tx.wordsRead.findMany({ where: { textId: from } });
  await tx.wordsRead.createMany({ data: read.map(({ id: _, ...row }) => ({ ...row, textId: to })) });
}

/**
 * Checks on the words before are checks on these, for they are the same: each gets the time at which its place is
 * spoken. @returns the stories of which a check has another time now
 */
async function moveChecks(
  tx: Tx,
  from: string,
  { id: textId, places }: { id: string; places: readonly number[][] },
): Promise<Set<string>> {
  const checks = await tx.quoteCheck.findMany({
    where: { textId: from },
    select: {
      id: true,
      start: true,
      end: true,
      fromMs: true,
      toMs: true,
      item: { select: { storyId: true } },
    },
  });
  const cues = places.map(([start = 0, end = 0, fromMs = 0, toMs = 0]) => ({ start, end, fromMs, toMs }));
  const moved = checks.map(({ start, end, ...check }) => {
    const time = start === null || end === null ? null : timeOf(cues, { start, end });
    return { check, row: { id: check.id, textId, fromMs: time?.fromMs ?? null, toMs: time?.toMs ?? null } };
  });
  await updateRows(
    tx,
    'quote_check',
    moved.map(({ row }) => row),
  );
  const others = moved.filter(({ check, row }) => check.fromMs !== row.fromMs || check.toMs !== row.toMs);
  return new Set(others.map(({ check }) => check.item.storyId));
}
