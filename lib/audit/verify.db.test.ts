import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/database.ts';
import { createContact, createMember, createReport, createStory } from '../../testing/factories.ts';
import { db, type Tx } from '../db.ts';
import { CHAIN_START, chainedText } from '../domain/audit/event.ts';
import { FILE_NAMES } from '../reports/edition-files.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { chainAnew, takenBack, withoutGuards } from './audit.fixture.ts';
import { verifyRecord } from './verify.ts';

let storyId: string;

beforeAll(async () => {
  const [signer, publisher] = [await createMember('EDITOR'), await createMember('EDITOR')];
  const story = await createStory(signer.actor);
  storyId = story.storyId;
  await createContact(signer.actor, storyId, 'Moscow');
  await createReport(signer.actor, publisher.actor, storyId);
  await reviseStory(
    signer.actor,
    { storyId, revisionId: story.view.revision.id },
    { pasted: `${story.view.revision.text}\n\nThe ferry is free of charge.` },
  );
});

/** Changes the record as only the database's owner can, checks it, and undoes the change. */
function tampered(change: (tx: Tx) => Promise<unknown>, options: Parameters<typeof verifyRecord>[1] = {}) {
  return takenBack(async (tx) => {
    await withoutGuards(tx, ['audit_event', 'revision', 'edition', 'published_file']);
    await change(tx);
    return verifyRecord(tx, options);
  });
}

const eventOf = (tx: Tx, action: string) => tx.auditEvent.findFirstOrThrow({ where: { action } });

test.each([1000, 3, 1])('what nobody has touched is unbroken, read %i events at a time', async (batch) => {
  const rows = await db.auditEvent.findMany({ orderBy: { seq: 'asc' } });
  expect(rows.length).toBeGreaterThan(4);
  expect(await verifyRecord(db, { batch })).toEqual({
    events: rows.length,
    head: rows.at(-1)?.hash,
    revisions: 2,
    editions: 1,
    publishedFiles: await db.publishedFile.count(),
    rows: { held: expect.any(Number), fromBefore: 0, notHeld: 0 },
    hasNotedHead: null,
    faults: [],
  });
});

describe('the chain', () => {
  test.each([
    ['payload', `payload = '{}'`],
    ['actor', `actor_name = 'Somebody else'`],
    ['moment', `at = at + interval '1 millisecond'`],
    ['story', `story_id = NULL`],
  ])('a changed %s', async (_, set) => {
    const { seq } = await eventOf(db, 'contact.log');
    const { faults, events } = await tampered((tx) =>
      tx.$executeRawUnsafe(`UPDATE audit_event SET ${set} WHERE seq = ${seq}`),
    );
    expect(events).toBe(Number(seq) - 1);
    expect(faults).toEqual([
      expect.stringMatching(
        new RegExp(`^Event ${seq} \\(contact\\.log, .*: its content was changed after it was written\\.$`),
      ),
    ]);
  });

  test('a changed event with a hash to match shows at the next one', async () => {
    const { faults } = await tampered(async (tx) => {
      const row = await eventOf(tx, 'contact.log');
      const forged = { ...row, actorName: 'Somebody else' };
      const hash = createHash('sha256').update(chainedText(forged)).digest('hex');
      await tx.auditEvent.update({ where: { seq: row.seq }, data: { actorName: 'Somebody else', hash } });
    });
    const { seq } = await eventOf(db, 'contact.log');
    expect(faults).toEqual([
      expect.stringMatching(
        new RegExp(`^Event ${seq + 1n} .*does not follow event ${seq}: that one was written anew`),
      ),
    ]);
  });

  test('an event taken out', async () => {
    const { seq } = await eventOf(db, 'contact.log');
    const { faults } = await tampered((tx) => tx.auditEvent.delete({ where: { seq } }));
    expect(faults).toEqual([
      expect.stringContaining(`it follows event ${seq - 1n}; what was between them is gone`),
    ]);
  });

  test('the first events taken out', async () => {
    const { faults, events } = await tampered((tx) =>
      tx.auditEvent.deleteMany({ where: { seq: { lte: 2 } } }),
    );
    expect(events).toBe(0);
    expect(faults[0]).toMatch(/^Event 3 .*it follows event 0/);
  });

  test('a record that was shortened is only unbroken for who has not noted its head', async () => {
    const last = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    const shorten = (tx: Tx) => tx.auditEvent.delete({ where: { seq: last.seq } });
    const shortened = await tampered(shorten, { notedHead: last.hash });
    expect(shortened.hasNotedHead).toBe(false);
    expect(shortened.faults).toContain(
      `No event has the hash ${last.hash}: the record was shortened or written anew after it was noted.`,
    );
    expect(await verifyRecord(db, { notedHead: last.hash })).toMatchObject({
      hasNotedHead: true,
      faults: [],
    });
  });
});

