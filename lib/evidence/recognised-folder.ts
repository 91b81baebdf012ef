/**
 * The files of the folder into which a recogniser of the newsroom's writes: which lie there, whether they are whole, of
 * which source they are, and where they go. Whoever may write there may put anything there, so nothing is followed out of it.
 */
import { constants } from 'node:fs';
import { access, lstat, mkdir, mkdtemp, open, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { id } from '../domain/fields.ts';
import { MOST_WORDS_BYTES } from '../domain/recognised.ts';

/** As a recogniser calls what it writes; all else in the folder is somebody else's. */
const WORDS = /\.(?:json|srt|vtt)$/i;
/** "call.json.source" says of "call.json" which source it is of. */
const SIDECAR = '.source';
/** An id, or the address of a source's page, is far shorter. */
const MOST_SIDECAR_BYTES = 2_000;
/** What was not written to for so long is whole: programs write their words in one go, a copy over a network in pieces. */
const SETTLED_MS = 30_000;
/** So many characters of a file's name, its ending among them, are in the name of the folder that it is moved into: with the time in front no file system finds that too long. */
const NAME_KEPT = 50;

/** The second of what would stand beside a file whose own name is as long as names can be. */
const NOT_THERE = new Set(['ENOENT', 'ENAMETOOLONG']);

/** A file as it lies there: whole; or why it waits, and since when it is as it is; or why it is refused. */
type WordsFile =
  | { state: 'whole'; bytes: Buffer; changedAt: number }
  | { state: 'growing' | 'empty'; changedAt: number }
  | { state: 'refused'; why: string; changedAt: number }
  | { state: 'gone' };

/** Which source a file is of: its id; or not known yet; or why it is refused. */
type OfSource = { sourceId: string } | { state: 'unknown' | 'growing' } | { state: 'refused'; why: string };

/**
 * The names of the files with words, in order, the folders beside them made where they are missing.
 * @throws Error where the folder is not there (it may be one that is not mounted), or cannot be read and written
 */
export async function wordsFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  await access(folder, constants.W_OK);
  const names = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && WORDS.test(entry.name))
    .map(({ name }) => name)
    .sort();
  for (const place of [path.join(folder, 'taken'), path.join(folder, 'refused')]) {
    await mkdir(place).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    if (!(await lstat(place)).isDirectory())
      throw Object.assign(new Error(`${place} is not a folder.`), { code: 'ENOTDIR' });
    // Asked before anything is taken: what cannot be moved away afterwards would be taken at every look.
    if (names.length > 0) await rmdir(await mkdtemp(path.join(place, '.look-')));
  }
  return names;
}

/** Whether a file is still the one that was read, by the time of its entry: else somebody wrote another in its place. */
export async function isAsRead(folder: string, name: string, changedAt: number): Promise<boolean> {
  const entry = await lstat(path.join(folder, name)).catch(() => null);
  return entry?.ctimeMs === changedAt;
}

/**
 * Reads a file of the folder that nobody writes to any more; nothing of one that is larger than words may be.
 * @param reads whether its bytes are wanted: of thousands that wait to be told of which source they are none are read
 */
export function readWordsFile(folder: string, name: string, now: number, reads = true): Promise<WordsFile> {
  return readSettled(path.join(folder, name), MOST_WORDS_BYTES, now, reads);
}

/** Which source a file is of: what stands in a file beside it, `NAME.source`, else its name. */
export async function sourceOf(folder: string, name: string, now: number): Promise<OfSource> {
  const beside = await readSettled(path.join(folder, name + SIDECAR), MOST_SIDECAR_BYTES, now);
  if (beside.state === 'whole') {
    const sourceId = sourceIdIn(beside.bytes.toString('utf8'));
    return sourceId ? { sourceId } : { state: 'refused', why: `${name}${SIDECAR} names no source: ${HOW}` };
  }
  if (beside.state === 'refused') return { state: 'refused', why: `${name}${SIDECAR}: ${beside.why}` };
  if (beside.state !== 'gone') return { state: 'growing' };
  const sourceId = sourceIdIn(name.replace(WORDS, ''));
  return sourceId ? { sourceId } : { state: 'unknown' };
}

const HOW = 'it holds the id of a source, or the address of its page, and nothing else.';

/** The id in what somebody wrote: by itself, or at the end of the address of a source's page. Null where it is neither. */
export function sourceIdIn(written: string): string | null {
  const [, last = ''] = /^(?:https?:\/\/\S+\/sources\/)?([0-9a-f-]{36})\/?$/i.exec(written.trim()) ?? [];
  const parsed = id.safeParse(last.toLowerCase());
  return parsed.success ? parsed.data : null;
}

