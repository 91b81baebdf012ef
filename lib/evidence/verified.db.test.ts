import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createMember, createSource, type MadeMember } from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { openStored } from './fault-records.ts';
import { addFile } from './mutations.ts';
import { fileToServe } from './queries.ts';
import { evidenceStore } from './store.ts';
import { takeFileText } from './text-mutations.ts';
import { performReading } from './text-records.ts';

const BYTES = Buffer.from('The harbour master read the statement aloud. '.repeat(2000));
let editor: MadeMember;
let file: Awaited<ReturnType<typeof fileToServe>>;
let sourceId: string;
let place: string;
let made = 0;
beforeAll(async () => {
  editor = await createMember('EDITOR');
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
beforeEach(async () => {
  made += 1;
  const bytes = Buffer.concat([BYTES, Buffer.from(String(made))]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  sourceId = await createSource(editor.actor);
  const head = { sourceId, fileName: 'statement.txt', size: bytes.length, sha256 };
  const { fileId } = await addFile(
    editor.actor,
    head,
    (async function* () {
      yield bytes;
    })(),
  );
  file = await fileToServe(editor.actor, fileId);
  place = path.join(env.evidenceDirectory, sha256.slice(0, 2), sha256);
});

const shown = async (range?: { start: number; end: number }) =>
  Buffer.from(await new Response(await openStored(file, range)).arrayBuffer());
const faults = () =>
  db.auditEvent.findMany({
    where: { action: 'source.fileFault', subjectId: sourceId },
    orderBy: { seq: 'asc' },
  });

/** The same length, another byte in the middle. */
function changeOneByte() {
  const bytes = readFileSync(place);
  bytes[40_000] = (bytes[40_000] ?? 0) ^ 1;
  writeFileSync(place, bytes);
}

test('what is as it was stored is shown, whole and in part', async () => {
  expect((await shown()).subarray(0, 11).toString()).toBe('The harbour');
  expect((await shown({ start: 4, end: 10 })).toString()).toBe('harbour');
  expect(await faults()).toEqual([]);
});

test('one changed byte: nothing of the file is shown, and the record says so once', async () => {
  await shown();
  changeOneByte();
  const refusal = { code: 'conflict', problem: 'changed', message: expect.stringContaining('were changed') };
  await expect(shown()).rejects.toMatchObject(refusal);
  // A part without any of the changed bytes is no better.
  await expect(shown({ start: 0, end: 9 })).rejects.toMatchObject(refusal);
  await expect(shown({ start: 0, end: 9 })).rejects.toMatchObject(refusal);
  const [event, ...more] = await faults();
  expect(more).toEqual([]);
  expect(event?.actorId).toBeNull();
  expect(JSON.parse(event?.payload ?? '')).toMatchObject({ fileId: file.fileId, problem: 'changed' });
  expect((await verifyRecord(db)).faults).toEqual([]);
});

test('a change is seen although the time of the file was set back', async () => {
  await shown();
  const { atime, mtime } = statSync(place);
  changeOneByte();
  utimesSync(place, atime, mtime);
  await expect(shown()).rejects.toMatchObject({ problem: 'changed' });
});

test.each([
  ['a byte too many', () => appendFileSync(place, 'x'), 'changed'],
  ['a byte too few', () => writeFileSync(place, readFileSync(place).subarray(1)), 'changed'],
  ['nothing left in it', () => writeFileSync(place, ''), 'changed'],
  ['no file', () => rmSync(place), 'missing'],
])('%s', async (_, spoil, problem) => {
  spoil();
  await expect(shown({ start: 0, end: 3 })).rejects.toMatchObject({ code: 'conflict', problem });
  expect(await evidenceStore().check(file.sha256, file.size)).toBe(problem);
  expect((await faults()).map(({ payload }) => JSON.parse(payload).problem)).toEqual([problem]);
});

test('bytes that are right again are shown again', async () => {
  const right = readFileSync(place);
  changeOneByte();
  await expect(shown()).rejects.toMatchObject({ problem: 'changed' });
  writeFileSync(place, right);
  expect(await shown()).toEqual(right);
});

test('the text of a changed file is not read either', async () => {
  changeOneByte();
  await expect(takeFileText(editor.actor, { sourceId, fileId: file.fileId })).rejects.toThrow('were changed');
  expect(await faults()).toHaveLength(1);
  expect(JSON.parse((await faults())[0]?.payload ?? '')).toMatchObject({ problem: 'changed' });
});

test('nor by the job that reads it, which tells it as well', async () => {
  rmSync(place);
  await db.textReading.upsert({
    where: { fileId: file.fileId },
    create: { fileId: file.fileId, askedById: editor.id },
    update: { state: 'WAITING' },
  });
  await performReading(file.fileId);
  expect(await db.textReading.findUnique({ where: { fileId: file.fileId } })).toMatchObject({
    ...{ state: 'NOT_READ', problem: 'missing' },
  });
  expect((await faults()).map(({ payload }) => JSON.parse(payload).problem)).toEqual(['missing']);
});

test('many parts at once cost one reading', async () => {
  const parts = await Promise.all([1, 2, 3, 4, 5].map((i) => shown({ start: i, end: i + 3 })));
  expect(parts.map((part) => part.toString())).toEqual(['he h', 'e ha', ' har', 'harb', 'arbo']);
});
