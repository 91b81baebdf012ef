import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyRow } from '../../testing/database-watch.ts';
import {
  createContact,
  createItem,
  createMember,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
  STORY_TEXT,
  spanOf,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { CHANGED_SINCE_CHECK } from '../domain/reasons.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { recordVerdict } from './mutations.ts';
import { itemHistory } from './queries.ts';
import { changeItemSchema, makeItemSchema, mergeItemsSchema, recordVerdictSchema } from './schema.ts';
import { changeItem, cutItem, makeItem, restoreItem } from './shape-mutations.ts';
import { mergeItems, splitItem } from './split-merge-mutations.ts';
import type { ItemView } from './view.ts';

const TEXT = `${STORY_TEXT}\n\nA sign at the pier reads 🌉 closed 🌉 in big letters, and below it: open again soon.`;

let checker: MadeMember;
let story: MadeStory;
let storyId: string;

beforeAll(async () => {
  checker = await createMember('CHECKER');
});

beforeEach(async () => {
  story = await createStory(checker.actor, { text: TEXT });
  storyId = story.storyId;
});

/** Refused beside its field, and nothing written. */
async function refused(work: Promise<unknown>, field: string) {
  const error = await work.then(
    () => 'was allowed',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'validation' });
  expect(Object.keys((error as AppError).fields ?? {})).toEqual([field]);
}

async function refusedWithoutATrace(work: () => Promise<unknown>, field: string) {
  const before = await everyRow();
  await refused(work(), field);
  expect(await everyRow()).toEqual(before);
}

const make = (spans: { start: number; end: number }[]) =>
  makeItem(checker.actor, {
    storyId,
    revisionId: story.view.revision.id,
    kind: 'PARTIAL_QUOTE',
    spans,
    speakerName: 'The harbour master',
  });
const one = ({ id, version }: ItemView) => ({ storyId, itemId: id, version });
const quote = (words = 'The bridge will open to traffic') => createItem(checker.actor, story, words);
const verdictsOf = (itemId: string) => db.verdict.findMany({ where: { itemId }, orderBy: { at: 'asc' } });

async function expectLapsed(itemId: string, words: string) {
  const item = await itemNow(checker.actor, storyId, itemId);
  expect(item).toMatchObject({ status: 'PENDING', reason: CHANGED_SINCE_CHECK, ticks: [], quotation: null });
  const verdicts = await verdictsOf(itemId);
  expect(verdicts.map(({ status, byId }) => [status, byId])).toEqual([
    ['VERIFIED', checker.id],
    ['PENDING', null],
  ]);
  expect(verdicts.every((verdict) => verdict.words === words)).toBe(true);
  const history = await itemHistory(checker.actor, storyId, itemId);
  expect(history.map((entry) => entry.words)).toContainEqual(
    expect.stringMatching(/^set pending: changed since check\. \p{Lu}/u),
  );
}

