/** Databases made by earlier versions, brought up to date; and what a start says and leaves when it cannot. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { appendAudit } from '../../lib/audit/append.ts';
import { verifyRecord } from '../../lib/audit/verify.ts';
import { mintActor } from '../../lib/auth/actor.ts';
import { db } from '../../lib/db.ts';
import { type ReportSnapshot, readSnapshot } from '../../lib/domain/report/snapshot.ts';
import { evidenceStore } from '../../lib/evidence/store.ts';
import { FILE_NAMES, PAGES } from '../../lib/reports/edition-files.ts';
import { publishedEdition } from '../../lib/reports/published.fixture.ts';
import { workbench } from '../../lib/workbench/queries.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { createReport } from '../../testing/factories.ts';
import { listMigrations } from '../migration-files.mjs';
import { inCheckout } from '../paths.mjs';
import { pendingMigrations } from '../pending-migrations.mjs';
import { verifyRestored } from './after.mjs';
import { bringBack } from './bring-back.mjs';
import { openBackup } from './check.mjs';
import { emptyPlace, here, publicBytes, turnTo } from './newsroom.fixture.ts';

const folder = inCheckout('prisma', 'released');
const dumps = readdirSync(folder).filter((name) => name.endsWith('.zip'));
const home = here();
afterAll(() => turnTo(home));

async function columns(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1 });
  try {
    const rows = await sql`
      select table_name || '.' || column_name || ' ' || udt_name as it from information_schema.columns
      where table_schema = 'public' order by 1`;
    return rows.map(({ it }) => it);
  } finally {
    await sql.end();
  }
}

/** Signs off the story of a report as it is, and publishes it again; returns what is stored of it. */
async function publishAgain(slug: string): Promise<ReportSnapshot> {
  const { storyId } = await db.report.findUniqueOrThrow({ where: { slug } });
  const [signer, publisher] = await db.member.findMany({ where: { role: 'EDITOR', deactivatedAt: null } });
  if (!signer || !publisher) throw new Error('There are two editors.');
  const { edition } = await createReport(
    mintActor(signer),
    mintActor(publisher),
    storyId,
    'Looked at again.',
  );
  return readSnapshot((await publishedEdition(slug, edition))?.snapshot ?? '');
}

test('there is one of each schema that was released before backups were', () => {
  expect(dumps.map((name) => name.slice(0, -4))).toEqual(
    listMigrations()
      .map(({ name }) => name)
      .slice(0, 4),
  );
});

describe.each(dumps)('%s', (name) => {
  test('is brought up to today: the record verifies, desks and reports are shown', {
    timeout: 120_000,
  }, async () => {
    const place = await emptyPlace();
    await turnTo(place);
    const backup = await openBackup(path.join(folder, name));
    try {
      const { later, record } = await bringBack({
        backup,
        databaseUrl: place.url,
        store: evidenceStore(),
        directory: place.evidence,
        secretsFile: place.secretsFile,
        verify: verifyRestored,
      });
      const all = listMigrations().map(({ name }) => name);
      expect(later).toEqual(all.slice(all.indexOf(name.slice(0, -4)) + 1));
      expect(record).toMatchObject({ faults: [], events: backup.manifest.record.events });
      // Rows from before are reported as not covered, until the next event takes them in.
      expect(record.rows.notHeld).toBeGreaterThan(50);
      expect(record.rows.held).toBe(0);
    } finally {
      backup.close();
    }
    expect(await columns(place.url)).toEqual(await columns(home.url));

    const editor = mintActor(await db.member.findFirstOrThrow({ where: { role: 'EDITOR' } }));
    const stories = await db.story.findMany();
    expect(stories.length).toBe(2);
    for (const { id, headline } of stories) {
      const desk = await workbench(editor, id);
      expect(desk.items.length, headline).toBeGreaterThan(3);
      expect(desk.revision.text.length, headline).toBeGreaterThan(100);
    }
    const authors = await db.storyAuthor.findMany();
    const isAuthor = (storyId: string, memberId: string) =>
      authors.some((one) => one.storyId === storyId && one.memberId === memberId);
    for (const { id, byline, createdById } of stories) {
      const isNamed = authors.some(({ storyId, how }) => storyId === id && how === 'BYLINE');
      if (!/\p{L}/u.test(byline) && !isNamed) expect(isAuthor(id, createdById), id).toBe(true);
    }
    for (const { storyId, createdById } of await db.revision.findMany({ where: { number: { gt: 1 } } })) {
      expect(isAuthor(storyId, createdById)).toBe(true);
    }
    await db.$transaction((tx) =>
      appendAudit(tx, editor, { act: 'member.signIn', subject: { type: 'member', id: editor.id } }),
    );
    const { faults, rows } = await verifyRecord(db);
    expect(faults).toEqual([]);
    expect(rows).toMatchObject({ notHeld: 0, held: rows.fromBefore });
    const { slug } = await db.report.findFirstOrThrow();
    const published = await publicBytes(slug);
    for (const answer of published) expect(answer.slice(0, 200)).toMatch(/^200 /);

    // It stored its sentences; what is published now stores codes, and that by itself is not a change to the story.
    const again = await publishAgain(slug);
    expect(again).toMatchObject({ stet: 'report/2', changes: { since: 1, headline: null, statements: [] } });
    // A page tells that it is not the current one any more; data stays as it was.
    const dataOf = (answers: readonly string[]) =>
      answers.filter((_, i) => !PAGES.has(FILE_NAMES[i] ?? 'page.html'));
    expect(dataOf(published).length).toBeGreaterThan(4);
    expect(dataOf(await publicBytes(slug))).toEqual(dataOf(published));
    expect((await verifyRecord(db)).faults).toEqual([]);
    await turnTo(home);
    await place.drop();
  });
});

test('what a start will change is known before it is changed', async () => {
  const all = listMigrations().map(({ name }) => name);
  const { url, drop } = await createTestDatabase({ empty: true });
  expect(await pendingMigrations(url)).toEqual({ isNew: true, names: all, unknown: [] });
  expect(await columns(url)).toEqual([]);
  await drop();
  expect(await pendingMigrations(home.url)).toEqual({ isNew: false, names: [], unknown: [] });
  const sql = postgres(home.url, { max: 1 });
  await sql`
    insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    values ('1', '', '29990101000000_of_a_later_version', now(), 1)`;
  expect((await pendingMigrations(home.url)).unknown).toEqual(['29990101000000_of_a_later_version']);
  await sql.end();
});
