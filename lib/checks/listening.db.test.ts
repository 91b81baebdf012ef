import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recording } from '../../e2e/recording.ts';
import {
  createItem,
  createMember,
  createSource,
  createStory,
  createVerdict,
  type MadeMember,
} from '../../testing/factories.ts';
import { holdRows } from '../audit/rows.ts';
import { makeConfidentialSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { addFile } from '../evidence/mutations.ts';
import { setSourceText } from '../evidence/text-mutations.ts';
import { itemHistory } from '../items/queries.ts';
import { makeConfidential } from '../sources/confidential-mutations.ts';
import { checkQuote } from './mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
process.env.STET_SECRET_KEY = Buffer.alloc(32, 5).toString('base64url');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const WORDS = 'We will pay for every house before the winter,';
const STORY = `Inquiry hears of the flood\n\n“${WORDS}” Mara Lund told the inquiry.`;
const VTT = `WEBVTT

00:00:01.000 --> 00:00:04.000
We will pay for every house before the winter.
`;

let checker: MadeMember;
beforeAll(async () => {
  checker = await createMember('CHECKER');
  await db.newsroom.upsert({
    where: { id: 1 },
    create: { listeningRule: true },
    update: { listeningRule: true },
  });
});

/** A quote that was found in a recording. */
async function found() {
  const { actor } = checker;
  const sourceId = await createSource(actor, { title: 'The inquiry', type: 'RECORDING' });
  const bytes = recording(5);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const body = new Blob([new Uint8Array(bytes)]).stream();
  const { fileId } = await addFile(
    actor,
    { sourceId, fileName: 'call.wav', size: bytes.length, sha256 },
    body,
  );
  await setSourceText(actor, { sourceId, text: VTT, basedOn: null });
  const story = await createStory(actor, { text: STORY });
  const item = await createItem(actor, story, `“${WORDS}”`, 'DIRECT_QUOTE', 'Mara Lund');
  const { items } = await checkQuote(actor, { storyId: story.storyId, itemId: item.id, sourceId });
  const { fromMs, toMs } = items[0]?.checks[0] ?? {};
  if (fromMs !== 1000 || !toMs) throw new Error('not found in the recording');
  const listened = [{ fileId, fromMs, toMs }];
  return { storyId: story.storyId, itemId: item.id, sourceId, fileId, sha256, listened };
}

const lastEvent = async (itemId: string) =>
  JSON.parse(
    (await db.auditEvent.findFirstOrThrow({ where: { subjectId: itemId }, orderBy: { seq: 'desc' } }))
      .payload,
  );

test('what was listened to is recorded with the verdict, by file and stretch, and stays', async () => {
  const { storyId, itemId, sha256, listened } = await found();
  await expect(createVerdict(checker.actor, storyId, itemId)).rejects.toMatchObject({
    fields: { status: expect.stringContaining('I listened') },
  });
  const item = await createVerdict(checker.actor, storyId, itemId, { listened });
  expect(item).toMatchObject({ status: 'VERIFIED', listened: [{ fromMs: 1000, toMs: listened[0]?.toMs }] });
  expect((await lastEvent(itemId)).listened).toEqual([{ sha256, fromMs: 1000, toMs: listened[0]?.toMs }]);
  expect((await itemHistory(checker.actor, storyId, itemId)).at(-1)?.words).toContain(
    'having listened to 0:01–0:03',
  );
  // Who has heard these words need not hear them again to change something else about the verdict.
  await expect(createVerdict(checker.actor, storyId, itemId, { ticks: ['wording'] })).resolves.toMatchObject({
    status: 'VERIFIED',
    listened: [],
  });
  await expect(db.listening.updateMany({ data: { toMs: 9000 } })).rejects.toThrow();
  expect((await holdRows(db)).faults).toEqual([]);
});

test('nobody says so for somebody else, nor of a recording that has nothing to do with it', async () => {
  const { storyId, itemId, listened } = await found();
  const other = await found();
  await createVerdict(checker.actor, storyId, itemId, { listened });
  const second = await createMember('CHECKER');
  await expect(createVerdict(second.actor, storyId, itemId, { ticks: ['wording'] })).rejects.toMatchObject({
    fields: { status: expect.any(String) },
  });
  await expect(
    createVerdict(checker.actor, storyId, itemId, { listened: other.listened }),
  ).rejects.toMatchObject({ code: 'missing' });
});

test('of a confidential recording the record says no more than that; to who is not named on it, it is not there', async () => {
  const { storyId, itemId, sourceId, sha256, listened } = await found();
  const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
  await makeConfidential(
    checker.actor,
    makeConfidentialSchema.parse({ identity: 'Night shift', termsText: 'a worker', sourceId, version }),
  );
  const second = await createMember('CHECKER');
  await expect(createVerdict(second.actor, storyId, itemId, { listened })).rejects.toMatchObject({
    code: 'missing',
  });
  const item = await createVerdict(checker.actor, storyId, itemId, { listened });
  expect(item.listened).toEqual([null]);
  const event = await lastEvent(itemId);
  expect(event).toMatchObject({ listenedConfidential: 1 });
  expect(event).not.toHaveProperty('listened');
  expect(JSON.stringify(event)).not.toContain(sha256);
});
