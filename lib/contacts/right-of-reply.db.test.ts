import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createContact,
  createItem,
  createMember,
  createReport,
  createSignOff,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
  signOffInput,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { tellReport } from '../domain/report/tell.ts';
import { itemHistory } from '../items/queries.ts';
import type { ItemView } from '../items/view.ts';
import { publish, signOff } from '../reports/mutations.ts';
import { publishedEdition } from '../reports/published.fixture.ts';
import { makeAnswerSource } from '../sources/answer-mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { recordOutcome } from './mutations.ts';
import { changeParty } from './party-mutations.ts';
import { changePartySchema, recordOutcomeSchema } from './schema.ts';

const HOUR = 3_600_000;
const iso = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

let checker: MadeMember;
let editor: MadeMember;
let second: MadeMember;
let story: MadeStory;
let storyId: string;
let silence: ItemView;

beforeAll(async () => {
  [checker, editor, second] = [
    await createMember('CHECKER'),
    await createMember('EDITOR'),
    await createMember('EDITOR'),
  ];
});

beforeEach(async () => {
  story = await createStory(checker.actor);
  storyId = story.storyId;
  silence = story.view.items.find(({ kind }) => kind === 'NON_RESPONSE') as ItemView;
});

const view = (hours = 0) => workbench(checker.actor, storyId, new Date(Date.now() + hours * HOUR));
const ask = (party: string, more: Parameters<typeof createContact>[3] = {}) =>
  createContact(checker.actor, storyId, party, { sentAt: iso(-2), deadline: iso(4), ...more });
const attempt = (id: string) =>
  db.contactAttempt.findUniqueOrThrow({ where: { id }, include: { party: true } });
const change = async (id: string, more: object) => {
  const { party } = await attempt(id);
  const { name, kind, aliases, version } = party;
  const input = { storyId, partyId: party.id, version, name, kind, aliases, ...more };
  return changeParty(checker.actor, changePartySchema.parse(input));
};

describe('a follow-up', () => {
  test('belongs to a request to the same party, after it', async () => {
    const first = await ask('Moscow');
    await ask('Moscow', { sentAt: iso(-1), followUpOfId: first.id });
    const { contacts } = await view();
    expect(contacts.map(({ followUpOfId }) => followUpOfId)).toEqual([null, first.id]);
    await expect(ask('Beijing', { sentAt: iso(-1), followUpOfId: first.id })).rejects.toMatchObject({
      fields: { partyName: expect.stringContaining('Moscow') },
    });
    await expect(ask('Moscow', { sentAt: iso(-3), followUpOfId: first.id })).rejects.toMatchObject({
      fields: { sentAt: expect.any(String) },
    });
    expect((await view()).contacts).toHaveLength(2);
  });

  test('that is answered ends the waiting, although the first request stays without an answer', async () => {
    const first = await ask('Moscow', { deadline: iso(-1) });
    expect((await view()).awaiting).toMatchObject([{ party: 'Moscow' }]);
    expect((await view()).story.stage).toBe('AWAITING_REPLIES');
    await ask('Moscow', {
      sentAt: iso(-0.5),
      followUpOfId: first.id,
      outcome: 'DECLINED',
      answeredAt: iso(-0.2),
    });
    expect((await view()).awaiting).toEqual([]);
    expect((await view()).story.stage).toBe('CHECKING');
  });
});

test('a deadline keeps the clock that it was given by; the newsroom’s where none was named', async () => {
  await ask('Moscow', { timeZone: 'Europe/Moscow' });
  await ask('Beijing');
  expect((await view()).contacts.map(({ timeZone }) => timeZone)).toEqual(['Europe/Moscow', 'UTC']);
  await expect(ask('Moscow', { timeZone: 'Europe/Nowhere' })).rejects.toThrow();
});

