import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { decodeModel, encodeModel } from '../model/model.ts';
import { readWeights, weightsFolder } from './read.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stet-weights-'));
const inFolder = (name: string) => path.join(folder, name);
const read = () => readWeights(pathToFileURL(`${folder}/`));
const changeManifest = (changed: object) => {
  const file = inFolder('attribution.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...changed }));
};

beforeEach(() => {
  for (const name of ['attribution.bin', 'attribution.json'])
    cpSync(new URL(name, weightsFolder), inFolder(name));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('weights that are not what they should be are refused', () => {
  test('those that the engine comes with are whole', () => {
    const model = decodeModel(readWeights());
    expect(model.transition.every(Number.isFinite)).toBe(true);
    expect(model.transition.some((weight) => weight !== 0)).toBe(true);
  });

  test('a file that was cut short', () => {
    truncateSync(inFolder('attribution.bin'), 3_000_000);
    expect(read).toThrow(/attribution\.bin have 3000000 bytes, their manifest says 3120660/);
  });

  test('one byte that is another', () => {
    const bytes = readFileSync(inFolder('attribution.bin'));
    bytes[2_000_000] = (bytes[2_000_000] as number) ^ 1;
    writeFileSync(inFolder('attribution.bin'), bytes);
    expect(read).toThrow(/not those of their manifest/);
  });

  test('a format that this engine does not read', () => {
    changeManifest({ format: 2 });
    expect(read).toThrow(/have format 2; this engine reads 1/);
  });

  test('a missing file, and a manifest that is none', () => {
    writeFileSync(inFolder('attribution.json'), 'version https://git-lfs');
    expect(read).toThrow(/attribution\.json, is no JSON/);
    rmSync(inFolder('attribution.json'));
    expect(read).toThrow(/cannot be read: .*attribution\.json/);
  });
});

test('a model is the same from a view into other bytes as from bytes of its own', () => {
  const sparse = (hashes: number[], width: number) => ({
    hashes,
    values: Float32Array.from({ length: hashes.length * width }, (_, i) => i - 5),
  });
  const bytes = encodeModel({
    emission: sparse([7, 11], 12),
    transition: Float32Array.from({ length: 13 * 12 }, (_, i) => i / 3),
    rank: sparse([3], 1),
    link: sparse([5, 9], 1),
  });
  // A Buffer's own slice() is a view as well.
  const within = Buffer.concat([Buffer.from('before it'), bytes, Buffer.from('behind')]).subarray(9);
  expect(decodeModel(within)).toEqual(decodeModel(bytes));
});
