import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recording } from '../../e2e/recording.ts';
import {
  createItem,
  createMember,
  createSource,
  createStory,
  type MadeMember,
} from '../../testing/factories.ts';
import { holdRows } from '../audit/rows.ts';
import { checkQuote } from '../checks/mutations.ts';
import { makeConfidentialSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { itemRows } from '../items/row-queries.ts';
import { makeConfidential } from '../sources/confidential-mutations.ts';
import { keepClip } from './clip-mutations.ts';
import { addFile, removeFile } from './mutations.ts';
import { openSource } from './queries.ts';
import { clipSchema } from './schema.ts';
import { setSourceText } from './text-mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The smallest picture there is. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let checker: MadeMember;
let viewer: MadeMember;
let sourceId: string;
let recordingId: string;
const upload = (bytes: Buffer, fileName: string) => ({
  ...{ sourceId, fileName, size: bytes.length },
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
const stream = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]).stream();
const at = (part: Partial<Parameters<typeof keepClip>[1]['clip']> = {}) => ({
  ...{ of: recordingId, fromMs: 1_000, toMs: 3_000, cut: 'copied' as const },
  ...part,
});
const keep = (by: MadeMember, bytes: Buffer, fileName: string, clip = at()) =>
  keepClip(by.actor, { ...upload(bytes, fileName), clip }, stream(bytes));
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: { code: string }) => error.code,
  );

beforeAll(async () => {
  checker = await createMember('CHECKER');
  viewer = await createMember('VIEWER');
});
beforeEach(async () => {
  sourceId = await createSource(checker.actor, { title: 'Evening call', type: 'RECORDING' });
  const bytes = recording(5);
  ({ fileId: recordingId } = await addFile(checker.actor, upload(bytes, 'call.wav'), stream(bytes)));
});

test('a clip is a file of the source, with what it was cut from, in the record and held by it', async () => {
  const { fileId } = await keep(checker, recording(2), 'call 1.0–3.0.wav');
  const files = (await openSource(checker.actor, sourceId))?.files ?? [];
  const whole = files.find(({ id }) => id === recordingId);
  expect(whole?.clip).toBeNull();
  expect(files.find(({ id }) => id === fileId)?.clip).toEqual({
    ...{ of: 'call.wav', ofSha256: whole?.sha256, fromMs: 1_000, toMs: 3_000, cut: 'copied' },
    isOffered: false,
  });
  const event = await db.auditEvent.findFirstOrThrow({
    where: { subjectId: sourceId, action: 'source.keepClip' },
  });
  expect(JSON.parse(event.payload)).toMatchObject({
    ...{ ofSha256: whole?.sha256, fromMs: 1_000, toMs: 3_000, cut: 'copied', fileName: 'call 1.0–3.0.wav' },
  });
  await expect(db.clip.updateMany({ where: { fileId }, data: { fromMs: 0 } })).rejects.toThrow();
  await expect(db.clip.deleteMany({ where: { fileId } })).rejects.toThrow();
  expect((await db.$transaction((tx) => holdRows(tx))).faults).toEqual([]);
});

test('the same clip again is the same file, and nothing new in the record', async () => {
  const first = await keep(checker, recording(2), 'clip.wav');
  const again = await keep(checker, recording(2), 'clip.wav', at({ fromMs: 0 }));
  expect(again).toMatchObject({ fileId: first.fileId, isKnown: true });
  expect(await db.auditEvent.count({ where: { subjectId: sourceId, action: 'source.keepClip' } })).toBe(1);
});

test('only of a recording of this source that is there, by those who may add to it, and of the right kind', async () => {
  const [clip, other] = [recording(2), await createSource(checker.actor, { type: 'RECORDING' })];
  expect(await refusal(keep(viewer, clip, 'clip.wav'))).toBe('forbidden');
  const elsewhere = { ...upload(clip, 'clip.wav'), sourceId: other, clip: at() };
  expect(await refusal(keepClip(checker.actor, elsewhere, stream(clip)))).toBe('missing');
  expect(await refusal(keep(checker, PICTURE, 'clip.png'))).toBe('validation');
  // Of sound there is no still.
  const still = at({ toMs: 1_000, cut: 'still' });
  expect(await refusal(keep(checker, PICTURE, 'still.png', still))).toBe('validation');
  const { fileId } = await keep(checker, clip, 'clip.wav');
  expect(await refusal(keep(checker, recording(1), 'part.wav', at({ of: fileId })))).toBe('validation');
  await removeFile(checker.actor, { sourceId, fileId: recordingId });
  expect(await refusal(keep(checker, recording(3), 'late.wav'))).toBe('missing');
  expect((await openSource(checker.actor, sourceId))?.files).toHaveLength(2);
});

test('a still is a place, a clip a stretch, and neither begins before the recording', () => {
  const made = (fromMs: string, toMs: string, cut: string) =>
    clipSchema.safeParse({ of: sourceId, fromMs, toMs, cut }).success;
  expect(made('1000', '3000', 'copied')).toBe(true);
  expect(made('1000', '1000', 'still')).toBe(true);
  expect(made('3000', '1000', 'copied')).toBe(false);
  expect(made('1000', '3000', 'still')).toBe(false);
  expect(made('-1', '3000', 'decoded')).toBe(false);
  expect(made('1000', '99999999999', 'copied')).toBe(false);
  expect(made('1000', '3000', 'reversed')).toBe(false);
});

test('of a confidential source the record says neither where nor how its file is named', async () => {
  const secret = await createMember('CHECKER');
  const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
  await makeConfidential(
    checker.actor,
    makeConfidentialSchema.parse({
      ...{ sourceId, version, title: 'A source', identity: 'A name', termsText: 'a person' },
      readerIds: [checker.id, secret.id],
    }),
  );
  expect(await refusal(keep(await createMember('EDITOR'), recording(2), 'her voice.wav'))).toBe('forbidden');
  await keep(checker, recording(2), 'her voice.wav');
  const event = await db.auditEvent.findFirstOrThrow({
    where: { subjectId: sourceId, action: 'source.keepClip' },
  });
  expect(event.payload).not.toMatch(/her voice|fromMs|toMs/);
});

test('a quote is played in the whole recording, never in a clip of it, whose times are others', async () => {
  await setSourceText(checker.actor, {
    ...{ sourceId, basedOn: null },
    text: 'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nWe will pay tomorrow\n',
  });
  const said = 'We will pay tomorrow';
  const story = await createStory(checker.actor, { text: `Ferry back\n\n“${said},” she said.` });
  const { storyId } = story;
  const { id: itemId } = await createItem(checker.actor, story, said);
  await checkQuote(checker.actor, { storyId, itemId, sourceId });
  await keep(checker, recording(2), 'clip.wav');
  const played = async () =>
    (await itemRows(db, storyId, [itemId]))[0]?.checks[0]?.source.files[0]?.id ?? null;
  expect(await played()).toBe(recordingId);
  await removeFile(checker.actor, { sourceId, fileId: recordingId });
  expect(await played()).toBeNull();
});