describe('a party', () => {
  test('has a kind from its name, until somebody says otherwise', async () => {
    const { id } = await ask(`Harbour Company ${storyId}`);
    expect((await attempt(id)).party.kind).toBe('ORGANISATION');
    await change(id, { kind: 'GOVERNMENT' });
    expect((await view()).contacts[0]).toMatchObject({ partyKind: 'GOVERNMENT', partyVersion: 2 });
    expect((await attempt((await ask('Vilnius Tarabilda')).id)).party.kind).toBe('PERSON');
  });

  test('is reached under an alias: the wording of the story is supported then', async () => {
    const { id } = await ask(`Press office ${storyId}`);
    const supported = async () =>
      (await view()).support.map(({ party, isSupported }) => [party, isSupported]);
    expect(await supported()).toEqual([
      ['Moscow', false],
      ['Beijing', false],
    ]);
    await change(id, { aliases: ['moscow', 'Moscow', 'Beijing'] });
    expect((await attempt(id)).party.aliases).toEqual(['Moscow', 'Beijing']);
    expect(await supported()).toEqual([
      ['Moscow', true],
      ['Beijing', true],
    ]);
  });

  test('is found by an alias when it is asked again, however that is written', async () => {
    const { id } = await ask(`Ministry of Piers ${storyId}`);
    await change(id, { aliases: [`The Piers ${storyId}`] });
    const again = await ask(`the piers ${storyId}`);
    expect((await attempt(again.id)).partyId).toBe((await attempt(id)).partyId);
  });

  test('does not take the name of another', async () => {
    const { id } = await ask(`Ministry of Ferries ${storyId}`);
    await ask('Moscow');
    await expect(change(id, { name: 'MOSCOW' })).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    });
  });

  test('that changes ends the sign-offs of every story that asked it', async () => {
    const { id } = await ask(`Ministry of Bridges ${storyId}`);
    const other = await createStory(checker.actor);
    await createContact(checker.actor, other.storyId, `Ministry of Bridges ${storyId}`);
    const untouched = await createStory(checker.actor);
    for (const one of [storyId, other.storyId, untouched.storyId]) await createSignOff(editor.actor, one);
    await change(id, { aliases: ['Bridges'] });
    const live = await db.signOff.findMany({
      where: { endedAt: null, storyId: { in: [storyId, other.storyId, untouched.storyId] } },
    });
    expect(live.map((signed) => signed.storyId)).toEqual([untouched.storyId]);
  });
});

describe('an answer', () => {
  const answered = async (outcome: 'DENIED' | 'RESPONDED') => {
    const quote = await createItem(
      checker.actor,
      story,
      'the repairs had cost 4.2 million euros',
      'PARAPHRASE',
    );
    return {
      quote,
      ...(await ask('Moscow', { outcome, answer: 'That is not so.', itemIds: [quote.id, silence.id] })),
    };
  };

  test.each([
    ['DENIED', 'CONTRADICTS'],
    ['RESPONDED', 'CONTEXT'],
  ] as const)('%s becomes a source that %s what was put to them', async (outcome, stance) => {
    const { id, quote } = await answered(outcome);
    const { sourceId } = await makeAnswerSource(checker.actor, { storyId, attemptId: id, version: 1 });
    const source = await db.source.findUniqueOrThrow({ where: { id: sourceId }, include: { text: true } });
    expect(source).toMatchObject({ type: 'OFFICIAL_STATEMENT', author: 'Moscow', isPrimary: true });
    expect(source.text?.text).toBe('That is not so.');
    const item = await itemNow(checker.actor, storyId, quote.id);
    expect(item.evidence.map((one) => [one.stance, one.excerpt, one.source.id])).toEqual([
      [stance, 'That is not so.', sourceId],
    ]);
    expect((await itemNow(checker.actor, storyId, silence.id)).evidence).toMatchObject([
      { stance: 'CONTEXT' },
    ]);
    expect((await view()).contacts[0]?.answerSource?.id).toBe(sourceId);
  });

  test('is one source only, and then stays as it was said', async () => {
    const { id } = await answered('DENIED');
    await makeAnswerSource(checker.actor, { storyId, attemptId: id, version: 1 });
    await expect(
      makeAnswerSource(checker.actor, { storyId, attemptId: id, version: 2 }),
    ).rejects.toMatchObject({
      fields: { answer: expect.any(String) },
    });
    const record = (answer: string) =>
      recordOutcome(
        checker.actor,
        recordOutcomeSchema.parse({ storyId, attemptId: id, version: 2, outcome: 'RESPONDED', answer }),
      );
    await expect(record('Or perhaps it is.')).rejects.toMatchObject({
      fields: { answer: expect.any(String) },
    });
    await record('That is not so.');
  });

  test('that nobody wrote down is no source', async () => {
    const { id } = await ask('Moscow', { outcome: 'DECLINED' });
    await expect(
      makeAnswerSource(checker.actor, { storyId, attemptId: id, version: 1 }),
    ).rejects.toMatchObject({
      fields: { answer: expect.any(String) },
    });
  });
});

