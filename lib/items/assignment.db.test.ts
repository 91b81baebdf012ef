import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countQueries } from '../../testing/database-watch.ts';
import {
  createMember,
  createStory,
  itemNow,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { deactivateMember, reactivateMember } from '../members/mutations.ts';
import { moveBlock } from '../revisions/aside-mutations.ts';
import { assignStory, unassignStory } from '../stories/assign-mutations.ts';
import { archiveStory } from '../stories/mutations.ts';
import { openThread } from '../threads/mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { assignItem, assignItems } from './assign-mutations.ts';
import { cutItem } from './shape-mutations.ts';

let admin: MadeMember;
let editor: MadeMember;
let checker: MadeMember;
let other: MadeMember;
let story: MadeStory;

const LATER = new Date(Date.now() + 3 * 3_600_000);
const EARLIER = new Date(Date.now() - 3_600_000);

beforeAll(async () => {
  admin = await createMember('ADMIN');
  editor = await createMember('EDITOR');
  checker = await createMember('CHECKER');
  other = await createMember('CHECKER');
});
beforeEach(async () => {
  story = await createStory(editor.actor);
});

const seen = () => story.view.items.map(({ id, version }) => ({ itemId: id, version }));
const first = () => ({ storyId: story.storyId, ...(seen()[0] as { itemId: string; version: number }) });
const now = () => workbench(editor.actor, story.storyId);
const events = (action: string) => db.auditEvent.count({ where: { storyId: story.storyId, action } });

describe('items', () => {
  test('are given to somebody until a time, and taken again', async () => {
    const given = await assignItem(checker.actor, { ...first(), assigneeId: checker.id, dueAt: LATER });
    expect(given.items[0]).toMatchObject({
      assignee: { id: checker.id, name: checker.name },
      dueAt: LATER.toISOString(),
      version: 2,
    });
    const taken = await assignItem(checker.actor, { ...first(), version: 2, assigneeId: null, dueAt: LATER });
    expect(taken.items[0]).toMatchObject({ assignee: null, dueAt: null });
  });

  test('all at once, in as many statements as two', async () => {
    const all = seen();
    const give = (items: typeof all, to: MadeMember) =>
      assignItems(editor.actor, { storyId: story.storyId, items, assigneeId: to.id, dueAt: LATER });
    const two = await countQueries(() => give(all.slice(0, 2), checker));
    story = await createStory(editor.actor);
    expect(await countQueries(() => give(seen(), checker))).toBe(two);
    expect((await now()).items.map(({ assignee }) => assignee?.id)).toEqual(all.map(() => checker.id));
    expect(await events('item.assign')).toBe(all.length);
  });

  test('that somebody else changed meanwhile stay as they are, and are counted', async () => {
    const [one, ...rest] = seen();
    await assignItem(other.actor, { ...first(), assigneeId: other.id, dueAt: null });
    const input = { storyId: story.storyId, assigneeId: checker.id, dueAt: null };
    const result = await assignItems(editor.actor, { ...input, items: seen() });
    expect(result).toMatchObject({ changedMeanwhile: 1, putBack: 0 });
    const { items } = await now();
    expect(items.find(({ id }) => id === one?.itemId)?.assignee?.id).toBe(other.id);
    expect(items.filter(({ assignee }) => assignee?.id === checker.id)).toHaveLength(rest.length);
    await expect(assignItems(editor.actor, { ...input, items: seen() })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('that are cut are given to nobody, and taken from whoever had them', async () => {
    const all = seen();
    const [one, two] = all;
    if (!one || !two) throw new Error('The story has items.');
    const to = { storyId: story.storyId, assigneeId: checker.id, dueAt: null };
    await assignItem(editor.actor, { ...to, ...one });
    await cutItem(editor.actor, { storyId: story.storyId, itemId: one.itemId, version: 2 });
    const cut = { itemId: one.itemId, version: 3 };
    await expect(assignItem(editor.actor, { ...to, ...cut, assigneeId: other.id })).rejects.toMatchObject({
      code: 'validation',
    });
    await assignItems(editor.actor, { ...to, items: [cut, two], assigneeId: other.id });
    const { items } = await now();
    expect(items.find(({ id }) => id === two.itemId)?.assignee?.id).toBe(other.id);
    const row = await db.item.findUniqueOrThrow({ where: { id: one.itemId } });
    expect(row.assigneeId).toBe(checker.id);
    expect(await db.notice.count({ where: { memberId: other.id, itemId: one.itemId } })).toBe(0);
    await assignItem(editor.actor, { ...to, ...cut, assigneeId: null });
  });

  test('of another story are missing, and then nothing is given', async () => {
    const strange = await createStory(editor.actor);
    const itemId = strange.view.items[0]?.id ?? '';
    const items = [...seen(), { itemId, version: 1 }];
    const input = { storyId: story.storyId, items, assigneeId: checker.id, dueAt: null };
    await expect(assignItems(editor.actor, input)).rejects.toMatchObject({ code: 'missing' });
    expect((await now()).items.every(({ assignee }) => assignee === null)).toBe(true);
  });

  test('already so are no change', async () => {
    await assignItem(editor.actor, { ...first(), assigneeId: checker.id, dueAt: null });
    await assignItem(editor.actor, { ...first(), version: 2, assigneeId: checker.id, dueAt: null });
    expect((await itemNow(editor.actor, story.storyId, first().itemId)).version).toBe(2);
    expect(await events('item.assign')).toBe(1);
  });

  test('are given until a time to come; one that was set stays when it has passed', async () => {
    const passed = { fields: { dueAt: 'This time has passed. Choose a later one, or none.' } };
    await expect(
      assignItem(editor.actor, { ...first(), assigneeId: checker.id, dueAt: EARLIER }),
    ).rejects.toMatchObject(passed);
    await db.item.update({ where: { id: first().itemId }, data: { dueAt: EARLIER } });
    const given = await assignItem(editor.actor, { ...first(), assigneeId: other.id, dueAt: EARLIER });
    expect(given.items[0]?.dueAt).toBe(EARLIER.toISOString());
  });
});

describe('who can be given work', () => {
  test.each(['REPORTER', 'LEGAL', 'VIEWER'] as const)('not a %s, who gives no verdicts', async (role) => {
    const { id, name } = await createMember(role);
    const why = `${name}’s role gives no verdicts.`;
    await expect(assignItem(editor.actor, { ...first(), assigneeId: id, dueAt: null })).rejects.toMatchObject(
      { fields: { assigneeId: why } },
    );
    const input = { storyId: story.storyId, memberIds: [checker.id, id], dueAt: null };
    await expect(assignStory(editor.actor, input)).rejects.toMatchObject({ fields: { memberIds: why } });
    expect((await now()).assigned).toEqual([]);
    expect((await now()).checkers.map((one) => one.id)).not.toContain(id);
  });

  test('not somebody who wrote the story', async () => {
    story = await createStory(editor.actor, { authorIds: [checker.id] });
    const why = expect.stringMatching(/^Not .*: nobody gives the verdict on a story that they wrote/);
    await expect(
      assignItem(editor.actor, { ...first(), assigneeId: checker.id, dueAt: null }),
    ).rejects.toMatchObject({ fields: { assigneeId: why } });
    const input = { storyId: story.storyId, memberIds: [checker.id], dueAt: null };
    await expect(assignStory(checker.actor, input)).rejects.toMatchObject({ fields: { memberIds: why } });
    const { checkers } = await now();
    expect(checkers.map(({ id }) => id)).toContain(other.id);
    expect(checkers.map(({ id }) => id)).not.toContain(checker.id);
  });

  test('of many items all but those in a line that they put back', async () => {
    const items = seen();
    const paragraph = story.view.blocks.find(({ start, end }) =>
      story.view.items.some((item) => item.start >= start && item.end <= end),
    );
    const block = { storyId: story.storyId, blockId: paragraph?.id ?? '' };
    await moveBlock(editor.actor, block, true);
    await moveBlock(checker.actor, block, false);
    const { items: shown } = await now();
    const live = shown.filter(({ isCut }) => !isCut);
    const result = await assignItems(editor.actor, {
      ...{ storyId: story.storyId, assigneeId: checker.id, dueAt: null },
      items: live.map(({ id, version }) => ({ itemId: id, version })),
    });
    expect(result.putBack).toBeGreaterThan(0);
    expect(result.putBack).toBeLessThan(items.length);
    const own = result.items.filter(({ assignee }) => assignee === null);
    expect(own).toHaveLength(result.putBack);
    const [one] = own;
    await expect(
      assignItem(editor.actor, {
        ...{ storyId: story.storyId, itemId: one?.id ?? '', version: one?.version ?? 0 },
        ...{ assigneeId: checker.id, dueAt: null },
      }),
    ).rejects.toMatchObject({ fields: { assigneeId: expect.stringContaining('put back into the story') } });
  });

  test('nobody, of an archived story; but work is taken off it', async () => {
    await assignStory(editor.actor, { storyId: story.storyId, memberIds: [checker.id], dueAt: null });
    await archiveStory(editor.actor, { storyId: story.storyId, version: 1 }, true);
    const why = 'Nobody works on an archived story. Take it out of the archive first.';
    await expect(
      assignItem(editor.actor, { ...first(), assigneeId: checker.id, dueAt: null }),
    ).rejects.toMatchObject({ fields: { assigneeId: why } });
    await expect(
      assignStory(editor.actor, { storyId: story.storyId, memberIds: [other.id], dueAt: null }),
    ).rejects.toMatchObject({ fields: { memberIds: why } });
    const off = await unassignStory(editor.actor, { storyId: story.storyId, memberId: checker.id });
    expect(off.assigned).toEqual([]);
  });

  test('what a deactivated member had is nobody’s, and theirs again afterwards', async () => {
    const gone = await createMember('CHECKER');
    await assignItem(editor.actor, { ...first(), assigneeId: gone.id, dueAt: LATER });
    await assignStory(editor.actor, { storyId: story.storyId, memberIds: [gone.id], dueAt: LATER });
    await deactivateMember(admin.actor, { memberId: gone.id, version: 1 });
    const without = await now();
    expect(without.items[0]).toMatchObject({ assignee: null, dueAt: null });
    expect(without.assigned).toEqual([]);
    await expect(
      assignItem(editor.actor, { ...first(), version: 2, assigneeId: gone.id, dueAt: null }),
    ).rejects.toMatchObject({ fields: { assigneeId: `${gone.name} is not active here.` } });
    await reactivateMember(admin.actor, { memberId: gone.id, version: 2 });
    expect((await now()).assigned).toEqual([{ id: gone.id, name: gone.name, dueAt: LATER.toISOString() }]);
  });
});

describe('a story', () => {
  const give = (people: MadeMember[], dueAt: Date | null = null) =>
    assignStory(editor.actor, {
      storyId: story.storyId,
      memberIds: people.map(({ id }) => id),
      dueAt,
    });

  test('is given to several, and taken off one', async () => {
    await give([checker, other], LATER);
    expect((await now()).assigned.map(({ id }) => id).sort()).toEqual([checker.id, other.id].sort());
    const off = { storyId: story.storyId, memberId: checker.id };
    const { assigned } = await unassignStory(other.actor, off);
    expect(assigned).toEqual([{ id: other.id, name: other.name, dueAt: LATER.toISOString() }]);
    await unassignStory(other.actor, off);
    expect(await events('story.unassign')).toBe(1);
  });

  test('two editors who each add somebody lose nobody', async () => {
    const second = await createMember('EDITOR');
    await Promise.all([
      give([checker]),
      assignStory(second.actor, { storyId: story.storyId, memberIds: [other.id], dueAt: null }),
    ]);
    expect((await now()).assigned).toHaveLength(2);
  });

  test('given again: another time is set, the same is no change; since when stays told by the record', async () => {
    await give([checker]);
    await give([checker]);
    expect(await events('story.assign')).toBe(1);
    const { assigned } = await give([checker], LATER);
    expect(assigned).toEqual([{ id: checker.id, name: checker.name, dueAt: LATER.toISOString() }]);
    expect(await events('story.assign')).toBe(2);
    await expect(give([other], EARLIER)).rejects.toMatchObject({ code: 'validation' });
  });

  test('five take as many statements as one', async () => {
    const five = await Promise.all(Array.from({ length: 5 }, () => createMember('CHECKER')));
    const one = await countQueries(() => give([checker]));
    expect(await countQueries(() => give(five))).toBe(one);
  });

  test('a checker takes it, and takes an item', async () => {
    const { assigned } = await assignStory(checker.actor, {
      storyId: story.storyId,
      memberIds: [checker.id],
      dueAt: null,
    });
    expect(assigned.map(({ id }) => id)).toEqual([checker.id]);
    const { items } = await assignItem(checker.actor, { ...first(), assigneeId: checker.id, dueAt: null });
    expect(items[0]?.assignee?.id).toBe(checker.id);
    await openThread(checker.actor, { storyId: story.storyId, itemId: first().itemId, body: 'Mine.' });
    expect(await events('story.assign')).toBe(1);
  });
});
