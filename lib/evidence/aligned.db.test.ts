import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recording } from '../../e2e/recording.ts';
import {
  createMember,
  createSignOff,
  createSource,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
} from '../../testing/factories.ts';
import { holdRows } from '../audit/rows.ts';
import { checkQuote } from '../checks/mutations.ts';
import { makeConfidentialSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { makeConfidential } from '../sources/confidential-mutations.ts';
import { alignText } from './aligned-mutations.ts';
import { addFile, removeFile } from './mutations.ts';
import { openSource } from './queries.ts';
import { readWords, takeRecognisedWords } from './recognised-mutations.ts';
import { alignTextSchema } from './schema.ts';
import { restoreText, setSourceText } from './text-mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
process.env.STET_SECRET_KEY = Buffer.alloc(32, 5).toString('base64url');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The quote of the stories that the tests make is in it. */
const TEXT = 'The bridge will open to traffic on the first Monday in March. The ferry goes on.';

let checker: MadeMember;
let sourceId: string;
beforeAll(async () => {
  checker = await createMember('EDITOR');
});
beforeEach(async () => {
  sourceId = await createSource(checker.actor, { title: 'The inquiry', type: 'RECORDING' });
  await setSourceText(checker.actor, { sourceId, text: TEXT, basedOn: null });
});

const textNow = async () => {
  const text = (await openSource(checker.actor, sourceId))?.text;
  if (!text) throw new Error('no text');
  return text;
};
async function addRecording(seconds = 9) {
  const bytes = recording(seconds);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const head = { sourceId, fileName: `call-${seconds}.wav`, size: bytes.length, sha256 };
  return (await addFile(checker.actor, head, new Blob([new Uint8Array(bytes)]).stream())).fileId;
}
/** Every word of a text, half a second each, from so many seconds on; without those that are named. */
const wordsIn = (text: string, without: readonly string[] = [], from = 0) =>
  [...text.matchAll(/\S+/g)].flatMap(({ index, 0: word }, i): [number, number, number][] =>
    without.includes(word) ? [] : [[index, from + i * 500, from + i * 500 + 400]],
  );
async function align(fileId: string, more: Record<string, unknown> = {}, by = checker) {
  const { id: textId, text } = await textNow();
  const input = { sourceId, textId, fileId, words: wordsIn(text), spellings: [], ...more };
  return alignText(by.actor, alignTextSchema.parse(input));
}

describe('times that were found in the recording', () => {
  test('are a new version with the same words: by whom, from which file, with the spellings; the old one stays', async () => {
    const fileId = await addRecording();
    await align(fileId, {
      words: wordsIn(TEXT, ['ferry', 'goes']),
      spellings: [['ferry', 'FAIR ee']],
    });
    const text = await textNow();
    expect(text).toMatchObject({ text: TEXT, form: 'transcript', number: 2 });
    expect(text.aligned).toMatchObject({
      ...{ fileId, fileName: 'call-9.wav', by: checker.actor.name },
      spellings: [['ferry', 'FAIR ee']],
    });
    expect(text.places[1]).toEqual([4, 10, 500, 900]);
    const { versions } = (await openSource(checker.actor, sourceId)) ?? {};
    expect(versions?.map(({ came }) => came)).toEqual(['aligned', 'typed']);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: sourceId, action: 'source.alignText' },
    });
    const { sha256: fileSha256 } = text.aligned ?? {};
    expect(JSON.parse(event.payload)).toMatchObject({ number: 2, fileSha256, aligned: 14, words: 16 });
    expect(event.payload).not.toMatch(/ferry|FAIR/);
    expect((await holdRows(db)).faults).toEqual([]);
  });

  test('leave verdicts and checks as they are; a quote gets its time, one in a stretch without times none', async () => {
    const fileId = await addRecording();
    const story = await createStory(checker.actor);
    const itemId = story.view.items[0]?.id ?? '';
    await checkQuote(checker.actor, { storyId: story.storyId, itemId, sourceId });
    await createVerdict(checker.actor, story.storyId, itemId);
    const before = await itemNow(checker.actor, story.storyId, itemId);
    await align(fileId, { words: wordsIn(TEXT, [], 60_000) });
    const after = await itemNow(checker.actor, story.storyId, itemId);
    expect(after).toMatchObject({ status: before.status, version: before.version });
    const check = () => db.quoteCheck.findFirstOrThrow({ where: { itemId, sourceId } });
    const { id: textId } = await textNow();
    const timed = await check();
    expect(timed.textId).toBe(textId);
    expect(timed.fromMs).toBeGreaterThanOrEqual(60_000);
    expect(timed.outcome).not.toBe('not_found');
    await align(fileId, { words: wordsIn(TEXT).slice(-2) });
    expect(await check()).toMatchObject({ fromMs: null, toMs: null });
    expect((await itemNow(checker.actor, story.storyId, itemId)).status).toBe(before.status);
  });

  test('end a sign-off where a quote that it covers is spoken at another time, and no other', async () => {
    const fileId = await addRecording();
    await align(fileId);
    const signedStory = async (onSource: string) => {
      const { storyId, view } = await createStory(checker.actor);
      const itemId = view.items[0]?.id ?? '';
      await checkQuote(checker.actor, { storyId, itemId, sourceId: onSource });
      await createVerdict(checker.actor, storyId, itemId);
      return { storyId, ...(await createSignOff(checker.actor, storyId)) };
    };
    const other = await createSource(checker.actor, { title: 'Another', type: 'RECORDING' });
    await setSourceText(checker.actor, { sourceId: other, text: TEXT, basedOn: null });
    const [resting, elsewhere] = [await signedStory(sourceId), await signedStory(other)];
    const endOf = async ({ id }: { id: string }) =>
      (await db.signOff.findUniqueOrThrow({ where: { id } })).endedReason;

    await align(fileId);
    // The last word moved, and it is not in the quote.
    const moved = wordsIn(TEXT).map(([at, from, to], i, all): [number, number, number] =>
      i === all.length - 1 ? [at, from + 50, to + 50] : [at, from, to],
    );
    await align(fileId, { words: moved });
    expect(await endOf(resting)).toBeNull();

    await align(fileId, { words: wordsIn(TEXT, [], 700) });
    expect(await endOf(resting)).toBe('words that it rests on got other times');
    expect(await endOf(elsewhere)).toBeNull();
    const lapse = await db.auditEvent.findFirstOrThrow({
      where: { storyId: resting.storyId, action: 'story.signOffLapsed' },
    });
    expect(JSON.parse(lapse.payload)).toMatchObject({ because: 'WORDS_TIMED' });
  });

  test('of words that somebody read against the recording leave them read', async () => {
    const bytes = Buffer.from(
      JSON.stringify({ segments: [{ start: 0, end: 2, text: 'As spoken.', avg_logprob: -0.1 }] }),
    );
    await takeRecognisedWords(checker.actor, { sourceId, bytes, replaces: true });
    const fileId = await addRecording();
    await readWords(checker.actor, { sourceId, textId: (await textNow()).id, fileId });
    await align(fileId);
    expect(await textNow()).toMatchObject({
      recogniser: expect.any(String),
      read: { by: checker.actor.name },
      aligned: { fileId },
    });
  });

  test('are put back with a version, and gone with one that has none', async () => {
    const fileId = await addRecording();
    const plain = await textNow();
    await align(fileId);
    const timed = await textNow();
    await restoreText(checker.actor, { sourceId, textId: plain.id, basedOn: timed.id });
    const again = await textNow();
    expect(again).toMatchObject({ form: 'plain', aligned: null });
    await restoreText(checker.actor, { sourceId, textId: timed.id, basedOn: again.id });
    expect(await textNow()).toMatchObject({ form: 'transcript', aligned: { fileId } });
  });
});

