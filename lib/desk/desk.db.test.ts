import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countQueries } from '../../testing/database-watch.ts';
import { createDraftStory } from '../../testing/draft-story.ts';
import {
  createContact,
  createEvidence,
  createHold,
  createMember,
  createSignOff,
  createStory,
  createVerdict,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { assignItem } from '../items/assign-mutations.ts';
import { deactivateMember } from '../members/mutations.ts';
import { acceptProposals } from '../proposals/mutations.ts';
import { assignStory } from '../stories/assign-mutations.ts';
import { archiveStory } from '../stories/mutations.ts';
import { type DeskFilters, readDesk } from './desk-queries.ts';
import type { Way } from './view.ts';
import { readWork } from './work-queries.ts';

let admin: MadeMember;
let editor: MadeMember;
let checker: MadeMember;

const HOUR = 3_600_000;
const hours = (count: number) => new Date(Date.now() + count * HOUR);
let made = 0;

beforeAll(async () => {
  admin = await createMember('ADMIN');
  editor = await createMember('EDITOR');
});
beforeEach(async () => {
  checker = await createMember('CHECKER');
});

/** A story of a desk of its own, so that a test finds its own stories alone. */
async function story(desk: string, deadline: Date | null = null) {
  made += 1;
  const headline = `Story ${made}`;
  return createStory(editor.actor, { desk, headline, deadline: deadline?.toISOString() ?? '' });
}
const desk = (filters: DeskFilters) => readDesk(editor.actor, 'UTC', filters);
const ids = async (filters: DeskFilters) => (await desk(filters)).stories.map(({ id }) => id);
const give = (one: MadeStory, to: MadeMember, dueAt: Date | null = null) =>
  assignStory(editor.actor, { storyId: one.storyId, memberIds: [to.id], dueAt });
const giveItem = (one: MadeStory, index: number, to: MadeMember, dueAt: Date | null = null) =>
  assignItem(editor.actor, {
    ...{ storyId: one.storyId, itemId: one.view.items[index]?.id ?? '', version: 1 },
    ...{ assigneeId: to.id, dueAt },
  });
const loadOf = async ({ id }: MadeMember) => (await desk({})).team.find((one) => one.id === id);

describe('the desk', () => {
  test('has every running story by its deadline, those without one last; none that is out or archived', async () => {
    const later = await story('order', hours(9));
    const without = await story('order');
    const late = await story('order', hours(-1));
    const out = await story('order', hours(1));
    await db.story.update({ where: { id: out.storyId }, data: { stage: 'PUBLISHED' } });
    const archived = await story('order', hours(1));
    await archiveStory(editor.actor, { storyId: archived.storyId, version: 1 }, true);
    expect(await ids({ desk: 'order' })).toEqual([late, later, without].map(({ storyId }) => storyId));
  });

  test('says what stands in the way of each, who is on it, and who cannot be', async () => {
    const one = await createStory(editor.actor, { desk: 'ways', authorIds: [checker.id] });
    const other = await createMember('CHECKER');
    await createVerdict(editor.actor, one.storyId, one.view.items[0]?.id ?? '');
    await createEvidence(editor.actor, one.storyId, one.view.items[1]?.id ?? '');
    await createContact(editor.actor, one.storyId, 'Moscow', { deadline: hours(2).toISOString() });
    await createHold(admin.actor, one.storyId);
    await give(one, other, hours(3));
    await giveItem(one, 2, editor);
    const [seen] = (await desk({ desk: 'ways' })).stories;
    expect(seen).toMatchObject({
      counts: { all: 4, verified: 1, pending: 3, disputed: 0 },
      // Of three that are pending one has evidence, and one rests on the contact log.
      unsourced: 1,
      awaiting: [{ party: 'Moscow' }],
      isAssigned: true,
      hold: { by: admin.name },
      signOff: null,
      assigned: [{ id: other.id, name: other.name }],
      workers: [{ id: editor.id, name: editor.name }],
    });
    expect(seen?.barredIds).toContain(checker.id);
    expect(seen?.barredIds).not.toContain(other.id);
  });

  test('counts the proposed sources of a draft that wait for somebody, as its workbench does', async () => {
    const { storyId, view } = await createDraftStory(editor.actor);
    const told = async () =>
      (await desk({ query: view.story.headline })).stories.find(({ id }) => id === storyId)?.undecided;
    const waiting = view.proposals.filter(({ state, namesSource }) => state === 'OPEN' && namesSource);
    expect(waiting.length).toBeGreaterThan(2);
    expect(waiting.length).toBeLessThan(view.proposals.length);
    expect(await told()).toBe(waiting.length);
    const proposals = waiting.slice(0, 1).map(({ id, version }) => ({ proposalId: id, version }));
    await acceptProposals(editor.actor, { storyId, proposals });
    expect(await told()).toBe(waiting.length - 1);
  });

  test('a lapsed verdict is told with what changed', async () => {
    const one = await story('lapses');
    const itemId = one.view.items[0]?.id ?? '';
    await createVerdict(editor.actor, one.storyId, itemId);
    await db.item.update({
      where: { id: itemId },
      data: { status: 'PENDING', reason: 'changed since check' },
    });
    const verdict = await db.verdict.findFirstOrThrow({ where: { itemId } });
    await db.verdict.create({
      data: {
        ...{ itemId, status: 'PENDING', reason: 'changed since check', words: verdict.words, byId: null },
        ...{
          at: new Date(verdict.at.getTime() + 1),
          changes: [{ what: 'speaker', before: null, after: null }],
        },
      },
    });
    expect((await desk({ desk: 'lapses' })).stories[0]?.lapsed).toEqual([['speaker']]);
  });

  test('is narrowed down to each thing that stands in the way', async () => {
    const plain = await story('narrow');
    const disputed = await story('narrow');
    await createVerdict(editor.actor, disputed.storyId, disputed.view.items[0]?.id ?? '', {
      status: 'DISPUTED',
      reason: 'sources conflict',
      ticks: [],
      quotation: null,
    });
    const held = await story('narrow');
    await createHold(admin.actor, held.storyId);
    const signed = await story('narrow');
    await createSignOff(admin.actor, signed.storyId);
    const awaited = await story('narrow');
    await createContact(editor.actor, awaited.storyId, 'Moscow', { deadline: hours(2).toISOString() });
    const overdue = await story('narrow');
    const asked = await createContact(editor.actor, overdue.storyId, 'Beijing', {
      sentAt: hours(-3).toISOString(),
      deadline: hours(2).toISOString(),
    });
    await db.contactAttempt.update({ where: { id: asked.id }, data: { deadline: hours(-1) } });
    const given = await story('narrow');
    await give(given, checker);
    const open = [plain, disputed, held, awaited, overdue, given];
    const expected: Record<Way, MadeStory[]> = {
      ...{ disputed: [disputed], held: [held], signed: [signed], awaited: [awaited], overdue: [overdue] },
      ...{ lapsed: [], unsourced: open, nobody: open.filter((one) => one !== given) },
    };
    for (const [way, stories] of Object.entries(expected)) {
      const found = await ids({ desk: 'narrow', way: way as Way });
      expect([way, found.sort()]).toEqual([way, stories.map(({ storyId }) => storyId).sort()]);
    }
    expect(await ids({ desk: 'narrow', person: checker.id })).toEqual([given.storyId]);
    await deactivateMember(admin.actor, { memberId: checker.id, version: 1 });
    expect(await ids({ desk: 'narrow', way: 'nobody' })).toContain(given.storyId);
    expect(await ids({ desk: 'narrow', person: checker.id })).toEqual([]);
  });

  test('goes on where the page before ended, and begins anew where nobody knows where', async () => {
    for (let i = 0; i < 52; i += 1) {
      const headline = `Page ${i}`;
      await db.story.create({
        data: { headline, desk: 'pages', deadline: i < 50 ? hours(i) : null, createdById: editor.id },
      });
    }
    const first = await desk({ desk: 'pages' });
    expect(first.stories).toHaveLength(50);
    const second = await desk({ desk: 'pages', after: first.next ?? '' });
    expect(second.stories).toHaveLength(2);
    expect(second.next).toBeNull();
    const seen = new Set([...first.stories, ...second.stories].map(({ id }) => id));
    expect(seen.size).toBe(52);
    for (const after of ['x', '99999999999999999_1', `9999999999999999_${editor.id}`]) {
      expect((await desk({ desk: 'pages', after })).stories).toHaveLength(50);
    }
    expect(await ids({ desk: 'pages', query: 'page 5_' })).toEqual([]);
    expect(await ids({ desk: 'pages', query: 'PAGE 51' })).toHaveLength(1);
  });

  test('tells what each carries: late and due today on the newsroom’s clock, of running stories', async () => {
    const one = await story('load', hours(100));
    await give(one, checker);
    await giveItem(one, 1, checker);
    await giveItem(one, 2, checker, hours(1));
    await giveItem(one, 0, checker, hours(1));
    await db.item.update({ where: { id: one.view.items[0]?.id ?? '' }, data: { dueAt: hours(-1) } });
    expect(await loadOf(checker)).toMatchObject({ items: 3, overdue: 1, stories: 1 });
    await createVerdict(editor.actor, one.storyId, one.view.items[0]?.id ?? '');
    expect(await loadOf(checker)).toMatchObject({ items: 2, overdue: 0 });
    await archiveStory(editor.actor, { storyId: one.storyId, version: 1 }, true);
    expect(await loadOf(checker)).toMatchObject({ items: 0, stories: 0 });
  });

  test('takes two statements and a person’s work one, or two for who writes, however much there is', async () => {
    const reporter = await createMember('REPORTER');
    await createStory(reporter.actor);
    await story('statements');
    expect(await countQueries(() => desk({}))).toBe(2);
    expect(await countQueries(() => readWork(checker.actor))).toBe(1);
    expect(await countQueries(() => readWork(reporter.actor))).toBe(2);
    for (let i = 0; i < 4; i += 1) await give(await story('statements', hours(i)), checker);
    await createStory(reporter.actor);
    expect(await countQueries(() => desk({}))).toBe(2);
    expect(await countQueries(() => readWork(checker.actor))).toBe(1);
    expect(await countQueries(() => readWork(reporter.actor))).toBe(2);
  });
});

describe('my work', () => {
  test('is what is mine and open, the first due first', async () => {
    const later = await story('mine', hours(30));
    const sooner = await story('mine', hours(2));
    await give(later, checker);
    await giveItem(sooner, 0, checker);
    await giveItem(later, 0, checker, hours(1));
    const { entries, items } = await readWork(checker.actor);
    expect(items).toBe(2);
    expect(entries.map((entry) => [entry.story.id, entry.items.length, entry.ofStory])).toEqual([
      [later.storyId, 1, null],
      [sooner.storyId, 1, null],
      [later.storyId, 0, { open: 4, free: 3 }],
    ]);
    await createVerdict(checker.actor, sooner.storyId, sooner.view.items[0]?.id ?? '');
    expect((await readWork(checker.actor)).items).toBe(1);
    expect((await readWork(admin.actor)).entries).toEqual([]);
  });

  test('what I asked is there while it is overdue, and once it was answered', async () => {
    const one = await story('asked');
    const ask = (party: string) =>
      createContact(checker.actor, one.storyId, party, {
        sentAt: hours(-3).toISOString(),
        deadline: hours(2).toISOString(),
      });
    const asked = await ask('Moscow');
    expect((await readWork(checker.actor)).entries).toEqual([]);
    await db.contactAttempt.update({ where: { id: asked.id }, data: { deadline: hours(-1) } });
    const [entry] = (await readWork(checker.actor)).entries;
    expect(entry?.requests).toMatchObject([{ party: 'Moscow' }]);
    await db.contactAttempt.update({
      where: { id: asked.id },
      data: { outcome: 'DENIED', answeredAt: hours(-0.5), answer: 'No.' },
    });
    const { entries, answered } = await readWork(checker.actor);
    expect(entries).toEqual([]);
    expect(answered).toMatchObject([{ party: 'Moscow', outcome: 'DENIED', storyId: one.storyId }]);
    // What somebody else asked is theirs.
    expect((await readWork(admin.actor)).answered).toEqual([]);
  });

  test('a reporter sees their own stories that are running', async () => {
    const reporter = await createMember('REPORTER');
    const own = await createStory(reporter.actor);
    const { own: stories } = await readWork(reporter.actor);
    expect(stories.map(({ id }) => id)).toEqual([own.storyId]);
    await archiveStory(editor.actor, { storyId: own.storyId, version: 1 }, true);
    expect((await readWork(reporter.actor)).own).toEqual([]);
  });
});
