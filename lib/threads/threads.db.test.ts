import { beforeAll, describe, expect, test } from 'vitest';
import {
  createContact,
  createEvidence,
  createMember,
  createSource,
  createStory,
  type MadeMember,
  type MadeStory,
  signOffInput,
} from '../../testing/factories.ts';
import { readSession } from '../auth/session.ts';
import { addConfidentialSource } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { EDIT_WINDOW_MINUTES } from '../domain/threads.ts';
import { markSeen } from '../notices/mutations.ts';
import { listInbox } from '../notices/queries.ts';
import { signOff } from '../reports/mutations.ts';
import { workbenchAsJson } from '../workbench/kept-queries.ts';
import { workbench } from '../workbench/queries.ts';
import { editNote, openThread, reopenThread, reply, resolveThread } from './mutations.ts';
import { threadsOfSource } from './queries.ts';

let editor: MadeMember;
let checker: MadeMember;
let reporter: MadeMember;
let viewer: MadeMember;
let legal: MadeMember;
let story: MadeStory;

beforeAll(async () => {
  editor = await createMember('EDITOR');
  checker = await createMember('CHECKER');
  reporter = await createMember('REPORTER');
  viewer = await createMember('VIEWER');
  legal = await createMember('LEGAL');
});

const itemOf = (made: MadeStory, index = 0) => made.view.items[index]?.id ?? '';
const fresh = async () => {
  story = await createStory(editor.actor);
  return { storyId: story.storyId, itemId: itemOf(story) };
};
const refusal = (field: RegExp) => ({ code: 'validation', fields: { body: expect.stringMatching(field) } });

test('a thread goes from its first note over replies to its end and back; a reply opens it again', async () => {
  const { storyId, itemId } = await fresh();
  const { thread } = await openThread(checker.actor, { storyId, itemId, body: 'Is this the minister?' });
  expect(thread).toMatchObject({ on: 'item', placeId: itemId, version: 1, resolved: null });
  const on = { storyId, threadId: thread.id };
  expect((await reply(legal.actor, { ...on, body: 'It is.' })).thread.notes).toHaveLength(2);
  const done = await resolveThread(checker.actor, { ...on, version: 2 });
  expect(done.thread.resolved).toMatchObject({ by: checker.name });
  expect((await reopenThread(legal.actor, { ...on, version: 3 })).thread.resolved).toBeNull();
  await resolveThread(checker.actor, { ...on, version: 4 });
  expect((await reply(editor.actor, { ...on, body: 'Wait.' })).thread.resolved).toBeNull();
  const acts = await db.auditEvent.findMany({ where: { subjectId: thread.id }, orderBy: { seq: 'asc' } });
  expect(acts.map(({ action }) => action.slice(7))).toEqual([
    ...['open', 'reply', 'resolve', 'reopen', 'resolve', 'reply'],
  ]);
  expect(acts.every(({ payload }) => !/minister|Wait/.test(payload))).toBe(true);
  expect(JSON.parse(acts.at(-1)?.payload ?? '').reopened).toBe(true);
});