describe('making an item', () => {
  const edges = () => ({ start: spanOf(story, 'A sign').start, end: story.view.revision.text.length });

  test('takes exactly the words, without the white space at their edges', async () => {
    const { start, end } = spanOf(story, ' at the pier ');
    const { items } = await make([{ start, end }]);
    expect(items).toEqual([
      expect.objectContaining({
        exact: 'at the pier',
        start: start + 1,
        end: end - 1,
        isMachine: false,
        status: 'PENDING',
        speaker: { name: 'The harbour master', start: null, end: null },
      }),
    ]);
  });

  test('of two parts', async () => {
    const [a, b] = [spanOf(story, 'closed'), spanOf(story, 'open again')];
    const { items } = await make([a, b]);
    expect(items[0]).toMatchObject({
      exact: 'closed … open again',
      spans: [a, b],
      start: a.start,
      end: b.end,
    });
  });

  test('whole characters outside the basic plane are words like any other', async () => {
    const { items } = await make([spanOf(story, '🌉 closed 🌉')]);
    expect(items[0]?.exact).toBe('🌉 closed 🌉');
  });

  test.each([
    [
      'begins inside a character',
      () => ({ start: spanOf(story, '🌉').start + 1, end: spanOf(story, 'closed').end }),
    ],
    [
      'ends inside a character',
      () => ({ start: spanOf(story, 'reads').start, end: spanOf(story, '🌉').start + 1 }),
    ],
    ['reaches beyond the text', () => ({ ...edges(), end: edges().end + 1 })],
    ['lies beyond the text', () => ({ start: edges().end + 5, end: edges().end + 9 })],
    [
      'is nothing but white space',
      () => ({ start: spanOf(story, '\n\n').start, end: spanOf(story, '\n\n').end }),
    ],
  ])('what %s is refused', async (_, span) => {
    await refusedWithoutATrace(() => make([span()]), 'spans');
  });

  test('of words that are such an item already is refused; of another kind it is not', async () => {
    await make([spanOf(story, 'closed')]);
    await refusedWithoutATrace(() => make([spanOf(story, ' closed ')]), 'spans');
    await expect(createItem(checker.actor, story, 'closed', 'FACTUAL_CLAIM')).resolves.toMatchObject({
      kind: 'FACTUAL_CLAIM',
    });
  });

  test('in a text that is no longer the current one is a conflict', async () => {
    await reviseStory(
      checker.actor,
      { storyId, revisionId: story.view.revision.id },
      { pasted: `${TEXT} Again.` },
    );
    await expect(make([spanOf(story, 'closed')])).rejects.toMatchObject({ code: 'conflict' });
  });

  test.each([
    ['no span', []],
    ['an empty span', [{ start: 3, end: 3 }]],
    ['a negative offset', [{ start: -1, end: 3 }]],
    ['half an offset', [{ start: 0.5, end: 3 }]],
    [
      'parts that overlap',
      [
        { start: 0, end: 5 },
        { start: 4, end: 8 },
      ],
    ],
    [
      'parts out of order',
      [
        { start: 6, end: 8 },
        { start: 0, end: 3 },
      ],
    ],
  ])('%s does not get past the form', (_, spans) => {
    const input = {
      storyId,
      revisionId: story.view.revision.id,
      kind: 'PARTIAL_QUOTE',
      spans,
      speakerName: '',
    };
    expect(makeItemSchema.safeParse(input).success).toBe(false);
    expect(changeItemSchema.safeParse({ storyId, itemId: storyId, version: 1, spans }).success).toBe(false);
  });
});

describe('changing an item', () => {
  test('its words: the verdict lapses and stays in the history', async () => {
    const item = await createVerdict(checker.actor, storyId, (await quote()).id);
    const { items } = await changeItem(checker.actor, {
      ...one(item),
      spans: [spanOf(story, 'The bridge will open')],
    });
    expect(items[0]).toMatchObject({
      exact: 'The bridge will open',
      isMachine: false,
      version: item.version + 1,
    });
    await expectLapsed(item.id, 'The bridge will open to traffic');
  });

  test('its speaker: the verdict lapses', async () => {
    const item = await createVerdict(checker.actor, storyId, (await quote()).id);
    const { items } = await changeItem(checker.actor, { ...one(item), speakerName: 'The ferry company' });
    expect(items[0]?.speaker).toEqual({ name: 'The ferry company', start: null, end: null });
    await expectLapsed(item.id, 'The bridge will open to traffic');
  });

  test('its parties: the verdict lapses, and the place in the sentence stays with the name', async () => {
    const silence = story.view.items.find(({ kind }) => kind === 'NON_RESPONSE') as ItemView;
    await createContact(checker.actor, storyId, 'Moscow');
    await createContact(checker.actor, storyId, 'Beijing');
    const item = await createVerdict(checker.actor, storyId, silence.id, { ticks: ['context'] });
    const { items } = await changeItem(checker.actor, { ...one(item), partyNames: ['Beijing', 'Minsk'] });
    expect(items[0]?.parties).toEqual([
      { ...silence.parties[1] },
      { name: 'Minsk', mention: 'Minsk', start: null, end: null },
    ]);
    await expectLapsed(item.id, silence.exact);
  });

  test('its kind: the verdict lapses only where other questions are asked', async () => {
    const item = await createVerdict(checker.actor, storyId, (await quote()).id);
    const { items } = await changeItem(checker.actor, { ...one(item), kind: 'PARTIAL_QUOTE' });
    expect(items[0]).toMatchObject({ kind: 'PARTIAL_QUOTE', status: 'VERIFIED', quotation: 'VERBATIM' });
    await changeItem(checker.actor, { ...one(items[0] as ItemView), kind: 'FACTUAL_CLAIM' });
    await expectLapsed(item.id, 'The bridge will open to traffic');
  });

  test('to a non-response and back: parties come and go with the kind', async () => {
    const item = await quote();
    const made = await changeItem(checker.actor, {
      ...one(item),
      kind: 'NON_RESPONSE',
      partyNames: ['Minsk'],
    });
    expect(made.items[0]).toMatchObject({ outcome: 'NO_RESPONSE', parties: [{ name: 'Minsk' }] });
    const back = await changeItem(checker.actor, { ...one(made.items[0] as ItemView), kind: 'PARAPHRASE' });
    expect(back.items[0]).toMatchObject({ outcome: null, parties: [] });
  });

  test('to what it is already writes nothing', async () => {
    const item = await quote();
    const before = await everyRow();
    await changeItem(checker.actor, { ...one(item), kind: item.kind, spans: item.spans, speakerName: '' });
    expect(await everyRow()).toEqual(before);
  });

  test('to words outside the text is refused', async () => {
    const item = await quote();
    const end = story.view.revision.text.length + 1;
    await refusedWithoutATrace(
      () => changeItem(checker.actor, { ...one(item), spans: [{ start: 5, end }] }),
      'spans',
    );
  });

  test('to the words of its twin is refused', async () => {
    const item = await quote();
    await quote('The bridge will open');
    const spans = [spanOf(story, 'The bridge will open')];
    await refusedWithoutATrace(() => changeItem(checker.actor, { ...one(item), spans }), 'spans');
  });
});

