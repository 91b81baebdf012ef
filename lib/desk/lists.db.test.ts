import { beforeAll, describe, expect, test } from 'vitest';
import { countQueries } from '../../testing/database-watch.ts';
import {
  createContact,
  createEvidence,
  createMember,
  createStory,
  createVerdict,
  type MadeMember,
  STORY_TEXT,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { listSources } from '../sources/queries.ts';
import { archiveStory } from '../stories/mutations.ts';
import { openThread } from '../threads/mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { listStories } from './list-queries.ts';

let checker: MadeMember;

beforeAll(async () => {
  checker = await createMember('CHECKER');
});

/** A story with work on each of its items. */
async function workedStory(paragraphs: number): Promise<string> {
  const more = Array.from(
    { length: paragraphs },
    (_, i) => `“We wait for ferry ${i},” the harbour master said.`,
  );
  const { storyId, view } = await createStory(checker.actor, { text: [STORY_TEXT, ...more].join('\n\n') });
  for (const { id } of view.items) {
    await createEvidence(checker.actor, storyId, id);
    await openThread(checker.actor, { storyId, itemId: id, body: 'Seen.' });
  }
  await createVerdict(checker.actor, storyId, view.items[0]?.id ?? '');
  await createContact(checker.actor, storyId, 'Moscow');
  await createContact(checker.actor, storyId, 'Beijing');
  return storyId;
}

describe('the number of queries does not grow with what there is', () => {
  let small: string;
  let large: string;
  const before: Record<string, number> = {};
  const lists = {
    listStories: () => listStories(checker.actor),
    listSources: () => listSources(checker.actor),
  };

  beforeAll(async () => {
    small = await workedStory(1);
    for (const [name, list] of Object.entries(lists)) before[name] = await countQueries(list);
    large = await workedStory(12);
    for (let i = 0; i < 5; i += 1) await workedStory(1);
  }, 120_000);

  test.each([
    ['listStories', 1],
    ['listSources', 7],
  ] as const)('%s: %i', async (name, stated) => {
    expect(before[name]).toBe(stated);
    expect(await countQueries(lists[name])).toBe(stated);
  });

  test('workbench: 18', async () => {
    const [ofSmall, ofLarge] = [await workbench(checker.actor, small), await workbench(checker.actor, large)];
    expect(ofLarge.items.length).toBeGreaterThan(ofSmall.items.length * 2);
    expect(await countQueries(() => workbench(checker.actor, small))).toBe(18);
    expect(await countQueries(() => workbench(checker.actor, large))).toBe(18);
  });
});

test('a story in the list has its counts and whom it waits for', async () => {
  const storyId = await workedStory(0);
  const { stories } = await listStories(checker.actor);
  expect(stories[0]).toMatchObject({
    id: storyId,
    stage: 'AWAITING_REPLIES',
    counts: { all: 4, verified: 1, pending: 3, disputed: 0 },
    awaiting: [
      { party: 'Beijing', until: null },
      { party: 'Moscow', until: null },
    ],
  });
});

test('archived stories are in a list of their own, and a search looks in headlines', async () => {
  const { storyId } = await createStory(checker.actor, {
    headline: 'Quite 100% another headline',
    text: STORY_TEXT,
  });
  const editor = await createMember('EDITOR');
  const found = async (options: Parameters<typeof listStories>[1]) =>
    (await listStories(checker.actor, options)).stories.map(({ id }) => id);
  expect(await found({ query: 'another HEADLINE' })).toEqual([storyId]);
  await archiveStory(editor.actor, { storyId, version: 1 }, true);
  expect(await found({ query: 'another headline' })).toEqual([]);
  expect(await found({ query: 'another headline', shelf: 'archived' })).toEqual([storyId]);
  await archiveStory(editor.actor, { storyId, version: 2 }, false);
  expect(await found({ query: 'another headline' })).toEqual([storyId]);
});

describe('what presses comes first', () => {
  const HOUR = 3_600_000;
  const iso = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
  const word = `Pressing ${Date.now()}`;
  const order = async () =>
    (await listStories(checker.actor, { query: word })).stories.map(({ headline }) =>
      headline.replace(`${word} `, ''),
    );
  const story = async (name: string, deadline: string | null = null) =>
    (await createStory(checker.actor, { headline: `${word} ${name}`, deadline })).storyId;

  test('overdue, then by the nearest deadline of the story or of an answer, then the newest', async () => {
    await story('old');
    await story('new');
    await story('due in five hours', iso(5));
    const late = await story('an answer is overdue');
    const soon = await story('due in nine hours, an answer in one', iso(9));
    await createContact(checker.actor, late, 'Moscow', { sentAt: iso(-3), deadline: iso(-1) });
    await createContact(checker.actor, soon, 'Moscow', { sentAt: iso(-3), deadline: iso(1) });
    expect(await order()).toEqual([
      'an answer is overdue',
      'due in nine hours, an answer in one',
      'due in five hours',
      'new',
      'old',
    ]);

    // Answered to a follow-up: the first request is no longer pressing.
    const { stories } = await listStories(checker.actor, { query: word });
    expect(stories[0]?.awaiting).toEqual([{ party: 'Moscow', until: expect.any(String) }]);
    const { id } = await db.contactAttempt.findFirstOrThrow({ where: { storyId: late } });
    await createContact(checker.actor, late, 'Moscow', {
      sentAt: iso(-0.5),
      followUpOfId: id,
      outcome: 'RESPONDED',
      answer: 'It is so.',
    });
    expect((await order())[0]).toBe('due in nine hours, an answer in one');
    expect(
      (await listStories(checker.actor, { query: word })).stories.find((one) => one.id === late)?.awaiting,
    ).toEqual([]);
  });
});