test('of two who resolve at once one does, and the other is told who', async () => {
  const { storyId } = await fresh();
  const { thread } = await openThread(checker.actor, { storyId, body: 'Ready?' });
  const input = { storyId, threadId: thread.id, version: 1 };
  const both = await Promise.allSettled([editor, legal].map(({ actor }) => resolveThread(actor, input)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
});

test('one who has not read a reply does not resolve over it', async () => {
  const { storyId } = await fresh();
  const { thread } = await openThread(checker.actor, { storyId, body: 'Ready?' });
  await reply(editor.actor, { storyId, threadId: thread.id, body: 'Not yet.' });
  await expect(
    resolveThread(checker.actor, { storyId, threadId: thread.id, version: 1 }),
  ).rejects.toMatchObject({ code: 'conflict', conflict: { by: editor.name } });
});

describe('editing', () => {
  const written = async () => {
    const { storyId } = await fresh();
    const { thread } = await openThread(checker.actor, { storyId, body: 'Ask @her' });
    return { storyId, threadId: thread.id, noteId: thread.notes[0]?.id ?? '' };
  };

  test('keeps the earlier words, in order, and changes whom it mentions', async () => {
    const on = await written();
    await editNote(checker.actor, { ...on, body: `Ask @{${editor.id}}` });
    const { thread } = await editNote(checker.actor, { ...on, body: 'Ask nobody.' });
    expect(thread.notes[0]?.earlier.map(({ parts }) => parts.map(({ words }) => words).join(''))).toEqual([
      'Ask @her',
      `Ask @${editor.name}`,
    ]);
    expect(await db.noteMention.count({ where: { noteId: on.noteId } })).toBe(0);
    const same = await editNote(checker.actor, { ...on, body: 'Ask nobody.' });
    expect(same.thread.version).toBe(thread.version);
  });

  test('is for its author alone', async () => {
    const on = await written();
    await expect(editNote(editor.actor, { ...on, body: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('ends with its window, by the clock of the database', async () => {
    const on = await written();
    const age = (minutes: number) =>
      db.$executeRaw`UPDATE note SET at = clock_timestamp() - make_interval(secs => ${minutes * 60}::float)
        WHERE id = ${on.noteId}::uuid`;
    await age(EDIT_WINDOW_MINUTES - 0.2);
    await editNote(checker.actor, { ...on, body: 'Just in time.' });
    await age(EDIT_WINDOW_MINUTES + 0.01);
    await expect(editNote(checker.actor, { ...on, body: 'Late.' })).rejects.toMatchObject(refusal(/15 min/));
  });

  test('notes, threads and earlier words are never taken away', async () => {
    const on = await written();
    await editNote(checker.actor, { ...on, body: 'Changed.' });
    for (const table of ['note_wording', 'note', 'thread'])
      await expect(db.$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow(/append-only/);
    await expect(db.$executeRawUnsafe(`UPDATE note_wording SET body = ''`)).rejects.toThrow(/append-only/);
  });
});

describe('a mention', () => {
  test('of somebody who left since does not keep a slip from being mended', async () => {
    const { storyId } = await fresh();
    const { id } = await createMember('CHECKER');
    const { thread } = await openThread(checker.actor, { storyId, body: `@{${id}}, plaese.` });
    await db.member.update({ where: { id }, data: { deactivatedAt: new Date(), version: { increment: 1 } } });
    const on = { storyId, threadId: thread.id, noteId: thread.notes[0]?.id ?? '' };
    await editNote(checker.actor, { ...on, body: `@{${id}}, please.` });
    const gone = await createMember('CHECKER', { isDeactivated: true });
    await expect(editNote(checker.actor, { ...on, body: `@{${gone.id}}, please.` })).rejects.toMatchObject(
      refusal(/no active account/),
    );
  });

  test('is kept by id and shown by the name of today', async () => {
    const { storyId } = await fresh();
    const { id } = await createMember('CHECKER');
    const { thread } = await openThread(checker.actor, { storyId, body: `@{${id}}, please.` });
    await db.member.update({ where: { id }, data: { name: 'Nova Name', version: { increment: 1 } } });
    const { threads } = await workbench(viewer.actor, storyId);
    expect(threads.find((one) => one.id === thread.id)?.notes[0]?.parts[0]).toEqual({
      words: '@Nova Name',
      memberId: id,
    });
    expect(await db.noteMention.count({ where: { memberId: id } })).toBe(1);
  });

  test('of somebody who is not active, or not there, is refused', async () => {
    const { storyId } = await fresh();
    const gone = await createMember('CHECKER', { isDeactivated: true });
    const nobody = '01a20971-0000-7000-8000-00000000dead';
    const open = (id: string) => openThread(checker.actor, { storyId, body: `@{${id}}?` });
    await expect(open(gone.id)).rejects.toMatchObject(refusal(/no active account/));
    await expect(open(nobody)).rejects.toMatchObject(refusal(/not a member/));
  });
});

describe('the inbox', () => {
  const told = (memberId: string, storyId: string) =>
    db.notice
      .findMany({ where: { memberId, storyId }, orderBy: { at: 'asc' } })
      .then((rows) => rows.map(({ kind, itemId }) => ({ kind, itemId })));

  test('tells who is mentioned, and of a reply whoever wrote in the thread before', async () => {
    const { storyId, itemId } = await fresh();
    const { thread } = await openThread(checker.actor, {
      storyId,
      itemId,
      body: `@{${legal.id}}, is this libel?`,
    });
    expect(await told(legal.id, storyId)).toEqual([{ kind: 'MENTIONED', itemId }]);
    expect(await told(checker.id, storyId)).toEqual([]);
    await reply(legal.actor, { storyId, threadId: thread.id, body: 'It is not.' });
    expect(await told(checker.id, storyId)).toEqual([{ kind: 'REPLIED', itemId }]);
    // Named and in the thread: told once, of the mention.
    await reply(checker.actor, { storyId, threadId: thread.id, body: `Thank you, @{${legal.id}}.` });
    expect(await told(legal.id, storyId)).toEqual([
      { kind: 'MENTIONED', itemId },
      { kind: 'MENTIONED', itemId },
    ]);
  });

  test('tells of an edit only those who are newly mentioned', async () => {
    const { storyId } = await fresh();
    const { thread } = await openThread(checker.actor, { storyId, body: `@{${legal.id}}?` });
    const noteId = thread.notes[0]?.id ?? '';
    const on = { storyId, threadId: thread.id, noteId };
    await editNote(checker.actor, { ...on, body: `@{${legal.id}} or @{${viewer.id}}?` });
    expect(await told(legal.id, storyId)).toHaveLength(1);
    expect(await told(viewer.id, storyId)).toEqual([{ kind: 'MENTIONED', itemId: null }]);
  });

  test('tells nobody who may no longer read the thread', async () => {
    const place = await fresh();
    const secret = { identity: 'Tobias Meller', termsText: 'a person at the port', readerIds: [checker.id] };
    const { sourceId } = await addConfidentialSource(editor.actor, addConfidentialSourceSchema.parse(secret));
    await createEvidence(editor.actor, place.storyId, place.itemId, { sourceId });
    const { thread } = await openThread(checker.actor, { ...place, body: 'Rings true to me.' });
    const { storyId } = place;
    await db.confidentialReader.updateMany({
      where: { sourceId, memberId: checker.id },
      data: { closedAt: new Date() },
    });
    await reply(editor.actor, { storyId, threadId: thread.id, body: 'To me too.' });
    expect(await told(checker.id, storyId)).toEqual([]);
  });
});

describe('the inbox, of a thread on a source itself', () => {
  const inboxOf = async ({ actor }: MadeMember, sourceId: string) =>
    (await listInbox(actor)).stories.find(({ id }) => id === sourceId);

  test('tells who is mentioned and who wrote before, once, and leads to the thread', async () => {
    const sourceId = await createSource(editor.actor);
    const { thread } = await openThread(checker.actor, { sourceId, body: `@{${legal.id}}, is it whole?` });
    expect(await inboxOf(legal, sourceId)).toMatchObject({
      of: 'source',
      href: `/sources/${sourceId}`,
      lines: [
        {
          words: `${checker.name} mentioned you in a note.`,
          href: `/sources/${sourceId}#thread-${thread.id}`,
          isUnread: true,
        },
      ],
    });
    await reply(legal.actor, { sourceId, threadId: thread.id, body: 'It is.' });
    const [line] = (await inboxOf(checker, sourceId))?.lines ?? [];
    expect(line?.words).toBe(`${legal.name} replied in a thread that you wrote in.`);
    expect(await inboxOf(viewer, sourceId)).toBeUndefined();
    await markSeen(checker.actor, { noticeIds: [line?.id ?? ''] });
    expect((await inboxOf(checker, sourceId))?.lines[0]?.isUnread).toBe(false);
  });

  test('shows of a confidential source only to who is named on it now, and counts no other', async () => {
    const named = await createMember('CHECKER');
    const secret = { identity: 'Tobias Meller', termsText: 'a person at the port', readerIds: [named.id] };
    const { sourceId } = await addConfidentialSource(editor.actor, addConfidentialSourceSchema.parse(secret));
    const { thread } = await openThread(named.actor, { sourceId, body: `@{${editor.id}}, shall I ring?` });
    await reply(editor.actor, { sourceId, threadId: thread.id, body: 'Do.' });
    const unread = async () => [await listInbox(named.actor), await unreadOf(named)] as const;
    expect(await inboxOf(named, sourceId)).toMatchObject({ headline: 'A confidential source' });
    expect(await unread()).toMatchObject([{ unread: 1 }, 1]);
    const at = { sourceId, memberId: named.id };
    await db.confidentialReader.updateMany({ where: at, data: { closedAt: new Date() } });
    expect(await unread()).toMatchObject([{ unread: 0, stories: [] }, 0]);
    // Whoever is not named any more is not told of what is written then either.
    await reply(editor.actor, { sourceId, threadId: thread.id, body: 'And then?' });
    expect(await db.notice.count({ where: { memberId: named.id } })).toBe(1);
    await db.confidentialReader.deleteMany({ where: at });
    expect(await unread()).toMatchObject([{ unread: 0, stories: [] }, 0]);
    expect(JSON.stringify(await listInbox(editor.actor))).not.toMatch(/Meller|shall I|at the port/);
  });

  test('is of one thing: a story or a source', async () => {
    const sourceId = await createSource(editor.actor);
    const { storyId } = await fresh();
    const row = { memberId: viewer.id, kind: 'MENTIONED', act: 'thread.open' } as const;
    for (const about of [{ sourceId, storyId }, {}])
      await expect(db.notice.create({ data: { ...row, ...about } })).rejects.toThrow(/notice_about_one/);
  });

  /** The figure that stands on every page. */
  async function unreadOf({ id }: MadeMember): Promise<number | undefined> {
    const data = { memberId: id, expiresAt: new Date(Date.now() + 60_000) };
    return (await readSession((await db.session.create({ data })).id))?.unread;
  }
});

describe('on a confidential source, or on what rests on it', () => {
  let sourceId: string;
  let place: { storyId: string; itemId: string };

  beforeAll(async () => {
    place = await fresh();
    const secret = { identity: 'Tobias Meller', termsText: 'a person at the port', readerIds: [checker.id] };
    ({ sourceId } = await addConfidentialSource(editor.actor, addConfidentialSourceSchema.parse(secret)));
    await createEvidence(editor.actor, place.storyId, place.itemId, { sourceId });
  });

  const close = (closedAt: Date | null) =>
    db.confidentialReader.updateMany({ where: { sourceId, memberId: checker.id }, data: { closedAt } });
  const seenBy = async (actor: Actor) => (await workbenchAsJson(actor, place.storyId)).toString();

  test('only those named on it read, write and count; closed readers do not', async () => {
    const { thread } = await openThread(checker.actor, { ...place, body: 'Rings true to me.' });
    expect(await seenBy(checker.actor)).toContain('Rings true');
    for (const { actor } of [legal, viewer, reporter]) {
      expect(await seenBy(actor)).not.toContain(thread.id);
      const on = { storyId: place.storyId, threadId: thread.id };
      await expect(openThread(actor, { ...place, body: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
      if (actor === legal.actor)
        await expect(reply(actor, { ...on, body: 'x' })).rejects.toMatchObject({ code: 'missing' });
      // An outdated version does not make it tell either.
      if (actor === legal.actor)
        await expect(resolveThread(actor, { ...on, version: 7 })).rejects.toMatchObject({ code: 'missing' });
    }
    await close(new Date());
    await expect(openThread(checker.actor, { ...place, body: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await workbench(checker.actor, place.storyId)).namedThreads).toEqual([]);
    await close(null);
  });

  test('removing the evidence opens nothing', async () => {
    await db.evidence.updateMany({ where: { sourceId }, data: { removedAt: new Date() } });
    const { threads, namedThreads } = await workbench(legal.actor, place.storyId);
    expect([...threads, ...namedThreads]).toEqual([]);
  });

  test('nobody who is not named is mentioned, and the source is not named', async () => {
    const open = (body: string) => openThread(checker.actor, { ...place, body });
    await expect(open(`@{${legal.id}}?`)).rejects.toMatchObject(refusal(/may not read/));
    await expect(open('Tobias Meller says so.')).rejects.toMatchObject(refusal(/names the source/));
    await open(`@{${editor.id}}?`);
  });

  test('the same holds on the source itself', async () => {
    await openThread(checker.actor, { sourceId, body: 'Spoke at night.' });
    expect((await threadsOfSource(checker.actor, sourceId)).threads).toHaveLength(1);
    expect((await threadsOfSource(checker.actor, sourceId)).people.map(({ id }) => id).sort()).toEqual(
      [checker.id, editor.id].sort(),
    );
    for (const { actor } of [legal, viewer])
      expect(await threadsOfSource(actor, sourceId)).toMatchObject({ threads: null, people: [] });
    await expect(openThread(legal.actor, { sourceId, body: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('who signs confirms those that they may read, and no others', async () => {
    const outsider = await createMember('EDITOR');
    const input = await signOffInput(outsider.actor, place.storyId);
    expect(input.confirmedThreads).toBe(0);
    await openThread(outsider.actor, { storyId: place.storyId, body: 'Shall it go?' });
    await expect(signOff(outsider.actor, input)).rejects.toMatchObject({
      fields: { confirmedThreads: expect.stringMatching(/^One thread is open/) },
    });
    await signOff(outsider.actor, { ...input, confirmedThreads: 1 });
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'story.signOff' } });
    expect(JSON.parse(event.payload).openThreads).toBe(1);
  });
});

test('on an ordinary source: reporters where it is theirs, viewers nowhere', async () => {
  const theirs = await createSource(reporter.actor);
  const others = await createSource(editor.actor);
  const { thread } = await openThread(reporter.actor, { sourceId: theirs, body: 'Is it the final one?' });
  await resolveThread(checker.actor, { sourceId: theirs, threadId: thread.id, version: 1 });
  const open = (actor: Actor) => openThread(actor, { sourceId: others, body: 'x' });
  await expect(open(reporter.actor)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(open(viewer.actor)).rejects.toMatchObject({ code: 'forbidden' });
  await open(legal.actor);
  expect((await threadsOfSource(viewer.actor, others)).threads).toHaveLength(1);
});

test('on a request for comment of this story, and of no other', async () => {
  const { storyId } = await fresh();
  const contact = await createContact(editor.actor, storyId, 'Moscow');
  const { thread } = await openThread(checker.actor, { storyId, attemptId: contact.id, body: 'Ring again?' });
  expect(thread).toMatchObject({ on: 'attempt', placeId: contact.id });
  const other = await createStory(editor.actor);
  const strange = { storyId: other.storyId, attemptId: contact.id, body: 'x' };
  await expect(openThread(checker.actor, strange)).rejects.toMatchObject({ code: 'missing' });
});

test('no thread is about two things, or about nothing', async () => {
  const { storyId, itemId } = await fresh();
  const sourceId = await createSource(editor.actor);
  const by = { openedById: editor.id };
  for (const place of [{ storyId, sourceId }, { sourceId, itemId }, {}, { itemId }])
    await expect(db.thread.create({ data: { ...by, ...place } })).rejects.toThrow(/thread_is_about_one/);
});
