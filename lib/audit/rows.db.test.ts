import { beforeAll, describe, expect, test } from 'vitest';
import {
  createContact,
  createEvidence,
  createHold,
  createMember,
  createSignOff,
  createSource,
  createStory,
  createVerdict,
  type MadeMember,
} from '../../testing/factories.ts';
import { checkQuote } from '../checks/mutations.ts';
import { db, type Tx } from '../db.ts';
import { setSourceText } from '../evidence/text-mutations.ts';
import { moveBlock } from '../revisions/aside-mutations.ts';
import { takenBack, withoutGuards } from './audit.fixture.ts';
import { verifyRecord } from './verify.ts';

let editor: MadeMember;
let storyId: string;
let itemId: string;

beforeAll(async () => {
  editor = await createMember('EDITOR');
  const legal = await createMember('LEGAL');
  await createStory(editor.actor, { byline: '' });
  const story = await createStory(editor.actor);
  storyId = story.storyId;
  itemId = story.view.items[0]?.id ?? '';
  const sourceId = await createSource(editor.actor);
  await setSourceText(editor.actor, { sourceId, text: 'The bridge will open to traffic.', basedOn: null });
  await createEvidence(editor.actor, storyId, itemId, { sourceId });
  await checkQuote(editor.actor, { storyId, itemId, sourceId });
  await createContact(editor.actor, storyId, 'Moscow');
  await createVerdict(editor.actor, storyId, itemId);
  const second = await createMember('EDITOR');
  await createSignOff(second.actor, storyId);
  await createHold(legal.actor, storyId);
});

const GUARDED = [
  'story',
  'story_author',
  'block',
  'item',
  'item_party',
  'verdict',
  'evidence',
  'source',
  'contact_attempt',
  'sign_off',
  'publication_hold',
  'audit_row',
  'audit_event',
  'evidence_file',
  'party',
  'quote_check',
];

/** Does what only the database's owner can, checks the record, and undoes the change. */
function tampered(change: (tx: Tx) => Promise<unknown>, { triggers = false } = {}) {
  return takenBack(async (tx) => {
    if (!triggers) await withoutGuards(tx, GUARDED);
    await change(tx);
    return verifyRecord(tx);
  });
}