describe('splitting an item', () => {
  test('at an offset: two items of its words, both to be checked', async () => {
    const item = await createVerdict(checker.actor, storyId, (await quote()).id);
    const { items } = await splitItem(checker.actor, { ...one(item), at: spanOf(story, 'to traffic').start });
    expect(items.map(({ exact, status }) => [exact, status])).toEqual([
      ['The bridge will open', 'PENDING'],
      ['to traffic', 'PENDING'],
    ]);
    expect(items.every(({ isMachine }) => !isMachine)).toBe(true);
    await expectLapsed(item.id, 'The bridge will open to traffic');
    const history = await itemHistory(checker.actor, storyId, items[1]?.id ?? '');
    expect(history.map(({ words }) => words)).toEqual(['split this item']);
  });

  test('between its parts: each has its own', async () => {
    const [a, b] = [spanOf(story, 'closed'), spanOf(story, 'open again')];
    const made = await make([a, b]);
    const { items } = await splitItem(checker.actor, { ...one(made.items[0] as ItemView), at: a.end + 3 });
    expect(items.map(({ spans }) => spans)).toEqual([[a], [b]]);
    expect(items.map(({ speaker }) => speaker?.name)).toEqual(['The harbour master', 'The harbour master']);
  });

  test('a non-response gives both its parties', async () => {
    const silence = story.view.items.find(({ kind }) => kind === 'NON_RESPONSE') as ItemView;
    const { items } = await splitItem(checker.actor, {
      ...one(silence),
      at: spanOf(story, 'from Moscow').start,
    });
    expect(items.map(({ parties }) => parties.map(({ name }) => name))).toEqual([
      ['Moscow', 'Beijing'],
      ['Moscow', 'Beijing'],
    ]);
  });

  test.each([
    ['at its start', (item: ItemView) => item.start],
    ['at its end', (item: ItemView) => item.end],
    ['before it', (item: ItemView) => item.start - 3],
    ['behind it', (item: ItemView) => item.end + 3],
    ['beyond the text', () => story.view.revision.text.length + 100],
  ])('%s is refused', async (_, at) => {
    const item = await quote();
    await refusedWithoutATrace(() => splitItem(checker.actor, { ...one(item), at: at(item) }), 'at');
  });

  test('inside a character is refused', async () => {
    const item = await quote('reads 🌉 closed');
    const at = spanOf(story, '🌉').start + 1;
    await refusedWithoutATrace(() => splitItem(checker.actor, { ...one(item), at }), 'at');
  });
});

