/** Words that a recogniser of the newsroom's leaves in a folder: taken as those that a program sends. */
import { memberSet } from '../auth/asker-queries.ts';
import { isDatabaseAway } from '../database-away.ts';
import { db, type Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, forbidden } from '../domain/errors.ts';
import { env } from '../env.ts';
import { addJob } from '../jobs/records.ts';
import { moveAway, readWordsFile, sourceOf, wordsFilesIn } from './recognised-folder.ts';
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

/** Plans the next look into the folder in place of the one that was planned; nothing where no folder is set. */
export async function planLook(tx: Tx, runAt: Date): Promise<void> {
  const name = 'evidence.lookInFolder';
  // A queue: of two looks at one time one would find the files of the other gone.
  if (env.recognised) await addJob(tx, name, {}, { key: name, queue: name, runAt });
}

/**
 * Takes what lies in the folder that is set, and plans the next look.
 * @throws AppError `forbidden` where nobody active is named for it; Error where the folder cannot be used. Nothing is taken
 *   or moved then
 */
export async function lookInFolder(): Promise<void> {
  const set = env.recognised;
  if (!set) return;
  const isMore = await takeFromFolder(set).catch((error) => {
    console.error(`The folder of the recogniser cannot be used: ${whyOf(error)}.`);
    throw error;
  });
  await db.$transaction((tx) => planLook(tx, new Date(Date.now() + (isMore ? 0 : LOOK_EVERY_MS))));
}

/** What an operator can put right: a code of the machine's, or our own sentence; never what a database or a parser says. */
const whyOf = (error: unknown): string =>
  error instanceof AppError ? error.message : ((error as { code?: string }).code ?? 'an unexpected fault');

/**
 * Takes each file that is whole as its source's words, in the name of the member who is set for it, and moves it away. Done
 * again after a kill between the two it takes the same words, which are no second version.
 * @returns whether more is waiting than one look takes
 */
export async function takeFromFolder(
  { folder, member }: { folder: string; member: string },
  now = new Date(),
): Promise<boolean> {
  const actor = await memberSet(member);
  if (!actor) throw forbidden('STET_RECOGNISED_AS names nobody who works here, by their e-mail address');
  let moved = 0;
  for (const name of await wordsFilesIn(folder)) {
    if (moved === MOST_AT_A_LOOK) return true;
    const end = await endOf(actor, folder, name, now.getTime());
    if (!end) continue;
    await moveAway(folder, end.to, name, now, end.said);
    moved += 1;
  }
  return false;
}

type End = { to: 'taken'; said: string | null } | { to: 'refused'; said: string };

const refused = (said: string): End => ({ to: 'refused', said });

/** What becomes of a file; null: it stays where it is, for now. */
async function endOf(actor: Actor, folder: string, name: string, now: number): Promise<End | null> {
  const file = await readWordsFile(folder, name, now);
  if (file.state === 'refused') return refused(file.why);
  if (file.state === 'gone') return null;
  const since = now - file.changedAt;
  if (file.state !== 'whole') return file.state === 'empty' && since > WAITS_FOR_MS ? refused(EMPTY) : null;
  const of = await sourceOf(folder, name, now);
  if ('sourceId' in of) return takenOrNot(actor, of.sourceId, file.bytes, since);
  if (of.state === 'refused') return refused(of.why);
  return of.state === 'unknown' && since > UNKNOWN_FOR_MS ? refused(UNKNOWN) : null;
}

async function takenOrNot(actor: Actor, sourceId: string, bytes: Buffer, since: number): Promise<End | null> {
  try {
    const { notice } = await takeRecognisedWords(actor, { sourceId, bytes, replaces: false, byFolder: true });
    return { to: 'taken', said: notice };
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    if (!(error instanceof AppError)) {
      console.error(`Words in the folder of the recogniser could not be taken: ${(error as Error).name}.`);
      return refused(FAULT);
    }
    if (error.code === 'missing') return refused(NO_SOURCE);
    if (error.code === 'validation' || error.code === 'forbidden') return refused(error.message);
    // Busy, held by others, or past a limit: it says nothing about the file.
    return since > WAITS_FOR_MS ? refused(TRIED) : null;
  }
}