describe('the gate', () => {
  const confirm = async (confirmedMismatches: number) => {
    const input = await signOffInput(editor.actor, storyId);
    return signOff(editor.actor, { ...input, confirmedMismatches });
  };

  test('lists a non-response that says more than the log shows, with what the log does support', async () => {
    expect((await view()).mismatches).toEqual([
      {
        itemId: silence.id,
        reasons: ['Moscow: no attempt logged', 'Beijing: no attempt logged'],
        wording: null,
      },
    ]);
    await ask('Moscow');
    expect((await view()).mismatches).toEqual([
      {
        itemId: silence.id,
        reasons: ['Beijing: no attempt logged'],
        wording: 'There was no immediate comment from Moscow.',
      },
    ]);
    await ask('Beijing');
    expect((await view()).mismatches).toEqual([]);
    expect((await view(5)).mismatches).toMatchObject([
      { wording: 'Moscow and Beijing did not respond to requests for comment.' },
    ]);
  });

  test('wants each confirmed, before a sign-off and before publication', async () => {
    for (const count of [0, 2]) {
      await expect(confirm(count)).rejects.toMatchObject({
        fields: { confirmedMismatches: expect.stringMatching(/^One non-response says more/) },
      });
    }
    await confirm(1);
    const { id, unverified } = await db.signOff.findFirstOrThrow({ where: { storyId } });
    const input = { storyId, signOffId: id, confirmedUnverified: unverified, changeNote: '' };
    await expect(publish(second.actor, { ...input, confirmedMismatches: 0 })).rejects.toMatchObject({
      fields: { confirmedMismatches: expect.any(String) },
    });
    await publish(second.actor, { ...input, confirmedMismatches: 1 });
  });

  test('refuses a publisher who has not seen that a deadline passed since the sign-off', async () => {
    for (const party of ['Moscow', 'Beijing']) await ask(party);
    const signed = await createSignOff(editor.actor, storyId);
    expect(signed.mismatches).toBe(0);
    const publishing = {
      storyId,
      signOffId: signed.id,
      confirmedUnverified: signed.unverified,
      confirmedMismatches: 0,
      changeNote: '',
    };
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * HOUR });
    try {
      await expect(publish(second.actor, publishing)).rejects.toMatchObject({
        fields: { confirmedMismatches: expect.any(String) },
      });
    } finally {
      vi.useRealTimers();
    }
    await publish(second.actor, publishing);
  });
});

describe('whom the story accuses', () => {
  const accusing = () =>
    createStory(checker.actor, {
      text: '“Russia has violated the agreement,” the harbour master said.\n\nThere was no immediate comment from Moscow.',
    });

  test('is listed until somebody asked, or said why not', async () => {
    for (const more of [{}, { outcome: 'NOT_CONTACTED', reason: 'Safety of the source.' }] as const) {
      story = await accusing();
      storyId = story.storyId;
      expect(story.view.notAsked).toMatchObject([{ party: 'Moscow', items: [{ word: 'violated' }] }]);
      await ask('Kremlin', { deadline: null, ...more });
      expect((await view()).notAsked).toEqual([]);
    }
  });
});

test('the report tells a late answer and a follow-up as what they are', async () => {
  const first = await ask('Moscow', { sentAt: iso(-30), deadline: iso(-20), outcome: 'NO_RESPONSE' });
  await ask('Moscow', {
    sentAt: iso(-10),
    deadline: iso(-8),
    followUpOfId: first.id,
    outcome: 'DENIED',
    answer: 'That is not so.',
    answeredAt: iso(-3),
  });
  const { slug } = await createReport(editor.actor, second.actor, storyId);
  const { asked } = tellReport(readSnapshot((await publishedEdition(slug))?.snapshot ?? ''));
  expect(asked).toMatchObject([
    {
      party: 'Moscow',
      outcome: 'DENIED',
      words: 'denied it',
      requests: [
        { outcome: 'NO_RESPONSE', answer: '', answeredAt: null },
        { outcome: 'DENIED', answer: 'That is not so.', answeredAt: expect.any(String) },
      ],
    },
  ]);
});

test('a verdict against the evidence says so, and why, in the history', async () => {
  const quote = story.view.items[0] as ItemView;
  const { id } = await ask('Moscow', { outcome: 'DENIED', answer: 'We never said so.', itemIds: [quote.id] });
  await makeAnswerSource(checker.actor, { storyId, attemptId: id, version: 1 });
  await expect(createVerdict(checker.actor, storyId, quote.id)).rejects.toMatchObject({
    fields: { reason: expect.any(String) },
  });
  await createVerdict(checker.actor, storyId, quote.id, { reason: 'heard on the recording' });
  const history = await itemHistory(checker.actor, storyId, quote.id);
  expect(history.at(-1)?.words).toBe('set verified against the evidence, heard on the recording');
});
