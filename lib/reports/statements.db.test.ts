/** Lasting addresses of published statements: kept through every order of corrections, and never given for more. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createHold,
  createItem,
  createMember,
  createReport,
  createSignOff,
  createStory,
  createVerdict,
  itemNow,
  type MadeMember,
  type MadeStory,
  spanOf,
} from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import { db } from '../db.ts';
import { readSnapshot, type Snapshot } from '../domain/report/snapshot.ts';
import { STATEMENT_ADDRESS } from '../domain/report/statement-address.ts';
import { cutItem, restoreItem } from '../items/shape-mutations.ts';
import { mergeItems, splitItem } from '../items/split-merge-mutations.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { workbench } from '../workbench/queries.ts';
import { keepEditions } from './keep-mutations.ts';
import { publish, withdrawReport } from './mutations.ts';
import { publishedEdition } from './published.fixture.ts';
import { statementResponse } from './statement-pages.ts';
import { standingOfStatement } from './statement-queries.ts';

let signer: MadeMember;
let publisher: MadeMember;
let writer: MadeMember;
let legal: MadeMember;
let story: MadeStory;
let storyId: string;
let slug: string;

const PIERS = 'We found cracks in eleven of the fourteen piers';
const WAIT = 'we will not wait for the first one to fall';
const TEXT = `Harbour closes for a year

“${PIERS},” Mara Ellison, the chair of the board, told a public meeting, “and ${WAIT}.”

“The ferries will go on,” said Paul Holm, a spokesman for the company.`;

beforeAll(async () => {
  [signer, publisher, writer, legal] = [
    await createMember('EDITOR'),
    await createMember('EDITOR'),
    await createMember('ADMIN'),
    await createMember('LEGAL'),
  ];
});

beforeEach(async () => {
  story = await createStory(writer.actor, { text: TEXT });
  storyId = story.storyId;
  ({ slug } = await createReport(signer.actor, publisher.actor, storyId));
});

async function publishAgain(changeNote = 'One word was wrong.') {
  return createReport(signer.actor, publisher.actor, storyId, changeNote);
}

async function published(number?: number): Promise<Snapshot> {
  const edition = await publishedEdition(slug, number);
  return readSnapshot(edition?.snapshot ?? '') as Snapshot;
}

async function idOf(words: string, number?: number): Promise<string> {
  const found = (await published(number)).statements.find((one) => one.words.includes(words));
  if (!found?.id) throw new Error(`No statement says “${words}”.`);
  return found.id;
}

const get = async (id: string, file: 'page' | 'card' = 'page') => {
  const answer = await statementResponse(new Request('http://localhost/'), { id, file });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

const itemSaying = async (words: string) => {
  const item = (await workbench(signer.actor, storyId)).items.find(
    ({ exact, isCut }) => exact.includes(words) && !isCut,
  );
  if (!item) throw new Error(`No item says “${words}”.`);
  return item;
};

/** As anybody may write it: the one who signs must not have. */
const revise = async (from: string, to: string) => {
  const { revision } = await workbench(writer.actor, storyId);
  await reviseStory(
    writer.actor,
    { storyId, revisionId: revision.id },
    {
      pasted: revision.text.replace(from, to),
    },
  );
};

