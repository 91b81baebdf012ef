import { createReadStream } from 'node:fs';
import { chmod, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ByteStore, StoredFile } from './byte-store.ts';

/** Also in the folder but not evidence: what is being received, and what a sweep has set aside. */
const INCOMING = 'incoming';
const TRASH = 'trash';

/** Evidence in a folder of this machine: `ab/abcd…`, by the first two letters of the SHA-256. */
export function folderStore(directory: string): ByteStore {
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

    async identity(sha256) {
      const place = placeOf(sha256);
      const found = await stat(place, { bigint: true }).catch(() => null);
      if (!found?.isFile()) return null;
      // The time the file's entry last changed cannot be set back, unlike that of its content.
      return [path.resolve(place), found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ');
    },

    list: () => listFolder(directory),

    async setAside(sha256, day) {
      const trash = path.join(directory, TRASH, day);
      await mkdir(trash, { recursive: true, mode: 0o700 });
      const to = path.join(trash, sha256);
      await rename(placeOf(sha256), to);
      return to;
    },

    remove: (sha256) => rm(placeOf(sha256), { force: true }),
  };
}

async function* listFolder(directory: string): AsyncGenerator<StoredFile> {
  const entriesOf = async (folder: string) =>
    (await readdir(folder, { withFileTypes: true }).catch(() => [])).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  const described = async (place: string, sha256: string | null): Promise<StoredFile[]> => {
    const found = await stat(place).catch(() => null);
    if (!found) return [];
    const changedAt = Math.max(found.mtimeMs, found.ctimeMs);
    return [{ name: place, sha256, size: found.size, storedAt: new Date(changedAt) }];
  };
  for (const folder of await entriesOf(directory)) {
    if (folder.name === INCOMING || folder.name === TRASH) continue;
    const place = path.join(directory, folder.name);
    if (!folder.isDirectory() || !/^[0-9a-f]{2}$/.test(folder.name)) {
      yield* await described(place, null);
      continue;
    }
    for (const { name } of await entriesOf(place)) {
      const isEvidence = /^[0-9a-f]{64}$/.test(name) && name.startsWith(folder.name);
      yield* await described(path.join(place, name), isEvidence ? name : null);
    }
  }
}

/**
 * A link never overwrites; where the file system has no links, or what is there is not whole, the name is taken over.
 */
async function linkOrRename(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await rename(from, to);
  }
}

/** Without this a file can lose its name when the power fails, even though its content was written. */
async function syncFolder(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => null);
  try {
    await handle?.sync();
  } catch {
    // Some file systems cannot do this; the file itself is written.
  } finally {
    await handle?.close();
  }
}
