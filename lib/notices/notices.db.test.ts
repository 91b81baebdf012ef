/** Who finds what in their inbox, on a real Postgres: every cause, through the mutation that gives it. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  createContact,
  createHold,
  createItem,
  createMember,
  createReport,
  createSignOff,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
  STORY_TEXT,
} from '../../testing/factories.ts';
import { tellReplyOverdue } from '../contacts/overdue-records.ts';
import { db } from '../db.ts';
import { NOTICE_KIND_CODES, type NoticeKind } from '../domain/notices.ts';
import { assignItem, assignItems } from '../items/assign-mutations.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { markSeen, muteStory } from './mutations.ts';
import { listInbox } from './queries.ts';
import { tell } from './records.ts';
import { placeOf } from './view.ts';

const SAID = '“The bridge will open to traffic on the first Monday in March,”';
const HOUR_MS = 3_600_000;

let editor: MadeMember;
let other: MadeMember;
let checker: MadeMember;

beforeAll(async () => {
  editor = await createMember('EDITOR');
  other = await createMember('EDITOR');
});

async function freshStory(): Promise<MadeStory> {
  checker = await createMember('CHECKER');
  return createStory(editor.actor);
}

/** Kind and count of what a member was told of a story, the newest first. */
async function toldOf({ id }: { id: string }, storyId: string): Promise<string[]> {
  const rows = await db.notice.findMany({
    where: { memberId: id, storyId },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
  });
  return rows.map(({ kind, count }) => (count === 1 ? kind : `${kind} ${count}`));
}

async function assign(storyId: string, itemId: string, assigneeId: string | null, by = editor) {
  const { version } = await itemNow(by.actor, storyId, itemId);
  await assignItem(by.actor, { storyId, itemId, version, assigneeId, dueAt: null });
}

test('the database knows the same kinds', async () => {
  const rows = await db.$queryRaw<
    { kind: string }[]
  >`SELECT unnest(enum_range(NULL::"NoticeKind"))::text AS kind`;
  expect(rows.map(({ kind }) => kind)).toEqual(NOTICE_KIND_CODES);
});

