/** A change may affect many things at once: it takes about as many statements as for a few of them. */
import { beforeAll, expect, test } from 'vitest';
import { countQueries } from '../../testing/database-watch.ts';
import {
  createContact,
  createEvidence,
  createMember,
  createReport,
  createSource,
  createStory,
  type MadeMember,
  signOffInput,
} from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import { changeParty } from '../contacts/party-mutations.ts';
import { db } from '../db.ts';
import { setSourceText } from '../evidence/text-mutations.ts';
import { mergeItems } from '../items/split-merge-mutations.ts';
import type { ItemView } from '../items/view.ts';
import { signOff } from '../reports/mutations.ts';
import { changeStory } from '../revisions/details-mutations.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { makeAnswerSource } from '../sources/answer-mutations.ts';
import { makeConfidential } from '../sources/confidential-mutations.ts';
import { workbench } from '../workbench/queries.ts';

let admin: MadeMember;
let signer: MadeMember;
let publisher: MadeMember;

beforeAll(async () => {
  admin = await createMember('ADMIN');
  [signer, publisher] = [await createMember('EDITOR'), await createMember('EDITOR')];
});

const quotes = (count: number, said = 'said') =>
  Array.from({ length: count }, (_, n) => `“Pier number ${n} opens,” the harbour master ${said}.\n\n`).join(
    '',
  );

/** How many statements a change takes that affects a few things, and one that affects many. */
async function statementsFor(prepare: (count: number) => Promise<() => Promise<unknown>>, many: number) {
  const few = await countQueries(await prepare(2));
  return { few, many: await countQueries(await prepare(many)) };
}

test('verdicts that are given anew with a revision, where one person is the whole newsroom', async () => {
  const others = { id: { in: [signer.id, publisher.id] } };
  await db.member.updateMany({ where: others, data: { deactivatedAt: new Date() } });
  await db.newsroom.create({ data: { secondPersonRule: false } });
  const statements = await statementsFor(async (count) => {
    const { storyId, view } = await createStory(admin.actor, { text: quotes(count) });
    expect(view.items).toHaveLength(count);
    await db.item.updateMany({ where: { storyId }, data: { status: 'DISPUTED', reason: 'party denies' } });
    const input = { storyId, revisionId: view.revision.id, anew: view.items.map(({ id }) => id) };
    return async () => {
      const revised = await reviseStory(admin.actor, input, { pasted: quotes(count, 'never said') });
      expect(revised).toMatchObject({ changed: count, confirmed: count });
      const { items } = await workbench(admin.actor, storyId);
      expect(new Set(items.map(({ status, decidedBy }) => `${status} ${decidedBy}`))).toEqual(
        new Set([`DISPUTED ${admin.name}`]),
      );
      const events = await db.auditEvent.count({ where: { storyId, action: 'item.recordVerdict' } });
      expect(events).toBe(count);
    };
  }, 400);
  await db.newsroom.update({ where: { id: 1 }, data: { secondPersonRule: true } });
  await db.member.updateMany({ where: others, data: { deactivatedAt: null } });
  expect(statements.many).toBeLessThanOrEqual(statements.few + 5);
});

test('items that are merged', async () => {
  const statements = await statementsFor(async (count) => {
    const { storyId, view } = await createStory(admin.actor, { text: quotes(count) });
    const items = view.items.map(({ id, version }) => ({ itemId: id, version }));
    return async () => {
      await mergeItems(admin.actor, { storyId, items });
      const now = await workbench(admin.actor, storyId);
      expect(now.items.filter(({ isCut }) => isCut)).toHaveLength(count - 1);
    };
  }, 20);
  expect(statements.many).toBeLessThanOrEqual(statements.few + 2);
});

test('an answer that is laid beside everything that was put to a party', async () => {
  const statements = await statementsFor(async (count) => {
    const { storyId, view } = await createStory(admin.actor, { text: quotes(count) });
    const { id, version } = await createContact(admin.actor, storyId, `The harbour master ${count}`, {
      outcome: 'DENIED',
      answer: 'No pier opens.',
      itemIds: view.items.map((item) => item.id),
    });
    return async () => {
      const { sourceId } = await makeAnswerSource(admin.actor, { storyId, attemptId: id, version });
      const laid = await db.evidence.findMany({ where: { sourceId, stance: 'CONTRADICTS' } });
      expect(laid).toHaveLength(count);
      const items = await db.item.findMany({ where: { storyId } });
      expect(new Set(items.map((item) => item.version))).toEqual(new Set([2]));
    };
  }, 60);
  expect(statements.many).toBeLessThanOrEqual(statements.few + 2);
});

