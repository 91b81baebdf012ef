/** The mutations of sources, their files and their readers, each with what is needed to try it. */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recording } from '../e2e/recording.ts';
import { confirmReader } from '../lib/confidential/closing-mutations.ts';
import { confirmationCode } from '../lib/confidential/confirmation-code.ts';
import { askLift, lift, withdrawLift } from '../lib/confidential/lift-mutations.ts';
import {
  addConfidentialSource,
  addReader,
  changeIdentity,
  readIdentity,
  removeReader,
} from '../lib/confidential/mutations.ts';
import { addConfidentialSourceSchema, makeConfidentialSchema } from '../lib/confidential/schema.ts';
import { db } from '../lib/db.ts';
import type { Actor } from '../lib/domain/actor.ts';
import { env } from '../lib/env.ts';
import { alignText } from '../lib/evidence/aligned-mutations.ts';
import { keepClip } from '../lib/evidence/clip-mutations.ts';
import { addFile, removeFile, restoreFile } from '../lib/evidence/mutations.ts';
import { readWords, takeRecognisedWords } from '../lib/evidence/recognised-mutations.ts';
import { alignTextSchema } from '../lib/evidence/schema.ts';
import { restoreText, setSourceText, takeFileText } from '../lib/evidence/text-mutations.ts';
import { askForCapture, giveUpCapture } from '../lib/sources/capture-mutations.ts';
import { makeConfidential } from '../lib/sources/confidential-mutations.ts';
import { mergeSources, unmergeSource } from '../lib/sources/merge-mutations.ts';
import { createEvidence, createMember, createSource } from './factories.ts';
import type { Desk, Mutation, Trial } from './tried-mutation.ts';

const NOWHERE = '01a20971-0000-7000-8000-000000000000';
/** Who may add sources, and who may change one that a story of theirs rests on. */
const ADDERS = 'R r C c E e A a';
const KEEPERS = 'r C c E e A a';
const EVERYBODY = 'R r C c E e L V A a';
const NAMED_AND_WORKING = 'R r C c E e L A a';

const bytes = Buffer.from('The bridge will open in March.\n');
const FILE = {
  fileName: 'statement.txt',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
};
const RECOGNISED = Buffer.from('{"segments":[{"start":0,"end":2,"text":"As spoken.","avg_logprob":-0.1}]}');
async function* body() {
  yield bytes;
}

type On<I> = (actor: Actor, input: I) => Promise<unknown>;

function trial<I extends { sourceId: string }>(mutate: On<I>, input: I): Trial {
  return {
    run: async (actor) => mutate(actor, input),
    foreign: [async (actor) => mutate(actor, { ...input, sourceId: NOWHERE })],
  };
}

function mutation(
  name: string,
  act: Mutation['act'],
  may: string,
  isVersioned: boolean,
  prepare: (editor: Actor, desk: Desk) => Promise<Trial>,
): Mutation {
  return {
    ...{ name, act, may, isVersioned },
    prepare: async (desk) => {
      process.env.STET_EVIDENCE_DIR ??= mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
      return prepare(desk.editor, desk);
    },
  };
}

/** A source that the editor added and that the desk's story rests on. */
async function onStory(
  { editor, story }: Desk,
  input: Parameters<typeof createSource>[1] = {},
): Promise<string> {
  const sourceId = await createSource(editor, input);
  await createEvidence(editor, story.storyId, story.view.items[0]?.id ?? '', { sourceId });
  return sourceId;
}

/** The id of a recording that the source has from now on. */
async function withRecording(editor: Actor, sourceId: string): Promise<string> {
  const bytes = recording(5);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const head = { sourceId, fileName: 'call.wav', size: bytes.length, sha256 };
  return (await addFile(editor, head, new Blob([new Uint8Array(bytes)]).stream())).fileId;
}

/** A file that is there, or that was taken away. */
async function onFile(
  mutate: On<{ sourceId: string; fileId: string }>,
  desk: Desk,
  isRemoved = false,
): Promise<Trial> {
  const { editor } = desk;
  const sourceId = await onStory(desk);
  const { fileId } = await addFile(editor, { ...FILE, sourceId }, body());
  if (isRemoved) await removeFile(editor, { sourceId, fileId });
  // A text of its own, so that the file's text is a different one.
  const { text } = await db.source.findUniqueOrThrow({ where: { id: sourceId }, select: { text: true } });
  await setSourceText(editor, { sourceId, text: 'As spoken.', basedOn: text?.sha256 ?? null });
  const other = await onStory(desk);
  const made = trial(mutate, { sourceId, fileId });
  return { ...made, foreign: [...made.foreign, async (actor) => mutate(actor, { sourceId: other, fileId })] };
}

/**
 * Everybody is named on it, so that the mutation itself is what is tried; for people who are not named, see
 * lib/confidential/*.db.test.ts.
 */
