/** How a file becomes one of a source's: received, inspected, stored, registered, its text taken. For every way of adding one. */
import { atOnce, spend } from '../auth/limits.ts';
import { changing, holdRows } from '../changing/changing.ts';
import { ownedSource } from '../confidential/owner-queries.ts';
import type { SourceRow, SourceScope } from '../confidential/queries.ts';
import type { Prisma, Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditEventInput, sourceEvent } from '../domain/audit/event.ts';
import { authorise } from '../domain/permissions.ts';
import { formatSize } from '../domain/wording.ts';
import { env } from '../env.ts';
import { countWords, type SourceWords, textSha256 } from '../reading/source-text.ts';
import { refused } from './file-refused.ts';
import type { MediaType } from './media-types.ts';
import { withFile } from './random-access.ts';
import type { TextOutcome } from './read-text.ts';
import { stage } from './receive-upload.ts';
import { cleanFileName, recognise } from './recognise.ts';
import type { UploadHead } from './request.ts';
import { holdRoom, keepingBytes } from './room-queries.ts';
import { evidenceStore } from './store.ts';
import { addVersion, columnsOf } from './version-records.ts';

/** A source that the actor may open and add to. Throws AppError otherwise. */
export async function sourceToFill(client: Tx, actor: Actor, sourceId: string): Promise<SourceScope> {
  const scope = await ownedSource(client, actor, sourceId);
  authorise(actor, 'source.change', scope.subject);
  authorise(actor, 'source.open', scope.subject);
  if (scope.source.mergedIntoId) throw refused('This source was merged into another one. Add it there.');
  return scope;
}

/**
 * Adds something to a source in its turn, so that two writers see each other's work; stories go on using it meanwhile.
 */
export function addingToSource<T>(sourceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return changing({ turns: [sourceId] }, async (tx) => {
    await holdRows(tx, 'source', [sourceId], { isUsedMeanwhile: true });
    return work(tx);
  });
}

/** A file that was received and inspected, before anything of it is in the database. */
export type ReadyFile = {
  staged: Awaited<ReturnType<typeof stage>>;
  type: MediaType;
  fileName: string;
};

/**
 * Receives a file whole and looks into it. Nothing that is refused is kept.
 * @param body read chunk by chunk; not read at all where the announced size is too much
 * @param decide for a sender who knows more of the type than the content says
 */
export async function receiveFile(
  head: UploadHead,
  body: AsyncIterable<Uint8Array>,
  decide: (recognised: MediaType) => MediaType = (recognised) => recognised,
): Promise<ReadyFile> {
  demandSize(head);
  const staged = await stage(env.evidenceDirectory, body, head);
  try {
    const type = decide(await withFile(staged.path, (bytes) => recognise(bytes, head.fileName)));
    return { staged, type, fileName: cleanFileName(head.fileName, type) };
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

/** Puts a ready file into the store; after that its row can be written. */
export async function storeFile({ staged }: ReadyFile): Promise<void> {
  try {
    await evidenceStore().put(staged);
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

/**
 * Receives, inspects and stores what somebody uploads, within what they may upload; then `write` decides on the source as
 * it is by then, and writes, in the source's turn. Whether they may at all is asked before.
 */
export async function takeUpload<T>(
  actor: Actor,
  sourceId: string,
  head: UploadHead,
  body: AsyncIterable<Uint8Array>,
  write: (tx: Tx, source: SourceRow, ready: ReadyFile) => Promise<T>,
): Promise<T> {
  demandSize(head);
  await spend(actor, 'uploads');
  const keep = async () => {
    const ready = await receiveFile(head, body);
    await storeFile(ready);
    return addingToSource(sourceId, async (tx) => {
      const { source } = await sourceToFill(tx, actor, sourceId);
      return write(tx, source, ready);
    });
  };
  return atOnce(actor, 'files', () => keepingBytes(actor, head, sourceId, keep));
}

/** Writes the row of a stored file in the caller's transaction; one that the source has already stays as it is. */
export async function recordFile(
  tx: Tx,
  actor: Actor,
  source: SourceRow,
  { staged, type, fileName }: ReadyFile,
  came: { came: 'upload' } | { came: 'web'; finalUrl: string },
): Promise<{ file: Prisma.EvidenceFileGetPayload<object>; isKnown: boolean; events: AuditEventInput[] }> {
  const { sha256, size } = staged;
  const known = await tx.evidenceFile.findFirst({ where: { sourceId: source.id, sha256, removedAt: null } });
  if (known) return { file: known, isKnown: true, events: [] };
  await holdRoom(tx, actor, staged);
  const name = source.isConfidential ? await namelessFile(tx, source.id, type) : fileName;
  const file = await tx.evidenceFile.create({
    data: {
      sourceId: source.id,
      sha256,
      size: BigInt(size),
      mediaType: type.name,
      fileName: name,
      addedById: actor.id,
      ...came,
    },
  });
  const event = sourceEvent('source.addFile', source, { fileName: name, mediaType: type.name, size, sha256 });
  return { file, isKnown: false, events: [event] };
}

/**
 * Makes the words of a file those of its source, where that has none at present; the caller holds the source.
 * @returns what is told of the reading, and the event where the source got its words
 */
export async function takeFirstText(
  tx: Tx,
  actor: Actor,
  source: SourceRow,
  { words, notice }: TextOutcome,
): Promise<{ said: string | null; events: AuditEventInput[] }> {
  if (words === null) return { said: notice, events: [] };
  const { text: other } = await tx.source.findUniqueOrThrow({
    where: { id: source.id },
    select: { text: { select: { sha256: true } } },
  });
  if (!other) {
    const { number } = await addVersion(tx, actor, source.id, columnsOf(words), 'file');
    return { said: notice, events: [textEvent(source, words, number)] };
  }
  return { said: other.sha256 === textSha256(words.text) ? null : STAYS, events: [] };
}

const STAYS = 'The source has a text already, which stays. You can use this file’s text instead.';

/** The event of a text that was set. */
export function textEvent(source: SourceRow, words: SourceWords, number: number): AuditEventInput {
  const { text, recogniser } = words;
  const told = { words: countWords(text), sha256: textSha256(text), number };
  return sourceEvent('source.setText', source, { ...told, ...(recogniser && { recogniser }) });
}

function demandSize({ size }: UploadHead): void {
  const most = env.evidenceMaxBytes;
  if (size === 0) throw refused('This file is empty. Check that it was saved, and upload it again.');
  if (size > most)
    throw refused(`This file is ${formatSize(size)}. A file can be up to ${formatSize(most)} here.`);
}

/** A file's name can give away who brought it. */
async function namelessFile(tx: Tx, sourceId: string, { extensions }: MediaType): Promise<string> {
  return `File ${(await tx.evidenceFile.count({ where: { sourceId } })) + 1}.${extensions[0]}`;
}
