import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors.ts';
import { formatSize } from '../domain/wording.ts';
import type { Staged } from './byte-store.ts';
import { refused } from './file-refused.ts';

const LEFT_BEHIND_MS = 86_400_000;
const swept = new Set<string>();

/** What the sender says it is sending. */
export type Announced = { size: number; sha256: string };

/**
 * Writes what arrives to a file of its own under `directory`/incoming, counting and hashing on the way, and returns
 * only if it is exactly what was announced. Holds one chunk at a time in memory. If anything fails, nothing is left
 * behind.
 * @throws AppError `validation` where it broke off, is too long, or is not what was sent
 */
export async function stage(
  directory: string,
  body: AsyncIterable<Uint8Array>,
  announced: Announced,
): Promise<Staged & { discard: () => Promise<void> }> {
  const incoming = path.join(directory, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await sweep(incoming);
  const place = path.join(incoming, randomUUID());
  try {
    await receive(place, body, announced);
    return {
      path: place,
      size: announced.size,
      sha256: announced.sha256,
      discard: () => rm(place, { force: true }),
    };
  } catch (error) {
    await rm(place, { force: true });
    if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'))
      throw new AppError('limited', 'There is no room left for files. Nothing was kept; tell your operator.');
    throw error;
  }
}

async function receive(place: string, body: AsyncIterable<Uint8Array>, { size, sha256 }: Announced) {
  const hash = createHash('sha256');
  let received = 0;
  const handle = await open(place, 'wx', 0o600);
  try {
    const chunks = body[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await chunks.next().catch(() => null);
        if (next === null) throw brokenOff(received, size);
        if (next.done) break;
        received += next.value.length;
        if (received > size) throw refused('More arrived than was announced. Nothing was kept; try again.');
        hash.update(next.value);
        await writeFully(handle, next.value);
      }
    } finally {
      await chunks.return?.().catch(() => {});
    }
    if (received < size) throw brokenOff(received, size);
    if (hash.digest('hex') !== sha256)
      throw refused('What arrived is not what was sent (its SHA-256 differs). Nothing was kept; try again.');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeFully(handle: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> {
  let written = 0;
  while (written < chunk.length) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.length - written);
    written += bytesWritten;
  }
}

const brokenOff = (received: number, size: number) =>
  refused(
    `The upload broke off after ${formatSize(received)} of ${formatSize(size)}. Nothing was kept; try again.`,
  );

/** Deletes what a killed process left behind; once for each run. */
async function sweep(incoming: string): Promise<void> {
  if (swept.has(incoming)) return;
  swept.add(incoming);
  for (const name of await readdir(incoming)) {
    const place = path.join(incoming, name);
    const found = await stat(place).catch(() => null);
    if (found && found.mtimeMs < Date.now() - LEFT_BEHIND_MS) await rm(place, { force: true });
  }
}