async function confidential(editor: Actor): Promise<string> {
  const members = await db.member.findMany({ where: { deactivatedAt: null }, select: { id: true } });
  const { sourceId } = await addConfidentialSource(
    editor,
    addConfidentialSourceSchema.parse({ ...SECRET, readerIds: members.slice(-50).map(({ id }) => id) }),
  );
  const rest = members.slice(0, -50).map(({ id }) => ({ sourceId, memberId: id, grantedById: editor.id }));
  await db.confidentialReader.createMany({ data: rest, skipDuplicates: true });
  return sourceId;
}

const SECRET = { identity: 'A name', termsText: 'a person at the port' };

async function onReader(mutate: On<{ sourceId: string; memberId: string }>, editor: Actor, isNamed: boolean) {
  const before = isNamed ? await createMember('LEGAL') : null;
  const sourceId = await confidential(editor);
  const member = before ?? (await createMember('LEGAL'));
  return trial(mutate, { sourceId, memberId: member.id });
}

/** Somebody who set a password with a link, and has since set one of their own. */
async function onClosedReader(editor: Actor): Promise<Trial> {
  const member = await createMember('LEGAL');
  const sourceId = await confidential(editor);
  const { passwordHash } = await db.member.findUniqueOrThrow({ where: { id: member.id } });
  await db.confidentialReader.upsert({
    where: { sourceId_memberId: { sourceId, memberId: member.id } },
    create: { sourceId, memberId: member.id, grantedById: editor.id, closedAt: new Date() },
    update: { closedAt: new Date() },
  });
  const code = confirmationCode({ id: member.id, passwordHash: passwordHash ?? '' }, env.secretKey);
  return trial(confirmReader, { sourceId, memberId: member.id, code });
}

/** The editor has asked to lift the source's confidentiality. */
async function onAsked(mutate: On<{ sourceId: string }>, editor: Actor): Promise<Trial> {
  const sourceId = await confidential(editor);
  await askLift(editor, { sourceId, reason: 'It was published.' });
  return trial(mutate, { sourceId });
}

async function onPair(desk: Desk, isMerged: boolean): Promise<Trial> {
  const { editor } = desk;
  const sourceId = await onStory(desk);
  const duplicateId = await onStory(desk);
  const pair = { sourceId, version: 1, duplicateId, duplicateVersion: 1 };
  if (!isMerged) return trial(mergeSources, pair);
  await mergeSources(editor, pair);
  return trial(unmergeSource, { sourceId: duplicateId, version: 2 });
}

/** The same mutation, marked as being about no story. */
export const bare = (mutation: Mutation): Mutation => ({ ...mutation, isBare: true });

