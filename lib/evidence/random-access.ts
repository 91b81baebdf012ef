import { type FileHandle, open } from 'node:fs/promises';

/** Bytes that can be read anywhere without holding all of them in memory. */
export type RandomAccess = {
  readonly size: number;
  /** As many bytes from `at` as there are, up to `length`. */
  read: (at: number, length: number) => Promise<Uint8Array>;
};

const WINDOW = 64 * 1024;

/** A file, read through a window, so that going through it in small steps costs few reads. */
export async function withFile<T>(path: string, work: (bytes: RandomAccess) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await work(windowed(handle, size));
  } finally {
    await handle.close();
  }
}

function windowed(handle: FileHandle, size: number): RandomAccess {
  let held = { at: 0, bytes: new Uint8Array(0) };
  return {
    size,
    async read(at, length) {
      const end = Math.min(size, at + length);
      if (at >= end) return new Uint8Array(0);
      if (at < held.at || end > held.at + held.bytes.length) {
        const wanted = Math.min(Math.max(WINDOW, end - at), size - at);
        held = { at, bytes: await readFully(handle, at, wanted) };
      }
      return held.bytes.subarray(at - held.at, end - held.at);
    },
  };
}

async function readFully(handle: FileHandle, at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** Bytes already in memory. */
export function inMemory(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) };
}
