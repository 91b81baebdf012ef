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
  type MadeMember,
} from '../../testing/factories.ts';
import { holdRows } from '../audit/rows.ts';
import { makeConfidentialSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { addFile } from '../evidence/mutations.ts';
import { setSourceText } from '../evidence/text-mutations.ts';
import { itemHistory } from '../items/queries.ts';
import { makeConfidential } from '../sources/confidential-mutations.ts';
import { workbenchAsJson } from '../workbench/kept-queries.ts';
import { keepWhichHeard, listenToBoth } from './heard-mutations.ts';
import { whichHeard } from './heard-queries.ts';
import { checkQuote } from './mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
process.env.STET_SECRET_KEY = Buffer.alloc(32, 5).toString('base64url');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const WORDS = 'We will pay for every house before the winter,';
const STORY = `Inquiry hears of the flood\n\n“${WORDS}” Mara Lund told the inquiry.`;
const VTT = `WEBVTT

00:00:01.000 --> 00:00:04.000
We will not pay for every house before the winter.
`;

let checker: MadeMember;
beforeAll(async () => {
  checker = await createMember('CHECKER');
});

/** A quote that leaves a "not" of its recording's transcript out, and what is asked about that. */
async function altered() {
  const { actor } = checker;
  const sourceId = await createSource(actor, { title: 'The inquiry', type: 'RECORDING' });
  const bytes = recording(5);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const body = new Blob([new Uint8Array(bytes)]).stream();
  await addFile(actor, { sourceId, fileName: 'call.wav', size: bytes.length, sha256 }, body);
  await setSourceText(actor, { sourceId, text: VTT, basedOn: null });
  const story = await createStory(actor, { text: STORY });
  const { storyId } = story;
  const { id: itemId } = await createItem(actor, story, `“${WORDS}”`, 'DIRECT_QUOTE', 'Mara Lund');
  await checkQuote(actor, { storyId, itemId, sourceId });
  const at = { storyId, itemId, sourceId, start: 8 };
  return { ...at, at, sha256 };
}

async function asked(at: Awaited<ReturnType<typeof altered>>['at']) {
  const found = await whichHeard(checker.actor, at);
  if ('because' in found) throw new Error(found.because);
  return found;
}

const SOURCE = { answer: 'source', margin: -140.4, because: null } as const;

/** What the workbench shows of the answers. */
async function shown(actor: MadeMember['actor'], { storyId, itemId }: { storyId: string; itemId: string }) {
  const { items } = JSON.parse((await workbenchAsJson(actor, storyId)).toString());
  return items.find(({ id }: { id: string }) => id === itemId).checks[0].heard;
}

test('an answer is kept with the quote and in the record, and counts once somebody listened', async () => {
  const { at, sha256 } = await altered();
  const question = await asked(at);
  expect(question).toMatchObject({
    ...{ kind: 'negation', fromMs: 970, toMs: 4030 },
    printed: 'We will pay for every house before the winter.',
    source: 'We will not pay for every house before the winter.',
  });
  await keepWhichHeard(checker.actor, { ...at, ...question, ...SOURCE });
  const [heard] = await shown(checker.actor, at);
  expect(heard).toMatchObject({ answer: 'source', margin: -140, listenedBy: null, isStale: false });
  const second = await createMember('CHECKER');
  await listenToBoth(second.actor, { ...at, heardId: heard.id });
  expect((await shown(checker.actor, at))[0]).toMatchObject({ listenedBy: second.name });
  await listenToBoth(checker.actor, { ...at, heardId: heard.id });
  expect((await shown(checker.actor, at))[0]).toMatchObject({ listenedBy: second.name });
  expect(
    (await itemHistory(checker.actor, at.storyId, at.itemId)).slice(-2).map(({ words }) => words),
  ).toEqual([
    'asked which of two wordings is heard at 0:00–0:04 of “The inquiry”: the source’s words sound closer',
    'listened at 0:00–0:04 of “The inquiry” with both wordings (the source’s words sound closer)',
  ]);
  const event = await db.auditEvent.findFirstOrThrow({
    where: { action: 'item.askWhichHeard', subjectId: at.itemId },
  });
  expect(event.payload).toContain(sha256);
  expect(event.payload).not.toContain('every house');
  expect(await db.item.findUniqueOrThrow({ where: { id: at.itemId } })).toMatchObject({ status: 'PENDING' });
  // Asked again, it waits for somebody to listen again.
  await keepWhichHeard(checker.actor, {
    ...at,
    ...question,
    answer: 'undecided',
    margin: 3,
    because: 'too_close',
  });
  expect(await shown(checker.actor, at)).toMatchObject([{ answer: 'undecided', listenedBy: null }]);
  expect((await holdRows(db)).faults).toEqual([]);
});

test('what was heard of other words is not kept, nor an answer that is none', async () => {
  const { at } = await altered();
  const question = await asked(at);
  const keep = (more: object) => keepWhichHeard(checker.actor, { ...at, ...question, ...SOURCE, ...more });
  for (const more of [
    { printed: 'We will not pay' },
    { fromMs: 0 },
    { fileId: at.itemId },
    { textId: at.itemId },
  ])
    await expect(keep(more)).rejects.toMatchObject({ code: 'conflict' });
  for (const more of [{ margin: 140 }, { margin: null }, { margin: -0.2 }, { because: 'unclear' as const }])
    await expect(keep(more)).rejects.toMatchObject({ fields: { answer: expect.any(String) } });
  await expect(keep({ start: 9 })).rejects.toMatchObject({ code: 'missing' });
});

test('new words of the source make it stale', async () => {
  const { at, sourceId } = await altered();
  const question = await asked(at);
  await keepWhichHeard(checker.actor, { ...at, ...question, ...SOURCE });
  const [{ id: heardId }] = await shown(checker.actor, at);
  const now = await db.sourceText.findFirstOrThrow({ where: { sourceId } });
  await setSourceText(checker.actor, { sourceId, text: VTT.replace('not', 'never'), basedOn: now.sha256 });
  expect((await shown(checker.actor, at))[0]).toMatchObject({ isStale: true });
  await expect(listenToBoth(checker.actor, { ...at, heardId })).rejects.toMatchObject({ code: 'missing' });
  await expect(whichHeard(checker.actor, at)).rejects.toMatchObject({ code: 'missing' });
});

test('once the source is confidential nobody sees it, asks or listens', async () => {
  const { at, sourceId } = await altered();
  const question = await asked(at);
  await keepWhichHeard(checker.actor, { ...at, ...question, ...SOURCE });
  const [{ id: heardId }] = await shown(checker.actor, at);
  const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
  await makeConfidential(
    checker.actor,
    makeConfidentialSchema.parse({ identity: 'Night shift', termsText: 'a worker', sourceId, version }),
  );
  expect(await shown(checker.actor, at)).toEqual([]);
  const missing = { code: 'missing' };
  await expect(whichHeard(checker.actor, at)).rejects.toMatchObject(missing);
  await expect(keepWhichHeard(checker.actor, { ...at, ...question, ...SOURCE })).rejects.toMatchObject(
    missing,
  );
  await expect(listenToBoth(checker.actor, { ...at, heardId })).rejects.toMatchObject(missing);
});