export const EVERY_SOURCE_MUTATION: readonly Mutation[] = [
  mutation('addFile', 'source.addFile', KEEPERS, false, async (_, desk) =>
    trial((actor, input) => addFile(actor, input, body()), { ...FILE, sourceId: await onStory(desk) }),
  ),
  mutation('keepClip', 'source.keepClip', KEEPERS, false, async (editor, desk) => {
    const sourceId = await onStory(desk);
    const uploaded = (bytes: Buffer) => ({
      head: {
        ...{ sourceId, fileName: 'call.wav', size: bytes.length },
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      body: () => new Blob([new Uint8Array(bytes)]).stream(),
    });
    const [whole, part] = [uploaded(recording(5)), uploaded(recording(2))];
    const { fileId } = await addFile(editor, whole.head, whole.body());
    const clip = { of: fileId, fromMs: 1000, toMs: 3000, cut: 'copied' } as const;
    const made = trial((actor, input) => keepClip(actor, input, part.body()), { ...part.head, clip });
    const other = await onStory(desk);
    const elsewhere = { ...part.head, sourceId: other, clip };
    return {
      ...made,
      foreign: [...made.foreign, async (actor) => keepClip(actor, elsewhere, part.body())],
    };
  }),
  mutation('removeFile', 'source.removeFile', KEEPERS, false, (_, desk) => onFile(removeFile, desk)),
  mutation('restoreFile', 'source.restoreFile', KEEPERS, false, (_, desk) => onFile(restoreFile, desk, true)),
  mutation('takeFileText', 'source.setText', KEEPERS, false, (_, desk) => onFile(takeFileText, desk)),
  mutation('setSourceText', 'source.setText', KEEPERS, true, async (_, desk) =>
    trial(setSourceText, { sourceId: await onStory(desk), text: 'As spoken.', basedOn: null }),
  ),
  mutation('takeRecognisedWords', 'source.setText', KEEPERS, false, async (_, desk) =>
    trial(takeRecognisedWords, { sourceId: await onStory(desk), bytes: RECOGNISED, replaces: true }),
  ),
  mutation('readWords', 'source.readWords', KEEPERS, false, async (editor, desk) => {
    const sourceId = await onStory(desk);
    const words = { sourceId, bytes: RECOGNISED, replaces: true };
    await takeRecognisedWords(editor, words);
    const { currentTextId } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
    return trial(readWords, {
      ...{ sourceId, textId: currentTextId ?? '' },
      fileId: await withRecording(editor, sourceId),
    });
  }),
  mutation('alignText', 'source.alignText', KEEPERS, true, async (editor, desk) => {
    const sourceId = await onStory(desk);
    const fileId = await withRecording(editor, sourceId);
    await setSourceText(editor, { sourceId, text: 'As spoken.', basedOn: null });
    const { currentTextId } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
    const input = { sourceId, textId: currentTextId ?? '', fileId, words: [[0, 0, 200]], spellings: [] };
    const made = trial(alignText, alignTextSchema.parse(input));
    const other = await onStory(desk);
    const elsewhere = alignTextSchema.parse({ ...input, sourceId: other });
    return { ...made, foreign: [...made.foreign, async (actor) => alignText(actor, elsewhere)] };
  }),
  mutation('restoreText', 'source.restoreText', KEEPERS, true, async (_, desk) => {
    const { editor } = desk;
    const sourceId = await onStory(desk);
    const current = () => db.source.findUniqueOrThrow({ where: { id: sourceId }, include: { text: true } });
    await setSourceText(editor, { sourceId, text: 'As spoken.', basedOn: null });
    const { text } = await current();
    await setSourceText(editor, { sourceId, text: 'As written.', basedOn: text?.sha256 ?? '' });
    const { currentTextId: basedOn } = await current();
    const input = { sourceId, textId: text?.id ?? '', basedOn };
    const made = trial(restoreText, input);
    const other = await onStory(desk);
    return {
      ...made,
      foreign: [...made.foreign, async (actor) => restoreText(actor, { ...input, sourceId: other })],
    };
  }),
  mutation('askForCapture', null, KEEPERS, false, async (_, desk) =>
    trial(askForCapture, { sourceId: await onStory(desk, { link: 'https://news.example/bridge' }) }),
  ),
  mutation('giveUpCapture', null, KEEPERS, false, async (editor, desk) => {
    const sourceId = await onStory(desk, { link: 'https://news.example/bridge' });
    const { captureId } = await askForCapture(editor, { sourceId });
    const foreign = await askForCapture(editor, { url: 'https://news.example/ferry', type: 'OTHER_MEDIA' });
    return {
      run: (actor) => giveUpCapture(actor, { captureId }),
      foreign: [NOWHERE, foreign.captureId].map(
        (other) => (actor: Actor) => giveUpCapture(actor, { captureId: other }),
      ),
    };
  }),
  mutation('mergeSources', 'source.merge', KEEPERS, true, (_, desk) => onPair(desk, false)),
  mutation('unmergeSource', 'source.unmerge', KEEPERS, true, (_, desk) => onPair(desk, true)),
  mutation('makeConfidential', 'source.makeConfidential', KEEPERS, true, async (_, desk) =>
    trial(
      makeConfidential,
      makeConfidentialSchema.parse({ ...SECRET, sourceId: await onStory(desk), version: 1 }),
    ),
  ),
  bare(
    mutation('addConfidentialSource', 'source.makeConfidential', ADDERS, false, async () => ({
      run: (actor) => addConfidentialSource(actor, addConfidentialSourceSchema.parse(SECRET)),
      foreign: [],
    })),
  ),
  bare(
    mutation('readIdentity', 'source.readIdentity', EVERYBODY, false, async (editor) =>
      trial(readIdentity, { sourceId: await confidential(editor) }),
    ),
  ),
  bare(
    mutation('changeIdentity', 'source.changeIdentity', NAMED_AND_WORKING, false, async (editor) =>
      trial(changeIdentity, { sourceId: await confidential(editor), identity: 'Another name' }),
    ),
  ),
  bare(
    mutation('addReader', 'source.addReader', NAMED_AND_WORKING, false, (editor) =>
      onReader(addReader, editor, false),
    ),
  ),
  bare(
    mutation('removeReader', 'source.removeReader', NAMED_AND_WORKING, false, (editor) =>
      onReader(removeReader, editor, true),
    ),
  ),
  bare(
    mutation('askLift', 'source.askLift', NAMED_AND_WORKING, false, async (editor) =>
      trial(askLift, { sourceId: await confidential(editor), reason: 'It was published.' }),
    ),
  ),
  bare(
    mutation('withdrawLift', 'source.withdrawLift', NAMED_AND_WORKING, false, (editor) =>
      onAsked(withdrawLift, editor),
    ),
  ),
  bare(mutation('lift', 'source.lift', NAMED_AND_WORKING, false, (editor) => onAsked(lift, editor))),
  bare(mutation('confirmReader', 'source.confirmReader', NAMED_AND_WORKING, false, onClosedReader)),
];