describe('at publication', () => {
  test('each statement has an address of its own, with a page and a card that alone may be framed', async () => {
    const { statements } = await published();
    expect(statements.length).toBeGreaterThan(1);
    const ids = statements.map(({ id }) => id ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(STATEMENT_ADDRESS);
    const id = await idOf('ferries');
    const [page, card] = [await get(id), await get(id, 'card')];
    expect([page.status, card.status]).toEqual([200, 200]);
    expect(page.text).toContain(`<link rel="canonical" href="http://localhost:3000/statements/${id}">`);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(card.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(card.text).toContain('The ferries will go on');
    for (const { text } of [page, card]) expect(text).not.toContain('<script');
    expect((await verifyRecord(db)).faults).toEqual([]);
  });

  test('what is left out has none: neither a cut item, nor one that a block keeps from the public', async () => {
    const cut = await itemSaying('ferries');
    await cutItem(signer.actor, { storyId, itemId: cut.id, version: cut.version });
    await publishAgain();
    const held = await createStory(writer.actor, { text: TEXT });
    await createSignOff(signer.actor, held.storyId);
    await createHold(legal.actor, held.storyId);
    const other = await db.signOff.findFirstOrThrow({ where: { storyId: held.storyId, endedAt: null } });
    const refused = publish(publisher.actor, {
      ...{ storyId: held.storyId, signOffId: other.id, changeNote: '', confirmedMismatches: 0 },
      confirmedUnverified: held.view.items.length,
    });
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
    expect(await db.statementAddress.count({ where: { item: { storyId: held.storyId } } })).toBe(0);
    // A new item is not public before its edition is.
    const fresh = await createItem(signer.actor, story, 'Harbour closes for a year', 'FACTUAL_CLAIM');
    expect(await db.statementAddress.count({ where: { itemId: fresh.id } })).toBe(0);
  });

  test.each(['aaaaaaaaaaaaaaaa', 'x', '', 'AAAAAAAAAAAAAAAA', "' OR 1=1"])('%j is none', async (id) => {
    expect((await get(id)).status).toBe(404);
    expect(await standingOfStatement(id, 'card')).toBeNull();
  });
});

describe('afterwards', () => {
  test('a correction keeps the address, and page and card say what it was', async () => {
    const id = await idOf(PIERS);
    await revise('eleven of the fourteen', 'twelve of the fourteen');
    await publishAgain();
    expect(await idOf('twelve')).toBe(id);
    for (const file of ['page', 'card'] as const) {
      const { text } = await get(id, file);
      expect(text).toMatch(/Corrected on .+, in edition 2/);
      expect(text).toMatch(/<del>“?We found cracks in eleven of the fourteen piers/);
    }
    expect((await get(id)).text).toContain('One word was wrong.');
    // And goes on saying it where a later edition changes nothing about it.
    await publishAgain('A caption.');
    expect((await get(id, 'card')).text).toMatch(/Corrected on .+, in edition 2/);
    expect((await get(id, 'card')).text).toContain('edition 3');
  });

  test('a verdict that comes later is an update and no correction; one that is taken back is one', async () => {
    const id = await idOf('ferries');
    const item = await itemSaying('ferries');
    await createVerdict(publisher.actor, storyId, item.id);
    await createReport(signer.actor, publisher.actor, storyId, 'Checked.').catch(() => null);
    const { text } = await get(id);
    expect(text).toMatch(/Updated on .+, in edition 2/);
    expect(text).not.toContain('Corrected');
    await createVerdict(publisher.actor, storyId, item.id, {
      ...{ status: 'DISPUTED', reason: 'party denies', ticks: [], quotation: 'ALTERED' },
    });
    await publishAgain();
    expect((await get(id)).text).toMatch(/Corrected on .+, in edition 3/);
  });

  test('of an item that is split the first part keeps the address; the story’s words are the same', async () => {
    const id = await idOf(PIERS);
    const { id: itemId, version } = await itemSaying(PIERS);
    const { start } = spanOf(story, WAIT);
    await splitItem(signer.actor, { storyId, itemId, version, at: start });
    await publishAgain();
    expect(await idOf(PIERS)).toBe(id);
    const second = await idOf(WAIT);
    expect(second).not.toBe(id);
    expect((await get(id)).text).not.toContain('Corrected');
    expect((await get(id)).text).toMatch(/Updated on .+, in edition 2/);
    // Merged again: the second says where its words are now, and split again it is itself.
    const [first, other] = [await itemSaying(PIERS), await itemSaying(WAIT)];
    const items = [first, other].map((one) => ({ itemId: one.id, version: one.version }));
    await mergeItems(signer.actor, { storyId, items });
    await publishAgain();
    const gone = await get(second);
    expect(gone.status).toBe(200);
    expect(gone.text).toContain('No longer in the report since edition 3');
    expect(gone.text).toContain(`href="http://localhost:3000/statements/${id}"`);
    expect(gone.text).toContain('noindex');
    const merged = await itemSaying(PIERS);
    await splitItem(signer.actor, { storyId, itemId: merged.id, version: merged.version, at: start });
    await publishAgain();
    expect([await idOf(PIERS), await idOf(WAIT)]).toEqual([id, second]);
    expect((await get(second)).text).not.toContain('No longer');
    expect((await verifyRecord(db)).faults).toEqual([]);
  });

  test('what the report leaves out says so, and is back at its address when it comes back', async () => {
    const id = await idOf('ferries');
    const item = await itemSaying('ferries');
    await cutItem(signer.actor, { storyId, itemId: item.id, version: item.version });
    await publishAgain();
    const card = await get(id, 'card');
    expect(card.text).toContain('No longer in the report since edition 2');
    expect(card.text).toContain('target="_blank"');
    const { version } = await itemNow(signer.actor, storyId, item.id);
    await restoreItem(signer.actor, { storyId, itemId: item.id, version });
    await publishAgain();
    expect(await idOf('ferries')).toBe(id);
    expect((await get(id, 'card')).text).not.toContain('No longer');
  });

  test('an item made anew with the same words goes by the address of the one that was cut', async () => {
    const id = await idOf('ferries');
    const item = await itemSaying('ferries');
    await cutItem(signer.actor, { storyId, itemId: item.id, version: item.version });
    const anew = await createItem(signer.actor, story, item.exact, item.kind, item.speaker?.name ?? '');
    expect(anew.id).not.toBe(item.id);
    await publishAgain();
    expect(await idOf('ferries')).toBe(id);
    const names = await db.statementAddress.findMany({ where: { address: id }, orderBy: { id: 'asc' } });
    expect(names.map(({ itemId }) => itemId)).toEqual([item.id, anew.id]);
  });

  test('a withdrawal shows on page and card with 410 and its reason, and a later edition lifts it', async () => {
    const id = await idOf('ferries');
    await withdrawReport(signer.actor, { storyId, reason: 'The <recording> was forged.' });
    const [page, card] = [await get(id), await get(id, 'card')];
    for (const { status, text } of [page, card]) {
      expect(status).toBe(410);
      expect(text).toMatch(/Withdrawn on/);
      expect(text).toContain('The &lt;recording&gt; was forged.');
      expect(text).toContain('The ferries will go on');
      expect(text).toContain('<meta name="robots" content="noindex">');
    }
    expect(card.text).toContain('<div class="found"></div>');
    expect(card.text).not.toContain('Pending');
    const again = await statementResponse(
      new Request('http://localhost/', { headers: { 'if-none-match': card.headers.get('etag') ?? '' } }),
      { id, file: 'card' },
    );
    expect(again.status).toBe(304);
    await publishAgain();
    expect((await get(id, 'card')).status).toBe(200);
    expect((await get(id, 'card')).text).not.toContain('Withdrawn');
  });
});

test('a report of an earlier version has addresses from its next edition on; its own stay as they are', async () => {
  const earlier = await published();
  const without = JSON.stringify({
    ...earlier,
    statements: earlier.statements.map(({ id: _id, history: _history, ...one }) => one),
  });
  await db.$transaction([
    db.$executeRaw`ALTER TABLE edition DISABLE TRIGGER USER`,
    db.$executeRaw`ALTER TABLE published_file DISABLE TRIGGER USER`,
    db.$executeRaw`ALTER TABLE statement_address DISABLE TRIGGER USER`,
    db.$executeRaw`DELETE FROM statement_address a USING report r WHERE r.id = a.report_id AND r.slug = ${slug}`,
    db.$executeRaw`DELETE FROM published_file f USING edition e, report r
      WHERE e.id = f.edition_id AND r.id = e.report_id AND r.slug = ${slug}`,
    db.$executeRaw`UPDATE edition e SET snapshot = ${without} FROM report r
      WHERE r.id = e.report_id AND r.slug = ${slug}`,
    db.$executeRaw`ALTER TABLE edition ENABLE TRIGGER USER`,
    db.$executeRaw`ALTER TABLE published_file ENABLE TRIGGER USER`,
    db.$executeRaw`ALTER TABLE statement_address ENABLE TRIGGER USER`,
  ]);
  await keepEditions({ again: { slug } });
  const files = { edition: { report: { slug } } };
  expect(await db.publishedFile.count({ where: { ...files, name: { startsWith: 'statements/' } } })).toBe(0);
  await publishAgain();
  const { statements, changes } = await published(2);
  expect(changes?.statements).toEqual([]);
  for (const { id, history } of statements) {
    expect(id).toMatch(STATEMENT_ADDRESS);
    expect(history).toEqual([]);
  }
  expect((await published(1)).statements.every(({ id }) => id === undefined)).toBe(true);
});

test('an operator may have them made again, and they are served from then on', async () => {
  const id = await idOf('ferries');
  const before = await standingOfStatement(id, 'page');
  await keepEditions({ again: { slug } });
  const after = await standingOfStatement(id, 'page');
  expect(after?.fileId).not.toBe(before?.fileId);
  expect((await get(id)).status).toBe(200);
});
