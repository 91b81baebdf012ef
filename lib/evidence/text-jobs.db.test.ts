import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRecordRefusing } from '../../testing/database-watch.ts';
import {
  createEvidence,
  createMember,
  createSource,
  createStory,
  type MadeMember,
  signOffInput,
} from '../../testing/factories.ts';
import { checkableText, listCheckableSources } from '../checks/queries.ts';
import { addConfidentialSource } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { readDesk } from '../desk/desk-queries.ts';
import { signOff } from '../reports/mutations.ts';
import { mergeSources, unmergeSource } from '../sources/merge-mutations.ts';
import { listSources } from '../sources/queries.ts';
import { workbenchAsJson } from '../workbench/kept-queries.ts';
import { pdf } from './files.fixture.ts';
import { addFile, removeFile, restoreFile } from './mutations.ts';
import { openSource, readTextVersion } from './queries.ts';
import { readStoredText } from './read-text.ts';
import { countBeingRead, sourcesBeingRead } from './text-job-queries.ts';
import { planReadings } from './text-job-records.ts';
import { setSourceText, takeFileText } from './text-mutations.ts';
import { performReading } from './text-records.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
process.env.STET_SECRET_KEY = Buffer.alloc(32, 7).toString('base64url');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let editor: MadeMember;
let other: MadeMember;
beforeAll(async () => {
  editor = await createMember('EDITOR');
  other = await createMember('EDITOR');
});

async function upload(
  by: MadeMember,
  {
    bytes = Buffer.from(`It opens in March, ${randomUUID()}.`),
    sourceId = '',
    name = 'said.txt',
  }: { bytes?: Buffer; sourceId?: string; name?: string } = {},
) {
  const of = sourceId || (await createSource(by.actor));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  async function* body() {
    yield bytes;
  }
  const head = { sourceId: of, fileName: name, size: bytes.length, sha256 };
  return { sourceId: of, words: bytes.toString(), ...(await addFile(by.actor, head, body())) };
}

const rowOf = (fileId: string) => db.textReading.findUniqueOrThrow({ where: { fileId } });
const jobsOf = (fileId: string) => db.$queryRaw<{ priority: number; queue: string }[]>`
  SELECT job.priority::int, queue.queue_name AS queue FROM graphile_worker._private_jobs job
  JOIN graphile_worker._private_job_queues queue ON queue.id = job.job_queue_id
  WHERE key = ${`evidence.readText ${fileId}`}`;
