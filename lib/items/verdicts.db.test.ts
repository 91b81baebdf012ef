import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyRow } from '../../testing/database-watch.ts';
import {
  actorAgain,
  createEvidence,
  createItem,
  createMember,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { changeRole } from '../members/mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { recordVerdict } from './mutations.ts';
import { itemHistory } from './queries.ts';
import type { ItemView } from './view.ts';

const WORDS = 'The bridge will open to traffic';

let checker: MadeMember;
let story: MadeStory;
let storyId: string;
let item: ItemView;

beforeAll(async () => {
  checker = await createMember('CHECKER');
});

beforeEach(async () => {
  story = await createStory(checker.actor);
  storyId = story.storyId;
  item = await createItem(checker.actor, story, WORDS);
});

test('a verdict is kept with the words it was given on, by whom and when', async () => {
  const verified = await createVerdict(checker.actor, storyId, item.id, {
    ticks: ['speaker', 'wording'],
    note: 'Heard it.',
  });
  expect(verified).toMatchObject({
    status: 'VERIFIED',
    ticks: ['wording', 'speaker'],
    decidedBy: checker.name,
  });
  await createVerdict(checker.actor, storyId, item.id, {
    status: 'DISPUTED',
    reason: 'party denies',
    ticks: [],
  });
  const verdicts = await db.verdict.findMany({ where: { itemId: item.id }, orderBy: { at: 'asc' } });
  expect(verdicts.map(({ status, words, note, byId }) => [status, words, note, byId])).toEqual([
    ['VERIFIED', WORDS, 'Heard it.', checker.id],
    ['DISPUTED', WORDS, '', checker.id],
  ]);
  const history = await itemHistory(checker.actor, storyId, item.id);
  expect(history.map(({ words }) => words)).toEqual([
    'made this item: direct quote',
    'set verified',
    'set disputed, party denies',
  ]);
});

test('the same verdict again writes nothing, unless it says something new', async () => {
  await createVerdict(checker.actor, storyId, item.id);
  const before = await everyRow();
  await createVerdict(checker.actor, storyId, item.id);
  expect(await everyRow()).toEqual(before);
  await createVerdict(checker.actor, storyId, item.id, { note: 'Heard it again.' });
  expect(await db.verdict.count({ where: { itemId: item.id } })).toBe(2);
});

test('a refused verdict says which field is at fault, and writes nothing', async () => {
  const before = await everyRow();
  await expect(
    createVerdict(checker.actor, storyId, item.id, { quotation: 'ALTERED', ticks: [] }),
  ).rejects.toMatchObject({
    code: 'validation',
    fields: { quotation: expect.any(String), ticks: expect.any(String) },
  });
  expect(await everyRow()).toEqual(before);
});

test('a verdict against the evidence is noted as one', async () => {
  await createEvidence(checker.actor, storyId, item.id, { stance: 'CONTRADICTS' });
  await createVerdict(checker.actor, storyId, item.id, { reason: 'The source was misread.' });
  const event = await db.auditEvent.findFirstOrThrow({
    where: { action: 'item.recordVerdict' },
    orderBy: { seq: 'desc' },
  });
  expect(JSON.parse(event.payload)).toMatchObject({ isAgainstEvidence: true, words: WORDS });
});

describe('nobody judges a story that they wrote', () => {
  test.each(['CHECKER', 'EDITOR', 'ADMIN'] as const)('%s', async (role) => {
    await createMember('EDITOR');
    const author = await createMember(role);
    const own = await createStory(author.actor, { authorIds: [author.id] });
    const quote = await createItem(author.actor, own, WORDS);
    await expect(createVerdict(author.actor, own.storyId, quote.id)).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Nobody gives the verdict on a story that they wrote, brought in as their own, or revised.',
    });
    const { can } = await workbench(author.actor, own.storyId);
    expect([can.recordVerdict, can.whyNot.recordVerdict]).toEqual([
      false,
      'Nobody gives the verdict on a story that they wrote, brought in as their own, or revised.',
    ]);
    expect((await createVerdict(checker.actor, own.storyId, quote.id)).status).toBe('VERIFIED');
  });
});

test('a new role holds from the next request on', async () => {
  const [admin, member] = [await createMember('ADMIN'), await createMember('CHECKER')];
  await createVerdict(member.actor, storyId, item.id);
  await changeRole(admin.actor, { memberId: member.id, version: 1, role: 'VIEWER' });
  await expect(
    createVerdict(await actorAgain(member), storyId, item.id, { note: 'Again.' }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('of two verdicts at once one is kept, and the other is told what it was', async () => {
  const other = await createMember('CHECKER', { name: 'Other checker' });
  const input = { storyId, itemId: item.id, version: item.version, substance: null, note: '' };
  const results = await Promise.allSettled([
    recordVerdict(checker.actor, {
      ...input,
      status: 'VERIFIED',
      reason: '',
      ticks: ['wording'],
      quotation: 'VERBATIM',
    }),
    recordVerdict(other.actor, {
      ...input,
      status: 'DISPUTED',
      reason: 'party denies',
      ticks: [],
      quotation: null,
    }),
  ]);
  const [won, lost] = results[0]?.status === 'fulfilled' ? [checker, results[1]] : [other, results[0]];
  expect(lost).toMatchObject({
    status: 'rejected',
    reason: { code: 'conflict', conflict: { by: won.name } },
  });
  const now = await itemNow(checker.actor, storyId, item.id);
  expect([now.decidedBy, now.version]).toEqual([won.name, item.version + 1]);
  expect(await db.verdict.count({ where: { itemId: item.id } })).toBe(1);
});