describe('an assignment', () => {
  test('is told to whoever it was given to, once while it is unread', async () => {
    const story = await freshStory();
    const { id } = await createItem(editor.actor, story, SAID);
    await assign(story.storyId, id, checker.id);
    await assign(story.storyId, id, null);
    await assign(story.storyId, id, checker.id);
    expect(await toldOf(checker, story.storyId)).toEqual(['ASSIGNED']);
    expect(await toldOf(editor, story.storyId)).toEqual([]);
    const [line] = (await listInbox(checker.actor)).stories[0]?.lines ?? [];
    expect(line).toMatchObject({
      words: `${editor.name} assigned an item to you.`,
      itemWords: SAID,
      isUnread: true,
      href: `/stories/${story.storyId}?item=${id}`,
    });
  });

  test('is told again once the first was read', async () => {
    const story = await freshStory();
    const { id } = await createItem(editor.actor, story, SAID);
    await assign(story.storyId, id, checker.id);
    await markSeen(checker.actor, { upTo: new Date(Date.now() + 1_000).toISOString() });
    await assign(story.storyId, id, null);
    await assign(story.storyId, id, checker.id);
    expect(await toldOf(checker, story.storyId)).toEqual(['ASSIGNED', 'ASSIGNED']);
  });

  test('of more items, or by somebody else, makes an unread notice say so: nothing that was given goes untold', async () => {
    const story = await freshStory();
    const all = (await workbench(editor.actor, story.storyId)).items;
    const [first] = all;
    if (!first || all.length < 3) throw new Error('The story has items.');
    await assign(story.storyId, first.id, checker.id);
    await assign(story.storyId, first.id, null);
    const items = (await workbench(other.actor, story.storyId)).items.map(({ id, version }) => ({
      itemId: id,
      version,
    }));
    await assignItems(other.actor, { storyId: story.storyId, items, assigneeId: checker.id, dueAt: null });
    expect(await toldOf(checker, story.storyId)).toEqual([`ASSIGNED ${items.length}`]);
    const [line] = (await listInbox(checker.actor)).stories[0]?.lines ?? [];
    expect(line?.words).toBe(`${other.name} assigned ${items.length} items to you.`);
  });

  test('that was on its way while the inbox was read is not marked as read with it', async () => {
    const { storyId } = await freshStory();
    const cause = { kind: 'ASSIGNED', act: 'story.assign', storyId } as const;
    const people = [{ memberId: checker.id, part: 'ASSIGNEE' }] as const;
    const shown = await db.$transaction(async (slow) => {
      await slow.$queryRaw`SELECT now()`;
      await db.$transaction((tx) =>
        tell(tx, editor.actor, {
          ...cause,
          kind: 'MENTIONED',
          people: [{ memberId: checker.id, part: 'MENTIONED' }],
        }),
      );
      const [line] = (await listInbox(checker.actor)).stories[0]?.lines ?? [];
      await tell(slow, editor.actor, { ...cause, people });
      return line?.at ?? '';
    });
    await markSeen(checker.actor, { upTo: shown });
    // The one that the page showed is read, and the other is not.
    const { stories, unread } = await listInbox(checker.actor);
    const lines = stories.flatMap((one) => one.lines);
    expect(lines.map(({ kind, isUnread }) => [kind, isUnread])).toEqual([
      ['ASSIGNED', true],
      ['MENTIONED', false],
    ]);
    expect(unread).toBe(1);
  });

  test('to oneself is told to nobody', async () => {
    const story = await freshStory();
    const { id } = await createItem(editor.actor, story, SAID);
    await assign(story.storyId, id, checker.id, checker);
    expect(await toldOf(checker, story.storyId)).toEqual([]);
  });
});

describe('what lapses', () => {
  test('is told to whoever gave the verdict and to whoever signed, and not to who changed it', async () => {
    const story = await freshStory();
    const { id } = await createItem(checker.actor, story, SAID);
    await createVerdict(checker.actor, story.storyId, id);
    await createSignOff(other.actor, story.storyId);
    const { revision } = await workbench(editor.actor, story.storyId);
    await reviseStory(
      editor.actor,
      { storyId: story.storyId, revisionId: revision.id },
      { pasted: STORY_TEXT.replace('the harbour master said', 'the mayor never said') },
    );
    expect(await toldOf(checker, story.storyId)).toEqual(['VERDICT_LAPSED']);
    expect(await toldOf(other, story.storyId)).toEqual(['SIGN_OFF_LAPSED']);
    expect(await toldOf(editor, story.storyId)).toEqual([]);
    const [line] = (await listInbox(checker.actor)).stories[0]?.lines ?? [];
    expect(line?.words).toBe(`Your verdict lapsed: ${editor.name} changed what was checked.`);
  });

  test('by one’s own change is no news', async () => {
    const story = await freshStory();
    const { id } = await createItem(checker.actor, story, SAID);
    await createVerdict(checker.actor, story.storyId, id);
    const { revision } = await workbench(checker.actor, story.storyId);
    await reviseStory(
      checker.actor,
      { storyId: story.storyId, revisionId: revision.id },
      { pasted: STORY_TEXT.replace('the harbour master said', 'the mayor never said') },
    );
    expect(await toldOf(checker, story.storyId)).toEqual([]);
  });
});

