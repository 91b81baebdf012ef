/**
 * The single file of a backup: an ordinary zip archive (docs/decisions/backup-format.md), written and read member by
 * member, so that none of it has to fit into memory. Its comment ends with the SHA-256 of all bytes before that hash: a
 * file that was cut or changed anywhere is recognised before anything in it is believed.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { Refused } from './refusal.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof createArchive>>} NewArchive
 * @typedef {Awaited<ReturnType<typeof openArchive>>} OpenArchive
 */

const COMMENT = 'Stet backup; SHA-256 of all before this: ';
const DIGEST_LENGTH = 64;

/**
 * Begins an archive at `file`, which gets its name only when it is finished. Members are added one after another.
 *
 * @param {string} file
 * @returns `add(name, content, { compress })`, which returns `{ size, sha256 }` of the content once it is in;
 * `finish()`; `abandon()`, which leaves nothing behind
 */
export async function createArchive(file) {
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  const handle = await open(unfinished, 'wx', 0o600);
  const zip = new yazl.ZipFile();
  const written = writeAll(/** @type {AsyncIterable<Buffer>} */ (zip.outputStream), handle);
  // Usually a full disk: adding a member must not wait for a stream that nobody reads any more.
  const failed = new Promise((_, reject) => {
    zip.once('error', reject);
    written.catch(reject);
  });
  /** @type {any} */
  let failure;
  failed.catch((error) => {
    failure = error;
  });

  return {
    /**
     * @param {string} name
     * @param {Buffer | AsyncIterable<Uint8Array>} content
     * @param {{ compress?: boolean }} [options]
     */
    async add(name, content, { compress = true } = {}) {
      if (failure) throw failure;
      const hash = createHash('sha256');
      let size = 0;
      const source = Readable.from(
        (async function* () {
          for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
          }
        })(),
        { objectMode: false },
      );
      const passed = new Promise((resolve, reject) => {
        source.once('end', resolve);
        source.once('error', reject);
      });
      zip.addReadStream(source, name, { compress, mode: 0o100600 });
      await Promise.race([passed, failed]);
      return { size, sha256: hash.digest('hex') };
    },

    async finish() {
      zip.end({ forceZip64Format: false, comment: COMMENT + '0'.repeat(DIGEST_LENGTH) });
      const { size, digest } = await Promise.race([written, failed]);
      await handle.write(Buffer.from(digest, 'latin1'), 0, DIGEST_LENGTH, size - DIGEST_LENGTH);
      await handle.sync();
      await handle.close();
      await rename(unfinished, file);
      return { size, digest };
    },

    async abandon() {
      /** @type {Readable} */ (zip.outputStream).destroy();
      await written.catch(() => {});
      await handle.close().catch(() => {});
      await rm(unfinished, { force: true });
    },
  };
}

/**
 * Writes what arrives, and returns how much it was and the SHA-256 of all but the last bytes, which hold that hash.
 *
 * @param {AsyncIterable<Buffer>} stream
 * @param {import('node:fs/promises').FileHandle} handle
 */
async function writeAll(stream, handle) {
  const hash = createHash('sha256');
  let size = 0;
  let held = Buffer.alloc(0);
  for await (const chunk of stream) {
    let at = 0;
    while (at < chunk.length) at += (await handle.write(chunk, at, chunk.length - at)).bytesWritten;
    size += chunk.length;
    const all = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    const settled = Math.max(0, all.length - DIGEST_LENGTH);
    hash.update(all.subarray(0, settled));
    held = Buffer.from(all.subarray(settled));
  }
  return { size, digest: hash.digest('hex') };
}

/**
 * Opens an archive of ours after reading it once from end to end.
 *
 * @param {string} file
 * @param {(bytes: number) => void} [onBytes] called for every stretch read, to show progress
 * @returns `names`, `read(name)` (a stream), `readWhole(name, atMost)` and `close()`
 * @throws Refused where it is not a backup of Stet, or was cut or changed
 */
export async function openArchive(file, onBytes = () => {}) {
  await demandUnchanged(file, onBytes);
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false }).catch((error) => {
    throw new Refused(`${file} cannot be read as an archive: ${error.message}.`);
  });
  const entries = new Map();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw new Error(`${entry.fileName} is in it twice`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    throw new Refused(`${file} cannot be read as an archive: ${error.message}.`);
  }
  const read = async (/** @type {string} */ name) => {
    const entry = entries.get(name);
    if (!entry) throw new Refused(`${file} is not whole: ${name} is not in it.`);
    return zip.openReadStreamPromise(entry);
  };
  return {
    names: [...entries.keys()],
    read,
    /**
     * @param {string} name
     * @param {number} atMost
     */
    async readWhole(name, atMost) {
      const parts = [];
      let size = 0;
      for await (const part of await read(name)) {
        size += part.length;
        if (size > atMost) throw new Refused(`${name} in ${file} is larger than it can be.`);
        parts.push(part);
      }
      return Buffer.concat(parts);
    },
    close: () => zip.close(),
  };
}

/**
 * @param {string} file
 * @param {(bytes: number) => void} onBytes
 */
async function demandUnchanged(file, onBytes) {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Refused(`There is no file ${file}.`);
  const tail = COMMENT.length + DIGEST_LENGTH;
  const end = found.size > tail ? await bytesAt(file, found.size - tail, tail) : '';
  if (!end.startsWith(COMMENT)) {
    const start = await bytesAt(file, 0, 4);
    throw new Refused(
      start === 'PK\x03\x04'
        ? `${file} is no backup of Stet, or its end was cut off or changed.`
        : `${file} is no backup of Stet.`,
    );
  }
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { end: found.size - DIGEST_LENGTH - 1 })) {
    hash.update(chunk);
    onBytes(chunk.length);
  }
  if (hash.digest('hex') !== end.slice(COMMENT.length)) {
    throw new Refused(`${file} was changed after it was written, or damaged: its SHA-256 is another one.`);
  }
}

/**
 * @param {string} file
 * @param {number} position
 * @param {number} length
 */
async function bytesAt(file, position, length) {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
