import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { patched, zipPlaces } from './docx.fixture.ts';
import { BadZip, readZipDirectory, readZipEntry } from './zip.ts';

const archive = zipSync({
  'a.xml': [strToU8('first'), { level: 0 }],
  'b.xml': strToU8('second '.repeat(50)),
});

function reasonOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof BadZip) return error.reason;
    throw error;
  }
  return 'none';
}

describe('an archive', () => {
  it('is read by its directory, stored and deflated', () => {
    const entries = readZipDirectory(archive);
    expect([...entries.keys()]).toEqual(['a.xml', 'b.xml']);
    const [a, b] = [...entries.values()];
    expect(new TextDecoder().decode(a && readZipEntry(archive, a, 100))).toBe('first');
    expect(new TextDecoder().decode(b && readZipEntry(archive, b, 1000))).toBe('second '.repeat(50));
  });

  it('is read with a comment at its end, and as part of a larger buffer', () => {
    const { end } = zipPlaces(archive);
    const commented = patched(new Uint8Array([...archive, 0x68, 0x69]), [
      { at: end + 20, value: 2, width: 2 },
    ]);
    expect(readZipDirectory(commented).size).toBe(2);
    const within = new Uint8Array([1, 2, 3, ...archive]).subarray(3);
    expect(readZipDirectory(within).size).toBe(2);
  });

  it('never gives more of an entry than was asked for', () => {
    const b = readZipDirectory(archive).get('b.xml');
    expect(reasonOf(() => b && readZipEntry(archive, b, 349))).toBe('too_big');
  });

  it('is refused where two entries share bytes', () => {
    const { entries } = zipPlaces(archive);
    // The first entry's stored data is made to overlap the second's.
    const reaching = patched(archive, [
      { at: (entries[0] ?? 0) + 20, value: 20 },
      { at: (entries[0] ?? 0) + 24, value: 20 },
    ]);
    expect(reasonOf(() => readZipDirectory(reaching))).toBe('overlapping');
  });

  it('is refused where a name comes twice, so that no two readers see different documents', () => {
    const twice = zipSync({ 'a.xml': strToU8('one'), 'b.xml': strToU8('two') });
    const at = twice.map((byte, index) =>
      byte === 0x62 && twice[index + 1] === 0x2e && twice[index + 2] === 0x78 ? 0x61 : byte,
    );
    expect(reasonOf(() => readZipDirectory(new Uint8Array(at)))).toBe('damaged');
  });

  it('is refused where the directory and the entry disagree about the name', () => {
    const { entries } = zipPlaces(archive);
    const renamed = archive.slice();
    renamed[(entries[0] ?? 0) + 46] = 0x7a;
    expect(reasonOf(() => readZipDirectory(renamed))).toBe('damaged');
  });

  it.each([0, 1, 21, 22])('is refused when it is %i bytes long', (length) => {
    expect(reasonOf(() => readZipDirectory(new Uint8Array(length)))).toBe('damaged');
  });
});
