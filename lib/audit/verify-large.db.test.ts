/**
 * A record of many years: no statement goes through a whole table, and anything broken is noticed wherever a page ends.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { createMember, createReport, createStory, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { insertRows } from '../rows-in-bulk.ts';
import { appendAudit } from './append.ts';
import { takenBack, withoutGuards } from './audit.fixture.ts';
import { verifyRecord } from './verify.ts';

const EVENTS = 8;
const VERDICTS = 4_000;

let editor: MadeMember;
let storyId: string;
let itemId: string;

beforeAll(async () => {
  editor = await createMember('EDITOR');
  const story = await createStory(editor.actor);
  storyId = story.storyId;
  itemId = story.view.items[0]?.id ?? '';
  await createReport(editor.actor, (await createMember('EDITOR')).actor, storyId);
  for (let n = 0; n < EVENTS; n += 1) {
    await db.$transaction(async (tx) => {
      const verdicts = Array.from({ length: VERDICTS }, (_, i) => ({
        ...{ id: randomUUID(), itemId, status: 'PENDING', reason: `asked again, ${n} ${i}`, ticks: [] },
        ...{ words: 'The bridge will open.', byId: editor.id, at: new Date() },
      }));
      await insertRows(tx, 'verdict', verdicts);
      await appendAudit(tx, editor.actor, {
        act: 'item.addNote',
        subject: { type: 'item', id: itemId },
        storyId,
      });
    });
  }
}, 300_000);

/** How long a single statement takes that checks all verdicts against the record, in milliseconds. */
async function inOneStatementMs(): Promise<number> {
  const start = performance.now();
  await db.$queryRaw`
    SELECT count(*) FROM (SELECT DISTINCT ON (id) id, sha256 FROM audit_row WHERE what = 'verdict' ORDER BY id, seq DESC) r
    FULL JOIN (SELECT id, record_sha256(body) AS sha256 FROM held_row WHERE what = 'verdict') h ON h.id = r.id
    WHERE h.sha256 <> r.sha256`;
  return performance.now() - start;
}

test('no statement takes a third of what one over a whole table takes', async () => {
  const limit = Math.ceil((await inOneStatementMs()) / 3);
  const { faults, rows } = await takenBack(async (tx) => {
    await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${limit}`);
    return verifyRecord(tx);
  });
  expect(faults).toEqual([]);
  expect(rows.held).toBeGreaterThan(EVENTS * VERDICTS);
});

test.each([1, 2, 7])('in pages of %i rows it says the same as in large ones', async (rowsAtOnce) => {
  const { small, large } = await takenBack(async (tx) => {
    await withoutGuards(tx, ['verdict', 'audit_event', 'item', 'block', 'revision', 'edition', 'audit_row']);
    // Rows that only exist, rows that are only named, and rows that are both, side by side and at the ends.
    await tx.$executeRaw`DELETE FROM verdict WHERE reason <> 'asked again, 0 1' AND reason <> 'asked again, 0 2'`;
    await tx.$executeRaw`DELETE FROM audit_row a WHERE what = 'verdict' AND NOT EXISTS (SELECT FROM verdict v WHERE v.id = a.id)`;
    await tx.$executeRaw`UPDATE verdict SET reason = 'otherwise' WHERE reason = 'asked again, 0 1'`;
    const strange = ['0', '7', 'f'].map((digit) => ({
      ...{ id: `${digit}fffffff-0000-4000-8000-000000000000`, itemId, status: 'PENDING', ticks: [] },
      ...{ reason: 'of nobody', words: '', at: new Date() },
    }));
    await insertRows(tx, 'verdict', strange);
    await tx.$executeRaw`DELETE FROM block WHERE ordinal IN (0, 2)`;
    await tx.$executeRaw`
      INSERT INTO revision (id, story_id, number, text, sha256, word_count, created_by_id)
      SELECT gen_random_uuid(), story_id, 9, text, sha256, word_count, created_by_id FROM revision LIMIT 1`;
    return {
      small: await verifyRecord(tx, { rowsAtOnce, batch: rowsAtOnce }),
      large: await verifyRecord(tx, { rowsAtOnce: 1_000_000, batch: 1_000_000 }),
    };
  });
  expect(small).toEqual(large);
  expect(large.faults.filter((fault) => /^The verdict .* is in no event/.test(fault))).toHaveLength(3);
  expect(large.faults.filter((fault) => /^The verdict .* is not as event/.test(fault))).toHaveLength(1);
  expect(large.faults.filter((fault) => /^The paragraph .* is gone/.test(fault))).toHaveLength(2);
  expect(large.faults).toContain(`Revision 9 of story ${storyId} is in no event of the record.`);
});
