/** A record begun by earlier versions: it verifies, it reads as it did, and it continues in today's form. */
import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { appendAudit } from '../audit/append.ts';
import { verifyRecord } from '../audit/verify.ts';
import { db } from '../db.ts';
import { CHAIN_START, chainedText } from '../domain/audit/event.ts';
import type { Row } from '../domain/audit/payloads.fixture.ts';
import { OF_ITEMS } from '../domain/audit/payloads-of-items.fixture.ts';
import { OF_SOURCES } from '../domain/audit/payloads-of-sources.fixture.ts';
import { OF_STORIES } from '../domain/audit/payloads-of-stories.fixture.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { listRecord } from './queries.ts';

const ROWS: readonly Row[] = [...OF_STORIES, ...OF_ITEMS, ...OF_SOURCES].filter(({ earlier }) => earlier);
let admin: MadeMember;

/** Writes an event the way versions before payloads had a version wrote it. */
async function writeEarlier({ act, earlier }: Row): Promise<void> {
  const head = await db.auditEvent.findFirst({ orderBy: { seq: 'desc' } });
  const row = {
    seq: (head?.seq ?? 0n) + 1n,
    at: new Date(),
    ...{ actorId: admin.id, actorName: admin.name, action: act, subjectType: 'story', subjectId: 's' },
    ...{ storyId: null, payload: canonicalJson(earlier), previous: head?.hash ?? CHAIN_START },
  };
  const hash = createHash('sha256').update(chainedText(row)).digest('hex');
  await db.auditEvent.create({ data: { ...row, hash } });
}

async function everyLine(): Promise<string[]> {
  const lines: string[] = [];
  let before: bigint | undefined;
  for (;;) {
    const { events, next } = await listRecord(admin.actor, { before });
    lines.push(...events.map(({ words }) => words));
    if (next === null) return lines.reverse();
    before = BigInt(next);
  }
}

beforeAll(async () => {
  admin = await createMember('ADMIN');
});

test('every event reads as it read, and the record is unbroken before and after what is written now', async () => {
  const begun = await db.auditEvent.count();
  for (const row of ROWS) await writeEarlier(row);
  expect((await everyLine()).slice(begun)).toEqual(ROWS.map(({ line }) => line));
  expect(await verifyRecord(db)).toMatchObject({ events: begun + ROWS.length, faults: [] });
  const subject = { type: 'member', id: admin.id } as const;
  await db.$transaction((tx) => appendAudit(tx, admin.actor, { act: 'member.signIn', subject }));
  expect((await everyLine()).at(-1)).toBe('signed in');
  expect(await verifyRecord(db)).toMatchObject({ events: begun + ROWS.length + 1, faults: [] });
});

test('a payload that is not of its act takes its change with it', async () => {
  const before = await db.auditEvent.count();
  const event = { act: 'item.checkQuote', subject: { type: 'item', id: 'i' } } as const;
  const payload = { title: 't', outcome: 'not found' as 'not_found' };
  const work = db.$transaction(async (tx) => {
    await tx.member.create({ data: { email: 'half@paper.example', name: 'Half', role: 'VIEWER' } });
    await appendAudit(tx, admin.actor, { ...event, payload });
  });
  await expect(work).rejects.toThrow('no such payload of item.checkQuote');
  expect(await db.auditEvent.count()).toBe(before);
  expect(await db.member.count({ where: { name: 'Half' } })).toBe(0);
});
