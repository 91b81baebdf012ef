import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { atOnce, spend, withSpent } from '../auth/limits.ts';
import { readingInTurn } from '../changing/changing.ts';
import type { SourceRow } from '../confidential/queries.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { AppError, invalid, missing, stale } from '../domain/errors.ts';
import { recogniserOf } from '../domain/recognised.ts';
import { readAside } from '../reading/read-aside.ts';
import type { SourceWords, wordsOf } from '../reading/source-text.ts';
import { changingSources } from '../stories/touched-stories.ts';
import { SLOW } from '../waits.ts';
import { tellingFault } from './fault-records.ts';
import { sourceToFill, textEvent } from './file-records.ts';
import { mediaTypeOf } from './media-types.ts';
import { readStoredText } from './read-text.ts';
import type { fileSchema, restoreTextSchema, setTextSchema } from './schema.ts';
import { readAnyway } from './text-job-records.ts';
import {
  addVersion,
  columnsAgain,
  columnsOf,
  lapseOnText,
  type TextCame,
  type TextRow,
} from './version-records.ts';

/**
 * Replaces the text of a source that the caller has locked, or removes it: a new version, and what rested on the old
 * one lapses.
 * @param before the current text until now
 */
export async function replaceText(
  tx: Tx,
  actor: Actor,
  source: SourceRow,
  stories: readonly string[],
  before: TextRow | null,
  columns: Parameters<typeof addVersion>[3],
  came: TextCame,
  restores: number | null = null,
): Promise<{ id: string; number: number }> {
  const { id, number } = await addVersion(tx, actor, source.id, columns, came, restores);
  const after = { number, text: columns?.text ?? null };
  if (before) await lapseOnText(tx, actor, source, stories, before, after);
  return { id, number };
}

/** The current text, for comparison with what a form was based on. */
export async function currentText(tx: Tx, sourceId: string): Promise<TextRow | null> {
  const { text } = await tx.source.findUniqueOrThrow({ where: { id: sourceId }, select: { text: true } });
  return text;
}

/** Whether words are those of a version, down to place and speaker. */
export function isSame(text: TextRow | null, words: SourceWords): boolean {
  if (!text) return false;
  const of = (value: unknown) => JSON.stringify(value ?? null);
  const { places, turns, form } = words;
  const isSameText = text.text === words.text && text.form === form;
  return isSameText && of(text.places) === of(places) && of(text.turns) === of(turns);
}

/**
 * Sets the words of a source by hand, or removes them, as a new version; reports what could not be read of them. A text
 * that somebody else has set in the meantime is not replaced.
 */
export async function setSourceText(
  actor: Actor,
  { sourceId, text, basedOn }: z.output<typeof setTextSchema>,
): Promise<{ sourceId: string; notice: string | null }> {
  await sourceToFill(db, actor, sourceId);
  const change = {
    sourceIds: [sourceId],
    basedOn: [{ of: 'wordsOf', id: sourceId, stamp: basedOn }],
  } as const;
  const saving = async (tx: Tx, stories: readonly string[], words: ReturnType<typeof wordsOf>) => {
    const { source } = await sourceToFill(tx, actor, sourceId);
    const now = await currentText(tx, sourceId);
    if ((now?.sha256 ?? null) !== basedOn) throw stale(await lastChange(tx, sourceId));
    if (isSame(now, words)) return { sourceId, notice: words.notice };
    if (words.text !== '') {
      // A correction of a recogniser's words is still to be read against the sound, as they were.
      const recogniser = recogniserOf(words.recogniser ?? now?.recogniser);
      const typed = { ...words, ...(recogniser && { recogniser }) };
      const { number } = await replaceText(tx, actor, source, stories, now, columnsOf(typed), 'typed');
      await appendAudit(tx, actor, textEvent(source, typed, number));
    } else if (now) {
      await replaceText(tx, actor, source, stories, now, null, 'removed');
      await appendAudit(tx, actor, sourceEvent('source.removeText', source));
    } else throw invalid('text', 'Paste the words of the source first.');
    return { sourceId, notice: words.notice };
  };
  return keepingText(actor, Buffer.byteLength(text), () =>
    readingInTurn(sourceId, change, async () => {
      const words = await readAside(actor, 'sourceWords', text);
      return changingSources(change, (tx, stories) => saving(tx, stories, words), SLOW);
    }),
  );
}

/** Every version of a text is kept for good, so each one counts, and its bytes count together with those of files. */
export const keepingText = <T>(actor: Actor, bytes: number, work: () => Promise<T>): Promise<T> =>
  withSpent(actor, { sourceTexts: 1, kept: bytes }, work);

/** Puts the words of an earlier version back, as a new one: nothing in between is lost, and this too can be undone. */
export async function restoreText(
  actor: Actor,
  { sourceId, textId, basedOn }: z.output<typeof restoreTextSchema>,
): Promise<{ sourceId: string }> {
  const restorable = async (client: Tx) => {
    const { source } = await sourceToFill(client, actor, sourceId);
    const where = { id: textId, sourceId, text: { not: null } };
    const earlier = await client.sourceText.findFirst({ where });
    if (!earlier) throw missing('version of the text');
    return { source, earlier };
  };
  const change = {
    sourceIds: [sourceId],
    basedOn: [{ of: 'textOf', id: sourceId, stamp: basedOn }],
    first: restorable,
  } as const;
  const saving = async (tx: Tx, stories: readonly string[]) => {
    const { source, earlier } = await restorable(tx);
    if (source.currentTextId !== basedOn) throw stale(await lastChange(tx, sourceId));
    if (source.currentTextId === textId) throw invalid('textId', 'This is the version that counts already.');
    const now = await currentText(tx, sourceId);
    const columns = columnsAgain(earlier);
    const { sha256, number: restores } = earlier;
    const { number } = await replaceText(tx, actor, source, stories, now, columns, 'restored', restores);
    await appendAudit(tx, actor, sourceEvent('source.restoreText', source, { number, restores, sha256 }));
    return { sourceId };
  };
  const { text } = (await restorable(db)).earlier;
  return keepingText(actor, Buffer.byteLength(text ?? ''), () => changingSources(change, saving, SLOW));
}

/** Makes the text of one of the source's files the source's text, in place of the one it has. */
export async function takeFileText(
  actor: Actor,
  { sourceId, fileId }: z.output<typeof fileSchema>,
): Promise<{ notice: string | null }> {
  await sourceToFill(db, actor, sourceId);
  const file = await db.evidenceFile.findFirst({ where: { id: fileId, sourceId, removedAt: null } });
  const type = file && mediaTypeOf(file.mediaType);
  if (!file || !type) throw missing('file');
  await spend(actor, 'texts');
  const stored = { sha256: file.sha256, size: Number(file.size) };
  const read = await atOnce(actor, 'files', () => tellingFault(fileId, () => readStoredText(stored, type)));
  const { words } = read;
  if (words === null)
    throw new AppError('validation', read.notice ?? 'There is no text in this kind of file.');
  const saving = async (tx: Tx, stories: readonly string[]) => {
    const { source } = await sourceToFill(tx, actor, sourceId);
    const now = await currentText(tx, sourceId);
    await readAnyway(tx, fileId, read.notice);
    if (isSame(now, words)) return { notice: read.notice };
    const { number } = await replaceText(tx, actor, source, stories, now, columnsOf(words), 'file');
    await appendAudit(tx, actor, textEvent(source, words, number));
    return { notice: read.notice };
  };
  return keepingText(actor, Buffer.byteLength(words.text), () =>
    changingSources({ sourceIds: [sourceId] }, saving, SLOW),
  );
}