test('what nobody has touched holds, every row of it', async () => {
  const { faults, rows } = await verifyRecord(db);
  expect(faults).toEqual([]);
  expect(rows).toMatchObject({ fromBefore: 0, notHeld: 0 });
  const [count] = await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM held_row`;
  expect(rows.held).toBe(Number(count?.n));
  expect(rows.held).toBeGreaterThan(20);
  expect(await db.recordPending.count()).toBe(0);
});

describe('a change past the application shows', () => {
  const words = (what: string) => new RegExp(`^${what} [0-9a-f-]{36} is not as event \\d+ recorded it\\.$`);
  test.each([
    ['The item', `UPDATE item SET exact = 'other words'`],
    ['The item', `UPDATE item SET spans = '[{"start":0,"end":5}]'`],
    ['The item', `UPDATE item SET speaker_name = 'Somebody else'`],
    ['The item', `UPDATE item SET status = 'VERIFIED', reason = ''`],
    ['The item', `UPDATE item SET cut_at = now()`],
    ['The party of an item', `UPDATE item_party SET name = 'Another'`],
    ['The verdict', `UPDATE verdict SET status = 'DISPUTED'`],
    ['The verdict', `UPDATE verdict SET by_id = (SELECT id FROM member WHERE id <> by_id LIMIT 1)`],
    ['The verdict', `UPDATE verdict SET at = at - interval '1 day'`],
    ['The signature', `UPDATE sign_off SET by_id = (SELECT id FROM member WHERE id <> by_id LIMIT 1)`],
    ['The signature', `UPDATE sign_off SET fingerprint = 'f'`],
    ['The signature', `UPDATE sign_off SET ended_at = now()`],
    ['The contact attempt', `UPDATE contact_attempt SET outcome = 'DECLINED'`],
    ['The contact attempt', `UPDATE contact_attempt SET sent_at = sent_at - interval '1 day'`],
    ['The evidence', `UPDATE evidence SET stance = 'CONTRADICTS'`],
    ['The source', `UPDATE source SET origin = 'A wire'`],
    ['The authorship', `UPDATE story_author SET how = 'CHANGED'`],
    ['The paragraph', `UPDATE block SET kind = 'ASIDE' WHERE ordinal = 1`],
    ['The story', `UPDATE story SET byline = 'By another'`],
    ['The block on publication', `UPDATE publication_hold SET lifted_at = now()`],
    ['The party', `UPDATE party SET name = 'Minsk'`],
    ['The party', `UPDATE party SET aliases = ARRAY['the ministry']`],
    ['The quote check', `UPDATE quote_check SET outcome = 'verbatim', similarity = 1`],
    ['The quote check', `UPDATE quote_check SET text_sha256 = repeat('0', 64)`],
    ['The quote check', `UPDATE quote_check SET edits = '[]'`],
  ])('%s: %s', async (what, statement) => {
    const { faults } = await tampered(async (tx) => {
      expect(await tx.$executeRawUnsafe(statement)).toBeGreaterThan(0);
    });
    expect(faults[0]).toMatch(words(what));
  });

  test('with its triggers on as well: a change without an event is in no event', async () => {
    const { faults } = await tampered(
      (tx) => tx.$executeRaw`UPDATE item SET exact = 'other' WHERE id = ${itemId}::uuid`,
      {
        triggers: true,
      },
    );
    expect(faults).toEqual([expect.stringMatching(words('The item'))]);
  });

  test.each([
    ['The verdict', 'DELETE FROM verdict'],
    ['The signature', 'DELETE FROM sign_off'],
    ['The contact attempt', 'DELETE FROM contact_attempt'],
    ['The evidence', 'DELETE FROM evidence'],
    ['The quote check', 'DELETE FROM quote_check'],
  ])('%s deleted', async (what, statement) => {
    const { faults } = await tampered((tx) => tx.$executeRawUnsafe(statement));
    expect(faults[0]).toMatch(new RegExp(`^${what} \\S+ is gone; event \\d+ recorded it\\.$`));
  });

  test('a verdict and a signature that nobody gave', async () => {
    const { faults } = await tampered(async (tx) => {
      const { id: _, changes: __, ...verdict } = await tx.verdict.findFirstOrThrow();
      await tx.verdict.create({ data: verdict });
      const { id: ___, ...signature } = await tx.signOff.findFirstOrThrow();
      await tx.signOff.create({ data: signature });
    });
    expect(faults).toEqual([
      expect.stringMatching(/^The verdict \S+ is in no event of the record\.$/),
      expect.stringMatching(/^The signature \S+ is in no event of the record\.$/),
    ]);
  });

  test('the list of rows changed to fit', async () => {
    const { faults } = await tampered(async (tx) => {
      await tx.$executeRaw`UPDATE item SET exact = 'other words' WHERE id = ${itemId}::uuid`;
      await tx.$executeRaw`
        UPDATE audit_row r SET sha256 = record_sha256(h.body) FROM held_row h
        WHERE h.what = r.what AND h.id = r.id AND r.id = ${itemId}::uuid`;
    });
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults)
      expect(fault).toMatch(/^Event \d+: the list of rows that it names was changed after it was written\.$/);
  });

  test('rows named beside the list of an event', async () => {
    const { faults } = await tampered(
      (tx) =>
        tx.$executeRaw`INSERT INTO audit_row (seq, what, id, sha256) VALUES (1, 'item', gen_random_uuid(), 'gone')`,
    );
    expect(faults).toEqual([expect.stringMatching(/^Event 1: the list of rows/)]);
  });
});

test('rows from before are told: first as not held, then as held from the event that took them in', async () => {
  const before = await tampered(async (tx) => {
    await tx.$executeRaw`DELETE FROM audit_row WHERE what = 'verdict'`;
    await tx.$executeRaw`INSERT INTO record_pending SELECT 0, 'verdict', id FROM verdict`;
  });
  expect(before.rows.notHeld).toBe(await db.verdict.count());
  expect(before.faults.filter((fault) => fault.startsWith('The verdict'))).toEqual([]);
  const { faults, rows } = await takenBack(async (tx) => {
    await tx.$executeRaw`INSERT INTO record_pending SELECT 0, 'verdict', id FROM verdict`;
    const { appendAudit } = await import('./append.ts');
    await appendAudit(tx, editor.actor, { act: 'member.signIn', subject: { type: 'member', id: editor.id } });
    return verifyRecord(tx);
  });
  expect(faults).toEqual([]);
  expect(rows).toMatchObject({ fromBefore: await db.verdict.count(), notHeld: 0 });
});

test('a paragraph moved names the paragraph, its items and its author', async () => {
  const story = await createStory(editor.actor);
  await moveBlock(editor.actor, { storyId: story.storyId, blockId: story.view.blocks[1]?.id ?? '' }, true);
  const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  const named = await db.auditRow.findMany({ where: { seq: event.seq } });
  expect(new Set(named.map(({ what }) => what))).toEqual(new Set(['block', 'item', 'story', 'story_author']));
  expect(JSON.parse(event.payload)).toMatchObject({
    rows: named.length,
    rowsSha256: expect.stringMatching(/^\w{64}$/),
  });
});
