import { createReadStream } from 'node:fs';
import { chmod, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { EvidenceStore } from './store.ts';

/** Evidence in a folder of this machine: `ab/abcd…`, by the first two letters of the SHA-256. */
export function folderStore(directory: string): EvidenceStore {
  const placeOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('This is not the SHA-256 of a file.');
    return path.join(directory, sha256.slice(0, 2), sha256);
  };
  const isWhole = async (sha256: string, size: number) => {
    const found = await stat(placeOf(sha256)).catch(() => null);
    return found?.isFile() === true && found.size === size;
  };
  return {
    has: isWhole,

    async put({ path: staged, sha256, size }) {
      const place = placeOf(sha256);
      if (!(await isWhole(sha256, size))) {
        await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
        await chmod(staged, 0o600);
        await linkOrRename(staged, place);
        await syncFolder(path.dirname(place));
      }
      await rm(staged, { force: true });
    },

    async open(sha256, size, range) {
      if (!(await isWhole(sha256, size))) throw new Error(`Evidence file ${sha256} is missing or not whole.`);
      return Readable.toWeb(createReadStream(placeOf(sha256), range)) as ReadableStream<Uint8Array>;
    },
  };
}

/** A link never overwrites; where the file system has none, or what is there is not whole, the name is taken over. */
async function linkOrRename(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await rename(from, to);
  }
}

/** Without this a file can lose its name when the power fails, though its content was written. */
async function syncFolder(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => null);
  try {
    await handle?.sync();
  } catch {
    // Some file systems cannot; the file itself is written.
  } finally {
    await handle?.close();
  }
}
