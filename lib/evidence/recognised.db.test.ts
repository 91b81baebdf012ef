import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST } from '../../app/api/sources/[sourceId]/transcript/route.ts';
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
import { liveChecks } from '../items/check-view.ts';
import { itemRows } from '../items/row-queries.ts';
import { makeConfidential } from '../sources/confidential-mutations.ts';
import { makeStoryToken } from '../tokens/mutations.ts';
import { addFile, removeFile } from './mutations.ts';
import { openSource } from './queries.ts';
import { readWords, takeRecognisedWords } from './recognised-mutations.ts';
import { restoreText, setSourceText } from './text-mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
process.env.STET_SECRET_KEY = Buffer.alloc(32, 5).toString('base64url');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const SAID = 'We will pay for every house before the spring.';
const whisper = (said: string, from = 0) => {
  const words = said.split(' ').map((word, i) => ({
    ...{ word: ` ${word}`, start: from + i, end: from + i + 0.8, probability: 0.9 },
  }));
  const end = from + words.length;
  return { text: ` ${said}`, segments: [{ start: from, end, text: ` ${said}`, avg_logprob: -0.2, words }] };
};
const bytesOf = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

let checker: MadeMember;
let token: string;
let sourceId: string;
beforeAll(async () => {
  checker = await createMember('CHECKER');
  ({ token } = await makeStoryToken(checker.actor, { name: 'Whisper' }));
});
beforeEach(async () => {
  sourceId = await createSource(checker.actor, { title: 'The inquiry', type: 'RECORDING' });
});

type Sent = { to?: string; query?: string; key?: string; with?: string };
async function send(body: unknown, { to = sourceId, query = '', key, with: by = token }: Sent = {}) {
  const answer = await POST(
    new Request(`http://desk.example/api/sources/${to}/transcript${query}`, {
      method: 'POST',
      body: new Uint8Array(bytesOf(body)),
      headers: { authorization: `Bearer ${by}`, ...(key && { 'idempotency-key': key }) },
    }),
    { params: Promise.resolve({ sourceId: to }) },
  );
  return { status: answer.status, body: await answer.json() };
}
const wordsOf = async () => (await openSource(checker.actor, sourceId))?.text ?? null;

async function addRecording() {
  const bytes = recording(9);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const head = { sourceId, fileName: 'call.wav', size: bytes.length, sha256 };
  const { fileId } = await addFile(checker.actor, head, new Blob([new Uint8Array(bytes)]).stream());
  return { fileId, sha256 };
}

describe('words that a program sends', () => {
  test('are the source’s, word by word, and a machine’s that nobody has read', async () => {
    expect(await send(whisper(SAID))).toMatchObject({ status: 201, body: { number: 1, words: 9 } });
    const text = await wordsOf();
    expect(text).toMatchObject({ text: SAID, form: 'transcript', recogniser: 'whisper', read: null });
    expect(text?.places).toHaveLength(9);
    expect(text?.places[1]).toEqual([3, 7, 1000, 1800]);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: sourceId, action: 'source.setText' },
    });
    expect(JSON.parse(event.payload)).toMatchObject({ recogniser: 'whisper', number: 1 });
    expect(event.payload).not.toContain('house');
  });

  test('do not replace others unless that is said; the same words are no second version', async () => {
    await setSourceText(checker.actor, { sourceId, text: 'As a person heard it.', basedOn: null });
    expect(await send(whisper(SAID))).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('?replace=yes') },
    });
    expect((await wordsOf())?.number).toBe(1);
    expect(await send(whisper(SAID), { query: '?replace=yes' })).toMatchObject({ status: 201 });
    expect(await send(whisper(SAID))).toMatchObject({ status: 201, body: { number: 2 } });
    expect((await wordsOf())?.number).toBe(2);
  });

  test('under one key are taken once, also after somebody has changed them', async () => {
    await send(whisper(SAID), { key: '"a"' });
    const before = await wordsOf();
    await setSourceText(checker.actor, { sourceId, text: 'Corrected.', basedOn: before?.sha256 ?? null });
    expect(await send(whisper(SAID), { key: '"a"' })).toMatchObject({ status: 201, body: { number: 1 } });
    expect((await wordsOf())?.text).toBe('Corrected.');
    expect(await send(whisper('Other words here.'), { key: '"a"' })).toMatchObject({ status: 422 });
  });

  test.each([
    ['cut off', JSON.stringify(whisper(SAID)).slice(0, -40), 'cut off'],
    ['of no shape', { model: 'base', done: true }, 'No words with times'],
    ['no JSON, no subtitles', 'Nothing to see here, only words.', 'No words with times'],
    ['empty', '', 'no text'],
    [
      'without times',
      {
        segments: [
          { text: 'One.', speaker: 'A' },
          { text: 'Two.', speaker: 'B' },
        ],
      },
      'times',
    ],
    [
      'backwards',
      { segments: [...whisper('One two.', 50).segments, ...whisper('Three.', 2).segments] },
      'backwards',
    ],
    ['a subtitle that ends before it begins', '1\n00:00:09,000 --> 00:00:02,000\nOne two\n', 'backwards'],
    ['bytes', Buffer.from([0, 1, 2, 3]).toString('latin1'), 'damaged'],
  ])('%s: it is said what is wrong, and nothing is stored', async (_, body, why) => {
    expect(await send(body)).toMatchObject({ status: 422, body: { detail: expect.stringContaining(why) } });
    expect(await wordsOf()).toBeNull();
  });

  test('that are a million, or 50 MB: the same, within the memory of one reading', async () => {
    const million = Array.from({ length: 1_000_000 }, (_, i) => ({ word: ' word', start: i, end: i + 1 }));
    expect(await send(million)).toMatchObject({
      status: 422,
      body: { detail: expect.stringMatching(/more words|time or memory/) },
    });
    expect(await send('x'.repeat(50 * 1_048_576 + 1))).toMatchObject({ status: 413 });
    expect(await wordsOf()).toBeNull();
  }, 120_000);

  test('come from whoever may add to the source alone; a confidential one is not there for others', async () => {
    const viewer = await createMember('CHECKER');
    const { token: theirs } = await makeStoryToken(viewer.actor, { name: 'Whisper' });
    const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
    const secret = { identity: 'Night shift', termsText: 'a worker', sourceId, version };
    await makeConfidential(checker.actor, makeConfidentialSchema.parse(secret));
    expect((await send(whisper(SAID), { with: theirs })).status).toBeOneOf([403, 404]);
    expect(await send(whisper(SAID), { with: 'stet_x' })).toMatchObject({ status: 401 });
    expect(await send(whisper(SAID), { to: 'no-id' })).toMatchObject({ status: 404 });
    expect(await send(whisper(SAID))).toMatchObject({ status: 201 });
  });
});

