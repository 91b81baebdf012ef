import { beforeAll, describe, expect, test } from 'vitest';
import {
  createItem,
  createMember,
  createReport,
  createStory,
  createVerdict,
  type MadeMember,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { CHAIN_START } from '../domain/audit/event.ts';
import { openThread } from '../threads/mutations.ts';
import { appendAudit } from './append.ts';
import { verifyRecord } from './verify.ts';

let editor: MadeMember;

beforeAll(async () => {
  editor = await createMember('EDITOR');
  const second = await createMember('EDITOR');
  const story = await createStory(editor.actor);
  const item = await createItem(
    editor.actor,
    story,
    'The ferry carried 12,000 passengers in January.',
    'FACTUAL_CLAIM',
  );
  await createVerdict(editor.actor, story.storyId, item.id, {
    status: 'DISPUTED',
    reason: 'sources conflict',
  });
  await createReport(editor.actor, second.actor, story.storyId);
});

describe.each(['audit_event', 'edition', 'verdict', 'revision', 'published_file'])('%s', (table) => {
  const statements = {
    UPDATE: {
      audit_event: `UPDATE audit_event SET actor_name = 'x'`,
      edition: `UPDATE edition SET change_note = 'x'`,
      published_file: `UPDATE published_file SET name = 'x'`,
      verdict: `UPDATE verdict SET note = 'x'`,
      revision: `UPDATE revision SET text = 'x'`,
    }[table] as string,
    DELETE: `DELETE FROM ${table}`,
    TRUNCATE: `TRUNCATE ${table} CASCADE`,
  };

  test('has rows to be kept', async () => {
    const [row] = await db.$queryRawUnsafe<{ n: bigint }[]>(`SELECT count(*) AS n FROM ${table}`);
    expect(row?.n).toBeGreaterThan(0n);
  });

  test.each(Object.entries(statements))(
    '%s is refused, for the owner of the tables too',
    async (word, statement) => {
      await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(
        new RegExp(`is append-only: ${word} refused`),
      );
    },
  );
});

test('what hangs on a revision cannot be deleted with its story', async () => {
  await expect(db.$executeRawUnsafe(`DELETE FROM story`)).rejects.toThrow(/violates|append-only/);
});

describe('the chain', () => {
  const insert = (seq: bigint, previous: string) => db.$executeRaw`
    INSERT INTO audit_event (seq, at, actor_name, action, subject_type, subject_id, payload, previous, hash)
    VALUES (${seq}, now(), 'Stet', 'member.signIn', 'member', 'm', '{}', ${previous}, ${`forged ${seq} ${previous}`})`;

  test('takes no event that leaves a gap, forks it or begins it again', async () => {
    const head = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    await expect(insert(head.seq + 2n, head.hash)).rejects.toThrow(/does not follow/);
    await expect(insert(head.seq + 1n, CHAIN_START)).rejects.toThrow(/does not follow/);
    await expect(insert(head.seq, head.previous)).rejects.toThrow(/does not follow/);
    await expect(insert(1n, CHAIN_START)).rejects.toThrow(/does not follow/);
  });

  test('several events of one change follow one another', async () => {
    const before = await db.auditEvent.count();
    const event = { act: 'member.signIn', subject: { type: 'member', id: editor.id } } as const;
    await db.$transaction((tx) => appendAudit(tx, editor.actor, event, event, event));
    const rows = await db.auditEvent.findMany({ where: { seq: { gt: before } }, orderBy: { seq: 'asc' } });
    expect(rows.map(({ seq }) => Number(seq))).toEqual([before + 1, before + 2, before + 3]);
    expect((await verifyRecord(db)).faults).toEqual([]);
  });

  test('nothing to record takes no lock and writes nothing', async () => {
    const before = await db.auditEvent.count();
    await db.$transaction((tx) => appendAudit(tx, editor.actor));
    expect(await db.auditEvent.count()).toBe(before);
  });

  test('what the system did is no member’s', async () => {
    const event = { act: 'item.addNote', subject: { type: 'item', id: editor.id } } as const;
    await db.$transaction((tx) => appendAudit(tx, null, event));
    const row = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(row).toMatchObject({ actorId: null, actorName: 'Stet', payload: '{"v":2}' });
  });

  test('text of any script goes in and verifies as it was', async () => {
    const payload = { reason: '“Ні”, сказав він 🌉 \u2028 "\\ é é; ends here' };
    await db.$transaction((tx) =>
      appendAudit(tx, editor.actor, {
        act: 'publication.hold',
        subject: { type: 'story', id: 's' },
        payload,
      }),
    );
    const row = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(JSON.parse(row.payload)).toEqual({ v: 2, ...payload });
    expect((await verifyRecord(db)).faults).toEqual([]);
  });

  test('an event that cannot be written takes its change with it', async () => {
    const before = await db.member.count();
    const work = db.$transaction(async (tx) => {
      await tx.member.create({ data: { email: 'half@newsroom.example', name: 'Half', role: 'VIEWER' } });
      const payload = { name: 'half a character: \ud83c', role: 'VIEWER' } as const;
      await appendAudit(tx, editor.actor, {
        act: 'member.invite',
        subject: { type: 'member', id: 'm' },
        payload,
      });
    });
    await expect(work).rejects.toThrow(TypeError);
    expect(await db.member.count()).toBe(before);
  });
});

test('fifty changes to fifty stories at once leave one unbroken chain, each with its event', async () => {
  const stories = [];
  for (let i = 0; i < 50; i += 1) stories.push(await createStory(editor.actor));
  const before = await db.auditEvent.count();
  const results = await Promise.allSettled(
    stories.map(({ storyId, view }, i) =>
      openThread(editor.actor, { storyId, itemId: view.items[0]?.id ?? '', body: `Note ${i}` }),
    ),
  );
  expect(results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))).toEqual([]);
  const rows = await db.auditEvent.findMany({ where: { seq: { gt: before } } });
  expect(rows).toHaveLength(50);
  expect(new Set(rows.map(({ storyId }) => storyId)).size).toBe(50);
  expect(await db.note.count({ where: { body: { startsWith: 'Note ' } } })).toBe(50);
  expect(await verifyRecord(db)).toMatchObject({ events: before + 50, faults: [] });
}, 120_000);
