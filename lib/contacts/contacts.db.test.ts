import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createContact,
  createMember,
  createStory,
  createVerdict,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import type { ItemView } from '../items/view.ts';
import { workbench } from '../workbench/queries.ts';
import { recordOutcome } from './mutations.ts';
import { recordOutcomeSchema } from './schema.ts';

const HOUR = 3_600_000;
const start = Date.now();
const at = (hours: number) => new Date(start + hours * HOUR);
const iso = (hours: number) => at(hours).toISOString();

let checker: MadeMember;
let story: MadeStory;
let storyId: string;
let silence: ItemView;

beforeAll(async () => {
  checker = await createMember('CHECKER');
});

beforeEach(async () => {
  story = await createStory(checker.actor);
  storyId = story.storyId;
  silence = story.view.items.find(({ kind }) => kind === 'NON_RESPONSE') as ItemView;
});

const ask = (party: string, more: Parameters<typeof createContact>[3] = {}) =>
  createContact(checker.actor, storyId, party, { sentAt: iso(-2), deadline: iso(4), ...more });
const record = (attemptId: string, version: number, outcome: object) =>
  recordOutcome(
    checker.actor,
    recordOutcomeSchema.parse({ storyId, attemptId, version, answeredAt: null, ...outcome }),
  );

/** What the workbench says about the non-response at that hour. */
async function standing(hours: number) {
  const view = await workbench(checker.actor, storyId, at(hours));
  const item = view.items.find(({ id }) => id === silence.id) as ItemView;
  return {
    supported: Object.fromEntries(view.support.map(({ party, isSupported }) => [party, isSupported])),
    wording: view.supportedWording[silence.id],
    status: item.sourceStatus,
    words: item.sourceWords,
  };
}

const verify = () => createVerdict(checker.actor, storyId, silence.id, { ticks: ['context'] });

describe('“There was no immediate comment from Moscow or Beijing.”', () => {
  test('is not supported before anybody was asked', async () => {
    expect(await standing(0)).toEqual({
      supported: { Moscow: false, Beijing: false },
      wording: null,
      status: 'UNSOURCED',
      words: 'none of two parties asked',
    });
    await expect(verify()).rejects.toMatchObject({
      code: 'validation',
      fields: { status: expect.any(String) },
    });
  });

  test('is half supported when one of the two was asked', async () => {
    await ask('Moscow');
    expect(await standing(0)).toEqual({
      supported: { Moscow: true, Beijing: false },
      wording: 'There was no immediate comment from Moscow.',
      status: 'UNSOURCED',
      words: 'one of two parties asked',
    });
    await expect(verify()).rejects.toMatchObject({ code: 'validation' });
  });

  test('is supported when both were, and no longer once the deadline has passed', async () => {
    await ask('Moscow');
    await ask('Beijing');
    expect(await standing(3.99)).toEqual({
      supported: { Moscow: true, Beijing: true },
      wording: 'There was no immediate comment from Moscow or Beijing.',
      status: 'AWAITING_REPLY',
      words: 'no immediate comment from Moscow or Beijing',
    });
    expect((await verify()).status).toBe('VERIFIED');
    expect(await standing(4.01)).toEqual({
      supported: { Moscow: false, Beijing: false },
      wording: 'Moscow and Beijing did not respond to requests for comment.',
      status: 'NO_COMMENT',
      words: 'no comment from Moscow or Beijing',
    });
  });

  test('falls when one of them answers', async () => {
    const { id } = await ask('Moscow');
    await ask('Beijing');
    await record(id, 1, { outcome: 'DENIED', answer: 'That is not so.', answeredAt: iso(-0.5) });
    expect(await standing(0)).toMatchObject({
      supported: { Moscow: false, Beijing: true },
      wording: 'There was no immediate comment from Beijing.',
      status: 'CONTRADICTED',
    });
  });

  test('is worded for each party by its own outcome', async () => {
    const { id } = await ask('Moscow');
    await ask('Beijing');
    await record(id, 1, { outcome: 'DECLINED', answeredAt: iso(-0.5) });
    expect((await standing(0)).wording).toBe(
      'Moscow declined to comment; Beijing did not immediately respond to a request for comment.',
    );
  });
});

test('a story waits for replies as long as a request is open', async () => {
  const stage = async () => (await workbench(checker.actor, storyId)).story.stage;
  const { id } = await ask('Moscow');
  expect(await stage()).toBe('AWAITING_REPLIES');
  await record(id, 1, { outcome: 'DECLINED' });
  expect(await stage()).toBe('CHECKING');
});

test('an answer without a moment has come now; silence has none', async () => {
  const before = Date.now();
  const { id } = await ask('Moscow');
  await record(id, 1, { outcome: 'DECLINED' });
  const answered = await db.contactAttempt.findUniqueOrThrow({ where: { id } });
  expect(answered.answeredAt?.getTime()).toBeGreaterThanOrEqual(before);
  await record(id, 2, { outcome: 'UNREACHABLE', answeredAt: iso(-0.5) });
  expect((await db.contactAttempt.findUniqueOrThrow({ where: { id } })).answeredAt).toBeNull();
});

test('one party is one row, however it is typed and whoever is first', async () => {
  const stories = [];
  for (let i = 0; i < 6; i += 1) stories.push(await createStory(checker.actor));
  const name = `Ministry ${start}`;
  const results = await Promise.allSettled(
    stories.map((one) => createContact(checker.actor, one.storyId, name)),
  );
  expect(results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))).toEqual([]);
  await ask(name.toUpperCase());
  expect(await db.party.count({ where: { name: { equals: name, mode: 'insensitive' } } })).toBe(1);
});

describe('what cannot be is refused beside its field', () => {
  test.each([
    ['a request from the future', 'sentAt', { sentAt: iso(1), deadline: null }],
    ['a deadline before the request', 'deadline', { deadline: iso(-3) }],
    ['an answer before the request', 'answeredAt', { outcome: 'RESPONDED', answeredAt: iso(-3) }],
    ['final silence before the deadline', 'outcome', { outcome: 'NO_RESPONSE' }],
    ['no contact and no reason', 'reason', { outcome: 'NOT_CONTACTED' }],
  ] as const)('%s', async (_, field, fields) => {
    const error = await ask('Moscow', fields).then(
      () => 'was taken',
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(AppError);
    expect(Object.keys((error as AppError).fields ?? {})).toEqual([field]);
    expect(await db.contactAttempt.count({ where: { storyId } })).toBe(0);
  });
});
