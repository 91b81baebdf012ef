import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readWeights, weightsFolder } from '../../lib/text/weights/read.ts';
import { folderFor, writeWeights } from './write-weights.ts';

test('what is written is read again, with a manifest that says what it is', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'stet-fit-'));
  const folder = folderFor(true, path.join(parent, 'new')) as URL;
  const bytes = Uint8Array.from({ length: 100 }, (_, i) => i);
  writeWeights(folder, bytes, { fittedOn: 'two stories', command: 'npm run fit', day: '2026-11-28' });
  expect([...readWeights(folder)]).toEqual([...bytes]);
  const manifest = JSON.parse(readFileSync(new URL('attribution.json', folder), 'utf8'));
  expect(manifest).toMatchObject({ fittedOn: 'two stories', day: '2026-11-28', bytes: 100 });
  const shipped = JSON.parse(readFileSync(new URL('attribution.json', weightsFolder), 'utf8'));
  expect(Object.keys(manifest)).toEqual(Object.keys(shipped));
  rmSync(parent, { recursive: true });
});

test('weights fitted on our own stories replace the shipped ones only where somebody says so', () => {
  expect(folderFor(true, undefined)).toBeNull();
  expect(folderFor(false, undefined)).toEqual(weightsFolder);
  expect(folderFor(true, 'lib/text/weights')).toEqual(weightsFolder);
});
