import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createMember, createSource } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { SAMPLES } from './files.fixture.ts';
import { MEDIA_TYPES, type MediaKey, mediaTypeOf } from './media-types.ts';
import { addFile } from './mutations.ts';
import { servingHeaders } from './serve.ts';
import { evidenceStore } from './store.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Those whose text is not read: reading takes a process for each, and is fuzzed where it is done. */
const keys = (Object.keys(SAMPLES) as MediaKey[]).filter((key) => MEDIA_TYPES[key].text === null);

let seed = 4_242;
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

/** A file damaged on the disk or on the way, under any name. */
function spoilt() {
  const key = keys[random(keys.length)] ?? 'png';
  const other = keys[random(keys.length)] ?? 'png';
  let bytes = Buffer.from(SAMPLES[key].bytes);
  const way = random(7);
  if (way === 0) bytes = bytes.subarray(0, random(bytes.length));
  if (way === 1) for (let i = 0; i < 6; i += 1) bytes[random(bytes.length)] = random(256);
  if (way === 2) bytes = Buffer.concat([bytes, SAMPLES.html.bytes]);
  if (way === 3) bytes = Buffer.concat([bytes, SAMPLES[other].bytes, SAMPLES.docx.bytes]);
  if (way === 4) bytes = Buffer.concat([Buffer.from('<script>1</script>'), bytes]);
  const head = { size: bytes.length, sha256: sha256(bytes) };
  if (way === 5) head.size += random(9) - 4;
  if (way === 6) head.sha256 = sha256(Buffer.from([random(256)]));
  const name = random(3) === 0 ? SAMPLES[other].name : SAMPLES[key].name;
  return { bytes, head, fileName: random(9) === 0 ? `../../${name}\u202e.exe` : name };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 300) yield bytes.subarray(at, at + 300);
}

test('a thousand spoilt uploads: none is served as what it is not, none is left behind', {
  timeout: 240_000,
}, async () => {
  const { actor } = await createMember('EDITOR');
  const sourceId = await createSource(actor);
  const outcomes = { taken: 0, refused: 0 };
  async function worker(rounds: number) {
    for (let round = 0; round < rounds; round += 1) {
      const { bytes, head, fileName } = spoilt();
      try {
        await addFile(actor, { sourceId, fileName, ...head }, inPieces(bytes));
        outcomes.taken += 1;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(error.code).toBe('validation');
        outcomes.refused += 1;
      }
    }
  }
  await Promise.all([worker(250), worker(250), worker(250), worker(250)]);
  expect(outcomes.taken + outcomes.refused).toBe(1000);
  expect(outcomes.refused).toBeGreaterThan(500);

  const rows = await db.evidenceFile.findMany();
  for (const row of rows) {
    const stream = await evidenceStore().open(row.sha256, Number(row.size));
    expect(sha256(Buffer.from(await new Response(stream).arrayBuffer()))).toBe(row.sha256);
    const type = mediaTypeOf(row.mediaType);
    expect(type?.extensions as readonly string[]).toContain(row.fileName.split('.').at(-1));
    const served = servingHeaders({ ...row, size: Number(row.size) }, type).get('Content-Type');
    expect(served).toMatch(/^(?:image|audio|video)\//);
    expect(served).not.toContain('svg');
  }
  const kept = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(directory, name)).isFile(),
  );
  expect(new Set(kept.map((name) => path.basename(name)))).toEqual(new Set(rows.map((row) => row.sha256)));
  const events = await db.auditEvent.count({ where: { action: 'source.addFile' } });
  expect(events).toBe(rows.length);
});
