/** The mutations of sources, their files and their readers, each with what it needs to be tried. */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Actor } from '../lib/auth/actor.ts';
import { confirmReader } from '../lib/confidential/closing-mutations.ts';
import { confirmationCode } from '../lib/confidential/confirmation-code.ts';
import {
  addConfidentialSource,
  addReader,
  changeIdentity,
  readIdentity,
  removeReader,
} from '../lib/confidential/mutations.ts';
import { addConfidentialSourceSchema, makeConfidentialSchema } from '../lib/confidential/schema.ts';
import { db } from '../lib/db.ts';
import type { AuditAct } from '../lib/domain/audit-events.ts';
import { env } from '../lib/env.ts';
import { addFile, removeFile, restoreFile } from '../lib/evidence/mutations.ts';
import { setSourceText, takeFileText } from '../lib/evidence/text-mutations.ts';
import { capturePage } from '../lib/sources/capture-mutations.ts';
import { makeConfidential } from '../lib/sources/confidential-mutations.ts';
import { mergeSources, unmergeSource } from '../lib/sources/merge-mutations.ts';
import type { Mutation, Trial } from './every-mutation.ts';
import { createMember, createSource } from './factories.ts';

const NOWHERE = '01a20971-0000-7000-8000-000000000000';
const KEEPERS = 'R r C c E e A a';
const EVERYBODY = 'R r C c E e L V A a';
const NAMED_AND_WORKING = 'R r C c E e L A a';

const bytes = Buffer.from('The bridge will open in March.\n');
const FILE = {
  fileName: 'statement.txt',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
};
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
  act: AuditAct,
  may: string,
  isVersioned: boolean,
  prepare: (editor: Actor) => Promise<Trial>,
): Mutation {
  return {
    ...{ name, act, may, isVersioned },
    prepare: async ({ editor }) => {
      process.env.STET_EVIDENCE_DIR ??= mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
      return prepare(editor);
    },
  };
}

/** A file that is there, or that was taken away. */
async function onFile(
  mutate: On<{ sourceId: string; fileId: string }>,
  editor: Actor,
  isRemoved = false,
): Promise<Trial> {
  const sourceId = await createSource(editor);
  const { fileId } = await addFile(editor, { ...FILE, sourceId }, body());
  if (isRemoved) await removeFile(editor, { sourceId, fileId });
  const other = await createSource(editor);
  const made = trial(mutate, { sourceId, fileId });
  return { ...made, foreign: [...made.foreign, async (actor) => mutate(actor, { sourceId: other, fileId })] };
}

/** Everybody is named on it, so that what is tried is the mutation; who is not named: lib/confidential/*.db.test.ts. */
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

/** Somebody who set a password with a link, and one of their own since. */
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

async function onPair(editor: Actor, isMerged: boolean): Promise<Trial> {
  const sourceId = await createSource(editor);
  const duplicateId = await createSource(editor);
  const pair = { sourceId, version: 1, duplicateId, duplicateVersion: 1 };
  if (!isMerged) return trial(mergeSources, pair);
  await mergeSources(editor, pair);
  return trial(unmergeSource, { sourceId: duplicateId, version: 2 });
}

const page = Buffer.from('<!doctype html><title>Bridge</title><p>The bridge will open in March.</p>');
const fetchPage = async (link: string) =>
  ({
    ok: true,
    page: { link, finalLink: link, type: 'html', mediaType: 'text/html', bytes: page },
  }) as const;

export const EVERY_SOURCE_MUTATION: readonly Mutation[] = [
  mutation('addFile', 'source.addFile', KEEPERS, false, async (editor) =>
    trial((actor, input) => addFile(actor, input, body()), { ...FILE, sourceId: await createSource(editor) }),
  ),
  mutation('removeFile', 'source.removeFile', KEEPERS, false, (editor) => onFile(removeFile, editor)),
  mutation('restoreFile', 'source.restoreFile', KEEPERS, false, (editor) =>
    onFile(restoreFile, editor, true),
  ),
  mutation('takeFileText', 'source.setText', KEEPERS, false, (editor) => onFile(takeFileText, editor)),
  mutation('setSourceText', 'source.setText', KEEPERS, true, async (editor) =>
    trial(setSourceText, { sourceId: await createSource(editor), text: 'As spoken.', basedOn: null }),
  ),
  mutation('capturePage', 'source.capture', KEEPERS, false, async (editor) =>
    trial((actor, input: { sourceId: string }) => capturePage(actor, input, fetchPage), {
      sourceId: await createSource(editor, { link: 'https://news.example/bridge' }),
    }),
  ),
  mutation('mergeSources', 'source.merge', KEEPERS, true, (editor) => onPair(editor, false)),
  mutation('unmergeSource', 'source.unmerge', KEEPERS, true, (editor) => onPair(editor, true)),
  mutation('makeConfidential', 'source.makeConfidential', KEEPERS, true, async (editor) =>
    trial(
      makeConfidential,
      makeConfidentialSchema.parse({ ...SECRET, sourceId: await createSource(editor), version: 1 }),
    ),
  ),
  mutation('addConfidentialSource', 'source.makeConfidential', KEEPERS, false, async () => ({
    run: (actor) => addConfidentialSource(actor, addConfidentialSourceSchema.parse(SECRET)),
    foreign: [],
  })),
  mutation('readIdentity', 'source.readIdentity', EVERYBODY, false, async (editor) =>
    trial(readIdentity, { sourceId: await confidential(editor) }),
  ),
  mutation('changeIdentity', 'source.changeIdentity', NAMED_AND_WORKING, false, async (editor) =>
    trial(changeIdentity, { sourceId: await confidential(editor), identity: 'Another name' }),
  ),
  mutation('addReader', 'source.addReader', NAMED_AND_WORKING, false, (editor) =>
    onReader(addReader, editor, false),
  ),
  mutation('removeReader', 'source.removeReader', NAMED_AND_WORKING, false, (editor) =>
    onReader(removeReader, editor, true),
  ),
  mutation('confirmReader', 'source.confirmReader', NAMED_AND_WORKING, false, onClosedReader),
];