/**
 * Moves a file, with what stands beside it, to `taken` or `refused`: into a folder of its own, so that it keeps its name and
 * can be put back as it is.
 * @param said what people should know of it, as a text file there; written first, so that no refused file lies there
 *   without its reason
 * @throws Error of the machine's where it cannot be moved; it lies where it lay then
 */
export async function moveAway(
  folder: string,
  to: 'taken' | 'refused',
  name: string,
  at: Date,
  said: string | null,
): Promise<void> {
  const time = at.toISOString().replace(/[:.]/g, '-');
  const place = await newFolder(path.join(folder, to), time, [...name].slice(-NAME_KEPT).join(''));
  const words = path.join(place, to === 'taken' ? 'notice.txt' : 'why.txt');
  try {
    // "x": a link that somebody put there meanwhile is not written through.
    if (said) await writeFile(words, `${said}\n`, { flag: 'wx' });
    await rename(path.join(folder, name), path.join(place, name));
  } catch (error) {
    // Of a file that cannot be moved no folder is left for each time that it was tried.
    await rm(words, { force: true }).catch(() => {});
    await rmdir(place).catch(() => {});
    throw error;
  }
  await rename(path.join(folder, name + SIDECAR), path.join(place, name + SIDECAR)).catch((error) => {
    if (!NOT_THERE.has(codeOf(error) ?? '')) throw error;
  });
}

/** Makes a folder that was not there, for names that end alike and a look that was cut short. */
async function newFolder(within: string, time: string, name: string): Promise<string> {
  for (let turn = 1; ; turn += 1) {
    const place = path.join(within, `${turn === 1 ? time : `${time}-${turn}`} ${name}`);
    const made = await mkdir(place).then(
      () => true,
      (error) => {
        if (codeOf(error) !== 'EEXIST') throw error;
        return false;
      },
    );
    if (made) return place;
  }
}

const LINK = 'This is a link, and links are not followed. Put the file itself here.';
const CLOSED = 'Stet may not read this file. Give it the right to, and put the file back.';
const NO_FILE = 'This is no ordinary file.';

/** Why a file cannot be opened, as whoever put it there is told; what is not here is a fault of the machine's. */
const NOT_OPENED: Record<string, string> = {
  ELOOP: LINK,
  EMLINK: LINK,
  EACCES: CLOSED,
  EPERM: CLOSED,
  ENXIO: NO_FILE,
};

async function readSettled(place: string, most: number, now: number, reads = true): Promise<WordsFile> {
  // A link is not followed, and what nobody writes to (a pipe) is not waited for.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const opened = await open(place, flags).catch((error: unknown) => codeOf(error) ?? Promise.reject(error));
  if (typeof opened === 'string') {
    if (NOT_THERE.has(opened)) return { state: 'gone' };
    const why = NOT_OPENED[opened];
    if (!why) throw Object.assign(new Error('A file could not be opened.'), { code: opened });
    const entry = await lstat(place).catch(() => null);
    if (!entry) return { state: 'gone' };
    const { ctimeMs: changedAt } = entry;
    // A program may give the right to read when it has written.
    const isNew = why === CLOSED && now - changedAt < SETTLED_MS;
    return isNew ? { state: 'growing', changedAt } : { state: 'refused', why, changedAt };
  }
  try {
    const before = await opened.stat();
    // The time of the entry, unlike that of the content, cannot be set back by whoever copies a file.
    const changedAt = before.ctimeMs;
    if (!before.isFile()) return { state: 'refused', why: NO_FILE, changedAt };
    if (now - changedAt < SETTLED_MS) return { state: 'growing', changedAt };
    if (before.size === 0) return { state: 'empty', changedAt };
    if (before.size > most) return { state: 'refused', why: tooLarge(most), changedAt };
    const bytes = Buffer.alloc(reads ? before.size : 0);
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await opened.read(bytes, read, bytes.length - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    const after = await opened.stat();
    const isSame = read === bytes.length && after.size === before.size && after.ctimeMs === changedAt;
    return isSame ? { state: 'whole', bytes, changedAt } : { state: 'growing', changedAt: after.ctimeMs };
  } finally {
    await opened.close();
  }
}

const tooLarge = (most: number): string =>
  most === MOST_WORDS_BYTES
    ? 'Words can have up to 50 MB. Leave out what is not words and their times.'
    : HOW;

function codeOf(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