describe('times that are not kept', () => {
  const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
  const isUntouched = async () => expect(await textNow()).toMatchObject({ number: 1, aligned: null });

  test('of words that were replaced meanwhile, or of none', async () => {
    const fileId = await addRecording();
    const { id: textId, sha256 } = await textNow();
    await setSourceText(checker.actor, { sourceId, text: `${TEXT} Or not.`, basedOn: sha256 });
    await refused(align(fileId, { textId }), 'conflict');
    expect(await textNow()).toMatchObject({ number: 2, aligned: null });
  });

  test('of a recording that was taken away, is another source’s, or is not the one that plays', async () => {
    const fileId = await addRecording();
    const second = await addRecording(3);
    await refused(align(second), 'validation');
    await removeFile(checker.actor, { sourceId, fileId });
    await refused(align(fileId), 'missing');
    const here = sourceId;
    sourceId = await createSource(checker.actor, { title: 'Another', type: 'RECORDING' });
    const elsewhere = await addRecording(4);
    sourceId = here;
    await refused(align(elsewhere), 'missing');
    await isUntouched();
  });

  test('that are not of these words, in order and rising', async () => {
    const fileId = await addRecording();
    await refused(align(fileId, { words: [[1, 0, 100]] }), 'validation');
    await refused(align(fileId, { words: wordsIn(TEXT).reverse() }), 'validation');
    await refused(align(fileId, { words: [...wordsIn(TEXT), [TEXT.length, 90_000, 90_100]] }), 'validation');
    await isUntouched();
  });

  test('by somebody who may not change the source', async () => {
    const fileId = await addRecording();
    await refused(align(fileId, {}, await createMember('LEGAL')), 'forbidden');
    await isUntouched();
  });

  test('by somebody who is not named on the confidential source, whatever their role', async () => {
    const fileId = await addRecording();
    const { id: textId } = await textNow();
    const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
    const secret = { identity: 'Night shift', termsText: 'a worker', sourceId, version };
    await makeConfidential(checker.actor, makeConfidentialSchema.parse(secret));
    for (const role of ['EDITOR', 'ADMIN', 'LEGAL'] as const)
      await refused(align(fileId, { textId }, await createMember(role)), 'forbidden');
    await isUntouched();
  });
});

test('times of a confidential source are found by who is named on it; the record has nothing of what it said', async () => {
  const fileId = await addRecording();
  const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
  const secret = { identity: 'Night shift', termsText: 'a worker', sourceId, version };
  await makeConfidential(checker.actor, makeConfidentialSchema.parse(secret));
  await align(fileId, { spellings: [['ferry', 'FAIR ee']] });
  expect(await textNow()).toMatchObject({ form: 'transcript', aligned: { fileId } });
  const event = await db.auditEvent.findFirstOrThrow({
    where: { subjectId: sourceId, action: 'source.alignText' },
  });
  expect(event.payload).not.toMatch(/ferry|FAIR|bridge|inquiry|call-9|Night shift/i);
  const seen = await openSource((await createMember('ADMIN')).actor, sourceId).catch(() => null);
  expect(seen).toBeNull();
});
