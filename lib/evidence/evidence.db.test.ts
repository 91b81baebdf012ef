import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addFileAndRead } from '../../testing/add-file-and-read.ts';
import { createMember, createSource, type MadeMember } from '../../testing/factories.ts';
import { addConfidentialSource } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { HTML, pdf, SAMPLES, SRT } from './files.fixture.ts';
import { MEDIA_TYPES, type MediaKey } from './media-types.ts';
import { addFile, removeFile, restoreFile } from './mutations.ts';
import { fileToServe, openSource } from './queries.ts';
import { evidenceStore } from './store.ts';
import { setSourceText, takeFileText } from './text-mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
process.env.STET_SECRET_KEY = Buffer.alloc(32, 7).toString('base64url');

let editor: MadeMember;
let reporter: MadeMember;
let viewer: MadeMember;
beforeAll(async () => {
  editor = await createMember('EDITOR');
  reporter = await createMember('REPORTER');
  viewer = await createMember('VIEWER');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

async function* chunked(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function upload(by: MadeMember, sourceId: string, bytes: Uint8Array, fileName: string) {
  const head = { sourceId, fileName, size: bytes.length, sha256: sha256(bytes) };
  return addFileAndRead(by.actor, head, chunked(bytes));
}

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('was allowed'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

const filesOnDisk = () =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(directory, name)).isFile(),
  );
const opened = async (by: MadeMember, sourceId: string) => {
  const found = await openSource(by.actor, sourceId);
  if (!found) throw new Error('not opened');
  return found;
};
const acts = async (sourceId: string) =>
  (await db.auditEvent.findMany({ where: { subjectId: sourceId }, orderBy: { seq: 'asc' } })).map(
    ({ action }) => action,
  );

describe('an uploaded file', () => {
  test.each(Object.keys(SAMPLES) as MediaKey[])(
    '%s is kept, recorded and served as what it is',
    async (key) => {
      const sourceId = await createSource(editor.actor);
      const { bytes, name } = SAMPLES[key];
      const { fileId, isKnown } = await upload(editor, sourceId, bytes, name);
      expect(isKnown).toBe(false);
      const file = await fileToServe(viewer.actor, fileId);
      expect(file).toEqual({
        fileId,
        fileName: name,
        mediaType: MEDIA_TYPES[key].name,
        sha256: sha256(bytes),
        size: bytes.length,
      });
      const stream = await evidenceStore().open(file.sha256, file.size);
      expect(Buffer.from(await new Response(stream).arrayBuffer())).toEqual(Buffer.from(bytes));
      expect(await acts(sourceId)).toContain('source.addFile');
      expect(filesOnDisk().filter((place) => place.includes('incoming'))).toEqual([]);
    },
  );

  test.each([
    ['pdf', 'pages', 'The bridge will open in March.', [0, 30, 1]],
    ['docx', 'plain', 'The bridge will open in March.', null],
    ['text', 'plain', 'The bridge will open in March', null],
    ['srt', 'transcript', 'The bridge will open to traffic\non the first Monday', [0, 31, 1000, 4000]],
    ['vtt', 'transcript', 'The bridge will open to traffic\non the first Monday', [0, 31, 1000, 4000]],
    ['html', 'plain', 'first Monday in March, the harbour master said', null],
  ] as const)('the words of %s become the source’s', async (key, form, words, place) => {
    const sourceId = await createSource(editor.actor);
    await upload(editor, sourceId, SAMPLES[key].bytes, SAMPLES[key].name);
    const { text } = await opened(viewer, sourceId);
    expect(text?.text).toContain(words);
    expect(text?.form).toBe(form);
    expect(text?.places[0] ?? null).toEqual(place);
    expect(text?.sha256).toBe(sha256(text?.text ?? ''));
    expect(await acts(sourceId)).toEqual(['source.add', 'source.addFile', 'source.setText']);
  });

  test('a plain file with timecodes is a transcript', async () => {
    const sourceId = await createSource(editor.actor);
    await upload(editor, sourceId, Buffer.from(SRT), 'notes.txt');
    expect((await opened(editor, sourceId)).text?.form).toBe('transcript');
  });

  test('twice is once', async () => {
    const sourceId = await createSource(editor.actor);
    const [one, two] = await Promise.all([
      upload(editor, sourceId, SAMPLES.png.bytes, 'a.png'),
      upload(editor, sourceId, SAMPLES.png.bytes, 'b.png'),
    ]);
    expect(one.fileId).toBe(two.fileId);
    expect([one.isKnown, two.isKnown].sort()).toEqual([false, true]);
    expect((await opened(editor, sourceId)).files).toHaveLength(1);
  });

  test('a second text does not push the first away, and can be taken instead', async () => {
    const sourceId = await createSource(editor.actor);
    await upload(editor, sourceId, SAMPLES.srt.bytes, 'a.srt');
    const { fileId, notice } = await upload(editor, sourceId, pdf('Something else entirely.'), 'b.pdf');
    expect(notice).toContain('has a text already');
    expect((await opened(editor, sourceId)).text?.form).toBe('transcript');
    await takeFileText(editor.actor, { sourceId, fileId });
    expect((await opened(editor, sourceId)).text).toMatchObject({
      form: 'pages',
      text: 'Something else entirely.',
    });
  });

  test('a text that cannot be read is told, and the file is kept', async () => {
    const sourceId = await createSource(editor.actor);
    const { notice } = await upload(editor, sourceId, pdf(' '), 'scan.pdf');
    expect(notice).toContain('The file is kept.');
    const { files, text } = await opened(editor, sourceId);
    expect(files).toHaveLength(1);
    expect(text).toBeNull();
  });
});

describe('what is refused leaves nothing: no file, no row, no event', () => {
  const cases: [string, () => Promise<{ bytes: Uint8Array; name: string; head?: object }>, string][] = [
    [
      'another hash',
      async () => ({ bytes: SAMPLES.png.bytes, name: 'a.png', head: { sha256: sha256('x') } }),
      'SHA-256 differs',
    ],
    [
      'cut off on the way',
      async () => ({ bytes: SAMPLES.png.bytes, name: 'a.png', head: { size: 9999 } }),
      'broke off',
    ],
    [
      'longer than said',
      async () => ({ bytes: SAMPLES.png.bytes, name: 'a.png', head: { size: 9 } }),
      'More arrived',
    ],
    ['a page named as a picture', async () => ({ bytes: Buffer.from(HTML), name: 'a.png' }), 'named .png'],
    ['a program', async () => ({ bytes: Buffer.from('\x7fELF'), name: 'a.pdf' }), 'program'],
    ['nothing', async () => ({ bytes: Buffer.alloc(0), name: 'a.txt' }), 'empty'],
  ];
  test.each(cases)('%s', async (_, make, words) => {
    const sourceId = await createSource(editor.actor);
    const before = filesOnDisk();
    const { bytes, name, head } = await make();
    const sent = { sourceId, fileName: name, size: bytes.length, sha256: sha256(bytes), ...head };
    const error = await refusal(addFile(editor.actor, sent, chunked(bytes)));
    expect(error.code).toBe('validation');
    expect(error.fields?.file).toContain(words);
    expect(filesOnDisk()).toEqual(before);
    expect(await acts(sourceId)).toEqual(['source.add']);
    expect((await opened(editor, sourceId)).files).toEqual([]);
  });

  test('more than the operator allows is refused before a byte is read', async () => {
    const sourceId = await createSource(editor.actor);
    process.env.STET_EVIDENCE_MAX_MB = '1';
    let read = 0;
    async function* body() {
      read += 1;
      yield Buffer.alloc(10);
    }
    try {
      const head = { sourceId, fileName: 'a.wav', size: 1_048_577, sha256: sha256('') };
      const error = await refusal(addFile(editor.actor, head, body()));
      expect(error.message).toContain('up to 1 MB');
      expect(read).toBe(0);
    } finally {
      delete process.env.STET_EVIDENCE_MAX_MB;
    }
  });

  test('whoever may not is told before a byte is read', async () => {
    const sourceId = await createSource(editor.actor);
    let read = 0;
    async function* body() {
      read += 1;
      yield SAMPLES.png.bytes;
    }
    const head = { fileName: 'a.png', size: SAMPLES.png.bytes.length, sha256: sha256(SAMPLES.png.bytes) };
    const forbidden = await refusal(addFile(viewer.actor, { sourceId, ...head }, body()));
    expect(forbidden.code).toBe('forbidden');
    const nowhere = { sourceId: '01a20971-0000-7000-8000-000000000000', ...head };
    expect((await refusal(addFile(editor.actor, nowhere, body()))).code).toBe('missing');
    expect(read).toBe(0);
  });
});

test('a file that is taken away is not served, and can be put back', async () => {
  const sourceId = await createSource(editor.actor);
  const { fileId } = await upload(editor, sourceId, SAMPLES.gif.bytes, 'a.gif');
  const other = await createSource(editor.actor);
  expect((await refusal(removeFile(editor.actor, { sourceId: other, fileId }))).code).toBe('missing');
  await removeFile(editor.actor, { sourceId, fileId });
  expect((await refusal(fileToServe(editor.actor, fileId))).code).toBe('missing');
  await restoreFile(editor.actor, { sourceId, fileId });
  expect((await fileToServe(editor.actor, fileId)).fileName).toBe('a.gif');
  expect(await acts(sourceId)).toEqual([
    'source.add',
    'source.addFile',
    'source.removeFile',
    'source.restoreFile',
  ]);
});

describe('a text set by hand', () => {
  test('pasted, corrected, removed; a stale form overwrites nothing', async () => {
    const sourceId = await createSource(reporter.actor);
    await setSourceText(reporter.actor, {
      sourceId,
      text: `\u0000He said \ud800so.\r\nTwice.`,
      basedOn: null,
    });
    const { text } = await opened(editor, sourceId);
    expect(text?.text).toBe('\ufffdHe said \ufffdso.\nTwice.');
    const stale = await refusal(setSourceText(editor.actor, { sourceId, text: 'Other.', basedOn: null }));
    expect(stale.code).toBe('conflict');
    expect(stale.conflict?.by).toBe(reporter.name);
    const basedOn = text?.sha256 ?? '';
    await setSourceText(editor.actor, { sourceId, text: SRT, basedOn });
    const now = (await opened(editor, sourceId)).text;
    expect(now?.form).toBe('transcript');
    await setSourceText(editor.actor, { sourceId, text: ' ', basedOn: now?.sha256 ?? '' });
    expect((await opened(editor, sourceId)).text).toBeNull();
    expect(await acts(sourceId)).toEqual([
      'source.add',
      'source.setText',
      'source.setText',
      'source.removeText',
    ]);
  });
});

describe('what a confidential source gave', () => {
  test('is opened by those named on it and by nobody else', async () => {
    const admin = await createMember('ADMIN');
    const { sourceId } = await addConfidentialSource(
      editor.actor,
      addConfidentialSourceSchema.parse({
        identity: 'Somebody at the harbour',
        termsText: 'a person familiar with the works',
        readerIds: [viewer.id],
      }),
    );
    const { fileId } = await upload(editor, sourceId, SAMPLES.srt.bytes, 'Somebody at the harbour.srt');
    expect((await opened(viewer, sourceId)).files.map(({ fileName }) => fileName)).toEqual(['File 1.srt']);
    expect((await fileToServe(viewer.actor, fileId)).fileName).toBe('File 1.srt');
    // A player asks again and again; the record has one event for each reader.
    await fileToServe(viewer.actor, fileId);
    await fileToServe(editor.actor, fileId);
    await opened(viewer, sourceId);
    const read = await db.auditEvent.findMany({
      where: { subjectId: sourceId, action: { in: ['source.openFile', 'source.openText'] } },
      orderBy: { seq: 'asc' },
    });
    expect(read.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['source.openText', viewer.id],
      ['source.openFile', viewer.id],
      ['source.openFile', editor.id],
    ]);
    for (const { payload } of read) expect(Object.keys(JSON.parse(payload))).toEqual(['title', 'v']);
    for (const other of [admin, reporter]) {
      expect(await openSource(other.actor, sourceId)).toBeNull();
      expect((await refusal(fileToServe(other.actor, fileId))).code).toBe('missing');
      expect((await refusal(upload(other, sourceId, SAMPLES.png.bytes, 'a.png'))).code).toBe('forbidden');
      expect((await refusal(setSourceText(other.actor, { sourceId, text: 'a', basedOn: null }))).code).toBe(
        'forbidden',
      );
      expect((await refusal(takeFileText(other.actor, { sourceId, fileId }))).code).toBe('forbidden');
      expect((await refusal(removeFile(other.actor, { sourceId, fileId }))).code).toBe('forbidden');
    }
  });
});
