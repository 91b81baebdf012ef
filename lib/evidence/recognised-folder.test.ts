import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MOST_WORDS_BYTES } from '../domain/recognised.ts';
import {
  isAsRead,
  moveAway,
  readWordsFile,
  sourceIdIn,
  sourceOf,
  wordsFilesIn,
} from './recognised-folder.ts';

const ID = '01a20971-7d3c-7b52-9c0e-2f6f1f7d2c11';
const AT = new Date('2026-11-29T21:00:00.123Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stet-recognised-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, words: string) => writeFileSync(path.join(folder, name), words);
/** All that lies in the folders that files were moved into. */
const inFolders = (to: 'taken' | 'refused') =>
  readdirSync(path.join(folder, to))
    .flatMap((own) => readdirSync(path.join(folder, to, own)))
    .sort();
/** As if it were looked a minute later. */
const later = () => Date.now() + 60_000;

describe('the files with words', () => {
  test('are those with an ending of words, in order; the folders beside them are made', async () => {
    mkdirSync(path.join(folder, 'old.json'));
    for (const name of [
      'b.srt',
      'a.VTT',
      'a.json',
      'notes.txt',
      '.hidden.json',
      'c.json.part',
      'a.json.source',
    ])
      put(name, 'x');
    expect(await wordsFilesIn(folder)).toEqual(['a.VTT', 'a.json', 'b.srt']);
    expect(await wordsFilesIn(folder)).toHaveLength(3);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['taken', 'refused']));
  });

  test('are not looked for where the folder is not there, which may be one that is not mounted', async () => {
    await expect(wordsFilesIn(path.join(folder, 'gone'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('are moved to no folder that leads elsewhere', async () => {
    symlinkSync(os.tmpdir(), path.join(folder, 'taken'));
    await expect(wordsFilesIn(folder)).rejects.toThrow('is not a folder');
  });
});

describe('a file', () => {
  test('waits while it may still be written to, and while it is empty', async () => {
    put('a.json', '{}');
    expect(await readWordsFile(folder, 'a.json', Date.now())).toMatchObject({ state: 'growing' });
    const whole = await readWordsFile(folder, 'a.json', later());
    expect(whole).toMatchObject({ state: 'whole', bytes: Buffer.from('{}') });
    put('b.json', '');
    expect(await readWordsFile(folder, 'b.json', later())).toMatchObject({ state: 'empty' });
    expect(await readWordsFile(folder, 'c.json', later())).toEqual({ state: 'gone' });
  });

  test('that is a link is refused, wherever it leads', async () => {
    put('words', '{}');
    for (const to of ['words', '/etc/hostname', 'nowhere', '.']) {
      rmSync(path.join(folder, 'a.json'), { force: true });
      symlinkSync(to, path.join(folder, 'a.json'));
      const why = expect.stringContaining('links are not followed');
      expect(await readWordsFile(folder, 'a.json', later())).toMatchObject({ state: 'refused', why });
    }
  });

  test('that is larger than words may be is not read', async () => {
    put('a.json', '');
    truncateSync(path.join(folder, 'a.json'), MOST_WORDS_BYTES + 1);
    const why = expect.stringContaining('50 MB');
    expect(await readWordsFile(folder, 'a.json', later())).toMatchObject({ state: 'refused', why });
  });

  test('that is written anew is another than the one that was read', async () => {
    put('a.json', '{}');
    const read = await readWordsFile(folder, 'a.json', later());
    if (read.state !== 'whole') throw new Error(read.state);
    expect(await isAsRead(folder, 'a.json', read.changedAt)).toBe(true);
    // The clock of a file system ticks every few milliseconds; what was read lay there for half a minute.
    do put('b.json', '[]');
    while (statSync(path.join(folder, 'b.json')).ctimeMs === read.changedAt);
    renameSync(path.join(folder, 'b.json'), path.join(folder, 'a.json'));
    expect(await isAsRead(folder, 'a.json', read.changedAt)).toBe(false);
    rmSync(path.join(folder, 'a.json'));
    expect(await isAsRead(folder, 'a.json', read.changedAt)).toBe(false);
  });

  test('of which nobody knows the source yet is not read', async () => {
    put('a.json', '{}');
    const seen = await readWordsFile(folder, 'a.json', later(), false);
    expect(seen).toMatchObject({ state: 'whole', bytes: Buffer.alloc(0) });
  });
});

describe('which source it is of', () => {
  test.each([
    [ID, ID],
    [` ${ID.toUpperCase()}\n`, ID],
    [`https://desk.newsroom.example/sources/${ID}`, ID],
    [`http://localhost:3000/sources/${ID}/`, ID],
    [`../${ID}`, null],
    [`${ID} ${ID}`, null],
    [`https://desk.newsroom.example/stories/${ID}`, null],
    ['01a20971-7d3c-7b52-9c0e-2f6f1f7d2c1', null],
    ['------------------------------------', null],
    ['', null],
  ])('%j', (written, sourceId) => {
    expect(sourceIdIn(written)).toBe(sourceId);
  });

  test('says its name, or before that a file beside it', async () => {
    put(`${ID}.json`, '{}');
    expect(await sourceOf(folder, `${ID}.json`, later())).toEqual({ sourceId: ID });
    put('call.srt', 'x');
    expect(await sourceOf(folder, 'call.srt', later())).toEqual({ state: 'unknown' });
    put('call.srt.source', `https://desk.newsroom.example/sources/${ID}\n`);
    expect(await sourceOf(folder, 'call.srt', Date.now())).toEqual({ state: 'growing' });
    expect(await sourceOf(folder, 'call.srt', later())).toEqual({ sourceId: ID });
    put(`${ID}.json.source`, 'the inquiry');
    const why = expect.stringContaining('names no source');
    expect(await sourceOf(folder, `${ID}.json`, later())).toEqual({ state: 'refused', why });
  });

  test('is not read from a link, nor from what is far too long', async () => {
    put('call.srt', 'x');
    put('elsewhere', ID);
    symlinkSync('elsewhere', path.join(folder, 'call.srt.source'));
    expect(await sourceOf(folder, 'call.srt', later())).toMatchObject({ state: 'refused' });
    put('other.srt.source', `${ID}${' '.repeat(3000)}`);
    expect(await sourceOf(folder, 'other.srt', later())).toMatchObject({ state: 'refused' });
  });

  test('is asked of a name that is as long as names can be', async () => {
    const name = `${'n'.repeat(250)}.json`;
    put(name, '{}');
    expect(await sourceOf(folder, name, later())).toEqual({ state: 'unknown' });
    await wordsFilesIn(folder);
    await moveAway(folder, 'refused', name, AT, 'Of which source?');
    expect(inFolders('refused')).toEqual([name, 'why.txt']);
  });
});

test('what is moved away keeps its name, takes what is beside it along, and has its reason in words', async () => {
  await wordsFilesIn(folder);
  put('call.srt', 'One');
  put('call.srt.source', ID);
  await moveAway(folder, 'refused', 'call.srt', AT, 'It is cut off.');
  put('call.srt', 'Two');
  await moveAway(folder, 'taken', 'call.srt', AT, null);
  const own = '2026-11-29T21-00-00-123Z call.srt';
  expect(readdirSync(path.join(folder, 'refused'))).toEqual([own]);
  expect(inFolders('refused')).toEqual(['call.srt', 'call.srt.source', 'why.txt']);
  expect(readFileSync(path.join(folder, 'refused', own, 'why.txt'), 'utf8')).toBe('It is cut off.\n');
  expect(inFolders('taken')).toEqual(['call.srt']);
  expect(readdirSync(folder).sort()).toEqual(['refused', 'taken']);
});

test('nothing that was moved is written over by what ends alike, at the same moment', async () => {
  await wordsFilesIn(folder);
  const names = ['a', 'b', 'c'].map((begins) => `${begins}${'e'.repeat(60)}.json`);
  for (const name of names) {
    put(name, name);
    await moveAway(folder, 'taken', name, AT, 'One line could not be read.');
  }
  expect(inFolders('taken')).toEqual([...names, 'notice.txt', 'notice.txt', 'notice.txt']);
});

test('what cannot be moved leaves nothing behind, each time that it is tried', async () => {
  await wordsFilesIn(folder);
  for (const said of ['One line could not be read.', null]) {
    const moved = moveAway(folder, 'taken', 'gone.json', AT, said);
    await expect(moved).rejects.toMatchObject({ code: 'ENOENT' });
  }
  expect(readdirSync(path.join(folder, 'taken'))).toEqual([]);
});

test('whether files can be moved is asked before any is taken, and leaves nothing', async () => {
  put('a.json', '{}');
  await wordsFilesIn(folder);
  expect(readdirSync(path.join(folder, 'taken'))).toEqual([]);
  rmSync(path.join(folder, 'refused'), { recursive: true });
  put('refused', 'x');
  await expect(wordsFilesIn(folder)).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test('a link is moved as a link, and what it leads to stays', async () => {
  await wordsFilesIn(folder);
  put('kept.txt', 'x');
  symlinkSync('kept.txt', path.join(folder, 'a.json'));
  await moveAway(folder, 'refused', 'a.json', AT, 'A link.');
  expect(readdirSync(folder).sort()).toEqual(['kept.txt', 'refused', 'taken']);
});
