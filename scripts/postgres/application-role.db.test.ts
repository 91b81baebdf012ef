import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyRecord } from '../../lib/audit/verify.ts';
import { closeDatabase, db } from '../../lib/db.ts';
import { databaseRole } from '../../lib/health/queries.ts';
import { deactivateMember } from '../../lib/members/mutations.ts';
import { liftHold } from '../../lib/reports/mutations.ts';
import { moveBlock } from '../../lib/revisions/aside-mutations.ts';
import { reviseStory } from '../../lib/revisions/revise-mutations.ts';
import { workbench } from '../../lib/workbench/queries.ts';
import {
  createContact,
  createEvidence,
  createHold,
  createItem,
  createMember,
  createReport,
  createStory,
  createVerdict,
} from '../../testing/factories.ts';
import { applyMigrations } from '../migrations.mjs';
import { grantApplication, roleOf } from './application-role.mjs';
import { startDisposablePostgres } from './disposable.mjs';

/** A separate server: roles belong to the whole server. */
let server: Awaited<ReturnType<typeof startDisposablePostgres>>;
let app: postgres.Sql;
const testUrl = process.env.DATABASE_URL;

beforeAll(async () => {
  server = await startDisposablePostgres();
  await applyMigrations(server.url());
  await grantApplication(server.url(), 'stet_app');
  await closeDatabase();
  process.env.DATABASE_URL = server.applicationUrl();
  app = postgres(server.applicationUrl(), { max: 1, onnotice: () => {} });
}, 120_000);

afterAll(async () => {
  await app.end();
  await closeDatabase();
  process.env.DATABASE_URL = testUrl;
  await server.stop();
});

test('the newsroom’s work is done by a role that owns nothing', async () => {
  expect(await roleOf(server.applicationUrl())).toBe('stet_app');
  const [checker, editor, second, legal, admin] = [
    await createMember('CHECKER'),
    await createMember('EDITOR'),
    await createMember('EDITOR'),
    await createMember('LEGAL'),
    await createMember('ADMIN'),
  ];
  const story = await createStory(checker.actor);
  const item = await createItem(checker.actor, story, 'The bridge will open to traffic');
  await createEvidence(checker.actor, story.storyId, item.id);
  await createContact(checker.actor, story.storyId, 'Moscow');
  await createVerdict(checker.actor, story.storyId, item.id);
  const blockId = story.view.blocks[2]?.id ?? '';
  await moveBlock(admin.actor, { storyId: story.storyId, blockId }, true);
  const hold = await createHold(legal.actor, story.storyId);
  await liftHold(legal.actor, { storyId: story.storyId, holdId: hold.id });
  const { revision } = await workbench(admin.actor, story.storyId);
  await reviseStory(
    admin.actor,
    { storyId: story.storyId, revisionId: revision.id },
    { pasted: `${revision.text}\n\nThe ferry is free of charge.` },
  );
  await createReport(editor.actor, second.actor, story.storyId);
  await deactivateMember(admin.actor, { memberId: editor.id, version: 1 });
  expect((await verifyRecord(db)).faults).toEqual([]);
  expect(await db.edition.count()).toBe(1);
  expect(await databaseRole()).toBe('application');
}, 60_000);

describe('it is refused what would undo the record', () => {
  const tables = ['audit_event', 'audit_row', 'edition', 'verdict', 'revision'];
  test.each([
    ...tables.flatMap((table) => [
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `ALTER TABLE ${table} DISABLE TRIGGER USER`,
      `TRUNCATE ${table} CASCADE`,
      `DELETE FROM ${table}`,
      `DROP TABLE ${table} CASCADE`,
      `ALTER TABLE ${table} OWNER TO stet_app`,
      `CREATE RULE nothing AS ON INSERT TO ${table} DO INSTEAD NOTHING`,
    ]),
    'DROP TRIGGER audit_event_append_only ON audit_event',
    'DROP TRIGGER item_held_update ON item',
    'ALTER TABLE item DISABLE TRIGGER item_held_update',
    'ALTER TABLE sign_off DISABLE TRIGGER USER',
    "UPDATE audit_event SET actor_name = 'x'",
    "UPDATE audit_row SET sha256 = 'x'",
    "UPDATE verdict SET note = 'x'",
    "UPDATE edition SET change_note = 'x'",
    "UPDATE revision SET text = 'x'",
    'DELETE FROM sign_off',
    'DELETE FROM story_author',
    'DELETE FROM contact_attempt',
    'SET session_replication_role = replica',
    "SELECT set_config('session_replication_role', 'replica', false)",
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
    'CREATE OR REPLACE VIEW held_row AS SELECT 1',
    'DROP FUNCTION refuse_change() CASCADE',
    'CREATE TRIGGER mine BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change()',
    'CREATE TABLE mine (id int)',
    'SET ROLE stet',
    'SET SESSION AUTHORIZATION postgres',
    'DELETE FROM _prisma_migrations',
    'DROP SCHEMA public CASCADE',
    "COPY (SELECT 1) TO PROGRAM 'true'",
  ])('%s', async (statement) => {
    await expect(app.unsafe(statement)).rejects.toMatchObject({
      message: expect.stringMatching(/permission denied|must be owner|must be able to SET ROLE/),
    });
  });

  test('the same for whoever comes after an update: rights are given anew, and no more of them', async () => {
    await grantApplication(server.url(), 'stet_app');
    await expect(app.unsafe('DELETE FROM audit_event')).rejects.toThrow(/permission denied/);
    expect(await app`select count(*) from audit_event`).toHaveLength(1);
  });
});

test.each(['stet', 'a member of the owner'])('%s is no role for the web server', async (who) => {
  const owner = postgres(server.url(), { max: 1, onnotice: () => {} });
  try {
    if (who === 'stet')
      await expect(grantApplication(server.url(), 'stet')).rejects.toThrow(/owns the tables/);
    else {
      const [{ may }] = await owner<
        [{ may: boolean }]
      >`select pg_has_role('stet_app', 'stet', 'usage') as may`;
      expect(may).toBe(false);
    }
  } finally {
    await owner.end();
  }
});