describe('words read against the recording', () => {
  const take = () =>
    takeRecognisedWords(checker.actor, { sourceId, bytes: bytesOf(whisper(SAID)), replaces: true });
  const read = (fileId: string, textId: string) => readWords(checker.actor, { sourceId, textId, fileId });

  test('count as read: who, when, which words and which file; the record holds both hashes', async () => {
    await take();
    const { fileId, sha256 } = await addRecording();
    const text = await wordsOf();
    await read(fileId, text?.id ?? '');
    expect((await wordsOf())?.read).toMatchObject({ by: checker.actor.name, fileName: 'call.wav' });
    const [row] = await db.wordsRead.findMany({ where: { textId: text?.id ?? '' } });
    expect(row).toMatchObject({ textSha256: text?.sha256, fileSha256: sha256, byId: checker.actor.id });
    await expect(db.wordsRead.updateMany({ data: { fileSha256: 'x' } })).rejects.toThrow();
    expect((await holdRows(db)).faults).toEqual([]);
    await expect(read(fileId, text?.id ?? '')).rejects.toMatchObject({ code: 'validation' });
  });

  test('are unread again after any change of them, when they are put back, and without the recording', async () => {
    await take();
    const { fileId } = await addRecording();
    const first = await wordsOf();
    await read(fileId, first?.id ?? '');
    const corrected = SAID.replace('spring', 'winter');
    await setSourceText(checker.actor, { sourceId, text: corrected, basedOn: first?.sha256 ?? null });
    const second = await wordsOf();
    expect(second).toMatchObject({ recogniser: 'whisper', read: null, number: 2 });
    await expect(read(fileId, first?.id ?? '')).rejects.toMatchObject({ code: 'conflict' });
    await restoreText(checker.actor, { sourceId, textId: first?.id ?? '', basedOn: second?.id ?? null });
    const third = await wordsOf();
    expect(third).toMatchObject({ recogniser: 'whisper', read: null });
    await read(fileId, third?.id ?? '');
    await removeFile(checker.actor, { sourceId, fileId });
    expect((await wordsOf())?.read).toBeNull();
  });

  test('need a recording of this source, and words that a program made', async () => {
    await setSourceText(checker.actor, { sourceId, text: 'As a person heard it.', basedOn: null });
    const { fileId } = await addRecording();
    await expect(read(fileId, (await wordsOf())?.id ?? '')).rejects.toMatchObject({ code: 'validation' });
    const here = sourceId;
    sourceId = await createSource(checker.actor, { title: 'Another', type: 'RECORDING' });
    await take();
    const textId = (await wordsOf())?.id ?? '';
    await expect(read(fileId, textId)).rejects.toMatchObject({ code: 'missing' });
    await expect(readWords(checker.actor, { sourceId: here, textId, fileId })).rejects.toMatchObject({
      code: 'missing',
    });
  });

  test('a check says that it rests on unread words, and a report takes no wording from them', async () => {
    await take();
    const { fileId } = await addRecording();
    const words = 'We will pay for every house before the winter,';
    const story = await createStory(checker.actor, {
      text: `Inquiry hears of the flood\n\n“${words}” Mara Lund told the inquiry.`,
    });
    const item = await createItem(checker.actor, story, `“${words}”`, 'DIRECT_QUOTE', 'Mara Lund');
    const { storyId } = story;
    const { items } = await checkQuote(checker.actor, { storyId, itemId: item.id, sourceId });
    expect(items[0]?.checks[0]).toMatchObject({ isUnread: true, outcome: 'altered', fromMs: 0 });
    const published = async () => (await itemRows(db, storyId, [item.id])).flatMap(liveChecks).length;
    expect(await published()).toBe(0);
    await read(fileId, (await wordsOf())?.id ?? '');
    expect(await published()).toBe(1);
  });
});