test('a block on publication is told to whoever wrote, checks or signed; an edition to whoever wrote, checked or signed', async () => {
  const story = await freshStory();
  const [legal, assignee, bystander] = [
    await createMember('LEGAL'),
    await createMember('CHECKER'),
    await createMember('CHECKER'),
  ];
  const { id } = await createItem(checker.actor, story, SAID);
  await createVerdict(checker.actor, story.storyId, id);
  await assign(story.storyId, id, assignee.id);
  const hold = await createHold(legal.actor, story.storyId);
  expect(await toldOf(checker, story.storyId)).toEqual(['LEGAL_HOLD']);
  expect(await toldOf(assignee, story.storyId)).toEqual(['LEGAL_HOLD', 'ASSIGNED']);
  expect(await toldOf(legal, story.storyId)).toEqual([]);
  expect(JSON.stringify(await listInbox(checker.actor))).not.toContain('Awaiting advice');
  await db.publicationHold.update({ where: { id: hold.id }, data: { liftedAt: new Date() } });
  await createReport(other.actor, (await createMember('EDITOR')).actor, story.storyId);
  expect(await toldOf(checker, story.storyId)).toEqual(['PUBLISHED', 'LEGAL_HOLD']);
  expect(await toldOf(other, story.storyId)).toEqual(['PUBLISHED']);
  expect(await toldOf(bystander, story.storyId)).toEqual([]);
});

describe('a deadline that passes', () => {
  const asked = (storyId: string, deadline: number, name = 'The harbour office') =>
    createContact(checker.actor, storyId, name, {
      sentAt: new Date(Date.now() - 3 * HOUR_MS).toISOString(),
      deadline: new Date(deadline).toISOString(),
    });

  test('is told to whoever asked, once however often it is looked at', async () => {
    const { storyId } = await freshStory();
    const { id } = await asked(storyId, Date.now() - HOUR_MS);
    await Promise.all([tellReplyOverdue(id), tellReplyOverdue(id)]);
    await markSeen(checker.actor, { upTo: new Date(Date.now() + 1_000).toISOString() });
    await tellReplyOverdue(id);
    expect(await toldOf(checker, storyId)).toEqual(['REPLY_OVERDUE']);
    const [line] = (await listInbox(checker.actor)).stories[0]?.lines ?? [];
    expect(line).toMatchObject({
      words: 'The harbour office has not answered, and the deadline has passed.',
      isUnread: false,
    });
  });

  test('is not told before its time, and is looked at again then', async () => {
    const { storyId } = await freshStory();
    const deadline = Date.now() + HOUR_MS;
    const { id } = await asked(storyId, deadline);
    await tellReplyOverdue(id);
    expect(await toldOf(checker, storyId)).toEqual([]);
    const jobs = await db.$queryRaw<{ runAt: Date }[]>`
      SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${`contact.replyDue ${id}`}`;
    expect(jobs.map(({ runAt }) => runAt.getTime())).toEqual([deadline]);
  });

  test('is not told of who has answered meanwhile, or was given a later deadline', async () => {
    const { storyId } = await freshStory();
    const { id } = await asked(storyId, Date.now() - HOUR_MS);
    const later = await asked(storyId, Date.now() + HOUR_MS);
    await tellReplyOverdue(id);
    await db.contactAttempt.update({
      where: { id: later.id },
      data: { outcome: 'RESPONDED', answeredAt: new Date() },
    });
    await tellReplyOverdue(id);
    expect(await toldOf(checker, storyId)).toEqual([]);
  });

  test('of an archived story is no news, and one that is gone is no fault', async () => {
    const { storyId } = await freshStory();
    const { id } = await asked(storyId, Date.now() - HOUR_MS);
    await db.story.update({ where: { id: storyId }, data: { archivedAt: new Date() } });
    await tellReplyOverdue(id);
    await tellReplyOverdue('00000000-0000-4000-8000-000000000000');
    expect(await toldOf(checker, storyId)).toEqual([]);
  });
});