/** Stories that rest on one source and asked one party, all signed off, some of them published before that. */
async function signedStories(count: number, partyName: string): Promise<{ sourceId: string; ids: string[] }> {
  const sourceId = await createSource(admin.actor);
  await setSourceText(admin.actor, { sourceId, text: 'The bridge will open.', basedOn: null });
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { storyId, view } = await createStory(admin.actor);
    await createEvidence(admin.actor, storyId, (view.items[0] as ItemView).id, { sourceId });
    await createContact(admin.actor, storyId, partyName, { outcome: 'DECLINED' });
    if (n % 2 === 0) await createReport(signer.actor, publisher.actor, storyId);
    await signOff(signer.actor, await signOffInput(signer.actor, storyId));
    ids.push(storyId);
  }
  return { sourceId, ids };
}

/**
 * Each of the stories was told exactly once that its signature lapsed, and is at the stage it was at before signing.
 */
async function expectLapsed(ids: readonly string[]): Promise<void> {
  const stories = await db.story.findMany({
    where: { id: { in: [...ids] } },
    include: { signOffs: true, report: true },
  });
  for (const { id, stage, report, signOffs } of stories) {
    expect(stage).toBe(report ? 'PUBLISHED' : 'CHECKING');
    expect(signOffs.filter(({ endedAt }) => endedAt === null)).toEqual([]);
    expect(await db.auditEvent.count({ where: { storyId: id, action: 'story.signOffLapsed' } })).toBe(1);
  }
  expect(stories).toHaveLength(ids.length);
}

test('a text that many signed stories rest on', async () => {
  const statements = await statementsFor(async (count) => {
    const { sourceId, ids } = await signedStories(count, 'Moscow');
    const { text } = await db.source.findUniqueOrThrow({ where: { id: sourceId }, include: { text: true } });
    const basedOn = text?.sha256 ?? null;
    return async () => {
      await setSourceText(admin.actor, { sourceId, text: 'The ferry sails.', basedOn });
      await expectLapsed(ids);
    };
  }, 12);
  // What is checked afterwards is one statement per story.
  expect(statements.many - 12).toBeLessThanOrEqual(statements.few - 2 + 2);
});

test('a party that many signed stories asked', async () => {
  const statements = await statementsFor(async (count) => {
    const { ids } = await signedStories(count, `Ministry ${count}`);
    const party = await db.party.findFirstOrThrow({ where: { name: `Ministry ${count}` } });
    return async () => {
      await changeParty(admin.actor, {
        ...{ storyId: ids[0] ?? '', partyId: party.id, version: party.version },
        ...{ name: `Department ${count}`, kind: party.kind, aliases: [] },
      });
      await expectLapsed(ids);
    };
  }, 12);
  expect(statements.many - 12).toBeLessThanOrEqual(statements.few - 2 + 2);
});

test('a source with many files that is made confidential', async () => {
  const statements = await statementsFor(async (count) => {
    const { sourceId } = await signedStories(1, 'Moscow');
    const { version } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
    await db.evidenceFile.createMany({
      data: Array.from({ length: count }, (_, n) => ({
        ...{ sourceId, sha256: `${n}`.padStart(64, '0'), size: 1n, mediaType: 'text/plain' },
        ...{ fileName: `Minutes of the harbour master ${n}.txt`, addedById: admin.id },
      })),
    });
    return async () => {
      await makeConfidential(admin.actor, {
        ...{ sourceId, version, identity: 'Nadia Vell', readerIds: [] },
        ...{ terms: 'BACKGROUND', termsText: 'A person who works at the harbour' },
      });
      const files = await db.evidenceFile.findMany({ where: { sourceId }, orderBy: { addedAt: 'asc' } });
      expect(new Set(files.map(({ fileName }) => fileName))).toEqual(
        new Set(files.map((_, i) => `File ${i + 1}.txt`)),
      );
    };
  }, 40);
  expect(statements.many).toBeLessThanOrEqual(statements.few + 2);
});

test('members whom a new byline names', async () => {
  const names = Array.from({ length: 12 }, (_, n) => `Quentin Harbour${'abcdefghijkl'[n]}`);
  for (const name of names) await createMember('REPORTER', { name });
  const statements = await statementsFor(async (count) => {
    const { storyId, view } = await createStory(admin.actor);
    const byline = `By ${names.slice(0, count).join(', ')}`;
    return async () => {
      await changeStory(admin.actor, {
        ...{ storyId, version: view.story.version, headline: view.story.headline, byline },
        ...{ desk: '', deadline: null, language: 'en' },
      });
      expect(await db.storyAuthor.count({ where: { storyId, how: 'BYLINE' } })).toBe(count);
    };
  }, 12);
  expect(statements.many).toBeLessThanOrEqual(statements.few);
});

test('the record holds after all of it, but for what this test itself wrote past it', async () => {
  const { faults } = await verifyRecord(db);
  const own = /^The (?:item|evidence file) \S+ (?:is not as event|is in no event)/;
  expect(faults.filter((fault) => !own.test(fault))).toEqual([]);
});
