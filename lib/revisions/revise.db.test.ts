import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyRow } from '../../testing/database-watch.ts';
import {
  createItem,
  createMember,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
  STORY_TEXT,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { CHANGED_SINCE_CHECK } from '../domain/reasons.ts';
import { cutItem } from '../items/shape-mutations.ts';
import type { ItemView } from '../items/view.ts';
import { workbench } from '../workbench/queries.ts';
import { moveBlock } from './aside-mutations.ts';
import { changeStory } from './details-mutations.ts';
import { reviseStory } from './revise-mutations.ts';

let checker: MadeMember;
let story: MadeStory;
let storyId: string;

beforeAll(async () => {
  checker = await createMember('CHECKER');
});

beforeEach(async () => {
  story = await createStory(checker.actor);
  storyId = story.storyId;
});

const item = (index: number) => story.view.items[index] as ItemView;
const now = (index: number) => itemNow(checker.actor, storyId, item(index).id);
const revise = (pasted: string, revisionId = story.view.revision.id) =>
  reviseStory(checker.actor, { storyId, revisionId }, { pasted });
const dispute = (id: string) =>
  createVerdict(checker.actor, storyId, id, {
    status: 'DISPUTED',
    reason: 'sources conflict',
    ticks: [],
    quotation: null,
  });
const blockWith = (words: string) => {
  const { revision, blocks } = story.view;
  const at = revision.text.indexOf(words);
  return blocks.find(({ start, end }) => start <= at && at < end)?.id ?? '';
};

describe('a new revision', () => {
  test('what stands unchanged keeps its verdict, at its new place', async () => {
    await dispute(item(2).id);
    const counts = await revise(STORY_TEXT.replace('The transport', 'A week ago the transport'));
    const kept = await now(2);
    expect(kept).toMatchObject({ status: 'DISPUTED', reason: 'sources conflict', exact: item(2).exact });
    expect(kept.start).not.toBe(item(2).start);
    const { revision } = await workbench(checker.actor, storyId);
    expect(revision.text.slice(kept.start, kept.end)).toBe(kept.exact);
    expect(counts).toMatchObject({ gone: 0, found: 0 });
  });

  test('what changed is pending again, its verdict in the history', async () => {
    await dispute(item(2).id);
    const counts = await revise(STORY_TEXT.replace('12,000', '21,000'));
    expect(await now(2)).toMatchObject({
      status: 'PENDING',
      reason: CHANGED_SINCE_CHECK,
      exact: 'The ferry carried 21,000 passengers in January.',
    });
    expect(counts).toEqual({ unchanged: 3, changed: 1, gone: 0, found: 0, confirmed: 0 });
    const verdicts = await db.verdict.findMany({ where: { itemId: item(2).id }, orderBy: { at: 'asc' } });
    expect(verdicts.map(({ status, words, byId }) => [status, words, byId])).toEqual([
      ['DISPUTED', item(2).exact, checker.id],
      ['PENDING', item(2).exact, null],
    ]);
  });

  test('what is gone is cut, what is new is found, what was cut stays cut', async () => {
    await cutItem(checker.actor, { storyId, itemId: item(1).id, version: 1 });
    const counts = await revise(
      STORY_TEXT.replace(
        'The ferry carried 12,000 passengers in January.',
        'The mayor denied a delay. “We are on time,” she said.',
      ),
    );
    expect([(await now(0)).isCut, (await now(1)).isCut, (await now(2)).isCut]).toEqual([false, true, true]);
    expect(counts).toMatchObject({ unchanged: 2, changed: 0, gone: 1 });
    expect(counts.found).toBeGreaterThan(0);
    const { items } = await workbench(checker.actor, storyId);
    expect(items.filter(({ isCut }) => !isCut).map(({ exact }) => exact)).toContain('“We are on time,”');
  });

  test('every item in it is anchored in the new text, and the old text stands as it was', async () => {
    await revise(`${STORY_TEXT}\n\n“It will be a fine bridge,” the engineer said.`);
    const { items, revision } = await workbench(checker.actor, storyId);
    for (const { spans, exact, isCut } of items) {
      if (!isCut) expect(spans.map((s) => revision.text.slice(s.start, s.end)).join(' … ')).toBe(exact);
    }
    expect(revision.number).toBe(2);
    const first = await db.revision.findFirstOrThrow({ where: { storyId, number: 1 } });
    expect(first.text).toBe(story.view.revision.text);
  });

  test('of a text from an older revision is a conflict', async () => {
    await revise(`${STORY_TEXT}\n\nMore.`);
    await expect(revise(`${STORY_TEXT}\n\nSomething else.`)).rejects.toMatchObject({
      code: 'conflict',
      conflict: { by: checker.name },
    });
  });

  test('that is the same text, or none, is refused beside its field', async () => {
    const before = await everyRow();
    await expect(revise(`${STORY_TEXT}\n`)).rejects.toMatchObject({
      code: 'validation',
      fields: { text: expect.any(String) },
    });
    await expect(revise('')).rejects.toMatchObject({
      code: 'validation',
      fields: { text: expect.any(String) },
    });
    expect(await everyRow()).toEqual(before);
  });

  test('keeps the headline that somebody gave, where the text brings none', async () => {
    const given = await createStory(checker.actor, {
      headline: 'Bridge shut',
      text: STORY_TEXT.split('\n\n').slice(1).join('\n\n'),
    });
    storyId = given.storyId;
    story = given;
    await revise(`${STORY_TEXT.split('\n\n').slice(1).join('\n\n')}\n\nThe ferry is free.`);
    expect((await workbench(checker.actor, storyId)).story.headline).toBe('Bridge shut');
  });
});

describe('setting a paragraph aside', () => {
  const setAside = (words: string) => moveBlock(checker.actor, { storyId, blockId: blockWith(words) }, true);
  const putBack = (words: string) => moveBlock(checker.actor, { storyId, blockId: blockWith(words) }, false);

  test('cuts its items and no others; putting it back brings them back with their verdicts', async () => {
    await dispute(item(2).id);
    await setAside('The ferry carried');
    expect([(await now(1)).isCut, (await now(2)).isCut, (await now(3)).isCut]).toEqual([false, true, false]);
    await putBack('The ferry carried');
    expect(await now(2)).toMatchObject({ isCut: false, status: 'DISPUTED', reason: 'sources conflict' });
    const history = await db.auditEvent.findMany({
      where: { subjectId: item(2).id },
      orderBy: { seq: 'asc' },
    });
    expect(history.map(({ action }) => action)).toEqual(['item.recordVerdict', 'item.cut', 'item.restore']);
  });

  test('what a person had cut before stays cut', async () => {
    const other = await createItem(checker.actor, story, '12,000 passengers', 'PARTIAL_QUOTE');
    await cutItem(checker.actor, { storyId, itemId: other.id, version: 1 });
    await setAside('The ferry carried');
    await putBack('The ferry carried');
    expect((await now(2)).isCut).toBe(false);
    expect((await itemNow(checker.actor, storyId, other.id)).isCut).toBe(true);
  });

  test('what went with an earlier revision does not come back into this one', async () => {
    const text = STORY_TEXT.replace(
      'The ferry carried 12,000 passengers in January.',
      'Nobody knows when all of it will be done, and nobody says.',
    );
    await revise(text);
    const gone = await now(2);
    expect(gone.isCut).toBe(true);
    story.view = await workbench(checker.actor, storyId);
    await setAside('Nobody knows');
    await putBack('Nobody knows');
    expect((await itemNow(checker.actor, storyId, gone.id)).isCut).toBe(true);
  });

  test('a line that the engine had set aside is read once it is put back', async () => {
    story = await createStory(checker.actor, {
      text: `${STORY_TEXT}\n\nRelated article: “The pier is closed,” the mayor said`,
    });
    storyId = story.storyId;
    const aside = story.view.blocks.find(({ kind }) => kind === 'ASIDE');
    expect(aside).toBeDefined();
    const before = story.view.items.length;
    await moveBlock(checker.actor, { storyId, blockId: aside?.id ?? '' }, false);
    const { items, blocks } = await workbench(checker.actor, storyId);
    expect(blocks.find(({ id }) => id === aside?.id)).toMatchObject({ kind: 'PARAGRAPH', asideReason: null });
    expect(items.length).toBeGreaterThan(before);
    expect(items.at(-1)?.start).toBeGreaterThanOrEqual(aside?.start ?? 0);
  });

  test('twice is done once', async () => {
    await setAside('The ferry carried');
    const before = await everyRow();
    await setAside('The ferry carried');
    expect(await everyRow()).toEqual(before);
  });
});

describe('changing a story’s details', () => {
  const change = (fields: object, version: number) =>
    changeStory(checker.actor, {
      storyId,
      version,
      headline: 'Bridge shut',
      byline: '',
      desk: '',
      deadline: null,
      language: 'en',
      ...fields,
    });

  test('a byline adds its authors and never takes one away', async () => {
    const reporter = await createMember('REPORTER', { name: 'Desk Reporter Three' });
    await change({ byline: 'Desk Reporter Three' }, 1);
    await change({ byline: 'Staff' }, 2);
    const { story: view } = await workbench(checker.actor, storyId);
    expect(view.authors).toEqual([{ id: reporter.id, name: reporter.name }]);
    expect(view.byline).toBe('Staff');
  });

  test('to what they are writes nothing', async () => {
    await change({}, 1);
    const before = await everyRow();
    await change({}, 2);
    expect(await everyRow()).toEqual(before);
  });
});
