/** Words that a recogniser of the newsroom's leaves in a folder: taken as those that a program sends. */
import path from 'node:path';
import { memberSet } from '../auth/asker-queries.ts';
import { isDatabaseAway } from '../database-away.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, forbidden } from '../domain/errors.ts';
import { env } from '../env.ts';
import { faultOf } from '../jobs/fault.ts';
import { addJob, faultNoted, noteFault } from '../jobs/records.ts';
import { isAsRead, moveAway, readWordsFile, sourceOf, wordsFilesIn } from './recognised-folder.ts';
import { takeRecognisedWords } from './recognised-mutations.ts';

/** Whoever drops a file sees it gone within a minute, for it waits half of one until it is whole. */
const LOOK_EVERY_MS = 30_000;
/** A look that has read so many files makes way for other jobs, and is followed by the next at once. */
const MOST_AT_A_LOOK = 20;
/** For somebody to write the file beside it that says which source it is of. */
const UNKNOWN_FOR_MS = 600_000;
/** A program may open its file hours before it has anything to write; a limit of a day is over in one. */
const WAITS_FOR_MS = 86_400_000;

const UNKNOWN =
  'Of which source are these words? Call the file SOURCE-ID.json, .srt or .vtt (the id stands in the address of the source’s page), or put a file beside it that is called as this one and “.source” behind, with the id in it.';
const EMPTY = 'The file was empty for a day.';
const TRIED =
  'These words were tried for a day and could not be taken: the machine was too busy, the source was being changed, or a limit was reached. Put the file back to have it tried again.';
const NO_SOURCE =
  'No source that takes words from this folder has this id. (Words of a confidential source never come by a folder.)';
const FAULT =
  'Stet could not take these words, by a fault that is not the file’s; your operator sees its class in the log. Put the file back to have it tried again.';

const JOB = 'evidence.lookInFolder';

/** Plans the next look into the folder in place of the one that was planned; nothing where no folder is set. */
export async function planLook(tx: Tx, runAt: Date): Promise<void> {
  // A queue: of two looks at one time one would find the files of the other gone.
  if (env.recognised) await addJob(tx, JOB, {}, { key: JOB, queue: JOB, runAt });
}

/**
 * Takes what lies in the folder that is set, and plans the next look. Where the folder cannot be used the log says so once,
 * and the page of jobs for as long as it lasts; once it can be, the next look takes what lies there.
 * @throws what the database throws
 */
export async function lookInFolder(): Promise<void> {
  const set = env.recognised;
  if (!set) return;
  const { isMore, fault } = await takeFromFolder(set).then(
    (more) => ({ isMore: more, fault: null }),
    (error: unknown) => {
      if (isDatabaseAway(error)) throw error;
      return { isMore: false, fault: { code: faultOf(error), why: whyOf(error) } };
    },
  );
  const told = await faultNoted(db, JOB);
  await db.$transaction(async (tx) => {
    await planLook(tx, new Date(Date.now() + (isMore ? 0 : LOOK_EVERY_MS)));
    if (fault) await noteFault(tx, JOB, fault.code);
  });
  if (fault && fault.code !== told)
    console.error(
      `The folder of the recogniser cannot be used: ${fault.why}. This is said once; a look is tried each half minute.`,
    );
  if (!fault && told) console.error('The folder of the recogniser can be used again.');
}

/** What an operator can put right: a code of the machine's, or our own sentence; never what a database or a parser says. */
const whyOf = (error: unknown): string =>
  error instanceof AppError ? error.message : ((error as { code?: string }).code ?? 'an unexpected fault');

/**
 * What became of files that could not be moved away afterwards, by their place: they are not taken again at each look. Another
 * process takes them once more, which makes no second version.
 */
const unmoved = new Map<string, Ended>();

/**
 * Takes each file that is whole as its source's words, in the name of the member who is set for it, and moves it away. Done
 * again after a kill between the two it takes the same words, which are no second version.
 * @returns whether more is waiting than one look takes
 * @throws AppError `forbidden` where nobody active is named for it, Error where the folder cannot be used: nothing is taken
 *   or moved then. Error of the machine's where a file could not be read or moved: the others were
 */
export async function takeFromFolder(
  { folder, member }: { folder: string; member: string },
  now = new Date(),
): Promise<boolean> {
  const actor = await memberSet(member);
  if (!actor) throw forbidden('STET_RECOGNISED_AS names nobody who works here, by their e-mail address');
  const faults: unknown[] = [];
  let moved = 0;
  for (const name of await wordsFilesIn(folder)) {
    if (moved === MOST_AT_A_LOOK) break;
    const place = path.join(folder, name);
    const before = unmoved.get(place);
    unmoved.delete(place);
    try {
      const isKnown = before && (await isAsRead(folder, name, before.changedAt));
      const ended = isKnown ? before : await endOf(actor, folder, name, now.getTime());
      if (ended === 'limit') break;
      // Written anew while it was taken: the new one is looked at by itself.
      if (ended === 'waits' || !(await isAsRead(folder, name, ended.changedAt))) continue;
      unmoved.set(place, ended);
      await moveAway(folder, ended.to, name, now, ended.said);
      unmoved.delete(place);
      moved += 1;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return moved === MOST_AT_A_LOOK;
}

type End = { to: 'taken'; said: string | null } | { to: 'refused'; said: string };
type Ended = End & { changedAt: number };
/** `limit`: the member has no more for now, for any file. */
type Waits = 'waits' | 'limit';

const refused = (said: string): End => ({ to: 'refused', said });

async function endOf(actor: Actor, folder: string, name: string, now: number): Promise<Ended | Waits> {
  const of = await sourceOf(folder, name, now);
  const file = await readWordsFile(folder, name, now, 'sourceId' in of);
  if (file.state === 'gone') return 'waits';
  const { changedAt } = file;
  const ends = (end: End | Waits) => (typeof end === 'string' ? end : { ...end, changedAt });
  if (file.state === 'refused') return ends(refused(file.why));
  const since = now - changedAt;
  if (file.state !== 'whole')
    return file.state === 'empty' && since > WAITS_FOR_MS ? ends(refused(EMPTY)) : 'waits';
  if ('sourceId' in of) return ends(await takenOrNot(actor, of.sourceId, file.bytes, since));
  if (of.state === 'refused') return ends(refused(of.why));
  return of.state === 'unknown' && since > UNKNOWN_FOR_MS ? ends(refused(UNKNOWN)) : 'waits';
}

async function takenOrNot(
  actor: Actor,
  sourceId: string,
  bytes: Buffer,
  since: number,
): Promise<End | Waits> {
  try {
    const { notice } = await takeRecognisedWords(actor, { sourceId, bytes, replaces: false, byFolder: true });
    return { to: 'taken', said: notice };
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    if (!(error instanceof AppError)) {
      console.error(`Words in the folder of the recogniser could not be taken: ${faultOf(error)}.`);
      return refused(FAULT);
    }
    if (error.code === 'missing') return refused(NO_SOURCE);
    if (error.code === 'validation' || error.code === 'forbidden') return refused(error.message);
    // Busy, held by others, or past a limit: it says nothing about the file.
    if (since > WAITS_FOR_MS) return refused(TRIED);
    return error.code === 'limited' ? 'limit' : 'waits';
  }
}