describe('the texts', () => {
  test('a revision that was changed, its SHA-256 as well', async () => {
    const { faults } = await tampered(async (tx) => {
      const text = 'Something else altogether.';
      const sha256 = createHash('sha256').update(text).digest('hex');
      await tx.revision.updateMany({ where: { storyId, number: 1 }, data: { text, sha256 } });
    });
    expect(faults).toEqual([
      expect.stringMatching(
        new RegExp(`^Revision 1 of story ${storyId}: its text is not the one that event \\d+ recorded\\.$`),
      ),
    ]);
  });

  test('one character of an edition', async () => {
    const { faults } = await tampered(
      (tx) => tx.$executeRaw`UPDATE edition SET snapshot = replace(snapshot, 'March', 'april')`,
    );
    expect(faults).toEqual([
      expect.stringMatching(/^Edition 1 of story .*: its text is not the one that event/),
    ]);
  });

  test('only the SHA-256 of an edition', async () => {
    const { faults } = await tampered((tx) => tx.edition.updateMany({ data: { sha256: '0'.repeat(64) } }));
    expect(faults).toEqual([expect.stringMatching(/^Edition 1 of story .*: its SHA-256 was changed/)]);
  });

  test('an edition that is gone', async () => {
    const files = await db.publishedFile.count();
    expect(files).toBeGreaterThanOrEqual(FILE_NAMES.length);
    const { faults } = await tampered(async (tx) => {
      await tx.publishedFile.deleteMany();
      await tx.edition.deleteMany();
    });
    expect(faults).toEqual([
      expect.stringMatching(/^Edition 1 of story .* is gone; event \d+ recorded it\.$/),
      ...Array(files).fill(expect.stringMatching(/^The published file .* is gone; event \d+ recorded it\.$/)),
    ]);
  });

  test('a revision and an edition that nobody brought in', async () => {
    const { faults } = await tampered(async (tx) => {
      const {
        id: _,
        readings: ___,
        ...revision
      } = await tx.revision.findFirstOrThrow({ where: { storyId, number: 1 } });
      await tx.revision.create({ data: { ...revision, number: 9 } });
      const { id: __, ...edition } = await tx.edition.findFirstOrThrow();
      await tx.edition.create({ data: { ...edition, number: 9 } });
    });
    expect(faults).toEqual([
      `Revision 9 of story ${storyId} is in no event of the record.`,
      `Edition 9 of story ${storyId} is in no event of the record.`,
    ]);
  });

  test('an event written anew to fit another text breaks the chain, or the head that was noted', async () => {
    const { hash: notedHead } = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    const { faults } = await tampered(
      async (tx) => {
        const event = await eventOf(tx, 'story.bringIn');
        const text = 'Something else altogether.';
        const sha256 = createHash('sha256').update(text).digest('hex');
        await tx.revision.updateMany({ where: { storyId, number: 1 }, data: { text, sha256 } });
        const payload = event.payload.replace(/"sha256":"\w+"/, `"sha256":"${sha256}"`);
        await tx.auditEvent.update({ where: { seq: event.seq }, data: { payload } });
        await chainAnew(tx, event.seq);
      },
      { notedHead },
    );
    expect(faults).toEqual([expect.stringContaining('was shortened or written anew')]);
  });
});

describe('npm run audit:verify', () => {
  const script = path.resolve(import.meta.dirname, '../../scripts/audit-verify.mjs');
  const run = (url: string | undefined, ...args: string[]) =>
    spawnSync(process.execPath, [script, ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: url },
    });

  test('prints count and head, and ends well', async () => {
    const last = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    const { rows, publishedFiles } = await verifyRecord(db);
    const { stdout, stderr, status } = run(process.env.DATABASE_URL, '--head', last.hash);
    expect({ stdout, stderr, status }).toEqual({
      stdout: `Events:    ${last.seq}, unbroken\nHead:      ${last.hash}\nRevisions: 2\nEditions:  1\n           ${publishedFiles} pages and data files of them, as they were kept\nRows:      ${rows.held} as the record has them\n`,
      stderr: '',
      status: 0,
    });
  });

  test('names the first broken event and ends with 1', async () => {
    // A lasting change needs a database that nobody else looks at.
    const database = await createTestDatabase();
    const { default: postgres } = await import('postgres');
    const sql = postgres(database.url, { max: 1, onnotice: () => {} });
    try {
      const at = new Date('2026-01-01T00:00:00Z');
      const event = {
        actorId: null,
        actorName: 'Stet',
        action: 'member.invite',
        subjectType: 'member',
        storyId: null,
      };
      let previous = CHAIN_START;
      for (const seq of [1n, 2n]) {
        const row = { ...event, seq, at, subjectId: 'm', payload: '{}', previous };
        const hash = createHash('sha256').update(chainedText(row)).digest('hex');
        await sql`INSERT INTO audit_event (seq, at, actor_name, action, subject_type, subject_id, payload, previous, hash)
          VALUES (${String(seq)}, ${at}, 'Stet', 'member.invite', 'member', 'm', '{}', ${previous}, ${hash})`;
        previous = hash;
      }
      expect(run(database.url)).toMatchObject({ status: 0 });
      await sql`ALTER TABLE audit_event DISABLE TRIGGER USER`;
      await sql`UPDATE audit_event SET actor_name = 'Nobody' WHERE seq = 2`;
      const { stderr, status } = run(database.url);
      expect(stderr).toBe(
        '\nBROKEN: Event 2 (member.invite, 2026-01-01T00:00:00.000Z): its content was changed after it was written.\n',
      );
      expect(status).toBe(1);
    } finally {
      await sql.end();
      await database.drop();
    }
  });

  test('says so where it cannot look, and ends with 2', () => {
    const { stderr, status } = run('postgresql://nobody:nothing@127.0.0.1:1/none');
    expect(stderr).toMatch(/^The record could not be checked: /);
    expect(status).toBe(2);
  });
});