describe('who takes nothing in', () => {
  const mention = (storyId: string, memberId: string, kind: NoticeKind = 'REPLIED') =>
    db.$transaction((tx) =>
      tell(tx, editor.actor, {
        ...{ kind, storyId, act: 'item.addNote' },
        people: [{ memberId, part: kind === 'REPLIED' ? 'IN_THREAD' : 'MENTIONED' }],
      }),
    );

  test('whoever is no longer active', async () => {
    const { storyId } = await freshStory();
    const gone = await createMember('CHECKER', { isDeactivated: true });
    await mention(storyId, gone.id);
    expect(await db.notice.count({ where: { storyId } })).toBe(0);
  });

  test('the inbox has what somebody does not want by mail', async () => {
    const { storyId } = await freshStory();
    await db.noticePreference.create({ data: { memberId: checker.id, kind: 'REPLIED', delivery: 'NEVER' } });
    await mention(storyId, checker.id);
    expect(await toldOf(checker, storyId)).toEqual(['REPLIED']);
  });

  test('of a muted story only what somebody addressed to them', async () => {
    const { storyId } = await freshStory();
    await muteStory(checker.actor, { storyId, isMuted: true });
    await muteStory(checker.actor, { storyId, isMuted: true });
    await mention(storyId, checker.id);
    await mention(storyId, checker.id, 'MENTIONED');
    expect(await toldOf(checker, storyId)).toEqual(['MENTIONED']);
    await muteStory(checker.actor, { storyId, isMuted: false });
    await mention(storyId, checker.id);
    expect(await toldOf(checker, storyId)).toHaveLength(2);
  });

  test('a change that fails tells nobody', async () => {
    const { storyId } = await freshStory();
    await expect(
      db.$transaction(async (tx) => {
        await tell(tx, editor.actor, {
          ...{ kind: 'MENTIONED', storyId, act: 'item.addNote' },
          people: [{ memberId: checker.id, part: 'MENTIONED' }],
        });
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await toldOf(checker, storyId)).toEqual([]);
  });
});

describe('the inbox', () => {
  test('marks one’s own as read, and nobody else’s', async () => {
    const story = await freshStory();
    const { id } = await createItem(editor.actor, story, SAID);
    await assign(story.storyId, id, checker.id);
    const notice = await db.notice.findFirstOrThrow({ where: { memberId: checker.id } });
    await markSeen(other.actor, { noticeIds: [notice.id] });
    await markSeen(other.actor, { upTo: new Date(Date.now() + 1_000).toISOString() });
    expect((await listInbox(checker.actor)).unread).toBe(1);
    expect((await listInbox(other.actor)).stories.map(({ id }) => id)).not.toContain(story.storyId);
    // What came after the page was read is not marked with it.
    await markSeen(checker.actor, { upTo: new Date(notice.at.getTime() - 1).toISOString() });
    expect((await listInbox(checker.actor)).unread).toBe(1);
    await markSeen(checker.actor, { noticeIds: [notice.id] });
    expect((await listInbox(checker.actor)).unread).toBe(0);
  });

  test('shows a hundred at a time, each once, even of one moment', async () => {
    const { storyId } = await freshStory();
    await db.notice.createMany({
      data: Array.from({ length: 130 }, () => ({
        ...{ memberId: checker.id, kind: 'MENTIONED' as const, storyId, act: 'item.addNote' },
        subjectId: crypto.randomUUID(),
        at: new Date('2026-04-08T10:00:00Z'),
      })),
    });
    const first = await listInbox(checker.actor);
    const second = await listInbox(checker.actor, placeOf(first.next));
    const ids = [...first.stories, ...second.stories].flatMap(({ lines }) => lines.map((line) => line.id));
    expect([first.unread, new Set(ids).size, second.next]).toEqual([130, 130, null]);
    expect(placeOf('zzz')).toBeUndefined();
    expect(placeOf(`${'9'.repeat(25)}_${'a'.repeat(36)}`)).toBeUndefined();
  });

  test('of a story that is not there nothing can be muted', async () => {
    const storyId = '00000000-0000-4000-8000-000000000000';
    await expect(muteStory(checker.actor, { storyId, isMuted: true })).rejects.toMatchObject({
      code: 'missing',
    });
  });
});
