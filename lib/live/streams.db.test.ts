import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createContact, createMember, createStory } from '../../testing/factories.ts';
import { endSession } from '../auth/sign-out.ts';
import { tellReplyOverdue } from '../contacts/overdue-records.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { SENTENCES } from '../domain/audit/sentences.ts';
import { AT_ONCE } from '../domain/limits.ts';
import { changeRole, deactivateMember } from '../members/mutations.ts';
import { openThread } from '../threads/mutations.ts';
import { noteAtStory } from './at-stories.ts';
import { type Heard, placeNow } from './heard.ts';
import { listen } from './listener.ts';
import { closeStreams, openStream } from './streams.ts';

type Told = { kind: string; seq?: string; stories?: string[] | null; isWider?: boolean; story?: string };

const readers: { leave: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const { leave } of readers.splice(0)) await leave();
});
afterAll(closeStreams);

async function sessionOf(actor: Actor) {
  const { id } = await db.session.create({
    data: { memberId: actor.id, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  return {
    actor,
    sessionId: id,
    email: 'somebody@newsroom.example',
    mustChangePassword: false,
    timeZone: 'UTC',
    mayHaveLinkNotices: false,
    openWork: 0,
    unread: 0,
  };
}

/** A stream as a browser reads it: what it was told so far, and what it is told next. */
async function open(who: Awaited<ReturnType<typeof sessionOf>>, after = '') {
  const response = await openStream(who, after);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  const all: Told[] = [];
  let lastId = '';
  async function next(): Promise<Told | 'end'> {
    for (;;) {
      const at = text.indexOf('\n\n');
      if (at >= 0) {
        const event = text.slice(0, at);
        text = text.slice(at + 2);
        lastId = /^id: (.*)$/m.exec(event)?.[1] ?? lastId;
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (!data) continue;
        const told = JSON.parse(data) as Told;
        all.push(told);
        return told;
      }
      const { done, value } = await reader.read();
      if (done) return 'end';
      text += decoder.decode(value, { stream: true });
    }
  }
  async function until(kind: string): Promise<Told> {
    for (;;) {
      const told = await next();
      if (told === 'end') throw new Error(`It ended without “${kind}”: ${JSON.stringify(all)}`);
      if (told.kind === kind) return told;
    }
  }
  const stream = {
    response,
    next,
    until,
    all,
    lastId: () => lastId,
    lastSeq: () => lastId.split('~')[0],
    leave: () => reader.cancel(),
  };
  readers.push(stream);
  return stream;
}

async function storyWithNote() {
  const { actor } = await createMember('CHECKER');
  const { storyId, view } = await createStory(actor);
  const [item] = view.items;
  if (!item) throw new Error('The story has items.');
  const note = (body: string) => openThread(actor, { storyId, itemId: item.id, body });
  return { actor, storyId, note };
}

test('a change is told to everybody, by the story’s id and the record’s number and nothing else', async () => {
  const { storyId, note } = await storyWithNote();
  const viewer = await createMember('VIEWER');
  const stream = await open(await sessionOf(viewer.actor));
  expect(stream.response.headers.get('cache-control')).toBe('no-cache, no-transform');
  await stream.until('again');
  await note('Words that only the query may tell.');
  const told = await stream.until('changed');
  const { seq } = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  expect(told).toEqual({ kind: 'changed', seq: `${seq}`, stories: [storyId], isWider: false });
  expect(stream.lastSeq()).toBe(`${seq}`);
});

test('who has a story open hears of each change at once, all others of many together, and nobody misses one', async () => {
  const { actor, storyId, note } = await storyWithNote();
  const other = await storyWithNote();
  const [here, elsewhere] = [await open(await sessionOf(actor)), await open(await sessionOf(other.actor))];
  await here.until('again');
  await elsewhere.until('again');
  noteAtStory(actor.id, storyId);
  const begun = performance.now();
  const seqs: string[] = [];
  // As many as are made in less than the time in which news are gathered, on a fast machine or a slow one.
  for (let n = 1; n <= 4; n += 1) {
    await note(`Note ${n}.`);
    seqs.push(`${(await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })).seq}`);
    while (here.lastSeq() !== seqs.at(-1)) await here.until('changed');
  }
  const windows = Math.ceil((performance.now() - begun) / 250);
  await other.note('At the other story.');
  const last = `${(await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })).seq}`;
  while (elsewhere.lastSeq() !== last) await elsewhere.until('changed');
  while (here.lastSeq() !== last) await here.until('changed');
  const told = (stream: typeof here) => stream.all.filter(({ kind }) => kind === 'changed');
  expect(told(here).map(({ seq }) => seq)).toEqual(expect.arrayContaining(seqs));
  expect(new Set(told(elsewhere).flatMap(({ stories }) => stories))).toEqual(
    new Set([storyId, other.storyId]),
  );
  // The first at once, then one for each time of gathering, and what was left.
  expect(told(elsewhere).length).toBeLessThanOrEqual(windows + 2);
});

test('what came while a browser was away is told when it comes back, from the number it knew', async () => {
  const { actor, storyId, note } = await storyWithNote();
  const who = await sessionOf(actor);
  const first = await open(who);
  await first.until('again');
  const known = first.lastId();
  await first.leave();
  await note('While nobody listened.');
  const second = await open(who, known);
  expect(await second.next()).toMatchObject({ kind: 'changed', stories: [storyId] });
  const third = await open(who, second.lastSeq());
  // What is told just then may come before it, and twice.
  const told = async (): Promise<unknown> => {
    const news = await third.next();
    return news !== 'end' && news.stories?.length ? told() : news;
  };
  expect(await told()).toMatchObject({ kind: 'changed', stories: [], isWider: false });
});

test('a page is told exactly what was heard since it was made, and nothing where nothing was', async () => {
  const { actor, storyId, note } = await storyWithNote();
  const who = await sessionOf(actor);
  // Somebody must be there for anything to be heard.
  const listening = await open(who);
  await note('Before the page was made.');
  await listening.until('changed');
  const made = placeNow();
  expect(await (await open(who, made)).next()).toEqual({ kind: 'ping' });
  await note('After it.');
  await db.notice.create({
    data: { kind: 'MENTIONED', storyId, act: 'thread.open', memberId: actor.id },
  });
  await listening.until('told');
  const late = await open(who, made);
  expect(await late.next()).toMatchObject({ kind: 'changed', stories: [storyId], isWider: false });
  expect(await late.next()).toEqual({ kind: 'told' });
  expect(await (await open(who, late.lastId())).next()).toEqual({ kind: 'ping' });
  const other = await createMember('CHECKER');
  const others = await open(await sessionOf(other.actor), made);
  await others.until('changed');
  await note('To both.');
  await others.until('changed');
  expect(others.all.map(({ kind }) => kind)).not.toContain('told');
});

test('what another process heard says where the record was, and that there may be a notice; what is no place, nothing', async () => {
  const { actor, storyId, note } = await storyWithNote();
  const { seq } = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  await note('After it.');
  const who = await sessionOf(actor);
  const stream = await open(who, `${seq}~01234567-89ab.7`);
  expect(await stream.until('changed')).toMatchObject({ stories: [storyId] });
  await stream.until('told');
  for (const after of ['~01234567-89ab.7', '12 OR 1=1', `${seq}~x.1`, '~', '9'.repeat(40)])
    await (await open(who, after)).until('again');
});

test('who has a new notice hears of it where no event does it, and nobody else', async () => {
  const [mine, other] = [await createMember('CHECKER'), await createMember('EDITOR')];
  const { storyId } = await createStory(other.actor);
  const [stream, others] = [
    await open(await sessionOf(mine.actor)),
    await open(await sessionOf(other.actor)),
  ];
  await stream.until('again');
  await others.until('again');
  const attempt = await createContact(mine.actor, storyId, 'The harbour office', {
    sentAt: new Date(Date.now() - 7_200_000).toISOString(),
    deadline: new Date(Date.now() - 3_600_000).toISOString(),
  });
  await tellReplyOverdue(attempt.id);
  expect(await stream.until('told')).toEqual({ kind: 'told' });
  // What comes after it has been heard by both: the other was not told.
  await createStory(other.actor);
  const last = `${(await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })).seq}`;
  while (others.lastSeq() !== last) await others.until('changed');
  expect(others.all.filter(({ kind }) => kind === 'told')).toEqual([]);
});

test('very many who are told at once all hear of it', async () => {
  const [mine, by] = [await createMember('CHECKER'), await createMember('EDITOR')];
  const { storyId } = await createStory(by.actor);
  const stream = await open(await sessionOf(mine.actor));
  await stream.until('again');
  const notice = { kind: 'MENTIONED' as const, storyId, act: 'thread.open' };
  const { email: _, id: __, ...member } = await db.member.findUniqueOrThrow({ where: { id: by.id } });
  const ids = Array.from({ length: 320 }, () => randomUUID());
  await db.member.createMany({ data: ids.map((id) => ({ ...member, id, email: `${id}@newsroom.example` })) });
  await db.notice.createMany({ data: [...ids, mine.id].map((memberId) => ({ ...notice, memberId })) });
  expect(await stream.until('told')).toEqual({ kind: 'told' });
});

test('a browser that knows of more than the record has (restored from a backup) is told to read again', async () => {
  const { actor } = await storyWithNote();
  const stream = await open(await sessionOf(actor), '999999999999999999');
  expect(await stream.next()).toMatchObject({ kind: 'again' });
  const { seq } = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  expect(stream.lastSeq()).toBe(`${seq}`);
});

test('nothing is told of a change that was rolled back', async () => {
  const { actor, storyId, note } = await storyWithNote();
  const stream = await open(await sessionOf(actor));
  await stream.until('again');
  await expect(openThread(actor, { storyId, itemId: storyId, body: 'No such item.' })).rejects.toThrow();
  await note('After it.');
  await stream.until('changed');
  expect(stream.all.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
});

test('the connection that listens is ended by Postgres: all are told to read again, and hear again', async () => {
  const { actor, storyId, note } = await storyWithNote();
  const stream = await open(await sessionOf(actor));
  await stream.until('again');
  const ended = await db.$queryRaw<unknown[]>`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query ILIKE 'listen%'`;
  expect(ended).toHaveLength(1);
  await stream.until('again');
  await note('Heard again.');
  expect(await stream.until('changed')).toMatchObject({ stories: [storyId] });
});

test('a stream ends with the session, with the role and with the member', async () => {
  const admin = await createMember('ADMIN');
  for (const cause of ['signed out', 'another role', 'deactivated'] as const) {
    const member = await createMember('CHECKER');
    const [who, other] = [await sessionOf(member.actor), await sessionOf(admin.actor)];
    const [stream, spared] = [await open(who), await open(other)];
    await stream.until('again');
    await spared.until('again');
    if (cause === 'signed out') await endSession(who.sessionId);
    else {
      const { version } = await db.member.findUniqueOrThrow({ where: { id: member.id } });
      if (cause === 'deactivated') await deactivateMember(admin.actor, { memberId: member.id, version });
      else await changeRole(admin.actor, { memberId: member.id, version, role: 'VIEWER' });
    }
    await stream.until('ended');
    expect(await stream.next(), cause).toBe('end');
    const { note } = await storyWithNote();
    await note('For those who are still there.');
    await spared.until('changed');
  }
});

test('an open stream does not keep a session that nobody uses', async () => {
  const { actor } = await createMember('CHECKER');
  const who = await sessionOf(actor);
  const stream = await open(who);
  await stream.until('again');
  const longAgo = new Date(Date.now() - 4 * 86_400_000);
  await db.session.update({ where: { id: who.sessionId }, data: { lastSeenAt: longAgo } });
  // Any member's change makes the sessions be looked at.
  await endSession((await sessionOf(actor)).sessionId);
  await stream.until('ended');
  const { lastSeenAt } = await db.session.findUniqueOrThrow({ where: { id: who.sessionId } });
  expect(lastSeenAt).toEqual(longAgo);
});

test('one person has so many streams at once and no more, and one that ends makes room', async () => {
  const { actor } = await createMember('CHECKER');
  const who = await sessionOf(actor);
  const { most } = AT_ONCE.streams;
  const streams = await Promise.all(Array.from({ length: most }, () => open(who)));
  await expect(open(who)).rejects.toMatchObject({ code: 'limited' });
  await streams[0]?.leave();
  await expect
    .poll(() =>
      open(who).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
});

/** What is told of nobody's screen: lib/live, and the trigger in its migration. */
const NOT_TOLD = [
  'member.signIn',
  'member.signOut',
  'member.makePasswordLink',
  'member.setPassword',
  'member.setPasswordByLink',
  'member.proveEarlierPassword',
  'source.readIdentity',
  'source.openFile',
  'source.openText',
  'source.changeIdentity',
  'source.addReader',
  'source.confirmReader',
  'source.removeReader',
  'report.makeFiles',
];

test('every act of the record is told, but those that change nothing on a screen; of no source the id', async () => {
  const { actor, storyId } = await storyWithNote();
  const heard: Heard[] = [];
  const nothing = () => {};
  const listener = listen((piece) => heard.push(piece), nothing, nothing);
  await listener.hears();
  const acts = Object.keys(SENTENCES);
  expect(acts).toEqual(expect.arrayContaining(NOT_TOLD));
  const { seq, hash } = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  const told = [];
  for (const [i, action] of acts.entries()) {
    const isOfStory =
      /^(story|item|contact|evidence|publication|report)\./.test(action) && action !== 'report.makeFiles';
    await db.auditEvent.create({
      data: {
        ...{ seq: seq + BigInt(i + 1), at: new Date(), actorName: 'Somebody', actorId: actor.id, action },
        ...{ subjectType: 'source', subjectId: actor.id, storyId: isOfStory ? storyId : null },
        ...{ payload: '{}', previous: i === 0 ? hash : `of ${acts[i - 1]}`, hash: `of ${action}` },
      },
    });
    if (NOT_TOLD.includes(action)) continue;
    await expect
      .poll(() => heard.at(-1), { message: action, interval: 5 })
      .toEqual({
        ...{ kind: 'changed', seq: `${seq + BigInt(i + 1)}` },
        ...{ stories: isOfStory ? [storyId] : [], isWider: !isOfStory },
      });
    told.push(action);
  }
  await listener.stop();
  expect(told).toHaveLength(acts.length - NOT_TOLD.length);
});

test('a change of very many stories names none of them, and fits into a notice', async () => {
  const { actor } = await createMember('CHECKER');
  const stream = await open(await sessionOf(actor));
  await stream.until('again');
  const { storyId } = await createStory(actor);
  await stream.until('changed');
  const { seq, hash } = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  const story = await db.story.findUniqueOrThrow({ where: { id: storyId } });
  const ids = Array.from({ length: 300 }, () => randomUUID());
  await db.story.createMany({ data: ids.map((id) => ({ ...story, id, fingerprint: undefined })) as never });
  await db.auditEvent.createMany({
    data: ids.map((id, i) => ({
      ...{ seq: seq + BigInt(i + 1), at: new Date(), actorName: 'Somebody', action: 'story.change' },
      ...{
        subjectType: 'story',
        subjectId: id,
        storyId: id,
        payload: '{}',
        previous: i === 0 ? hash : `of ${ids[i - 1]}`,
        hash: `of ${id}`,
      },
    })),
  });
  expect(await stream.until('changed')).toMatchObject({ stories: null, isWider: false });
});
