import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyRow } from '../../testing/database-watch.ts';
import { EVERY_MUTATION } from '../../testing/every-mutation.ts';
import {
  createHold,
  createMember,
  createReport,
  createSignOff,
  createStory,
  type MadeMember,
  type MadeStory,
  signOffInput,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { tellReport } from '../domain/report/tell.ts';
import { recordVerdict } from '../items/mutations.ts';
import type { ItemView } from '../items/view.ts';
import { openThread } from '../threads/mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { liftHold, publish, signOff, withdrawReport, withdrawSignOff } from './mutations.ts';
import { publishedEdition } from './published.fixture.ts';

let signer: MadeMember;
let publisher: MadeMember;
let legal: MadeMember;
let story: MadeStory;
let storyId: string;

beforeAll(async () => {
  [signer, publisher, legal] = [
    await createMember('EDITOR'),
    await createMember('EDITOR'),
    await createMember('LEGAL'),
  ];
});

beforeEach(async () => {
  story = await createStory(signer.actor);
  storyId = story.storyId;
});

async function refused(work: () => Promise<unknown>, expected: object) {
  const before = await everyRow();
  const error = await work().then(
    () => 'was allowed',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject(expected);
  expect(await everyRow()).toEqual(before);
}

type Signed = { id: string; unverified: number; mismatches: number };
const publishAs = (by: Actor, { id, unverified, mismatches }: Signed, changeNote = '') =>
  publish(by, {
    storyId,
    signOffId: id,
    confirmedUnverified: unverified,
    confirmedMismatches: mismatches,
    changeNote,
  });
const dispute = (by = signer) => {
  const { id, version } = story.view.items[2] as ItemView;
  const judgement = {
    status: 'DISPUTED',
    reason: 'sources conflict',
    ticks: [],
    quotation: null,
    substance: null,
  } as const;
  return recordVerdict(by.actor, { storyId, itemId: id, version, note: '', ...judgement, ticks: [] });
};
const stage = async () => (await workbench(signer.actor, storyId)).story.stage;

describe('a sign-off', () => {
  test('is for exactly what the screen showed', async () => {
    const input = await signOffInput(signer.actor, storyId);
    await dispute(publisher);
    await refused(() => signOff(signer.actor, input), {
      code: 'conflict',
      conflict: { by: publisher.name, what: 'set disputed, sources conflict' },
    });
  });

  test('needs the unverified confirmed, exactly as many as there are', async () => {
    const input = await signOffInput(signer.actor, storyId);
    for (const confirmedUnverified of [0, 3, 5]) {
      await refused(() => signOff(signer.actor, { ...input, confirmedUnverified }), {
        fields: {
          confirmedUnverified: '4 statements are not verified. Confirm that they go out as what they are.',
        },
      });
    }
  });

  test('is one at a time, also for two at once', async () => {
    const input = await signOffInput(signer.actor, storyId);
    const results = await Promise.allSettled([signOff(signer.actor, input), signOff(publisher.actor, input)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.signOff.count({ where: { storyId } })).toBe(1);
  });

  test('of nothing is none', async () => {
    const empty = await createStory(signer.actor, { text: 'To be written.' });
    expect(empty.view.items).toEqual([]);
    const input = await signOffInput(signer.actor, empty.storyId);
    await refused(() => signOff(signer.actor, input), { code: 'validation' });
  });

  test('can be taken back', async () => {
    const signed = await createSignOff(signer.actor, storyId);
    expect(await stage()).toBe('SIGNED_OFF');
    await withdrawSignOff(publisher.actor, { storyId, signOffId: signed.id });
    expect(await stage()).toBe('CHECKING');
    await refused(() => publishAs(publisher.actor, signed), { code: 'conflict' });
  });
});

/** What a signature covers, and what it does not: every change to a story is one or the other. */
describe('after a sign-off', () => {
  const lapses = new Set([
    'changeStory',
    'moveBlock',
    'reviseStory',
    'makeItem',
    'changeItem',
    'splitItem',
    'mergeItems',
    'cutItem',
    'restoreItem',
    'recordVerdict',
    'setOriginal',
    'addEvidence',
    'changeEvidence',
    'removeEvidence',
    'restoreEvidence',
    'logContact',
    'recordOutcome',
    'makeAnswerSource',
    'changeParty',
  ]);
  const stands = new Set([
    'archiveStory',
    'assignItem',
    'assignItems',
    'assignStory',
    'unassignStory',
    'checkQuote',
    'holdPublication',
  ]);
  const onStory = EVERY_MUTATION.filter(({ name }) => lapses.has(name) || stands.has(name));

  test('all of them are tried', () => {
    expect(onStory).toHaveLength(lapses.size + stands.size);
  });

  test.each(onStory.map((mutation) => [mutation.name, mutation] as const))(
    '%s',
    async (name, { prepare }) => {
      const other = await createStory(signer.actor);
      const { run } = await prepare({ story, other, editor: signer.actor });
      await createSignOff(signer.actor, storyId);
      const boss = await createMember('ADMIN');
      await run(boss.actor);
      const signed = await db.signOff.findFirstOrThrow({ where: { storyId } });
      const lapsed = await db.auditEvent.count({ where: { storyId, action: 'story.signOffLapsed' } });
      if (stands.has(name)) {
        expect([signed.endedAt, lapsed, await stage()]).toEqual([null, 0, 'SIGNED_OFF']);
      } else {
        expect([signed.endedAt, signed.endedReason, lapsed]).toEqual([
          expect.any(Date),
          expect.any(String),
          1,
        ]);
        expect(await stage()).not.toBe('SIGNED_OFF');
      }
    },
  );
});

describe('publishing', () => {
  test('is for a second person', async () => {
    const signed = await createSignOff(signer.actor, storyId);
    await refused(() => publishAs(signer.actor, signed), {
      code: 'forbidden',
      message: 'Publishing needs a second person: whoever signed off cannot publish as well.',
    });
    expect(await publishAs(publisher.actor, signed)).toMatchObject({ edition: 1 });
    expect(await stage()).toBe('PUBLISHED');
  });

  test('is blocked by legal, with the reason, until the block is lifted', async () => {
    const signed = await createSignOff(signer.actor, storyId);
    const hold = await createHold(legal.actor, storyId, 'An injunction is expected.');
    await refused(() => publishAs(publisher.actor, signed), {
      code: 'forbidden',
      message: `${legal.name} has blocked publication: An injunction is expected.`,
    });
    await liftHold(legal.actor, { storyId, holdId: hold.id });
    expect(await publishAs(publisher.actor, signed)).toMatchObject({ edition: 1 });
  });

  test('needs the unverified confirmed by the publisher, too', async () => {
    const signed = await createSignOff(signer.actor, storyId);
    await refused(() => publishAs(publisher.actor, { ...signed, unverified: 0 }), { code: 'validation' });
  });

  test('happens once for two at once', async () => {
    const third = await createMember('EDITOR');
    const signed = await createSignOff(signer.actor, storyId);
    const results = await Promise.allSettled([
      publishAs(publisher.actor, signed),
      publishAs(third.actor, signed),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.edition.count({ where: { report: { storyId } } })).toBe(1);
  });

  test('another story’s sign-off signs nothing here', async () => {
    await createSignOff(signer.actor, storyId);
    const other = await createStory(signer.actor);
    const strange = await createSignOff(signer.actor, other.storyId);
    await refused(() => publishAs(publisher.actor, strange), { code: 'conflict' });
  });
});

describe('an edition', () => {
  test('is stored with its SHA-256 and says who signed and who published', async () => {
    await dispute();
    const { thread } = await openThread(signer.actor, {
      storyId,
      itemId: story.view.items[0]?.id ?? '',
      body: 'For us alone: ring again.',
    });
    expect(thread.notes).toHaveLength(1);
    const { slug } = await createReport(signer.actor, publisher.actor, storyId);
    const edition = await publishedEdition(slug);
    expect(edition).toMatchObject({ number: 1, isLatest: true, withdrawn: null });
    expect(
      createHash('sha256')
        .update(edition?.snapshot ?? '', 'utf8')
        .digest('hex'),
    ).toBe(edition?.sha256);
    const report = tellReport(readSnapshot(edition?.snapshot ?? ''));
    expect(report).toMatchObject({
      secondPerson: true,
      signOff: { by: signer.name },
      edition: { number: 1, publishedBy: publisher.name },
      summary: { all: 4, verified: 0, disputed: 1, pending: 3 },
    });
    expect(edition?.snapshot).not.toContain('For us alone');
  });

  test('stays at its address when the next one corrects it, which needs a new signature and says what changed', async () => {
    const { slug } = await createReport(signer.actor, publisher.actor, storyId);
    const first = await publishedEdition(slug);
    await dispute();
    expect(await stage()).toBe('PUBLISHED');
    const signed = await createSignOff(signer.actor, storyId);
    await refused(() => publishAs(publisher.actor, signed), { fields: { changeNote: expect.any(String) } });
    await publishAs(publisher.actor, signed, 'The figure for January is disputed.');
    expect(await stage()).toBe('CORRECTED');
    const second = await publishedEdition(slug);
    expect(second).toMatchObject({ number: 2, isLatest: true });
    expect(tellReport(readSnapshot(second?.snapshot ?? '')).changes).toMatchObject({
      since: 1,
      note: 'The figure for January is disputed.',
      statements: [
        expect.objectContaining({ what: 'status', before: expect.any(String), after: expect.any(String) }),
      ],
    });
    expect(await publishedEdition(slug, 1)).toMatchObject({ snapshot: first?.snapshot, isLatest: false });
    expect(await publishedEdition(slug, 3)).toBeNull();
  });

  test('that is withdrawn stays at its address and says so, and why', async () => {
    const { slug } = await createReport(signer.actor, publisher.actor, storyId);
    await withdrawReport(signer.actor, { storyId, reason: 'The recording was forged.' });
    expect(await publishedEdition(slug)).toMatchObject({
      number: 1,
      withdrawn: { reason: 'The recording was forged.' },
    });
    expect(await stage()).toBe('WITHDRAWN');
  });

  test('is nowhere before it is published', async () => {
    await createSignOff(signer.actor, storyId);
    expect(await publishedEdition('no-such-report')).toBeNull();
    expect(await db.report.count({ where: { storyId } })).toBe(0);
  });
});
