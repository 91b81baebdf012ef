/** A recogniser's words as those of a source, and somebody's word that they read them against the recording. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import { atOnce } from '../auth/limits.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { sourceEvent } from '../domain/audit/event.ts';
import { AppError, invalid, missing, stale } from '../domain/errors.ts';
import { isUnread } from '../domain/recognised.ts';
import { extractEvidenceText } from '../reader/extract-text.ts';
import { finishChanges } from '../stories/finish-change.ts';
import { changingSources, signedStories } from '../stories/touched-stories.ts';
import { beginShared, forgetShared, noteShared } from '../tokens/share-records.ts';
import { SLOW } from '../waits.ts';
import { sourceToFill, textEvent } from './file-records.ts';
import { storedWords } from './read-text.ts';
import type { readWordsSchema } from './schema.ts';
import { currentText, isSame, keepingText, replaceText } from './text-mutations.ts';
import { columnsOf } from './version-records.ts';

/** What came, and in which way. `program`: the token that it came with, and its Idempotency-Key. */
export type RecognisedWords = {
  sourceId: string;
  bytes: Buffer;
  /** Words that the source has already are replaced, and what rests on them lapses; else they stay. */
  replaces: boolean;
  program?: { tokenId: string; key: string | null };
  /** It lay in the recogniser's folder, where others than those named on a confidential source see it: never for one. */
  byFolder?: true;
};

export type TakenWords = { sourceId: string; number: number; words: number; notice: string | null };

/**
 * Makes a recogniser's words those of a source, as a new version that is the machine's, unread. All of it is taken or
 * nothing. Sent again under the same key by the same program it is the same version.
 * @throws AppError `validation` for what cannot be taken; `conflict` where the source has other words and they are not to be
 *   replaced (from the folder `validation`, for `conflict` passes by itself); what `beginShared` throws
 */
export async function takeRecognisedWords(actor: Actor, given: RecognisedWords): Promise<TakenWords> {
  const { sourceId, bytes, replaces, program } = given;
  await sourceForWords(db, actor, given);
  if (!program?.key) return takeWords(actor, given, program ? { ...program, requestId: null } : null);
  const sha256 = createHash('sha256')
    .update(JSON.stringify(['words', sourceId, replaces]))
    .update(bytes)
    .digest('hex');
  const begun = await beginShared({ tokenId: program.tokenId, key: program.key, sha256 });
  if (!('requestId' in begun)) return versionTaken(begun.textId);
  try {
    return await takeWords(actor, given, { tokenId: program.tokenId, requestId: begun.requestId });
  } catch (error) {
    await forgetShared(begun.requestId);
    throw error;
  }
}

/** @throws AppError `missing` for a confidential source by the folder, as for one that is not there */
async function sourceForWords(client: Tx, actor: Actor, { sourceId, byFolder }: RecognisedWords) {
  // Asked first: else what the member may not do there would tell that there is one.
  if (byFolder && (await client.source.count({ where: { id: sourceId, isConfidential: true } })) > 0)
    throw missing('source');
  return sourceToFill(client, actor, sourceId);
}

type ByProgram = Parameters<typeof noteShared>[2];

function takeWords(actor: Actor, given: RecognisedWords, by: ByProgram | null): Promise<TakenWords> {
  const { sourceId, bytes, replaces } = given;
  return atOnce(actor, 'files', () =>
    keepingText(actor, bytes.length, async () => {
      const found = await extractEvidenceText('recognised', bytes);
      if (!found.ok) {
        const { code, message } = found.error;
        throw code === 'unavailable' ? new AppError('unavailable', message) : invalid('file', message);
      }
      const words = storedWords(found);
      const notice = found.notices.join(' ') || null;
      return changingSources(
        { sourceIds: [sourceId] },
        async (tx, stories) => {
          const { source } = await sourceForWords(tx, actor, given);
          const now = await currentText(tx, sourceId);
          const told = { sourceId, words: found.text.split(/\s+/u).length, notice };
          if (now && now.recogniser === words.recogniser && isSame(now, words)) {
            if (by) await noteShared(tx, actor, by, { textId: now.id });
            return { ...told, number: now.number };
          }
          if (now && !replaces)
            throw given.byFolder ? invalid('file', STAY) : new AppError('conflict', HAS_WORDS);
          const { id, number } = await replaceText(
            ...([tx, actor, source, stories] as const),
            ...([now, columnsOf(words), 'recognised'] as const),
          );
          if (by) await noteShared(tx, actor, by, { textId: id });
          await appendAudit(tx, actor, textEvent(source, words, number));
          return { ...told, number };
        },
        SLOW,
      );
    }),
  );
}

const HAS_WORDS =
  'This source has words already. They stay, unless it is said that these replace them (?replace=yes).';

/** Nobody at the folder can say that words are to be replaced. */
const STAY =
  'This source has words already, which stay. To replace them, bring these on the page of the source.';

async function versionTaken(textId: string | null): Promise<TakenWords> {
  const text = textId && (await db.sourceText.findUnique({ where: { id: textId } }));
  if (!text) throw missing('version of the words');
  const words = (text.text ?? '').split(/\s+/u).length;
  return { sourceId: text.sourceId, number: text.number, words, notice: null };
}

/**
 * Somebody says that they read a recogniser's words against the recording: of this version and this file, and no other.
 * @throws AppError `conflict` where other words count by now; `validation` where nobody need read them, or a file is no
 *   recording
 */
export function readWords(
  actor: Actor,
  { sourceId, textId, fileId }: z.output<typeof readWordsSchema>,
): Promise<{ sourceId: string }> {
  return changingSources({ sourceIds: [sourceId] }, async (tx, stories) => {
    const { source } = await sourceToFill(tx, actor, sourceId);
    const text = await tx.sourceText.findFirst({
      where: { id: textId, sourceId },
      include: { read: { where: { file: { removedAt: null } }, select: { id: true } } },
    });
    if (!text) throw missing('version of the words');
    if (source.currentTextId !== textId) throw stale(await lastChange(tx, sourceId));
    const file = await recordingOf(tx, sourceId, fileId);
    if (!isUnread(text)) throw invalid('textId', 'These words were read already, or no program made them.');
    const hashes = { textSha256: text.sha256, fileSha256: file.sha256 };
    await tx.wordsRead.create({ data: { textId, fileId, ...hashes, byId: actor.id, at: new Date() } });
    const signed = await signedStories(tx, stories);
    await finishChanges(tx, actor, signed, { because: 'WORDS_READ' });
    const { number, sha256 } = text;
    const told = { number, sha256, fileSha256: file.sha256 };
    await appendAudit(tx, actor, sourceEvent('source.readWords', source, told));
    return { sourceId };
  });
}

async function recordingOf(tx: Tx, sourceId: string, fileId: string) {
  const file = await tx.evidenceFile.findFirst({
    where: { id: fileId, sourceId, removedAt: null },
    include: { clip: { select: { cut: true } } },
  });
  if (!file) throw missing('file');
  if (file.clip) throw invalid('fileId', 'This file is a clip: read the words against the whole recording.');
  if (!/^(?:audio|video)\//.test(file.mediaType))
    throw invalid('fileId', 'This file is no recording: read the words against the sound.');
  return file;
}
