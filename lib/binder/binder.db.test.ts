/** A story's binder and call sheets: what is in them, what never is, and what the record says of it. */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { recording } from '../../e2e/recording.ts';
import {
  createContact,
  createEvidence,
  createMember,
  createSource,
  createStory,
  createVerdict,
  type MadeMember,
} from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import { checkQuote } from '../checks/mutations.ts';
import { addConfidentialSource } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { addFile } from '../evidence/mutations.ts';
import { readWords, takeRecognisedWords } from '../evidence/recognised-mutations.ts';
import { readPdf } from '../typeset/read-pdf.fixture.ts';
import { binderArchive } from './archive.ts';
import { type BinderFile, takeBinder } from './mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-binder-'));
process.env.STET_EVIDENCE_DIR = directory;
process.env.STET_SECRET_KEY = Buffer.alloc(32, 7).toString('base64url');

let editor: MadeMember;
let storyId: string;
let itemId: string;
let sourceId: string;

beforeAll(async () => {
  editor = await createMember('EDITOR');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const FILE = new TextEncoder().encode('1\n00:00:01,000 --> 00:00:02,000\nThe council voted.\n');
const FORMULA = '=HYPERLINK(x), minutes.srt';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function upload(to: string, fileName: string, bytes = FILE) {
  const head = { sourceId: to, fileName, size: bytes.length, sha256: sha256(bytes) };
  async function* parts() {
    yield bytes;
  }
  await addFile(editor.actor, head, parts());
}

beforeEach(async () => {
  const story = await createStory(editor.actor);
  storyId = story.storyId;
  itemId = story.view.items.find(({ kind }) => kind === 'DIRECT_QUOTE')?.id ?? '';
  sourceId = await createSource(editor.actor, { title: 'Minutes: of the/council' });
  await createEvidence(editor.actor, storyId, itemId, { sourceId });
  await upload(sourceId, FORMULA);
});

const take = (by: MadeMember, file: BinderFile, hasThreads = false) =>
  takeBinder(by.actor, { storyId, file, hasThreads });
async function unzipped(by: MadeMember) {
  const archive = binderArchive(await take(by, 'binder.zip'));
  return unzipSync(new Uint8Array(await new Response(archive).arrayBuffer()));
}

const takings = () =>
  db.auditEvent.findMany({ where: { action: 'story.takeBinder', payload: { contains: storyId } } });

test('taking it changes nothing of the story, so nobody is told that something did', async () => {
  const changes = () => db.auditEvent.count({ where: { storyId } });
  const before = await changes();
  await take(editor, 'call-sheets.pdf');
  expect(await changes()).toBe(before);
  const [event] = await takings();
  expect(event).toMatchObject({ actorName: editor.name, storyId: null, subjectId: 'call-sheets.pdf' });
});

test('the archive has the binder, each file under its number as it is, and lists with hashes', async () => {
  const files = await unzipped(editor);
  const name = 'S1 Minutes of the council/1 =HYPERLINK(x), minutes.srt';
  expect(Object.keys(files)).toEqual(['binder.pdf', name, 'index.csv', 'index.json']);
  expect(files[name]).toEqual(FILE);
  expect(JSON.parse(strFromU8(files['index.json'] as Uint8Array))).toEqual([
    expect.objectContaining({ path: name, sha256: sha256(FILE), source: 'S1', isThere: true }),
  ]);
  expect(strFromU8(files['index.csv'] as Uint8Array)).toContain(`,S1,"'=HYPERLINK(x), minutes.srt",yes\r\n`);
  const read = await readPdf(files['binder.pdf'] as Uint8Array);
  expect(read).toMatchObject({ ua: '1', isMarked: true });
  for (const words of [
    'Tab 1',
    'Minutes: of the/council',
    sha256(FILE),
    'The words as they were spoken.',
    editor.name,
  ])
    expect(read.text).toContain(words);
});

test('a file that was changed in the store, or that it lost, is said not to be there, and all else is there', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const place = path.join(env.evidenceDirectory, sha256(FILE).slice(0, 2), sha256(FILE));
  for (const spoil of [() => appendFileSync(place, 'x'), () => rmSync(place)]) {
    spoil();
    const files = await unzipped(editor);
    const [listed] = JSON.parse(strFromU8(files['index.json'] as Uint8Array));
    expect(listed).toMatchObject({ isThere: false });
    expect(strFromU8(files[listed.path] as Uint8Array)).toContain('did not give this file back');
  }
  const faults = await db.auditEvent.findMany({
    where: { action: 'source.fileFault' },
    orderBy: { seq: 'asc' },
  });
  expect(faults.map(({ payload }) => JSON.parse(payload).problem)).toEqual(['changed', 'missing']);
});

test('a confidential source is not in it, nor what it gave, for whoever is named on it either; the cover says so', async () => {
  const secret = await addConfidentialSource(
    editor.actor,
    addConfidentialSourceSchema.parse({ identity: 'Vera Quist', termsText: 'a clerk', readerIds: [] }),
  );
  await upload(
    secret.sourceId,
    'Vera Quist.srt',
    new TextEncoder().encode('1\n00:00:01,000 --> 00:00:02,000\nSECRET\n'),
  );
  await createEvidence(editor.actor, storyId, itemId, { sourceId: secret.sourceId });
  const files = await unzipped(editor);
  expect(Object.keys(files)).toHaveLength(4);
  const { text } = await readPdf(files['binder.pdf'] as Uint8Array);
  expect(text).toContain('that rest on confidential sources: one confidential source.');
  for (const words of ['Vera Quist', 'SECRET', 'S2']) expect(text).not.toContain(words);
  const [event] = await takings();
  expect(JSON.parse(event?.payload ?? '')).toMatchObject({ as: 'ZIP', files: 1, leftOut: 1, storyId });
  expect((await verifyRecord(db)).faults).toEqual([]);
});

test('words that a recogniser heard and nobody has read say so; once they are read they do not', async () => {
  const heard = await createSource(editor.actor, { title: 'Evening call', type: 'RECORDING' });
  const said = 'The bridge will open to traffic on the first Thursday in March.';
  const bytes = Buffer.from(
    JSON.stringify({ segments: [{ start: 0, end: 4, text: said, avg_logprob: -0.1 }] }),
  );
  await takeRecognisedWords(editor.actor, { sourceId: heard, bytes, replaces: false });
  await upload(heard, 'call.wav', new Uint8Array(recording(9)));
  await checkQuote(editor.actor, { storyId, itemId, sourceId: heard });
  const inBinder = async () => (await readPdf((await take(editor, 'binder.pdf')).pdf)).text;
  const unread = 'heard by a recogniser, read by nobody';
  const before = await inBinder();
  expect(before).toContain('Thursday');
  expect(before).toContain(unread);
  const text = await db.sourceText.findFirstOrThrow({ where: { sourceId: heard } });
  const file = await db.evidenceFile.findFirstOrThrow({ where: { sourceId: heard } });
  await readWords(editor.actor, { sourceId: heard, textId: text.id, fileId: file.id });
  const after = await inBinder();
  expect(after).toContain('Thursday');
  expect(after).not.toContain(unread);
});

test('call sheets have a sheet for each party, once, with what it is asked about', async () => {
  await createContact(editor.actor, storyId, 'Harbour Board', { itemIds: [itemId], asked: 'Is it true?' });
  await createContact(editor.actor, storyId, 'harbour board', { itemIds: [] });
  const { pdf } = await take(editor, 'call-sheets.pdf');
  const { text } = await readPdf(pdf);
  expect(text).toContain('Harbour Board');
  expect(text).toContain('Telephone');
  expect(text).toContain('Is it true?');
});

test('a verdict is in it with its reason and who gave it', async () => {
  const checker = await createMember('CHECKER');
  await createVerdict(checker.actor, storyId, itemId);
  const { text } = await readPdf((await take(editor, 'binder.pdf', true)).pdf);
  // A name may go on in the next line.
  expect(text.replaceAll(' ', '')).toContain(checker.name.replaceAll(' ', ''));
  expect(text).toContain('Checked wording');
  expect(text).toContain('Threads that everybody reads are in.');
});

test('who only looks takes none, and nothing is written', async () => {
  const viewer = await createMember('VIEWER');
  await expect(take(viewer, 'binder.zip')).rejects.toMatchObject({ code: 'forbidden' });
  expect(await takings()).toEqual([]);
  await expect(
    takeBinder(editor.actor, {
      storyId: '00000000-0000-4000-8000-000000000000',
      file: 'binder.pdf',
      hasThreads: false,
    }),
  ).rejects.toMatchObject({ code: 'missing' });
});
