import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { folderStore } from '../../lib/evidence/folder-store.ts';
import { verified } from '../../lib/evidence/verified.ts';
import { sweep, verifyEvidence } from './look.mjs';

let directory: string;
let rows: { sha256: string; size: number }[];
const shown = { advance() {}, end() {} };
const later = Date.now() + 2 * 86_400_000;

function keep(words: string) {
  const sha256 = createHash('sha256').update(words).digest('hex');
  mkdirSync(path.join(directory, sha256.slice(0, 2)), { recursive: true });
  writeFileSync(path.join(directory, sha256.slice(0, 2), sha256), words);
  return { sha256, size: Buffer.byteLength(words) };
}
const placeOf = ({ sha256 }: { sha256: string }) => path.join(directory, sha256.slice(0, 2), sha256);
const store = () => verified(folderStore(directory));

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'stet-look-'));
  rows = ['one', 'two', 'three'].map(keep);
});

test('where all agrees, nothing is said', async () => {
  expect(await sweep(rows, store(), later)).toEqual({ unclaimed: [], young: [], foreign: [], missing: [] });
  expect((await verifyEvidence(rows, store(), shown)).faults).toEqual([]);
});

test('bytes that no row speaks of are found, and moved on demand; nothing is deleted', async () => {
  const stray = keep('left behind by a crash');
  const { unclaimed, young } = await sweep(rows, store(), later);
  expect(unclaimed.map(({ sha256 }) => sha256)).toEqual([stray.sha256]);
  expect(young).toEqual([]);
  const to = await store().setAside(stray.sha256, '2026-01-31');
  expect(readFileSync(to, 'utf8')).toBe('left behind by a crash');
  expect(existsSync(placeOf(stray))).toBe(false);
  expect((await sweep(rows, store(), later)).unclaimed).toEqual([]);
});

test('bytes of this minute are left alone: their row may be on its way', async () => {
  const fresh = keep('just uploaded');
  const { unclaimed, young } = await sweep(rows, store());
  expect(unclaimed).toEqual([]);
  expect(young.map(({ sha256 }) => sha256)).toEqual([fresh.sha256]);
});

test('what is being received is no stray, and what is not named as evidence is left alone', async () => {
  mkdirSync(path.join(directory, 'incoming'));
  writeFileSync(path.join(directory, 'incoming', 'half'), 'ha');
  writeFileSync(path.join(directory, 'notes.txt'), 'somebody else’s');
  mkdirSync(path.join(directory, 'ff'), { recursive: true });
  writeFileSync(path.join(directory, 'ff', 'cache'), 'x');
  const { unclaimed, foreign } = await sweep(rows, store(), later);
  expect(unclaimed).toEqual([]);
  expect(foreign.map(({ name }) => path.relative(directory, name)).sort()).toEqual(['ff/cache', 'notes.txt']);
});

test('rows without bytes, or with too few', async () => {
  const [one, two] = rows as [(typeof rows)[0], (typeof rows)[0]];
  writeFileSync(placeOf(one), '');
  const gone = { sha256: 'ab'.repeat(32), size: 7 };
  const { missing } = await sweep([...rows, gone], store(), later);
  expect(missing).toEqual([one, gone]);
  writeFileSync(placeOf(two), 'owt');
  expect((await verifyEvidence([...rows, gone], store(), shown)).faults).toEqual([
    { ...one, problem: 'changed' },
    { ...two, problem: 'changed' },
    { ...gone, problem: 'missing' },
  ]);
});