describe('merging items', () => {
  const pair = ({ id, version }: ItemView) => ({ itemId: id, version });

  test('that stand side by side: one span, the others cut, the verdict lapsed', async () => {
    const first = await createVerdict(checker.actor, storyId, (await quote('The bridge will open')).id);
    const second = await quote('to traffic');
    const { items } = await mergeItems(checker.actor, { storyId, items: [pair(second), pair(first)] });
    expect(items.map(({ id, exact, isCut, spans }) => [id, exact, isCut, spans.length])).toEqual([
      [first.id, 'The bridge will open to traffic', false, 1],
      [second.id, 'to traffic', true, 1],
    ]);
    await expectLapsed(first.id, 'The bridge will open');
  });

  test('that stand apart: one item of two parts', async () => {
    const [first, second] = [await quote('The bridge will open'), await quote('first Monday')];
    const { items } = await mergeItems(checker.actor, { storyId, items: [pair(first), pair(second)] });
    expect(items[0]).toMatchObject({ exact: 'The bridge will open … first Monday', spans: { length: 2 } });
  });

  test('non-responses: the parties of all', async () => {
    const text = `${STORY_TEXT.split('\n\n').slice(0, 3).join('\n\n')}\n\nMoscow declined to comment. Beijing declined to comment.`;
    story = await createStory(checker.actor, { text });
    storyId = story.storyId;
    const silences = story.view.items.filter(({ kind }) => kind === 'NON_RESPONSE');
    expect(silences.map(({ parties }) => parties.map(({ name }) => name))).toEqual([['Moscow'], ['Beijing']]);
    const { items } = await mergeItems(checker.actor, { storyId, items: silences.map(pair) });
    expect(items[0]?.parties.map(({ name }) => name)).toEqual(['Moscow', 'Beijing']);
  });

  test('with itself, or with one that is cut, is refused', async () => {
    const [first, second] = [await quote('The bridge will open'), await quote('to traffic')];
    const twice = [pair(first), pair(first), pair(second)];
    await refusedWithoutATrace(() => mergeItems(checker.actor, { storyId, items: twice }), 'items');
    await cutItem(checker.actor, one(second));
    const withCut = [pair(first), { itemId: second.id, version: 2 }];
    await refusedWithoutATrace(() => mergeItems(checker.actor, { storyId, items: withCut }), 'items');
    expect(mergeItemsSchema.safeParse({ storyId, items: [pair(first)] }).success).toBe(false);
  });
});

describe('cutting and restoring', () => {
  test('an item keeps its verdict through both', async () => {
    const item = await createVerdict(checker.actor, storyId, (await quote()).id);
    const cut = await cutItem(checker.actor, one(item));
    expect(cut.items[0]).toMatchObject({ isCut: true, status: 'VERIFIED' });
    const back = await restoreItem(checker.actor, one(cut.items[0] as ItemView));
    expect(back.items[0]).toMatchObject({ isCut: false, status: 'VERIFIED', decidedBy: checker.name });
    const history = await itemHistory(checker.actor, storyId, item.id);
    expect(history.slice(-2).map(({ words }) => words)).toEqual(['cut this item', 'restored this item']);
  });

  test('twice is done once', async () => {
    const item = await quote();
    await cutItem(checker.actor, one(item));
    const before = await everyRow();
    await cutItem(checker.actor, { ...one(item), version: 2 });
    expect(await everyRow()).toEqual(before);
  });

  test('a cut item is restored before anything else is done to it', async () => {
    const item = await quote();
    await cutItem(checker.actor, one(item));
    const cut = { ...one(item), version: 2 };
    const verdict = recordVerdictSchema.parse({
      ...cut,
      status: 'DISPUTED',
      reason: 'party denies',
      ticks: [],
      quotation: null,
      substance: null,
      note: '',
    });
    await refusedWithoutATrace(() => recordVerdict(checker.actor, verdict), 'status');
    await refusedWithoutATrace(() => changeItem(checker.actor, { ...cut, speakerName: 'Nobody' }), 'status');
    await refusedWithoutATrace(() => splitItem(checker.actor, { ...cut, at: item.start + 4 }), 'status');
  });

  test('what is gone from the text does not come back', async () => {
    const item = await quote();
    const pasted = TEXT.split('\n\n').slice(2).join('\n\n');
    await reviseStory(checker.actor, { storyId, revisionId: story.view.revision.id }, { pasted });
    const gone = await itemNow(checker.actor, storyId, item.id);
    expect(gone.isCut).toBe(true);
    await refusedWithoutATrace(() => restoreItem(checker.actor, one(gone)), 'status');
  });
});
