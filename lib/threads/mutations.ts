import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '../audit/append.ts';
import { lastChange } from '../audit/queries.ts';
import type { Tx } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { forbidden, invalid, missing, stale } from '../domain/errors.ts';
import { allows, type Subject } from '../domain/permissions.ts';
import { EDIT_WINDOW_MINUTES } from '../domain/threads.ts';
import { tell } from '../notices/records.ts';
import {
  authoriseWriting,
  type ChangedThread,
  changed,
  changingThreads,
  type Held,
  loadThread,
  type Place,
  subjectOn,
  threadEvent,
} from './changing-threads.ts';
import { mentionedIn } from './mentioning.ts';
import type { ThreadRow } from './queries.ts';
import type { editNoteSchema, openThreadSchema, replySchema, resolveThreadSchema } from './schema.ts';

/** By the database's clock, which is the same for all web processes. */
async function databaseNow(tx: Tx): Promise<Date> {
  const [{ now } = { now: new Date() }] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS now`;
  return now;
}

/** Writes a note, and says whom it concerns: those whom it mentions, and those who wrote in its thread before. */
async function writeNote(
  { tx, actor }: Held,
  thread: Pick<ThreadRow, 'id'> & { notes: readonly { byId: string }[] },
  { body, mentioned, at }: { body: string; mentioned: readonly string[]; at: Date },
) {
  const note = await tx.note.create({
    data: {
      threadId: thread.id,
      body,
      byId: actor.id,
      at,
      mentions: { create: mentioned.map((memberId) => ({ memberId })) },
    },
  });
  const others = new Set(thread.notes.map(({ byId }) => byId));
  others.delete(actor.id);
  return { noteId: note.id, mentioned: [...mentioned], participants: [...others] };
}

/**
 * Tells those whom a note mentions, and those who wrote in its thread before, as far as they may read it now. Of a source
 * that is confidential these are people named on it, and the inbox asks again when it is read (lib/readable-notice.ts).
 */
async function tellOfNote(
  { tx, actor, parent }: Held,
  act: 'thread.open' | 'thread.reply' | 'note.edit',
  { on, placeId }: Place,
  subject: Subject,
  { noteId, mentioned, participants }: { noteId: string; mentioned: string[]; participants: string[] },
): Promise<void> {
  const readers = await tx.member.findMany({
    where: { id: { in: participants } },
    select: { id: true, role: true },
  });
  const inThread = readers.filter(
    (one) => allows(one, 'thread.read', subject) && !mentioned.includes(one.id),
  );
  const about = { act, ...parent, subjectId: noteId, ...(on === 'item' && { itemId: placeId }) };
  await tell(
    tx,
    actor,
    {
      ...about,
      kind: 'MENTIONED',
      people: mentioned.map((memberId) => ({ memberId, part: 'MENTIONED' as const })),
    },
    {
      ...about,
      kind: 'REPLIED',
      people: inThread.map(({ id }) => ({ memberId: id, part: 'IN_THREAD' as const })),
    },
  );
}

/** What a new thread is on. Throws `missing` for another story's item or request. */
async function newPlace(
  { tx, parent }: Held,
  { itemId, attemptId }: { itemId?: string | undefined; attemptId?: string | undefined },
): Promise<Place> {
  const { storyId } = parent;
  if (!storyId) return { on: 'source', placeId: parent.sourceId as string };
  if (itemId) {
    if (!(await tx.item.count({ where: { id: itemId, storyId } }))) throw missing('item');
    return { on: 'item', placeId: itemId };
  }
  if (attemptId) {
    if (!(await tx.contactAttempt.count({ where: { id: attemptId, storyId } })))
      throw missing('request for comment');
    return { on: 'attempt', placeId: attemptId };
  }
  return { on: 'story', placeId: storyId };
}

/** Opens a thread with its first note: internal, never published, never removed. */
export function openThread(
  actor: Actor,
  { body, itemId, attemptId, ...parent }: z.output<typeof openThreadSchema>,
): Promise<ChangedThread> {
  return changingThreads(actor, parent, async (held) => {
    const { tx } = held;
    const place = await newPlace(held, { itemId, attemptId });
    const subject = await subjectOn(held, place);
    authoriseWriting(actor, place, subject);
    const mentioned = await mentionedIn(held, body, place, subject);
    const at = await databaseNow(tx);
    const thread = { id: randomUUID(), notes: [] };
    await tx.thread.create({
      data: {
        id: thread.id,
        ...held.parent,
        itemId: itemId ?? null,
        attemptId: attemptId ?? null,
        openedById: actor.id,
        openedAt: at,
      },
    });
    const said = await writeNote(held, thread, { body, mentioned, at });
    await tellOfNote(held, 'thread.open', place, subject, said);
    await appendAudit(
      tx,
      actor,
      threadEvent('thread.open', held, thread.id, place, { note: said.noteId, mentioned: said.mentioned }),
    );
    return changed(held, thread.id);
  });
}

/**
 * Replies in a thread. A reply to a resolved one opens it again: whoever writes there asks for an answer, which nobody
 * gives in a thread that is folded away.
 */
export function reply(
  actor: Actor,
  { body, threadId, ...parent }: z.output<typeof replySchema>,
): Promise<ChangedThread> {
  return changingThreads(actor, parent, async (held) => {
    const { tx } = held;
    const { row, place, subject } = await loadThread(held, threadId);
    const mentioned = await mentionedIn(held, body, place, subject);
    const said = await writeNote(held, row, { body, mentioned, at: await databaseNow(tx) });
    await writeThread(tx, row, { resolvedAt: null, resolvedById: null });
    await tellOfNote(held, 'thread.reply', place, subject, said);
    await appendAudit(
      tx,
      actor,
      threadEvent('thread.reply', held, row.id, place, {
        note: said.noteId,
        mentioned: said.mentioned,
        reopened: row.resolvedAt !== null,
      }),
    );
    return changed(held, row.id);
  });
}

async function writeThread(
  tx: Tx,
  { id, version }: ThreadRow,
  data: { resolvedAt?: Date | null; resolvedById?: string | null },
): Promise<void> {
  const { count } = await tx.thread.updateMany({
    where: { id, version },
    data: { ...data, version: version + 1 },
  });
  if (count === 0) throw stale(await lastChange(tx, id));
}

/** Resolves a thread as it was read: one that somebody replied in meanwhile is read again first. */
export function resolveThread(
  actor: Actor,
  { threadId, version, ...parent }: z.output<typeof resolveThreadSchema>,
): Promise<ChangedThread> {
  return changingThreads(
    actor,
    parent,
    async (held) => {
      const { row, place } = await loadThread(held, threadId, version);
      if (row.resolvedAt) throw invalid('threadId', 'This thread is resolved already.');
      await writeThread(held.tx, row, { resolvedAt: await databaseNow(held.tx), resolvedById: actor.id });
      await appendAudit(held.tx, actor, threadEvent('thread.resolve', held, row.id, place));
      return changed(held, row.id);
    },
    { threadId, version },
  );
}

/** Opens a resolved thread again, without a word. */
export function reopenThread(
  actor: Actor,
  { threadId, version, ...parent }: z.output<typeof resolveThreadSchema>,
): Promise<ChangedThread> {
  return changingThreads(
    actor,
    parent,
    async (held) => {
      const { row, place } = await loadThread(held, threadId, version);
      if (!row.resolvedAt) throw invalid('threadId', 'This thread is open already.');
      await writeThread(held.tx, row, { resolvedAt: null, resolvedById: null });
      await appendAudit(held.tx, actor, threadEvent('thread.reopen', held, row.id, place));
      return changed(held, row.id);
    },
    { threadId, version },
  );
}

/** Edits one's own note within its window; its earlier words are kept. */
export function editNote(
  actor: Actor,
  { body, threadId, noteId, ...parent }: z.output<typeof editNoteSchema>,
): Promise<ChangedThread> {
  return changingThreads(actor, parent, async (held) => {
    const { tx } = held;
    const { row, place, subject } = await loadThread(held, threadId);
    const note = row.notes.find(({ id }) => id === noteId);
    if (!note) throw missing('note');
    if (note.byId !== actor.id) throw forbidden('Only whoever wrote a note edits it.');
    if (note.body === body) return changed(held, row.id);
    const known = new Set(note.mentions.map(({ memberId }) => memberId));
    const mentioned = await mentionedIn(held, body, place, subject, known);
    // One statement on the database's clock decides: what a screen offered a moment ago may be over.
    const edited = await tx.$queryRaw<{ at: Date }[]>`
      UPDATE note SET body = ${body}, edited_at = date_trunc('milliseconds', clock_timestamp())
      WHERE id = ${noteId}::uuid AND by_id = ${actor.id}::uuid
        AND at > clock_timestamp() - make_interval(mins => ${EDIT_WINDOW_MINUTES}::int)
      RETURNING edited_at AS at`;
    const until = edited[0]?.at;
    if (!until) {
      throw invalid(
        'body',
        `A note is edited within ${EDIT_WINDOW_MINUTES} minutes. Reply in its thread instead.`,
      );
    }
    const ordinal = note.wordings.length + 1;
    await tx.noteWording.create({ data: { noteId, ordinal, body: note.body, until } });
    await tx.noteMention.deleteMany({ where: { noteId, memberId: { notIn: mentioned } } });
    await tx.noteMention.createMany({
      data: mentioned.map((memberId) => ({ noteId, memberId })),
      skipDuplicates: true,
    });
    await writeThread(tx, row, {});
    const newly = mentioned.filter((id) => !known.has(id));
    await tellOfNote(held, 'note.edit', place, subject, { noteId, mentioned: newly, participants: [] });
    await appendAudit(tx, actor, threadEvent('note.edit', held, row.id, place, { note: noteId, mentioned }));
    return changed(held, row.id);
  });
}
