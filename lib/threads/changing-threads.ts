/** How every change to threads begins and ends: in the turn of its story or source, and with the thread as it then is. */
import { lastChange } from '../audit/queries.ts';
import { ownedSource } from '../confidential/owner-queries.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { type AuditDetails, auditEvent } from '../domain/audit/event.ts';
import type { AuditAct } from '../domain/audit/payloads.ts';
import { missing, stale } from '../domain/errors.ts';
import { allows, authorise, type Subject } from '../domain/permissions.ts';
import type { ThreadPlace } from '../domain/threads.ts';
import { changingStory } from '../stories/changing-story.ts';
import { storySubject } from '../stories/queries.ts';
import { changingSources } from '../stories/touched-stories.ts';
import { confidentialPlaces, placeOf, type ThreadRow, threadInclude, threadViews } from './queries.ts';
import type { ThreadView } from './view.ts';

type Parent = { storyId?: string | undefined; sourceId?: string | undefined };

/** What a change to a thread rests on: the story or the source that it is in. */
export type Held = { tx: Tx; actor: Actor; parent: Parent; subject: Subject };

/** The thread as whoever changed it sees it then. */
export type ChangedThread = { thread: ThreadView };

/** The story or the source that a thread is in, and what this person may do there. */
async function heldBy(tx: Tx, actor: Actor, { storyId, sourceId }: Parent): Promise<Held> {
  if (storyId) return { tx, actor, parent: { storyId }, subject: await storySubject(tx, actor, storyId) };
  if (!sourceId) throw missing('thread');
  const { subject } = await ownedSource(tx, actor, sourceId);
  return { tx, actor, parent: { sourceId }, subject };
}

/**
 * Does a change to threads of a story, or of a source, in its turn.
 * @param seen the thread as whoever changes it saw it. Only those who may read it are told who changed it meanwhile.
 */
export function changingThreads(
  actor: Actor,
  parent: Parent,
  work: (held: Held) => Promise<ChangedThread>,
  seen?: { threadId: string; version: number },
): Promise<ChangedThread> {
  const { storyId, sourceId } = parent;
  const within = [storyId ?? sourceId ?? ''];
  const basedOn = seen && [{ of: 'thread', id: seen.threadId, stamp: seen.version, within } as const];
  const first = async (client: Tx, known?: Subject) => {
    const there = known ? { tx: client, actor, parent, subject: known } : await heldBy(client, actor, parent);
    if (seen) await loadThread(there, seen.threadId);
  };
  const change = async (tx: Tx) => work(await heldBy(tx, actor, parent));
  if (storyId) return changingStory(actor, { storyId, may: 'thread.write', basedOn, first }, change);
  if (!sourceId) throw missing('thread');
  // What is said about a source changes no story that rests on it.
  return changingSources({ sourceIds: [sourceId], changed: [], basedOn, first }, change);
}

export type Place = { on: ThreadPlace; placeId: string };

/** The subject of the permission table for threads on this, with who may read them where it rests on a confidential source. */
export async function subjectOn({ tx, parent, subject }: Held, { placeId }: Place): Promise<Subject> {
  if (!parent.storyId) return subject;
  return { ...subject, source: (await confidentialPlaces(tx, parent.storyId)).get(placeId) };
}

export function authoriseWriting(actor: Actor, { on }: Place, subject: Subject): void {
  authorise(actor, on === 'source' ? 'thread.writeOnSource' : 'thread.write', subject);
}

/**
 * A thread in this story, or on this source, and who may do what with it. Throws `missing` for one elsewhere and for one that
 * the actor may not read.
 */
export async function loadThread(
  held: Held,
  threadId: string,
  version?: number,
): Promise<{ row: ThreadRow; place: Place; subject: Subject }> {
  const { tx, actor, parent } = held;
  const row = await tx.thread.findFirst({ where: { id: threadId, ...parent }, include: threadInclude });
  if (!row) throw missing('thread');
  const place = placeOf(row);
  const subject = await subjectOn(held, place);
  if (!allows(actor, 'thread.read', subject)) throw missing('thread');
  authoriseWriting(actor, place, subject);
  if (version !== undefined && row.version !== version) throw stale(await lastChange(tx, row.id));
  return { row, place, subject };
}

type ThreadAct = Extract<AuditAct, `thread.${string}` | 'note.edit'>;

/** The thread is what it is done to: nothing else's history tells of threads that not everybody may read. */
export const threadEvent = <Act extends ThreadAct>(
  act: Act,
  { parent }: Held,
  threadId: string,
  { on }: Place,
  ...[details]: AuditDetails<Act, 'on'>
) => auditEvent(act, { type: 'thread', id: threadId }, { on, ...details }, parent.storyId);

export async function changed({ tx }: Held, threadId: string): Promise<ChangedThread> {
  const row = await tx.thread.findUniqueOrThrow({ where: { id: threadId }, include: threadInclude });
  const [thread] = await threadViews(tx, [row]);
  return { thread: thread as ThreadView };
}
