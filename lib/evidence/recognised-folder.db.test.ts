import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMember, createSource, type MadeMember } from '../../testing/factories.ts';
import { makeConfidentialSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { makeConfidential } from '../sources/confidential-mutations.ts';
import { planJobs } from '../worker/plan-records.ts';
import { perform } from '../worker/tasks.ts';
import { openSource } from './queries.ts';
import { takeFromFolder } from './recognised-folder-records.ts';
import { setSourceText } from './text-mutations.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
process.env.STET_SECRET_KEY = Buffer.alloc(32, 5).toString('base64url');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const SAID = 'We will pay for every house.';
const whisper = (said: string) => {
  const words = said
    .split(' ')
    .map((word, i) => ({ word: ` ${word}`, start: i, end: i + 0.8, probability: 0.9 }));
  const segment = { start: 0, end: words.length, text: ` ${said}`, avg_logprob: -0.2, words };
  return JSON.stringify({ text: ` ${said}`, segments: [segment] });
};

let editor: MadeMember;
let email: string;
let sourceId: string;
let folder: string;
beforeEach(async () => {
  editor = await createMember('EDITOR');
  ({ email } = editor);
  sourceId = await createSource(editor.actor, { title: 'The inquiry', type: 'RECORDING' });
  folder = mkdtempSync(path.join(os.tmpdir(), 'stet-recognised-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, words: string) => writeFileSync(path.join(folder, name), words);
/** A minute later, when what was put there is whole. */
const look = (afterMs = 60_000) => takeFromFolder({ folder, member: email }, new Date(Date.now() + afterMs));
const textOf = async () => (await openSource(editor.actor, sourceId))?.text ?? null;
const left = () => readdirSync(folder).filter((name) => name !== 'taken' && name !== 'refused');
const inFolders = (to: 'taken' | 'refused') =>
  readdirSync(path.join(folder, to)).flatMap((own) =>
    readdirSync(path.join(folder, to, own)).map((name) => path.join(folder, to, own, name)),
  );
const takenNames = () => inFolders('taken').map((place) => path.basename(place));
/** Why files were refused. */
const reasons = () =>
  inFolders('refused')
    .filter((place) => path.basename(place) === 'why.txt')
    .map((place) => readFileSync(place, 'utf8'));

describe('words in the folder', () => {
  test('are the source’s, a machine’s that nobody has read, in the name of the member who is set', async () => {
    put(`${sourceId}.json`, whisper(SAID));
    expect(await look(0)).toBe(false);
    expect(await textOf()).toBeNull();
    expect(left()).toEqual([`${sourceId}.json`]);
    await look();
    expect(await textOf()).toMatchObject({
      text: SAID,
      form: 'transcript',
      recogniser: 'whisper',
      read: null,
    });
    expect(left()).toEqual([]);
    expect(takenNames()).toEqual([`${sourceId}.json`]);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: sourceId, action: 'source.setText' },
    });
    expect(event).toMatchObject({ actorId: editor.id, actorName: editor.name });
    expect(event.payload).not.toContain('house');
  });

  test('are found by a file beside them, as SRT too', async () => {
    put('call.srt', '1\n00:00:00,000 --> 00:00:02,000\nWe will pay.\n');
    put('call.srt.source', `https://desk.newsroom.example/sources/${sourceId}\n`);
    await look();
    expect((await textOf())?.text).toContain('We will pay.');
    expect(takenNames().sort()).toEqual(['call.srt', 'call.srt.source']);
  });

  test('that are there already are no second version, as after a kill between taking and moving', async () => {
    put(`${sourceId}.json`, whisper(SAID));
    await look();
    put(`${sourceId}.json`, whisper(SAID));
    await look(120_000);
    expect((await textOf())?.number).toBe(1);
    expect(takenNames()).toHaveLength(2);
  });

  test('of which more come than one look takes are taken by the next', async () => {
    for (let i = 0; i < 21; i += 1) put(`${String(i).padStart(2, '0')}.json`, '{}');
    // None says which source it is of.
    expect(await look(1_000_000)).toBe(true);
    expect(left()).toEqual(['20.json']);
    expect(await look(1_000_000)).toBe(false);
    expect(left()).toEqual([]);
  });
});

describe('what is refused, with the reason in words beside it', () => {
  test.each([
    ['what is no transcript', '{"model":"base"}', 'No words with times'],
    ['what is cut off', whisper(SAID).slice(0, -30), 'cut off'],
  ])('%s', async (_, words, why) => {
    put(`${sourceId}.json`, words);
    await look();
    expect(reasons()).toEqual([expect.stringContaining(why)]);
    expect(left()).toEqual([]);
    expect(await textOf()).toBeNull();
  });

  test('words for a source that has others, which stay', async () => {
    await setSourceText(editor.actor, { sourceId, text: 'As a person heard it.', basedOn: null });
    put(`${sourceId}.json`, whisper(SAID));
    await look();
    expect(reasons()).toEqual([expect.stringContaining('has words already, which stay')]);
    expect((await textOf())?.text).toBe('As a person heard it.');
  });

  test('words of a confidential source, as if there were none, though the member is named on it', async () => {
    const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
    const secret = { identity: 'Night shift', termsText: 'a worker', sourceId, version };
    await makeConfidential(editor.actor, makeConfidentialSchema.parse(secret));
    put(`${sourceId}.json`, whisper(SAID));
    put('01a20971-7d3c-7b52-9c0e-2f6f1f7d2c11.json', whisper(SAID));
    await look();
    const [one, other] = reasons();
    expect(one).toContain('No source that takes words from this folder');
    expect(one).toBe(other);
    expect(await textOf()).toBeNull();
  });

  test('words of a confidential source that the member is not named on: the same', async () => {
    const checker = await createMember('CHECKER');
    const theirs = await createSource(checker.actor, { title: 'A call', type: 'RECORDING' });
    const { version } = await db.source.findUniqueOrThrow({ where: { id: theirs } });
    const secret = { identity: 'Night shift', termsText: 'a worker', sourceId: theirs, version };
    await makeConfidential(checker.actor, makeConfidentialSchema.parse(secret));
    put(`${theirs}.json`, whisper(SAID));
    await look();
    expect(reasons()).toEqual([expect.stringContaining('No source that takes words from this folder')]);
  });

  test('a link, and what names no source for ten minutes', async () => {
    put('words', whisper(SAID));
    symlinkSync('words', path.join(folder, `${sourceId}.json`));
    put('call.json', whisper(SAID));
    await look();
    expect(reasons()).toEqual([expect.stringContaining('links are not followed')]);
    expect(left().sort()).toEqual(['call.json', 'words']);
    await look(700_000);
    expect(reasons()).toHaveLength(2);
    expect(left()).toEqual(['words']);
    expect(await textOf()).toBeNull();
  });

  test('what the member may not do', async () => {
    ({ email } = await createMember('VIEWER'));
    put(`${sourceId}.json`, whisper(SAID));
    await look();
    expect(reasons()).toHaveLength(1);
    expect(await textOf()).toBeNull();
  });
});

describe('the job', () => {
  const planned = async () => {
    const [row] = await db.$queryRaw<{ jobs: number }[]>`
      SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE key = 'evidence.lookInFolder'`;
    return row?.jobs;
  };
  const set = (member: string) => {
    vi.stubEnv('STET_RECOGNISED_DIR', folder);
    vi.stubEnv('STET_RECOGNISED_AS', member);
  };

  test('is there where a folder is set, and comes back', async () => {
    await planJobs();
    expect(await planned()).toBe(0);
    set(email);
    await planJobs();
    expect(await planned()).toBe(1);
    await perform('evidence.lookInFolder', {});
    expect(await planned()).toBe(1);
  });

  const noted = async () => {
    const jobs = await db.$queryRaw<{ fault: string | null; attempts: number }[]>`
      SELECT last_error AS fault, attempts::int FROM graphile_worker._private_jobs WHERE key = 'evidence.lookInFolder'`;
    return jobs;
  };
  /** What the log was told at each of several looks. */
  async function saidAt(looks: (() => void)[]): Promise<string[][]> {
    const said: string[][] = [];
    const log = vi.spyOn(console, 'error').mockImplementation((line) => said.at(-1)?.push(String(line)));
    for (const before of looks) {
      before();
      said.push([]);
      await perform('evidence.lookInFolder', {});
    }
    log.mockRestore();
    return said;
  }
  const nothing = () => {};

  test.each([
    ['nobody', ''],
    ['somebody who works here no more', 'deactivated'],
  ])('takes and moves nothing where %s is named for it, and says so once', async (_, who) => {
    if (who) await db.member.update({ where: { id: editor.id }, data: { deactivatedAt: new Date() } });
    set(who ? email : '');
    await planJobs();
    put(`${sourceId}.json`, whisper(SAID));
    const why = expect.stringContaining('STET_RECOGNISED_AS');
    expect(await saidAt([nothing, nothing, nothing])).toEqual([[why], [], []]);
    expect(await noted()).toEqual([{ fault: 'AppError forbidden', attempts: 1 }]);
    expect(left()).toEqual([`${sourceId}.json`]);
  });

  test('says once that the folder is not there, or cannot be used, and once that it can be again', async () => {
    set(email);
    await planJobs();
    const taken = path.join(folder, 'taken');
    const said = await saidAt([
      () => rmSync(folder, { recursive: true }),
      nothing,
      () => {
        mkdirSync(folder);
        writeFileSync(taken, 'x');
      },
      nothing,
      () => rmSync(taken),
      nothing,
    ]);
    const unusable = (code: string) => [
      expect.stringContaining(`cannot be used: ${code}. This is said once`),
    ];
    const again = [expect.stringContaining('can be used again')];
    expect(said).toEqual([unusable('ENOENT'), [], unusable('ENOTDIR'), [], again, []]);
    expect(await noted()).toEqual([{ fault: null, attempts: 0 }]);
  });
});

test('words that were taken and cannot be moved away are not taken again at each look; what can be moved is', async () => {
  // A path as long as there may be: a folder deeper the file has no room.
  const top = folder;
  const bytesOf = (deep: string) => Buffer.byteLength(deep);
  while (bytesOf(folder) < 4_005)
    folder = path.join(folder, 'd'.repeat(Math.min(200, 4_004 - bytesOf(folder)) || 1));
  mkdirSync(folder, { recursive: true });
  put(`${sourceId}.json`, whisper(SAID));
  const other = await createSource(editor.actor, { title: 'Another', type: 'RECORDING' });
  put('b.srt', '1\n00:00:00,000 --> 00:00:02,000\nWe will pay.\n');
  put('b.srt.source', other);
  await expect(look()).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
  expect((await textOf())?.text).toBe(SAID);
  const first = await db.sourceText.findFirstOrThrow({ where: { sourceId } });
  await setSourceText(editor.actor, { sourceId, text: '', basedOn: first.sha256 });
  await expect(look()).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
  expect(await db.sourceText.count({ where: { sourceId, text: { not: null } } })).toBe(1);
  expect((await openSource(editor.actor, other))?.text?.text).toContain('We will pay.');
  expect(takenNames().sort()).toEqual(['b.srt', 'b.srt.source']);
  // No folder is left for each time that it was tried.
  expect(readdirSync(path.join(folder, 'taken'))).toHaveLength(1);
  folder = top;
});

test('two thousand files are taken by looks that follow one another, none twice', async () => {
  for (let i = 0; i < 2_000; i += 1) put(`${String(i).padStart(4, '0')} “a” %00 $(b).json`, '{}');
  put(`${sourceId}.json`, whisper(SAID));
  mkdirSync(path.join(folder, `${sourceId}.srt`));
  const began = performance.now();
  expect(await look()).toBe(false);
  // They wait to be told of which source they are, and keep nobody waiting.
  expect((await textOf())?.text).toBe(SAID);
  expect(performance.now() - began).toBeLessThan(20_000);
  let looks = 0;
  while (await look(1_000_000)) looks += 1;
  expect(looks).toBe(100);
  expect(left()).toEqual([`${sourceId}.srt`]);
  rmdirSync(path.join(folder, `${sourceId}.srt`));
  expect(readdirSync(path.join(folder, 'refused'))).toHaveLength(2_000);
}, 120_000);