const dropJob = (fileId: string) =>
  db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`evidence.readText ${fileId}`}`;
const opened = async (sourceId: string) => {
  const found = await openSource(editor.actor, sourceId);
  if (!found) throw new Error('not opened');
  return found;
};
const textEvents = (sourceId: string) =>
  db.auditEvent.count({ where: { subjectId: sourceId, action: 'source.setText' } });
const readingOf = async (sourceId: string) => (await opened(sourceId)).files[0]?.reading;

test('the answer comes before the text: the file is there, and everything says that its text is being read', async () => {
  const { sourceId, fileId, notice } = await upload(editor);
  expect(notice).toBeNull();
  expect(await jobsOf(fileId)).toHaveLength(1);
  expect(await rowOf(fileId)).toMatchObject({ state: 'WAITING', askedById: editor.id, endedAt: null });
  expect((await opened(sourceId)).text).toBeNull();
  expect(await readingOf(sourceId)).toEqual({ isUnderWay: true, said: null });
  expect(await countBeingRead(other.actor, { sourceId })).toEqual({ beingRead: 1 });
  expect(await sourcesBeingRead()).toContain(sourceId);
  const { sources } = await listSources(editor.actor);
  expect(sources.find(({ id }) => id === sourceId)).toMatchObject({ hasText: false, isBeingRead: true });
  const checkable = await listCheckableSources(editor.actor, randomUUID());
  expect(checkable.find(({ id }) => id === sourceId)).toMatchObject({ isBeingRead: true });
  const soon = { code: 'conflict', message: expect.stringContaining('still being read') };
  await expect(checkableText(db, editor.actor, sourceId)).rejects.toMatchObject(soon);
  await expect(readTextVersion(editor.actor, { sourceId })).rejects.toMatchObject(soon);
});

test('the desk says of a story that a text is being read which it rests on', async () => {
  const [one, without] = [await createStory(editor.actor), await createStory(editor.actor)];
  const { sourceId, fileId } = await upload(editor);
  await createEvidence(editor.actor, one.storyId, one.view.items[0]?.id ?? '', { sourceId });
  const told = async () => {
    const { stories } = await readDesk(editor.actor, 'UTC');
    return [one, without].map(({ storyId }) => stories.find(({ id }) => id === storyId)?.beingRead);
  };
  expect(await told()).toEqual([1, 0]);
  await performReading(fileId);
  expect(await told()).toEqual([0, 0]);
});

test('read twice, and by two at once, the text is there once, with one event', async () => {
  const { sourceId, fileId, words } = await upload(editor);
  await Promise.all([performReading(fileId), performReading(fileId)]);
  await performReading(fileId);
  const { text, versions } = await opened(sourceId);
  expect(text?.text).toBe(words);
  expect(versions).toMatchObject([{ came: 'file', by: editor.name }]);
  expect(await textEvents(sourceId)).toBe(1);
  expect(await readingOf(sourceId)).toEqual({ isUnderWay: false, said: null });
  expect(await countBeingRead(editor.actor, { sourceId })).toEqual({ beingRead: 0 });
});

test('a file without words is told with its code, and is being read no more', async () => {
  const { sourceId, fileId } = await upload(editor, { bytes: pdf(' '), name: 'scan.pdf' });
  await performReading(fileId);
  expect(await rowOf(fileId)).toMatchObject({ state: 'NOT_READ', problem: 'no_text' });
  expect((await readingOf(sourceId))?.said).toContain('The file is kept.');
  expect(await sourcesBeingRead()).not.toContain(sourceId);
  await expect(checkableText(db, editor.actor, sourceId)).rejects.toMatchObject({ code: 'missing' });
});

test('a text that somebody set meanwhile stays', async () => {
  const { sourceId, fileId } = await upload(editor);
  await setSourceText(other.actor, { sourceId, text: 'Typed meanwhile.', basedOn: null });
  expect(await sourcesBeingRead()).not.toContain(sourceId);
  await performReading(fileId);
  expect((await opened(sourceId)).text?.text).toBe('Typed meanwhile.');
  expect((await readingOf(sourceId))?.said).toContain('has a text already');
});

test('whoever would not wait has it read at once, and the job then writes nothing', async () => {
  const { sourceId, fileId, words } = await upload(editor);
  await takeFileText(other.actor, { sourceId, fileId });
  await performReading(fileId);
  expect((await opened(sourceId)).versions).toMatchObject([{ number: 1, by: other.name }]);
  expect((await opened(sourceId)).text?.text).toBe(words);
  expect(await readingOf(sourceId)).toEqual({ isUnderWay: false, said: null });
});

test('taken away meanwhile its text is not taken; put back, it is read for whoever put it back', async () => {
  const { sourceId, fileId, words } = await upload(editor);
  await removeFile(editor.actor, { sourceId, fileId });
  expect(await sourcesBeingRead()).not.toContain(sourceId);
  await performReading(fileId);
  expect(await rowOf(fileId)).toMatchObject({ state: 'CANCELLED' });
  expect((await opened(sourceId)).text).toBeNull();
  await restoreFile(other.actor, { sourceId, fileId });
  expect(await rowOf(fileId)).toMatchObject({ state: 'WAITING', askedById: other.id, endedAt: null });
  await performReading(fileId);
  expect((await opened(sourceId)).text?.text).toBe(words);
  // What was read stays read.
  await removeFile(editor.actor, { sourceId, fileId });
  await restoreFile(editor.actor, { sourceId, fileId });
  expect(await rowOf(fileId)).toMatchObject({ state: 'READ' });
});

test('taken away while it is being read, its text is not taken', async () => {
  const { sourceId, fileId } = await upload(editor);
  const read: typeof readStoredText = async (file, type) => {
    await removeFile(editor.actor, { sourceId, fileId });
    return readStoredText(file, type);
  };
  await performReading(fileId, read);
  expect(await rowOf(fileId)).toMatchObject({ state: 'CANCELLED' });
  expect((await opened(sourceId)).text).toBeNull();
});

test('rights are asked again: of somebody who left, or may not any more, no text is written', async () => {
  const leaving = await createMember('EDITOR');
  const moved = await createMember('EDITOR');
  const [one, two] = [await upload(leaving), await upload(moved)];
  await db.member.update({ where: { id: leaving.id }, data: { deactivatedAt: new Date() } });
  await db.member.update({ where: { id: moved.id }, data: { role: 'VIEWER' } });
  for (const { sourceId, fileId } of [one, two]) {
    await performReading(fileId);
    expect(await rowOf(fileId)).toMatchObject({ state: 'NOT_READ', problem: 'forbidden' });
    expect((await opened(sourceId)).text).toBeNull();
    expect((await readingOf(sourceId))?.said).toMatch(
      /^Its text was not read: .*It can be read again here\.$/,
    );
    await takeFileText(editor.actor, { sourceId, fileId });
    expect((await readingOf(sourceId))?.said).toBeNull();
  }
});

test('merged while it is being read, the words go where the file went', async () => {
  const { sourceId: duplicateId, fileId, words } = await upload(editor);
  const sourceId = await createSource(editor.actor);
  const version = async (id: string) => (await db.source.findUniqueOrThrow({ where: { id } })).version;
  const merge = async () => {
    await mergeSources(editor.actor, {
      sourceId,
      version: await version(sourceId),
      duplicateId,
      duplicateVersion: await version(duplicateId),
    });
  };
  const read: typeof readStoredText = async (file, type) => {
    await merge();
    return readStoredText(file, type);
  };
  await performReading(fileId, read);
  expect((await opened(sourceId)).text?.text).toBe(words);
  await unmergeSource(editor.actor, { sourceId: duplicateId, version: await version(duplicateId) });
  expect((await opened(duplicateId)).files).toHaveLength(1);
});

test('what fails for no fault of the file’s waits to be tried again; without a job it is told as not read', async () => {
  const { sourceId, fileId, words } = await upload(editor);
  const broken: typeof readStoredText = async () => {
    throw new TypeError('It opens in March');
  };
  await expect(performReading(fileId, broken)).rejects.toThrow(TypeError);
  expect(await rowOf(fileId)).toMatchObject({ state: 'WAITING', problem: 'unexpected', endedAt: null });
  const busy: typeof readStoredText = async () => ({
    ...{ words: null, title: null, notice: 'It cannot be read at the moment.' },
    problem: 'unavailable',
  });
  await expect(performReading(fileId, busy)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await readingOf(sourceId)).toMatchObject({
    isUnderWay: true,
    said: expect.stringContaining('tried again'),
  });
  await dropJob(fileId);
  expect(await readingOf(sourceId)).toMatchObject({
    isUnderWay: false,
    said: expect.stringContaining('not get'),
  });
  expect(await sourcesBeingRead()).not.toContain(sourceId);
  await db.$transaction((tx) => planReadings(tx));
  expect(await jobsOf(fileId)).toHaveLength(1);
  await performReading(fileId);
  expect((await opened(sourceId)).text?.text).toBe(words);
  expect(await readingOf(sourceId)).toEqual({ isUnderWay: false, said: null });
});

test('of a confidential source only those named on it follow the reading, and its text comes to them alone', async () => {
  const { sourceId } = await addConfidentialSource(
    editor.actor,
    addConfidentialSourceSchema.parse({
      identity: 'Somebody at the office',
      terms: 'BACKGROUND',
      termsText: 'an official',
      readerIds: [editor.id],
    }),
  );
  const { fileId, words } = await upload(editor, { sourceId, name: 'Somebody.txt' });
  const choices = async ({ actor }: MadeMember) =>
    (await listCheckableSources(actor, randomUUID())).filter(({ id }) => id === sourceId);
  expect(await countBeingRead(editor.actor, { sourceId })).toEqual({ beingRead: 1 });
  await expect(countBeingRead(other.actor, { sourceId })).rejects.toMatchObject({ code: 'missing' });
  expect(await choices(editor)).toHaveLength(1);
  expect(await choices(other)).toEqual([]);
  await expect(checkableText(db, other.actor, sourceId)).rejects.toMatchObject({ code: 'missing' });
  await performReading(fileId);
  expect((await opened(sourceId)).text?.text).toBe(words);
  expect(await openSource(other.actor, sourceId)).toBeNull();
});

test('where the record does not take it, no text is there, and it is read when its job is tried again', async () => {
  const { sourceId, fileId, words } = await upload(editor);
  await withRecordRefusing(async () => {
    await expect(performReading(fileId)).rejects.toThrow(/the record is full/);
  });
  expect((await opened(sourceId)).text).toBeNull();
  expect(await rowOf(fileId)).toMatchObject({ state: 'RUNNING', endedAt: null });
  await performReading(fileId);
  expect((await opened(sourceId)).text?.text).toBe(words);
});

test('of somebody’s many, the later come after what others add; large files wait for one another alone', async () => {
  const [many, few] = [await createMember('EDITOR'), await createMember('EDITOR')];
  for (let i = 0; i < 3; i += 1) await upload(many);
  const one = await upload(few);
  const last = await upload(many);
  const large = await upload(few, { bytes: Buffer.alloc(2 * 1_048_576 + 1, 'It opens in March. ') });
  expect(await jobsOf(one.fileId)).toEqual([{ priority: 0, queue: 'texts of small files' }]);
  expect(await jobsOf(last.fileId)).toEqual([{ priority: 3, queue: 'texts of small files' }]);
  expect(await jobsOf(large.fileId)).toEqual([{ priority: 1, queue: 'texts of large files' }]);
});

test('a story is not signed off while a text that it rests on is being read, and its page says so', async () => {
  const story = await createStory(editor.actor);
  const { sourceId, fileId } = await upload(editor);
  await createEvidence(editor.actor, story.storyId, story.view.items[0]?.id ?? '', { sourceId });
  const shown = async () =>
    JSON.parse((await workbenchAsJson(editor.actor, story.storyId)).toString()) as {
      beingRead: string[];
    };
  expect((await shown()).beingRead).toContain(sourceId);
  const input = await signOffInput(other.actor, story.storyId);
  await expect(signOff(other.actor, input)).rejects.toMatchObject({
    code: 'validation',
    message: expect.stringContaining('is still being read'),
  });
  // What was signed meanwhile would not be what is there afterwards.
  await performReading(fileId);
  await expect(signOff(other.actor, input)).rejects.toMatchObject({ code: 'conflict' });
  expect((await shown()).beingRead).not.toContain(sourceId);
  await signOff(other.actor, await signOffInput(other.actor, story.storyId));
});

test('a reading that finds no text changes what the workbench shows, though it is no event', async () => {
  const story = await createStory(editor.actor);
  const { sourceId, fileId } = await upload(editor, { bytes: pdf('  '), name: 'blank.pdf' });
  const shown = async () =>
    JSON.parse((await workbenchAsJson(editor.actor, story.storyId)).toString()) as {
      beingRead: string[];
    };
  expect((await shown()).beingRead).toContain(sourceId);
  await performReading(fileId);
  expect((await shown()).beingRead).not.toContain(sourceId);
});
