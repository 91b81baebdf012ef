import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readIdentity } from '../../lib/confidential/mutations.ts';
import { evidenceStore } from '../../lib/evidence/store.ts';
import { FILE_NAMES } from '../../lib/reports/edition-files.ts';
import { openThread } from '../../lib/threads/mutations.ts';
import { workbench } from '../../lib/workbench/queries.ts';
import { verifyRestored } from './after.mjs';
import { bringBack } from './bring-back.mjs';
import { openBackup } from './check.mjs';
import {
  backUp,
  emptyPlace,
  filesIn,
  fillNewsroom,
  here,
  IDENTITY,
  type Newsroom,
  PASSPHRASE,
  publicBytes,
  SECRETS,
  scratchFolder,
  tablesIn,
  tablesNow,
  turnTo,
} from './newsroom.fixture.ts';

type Place = Awaited<ReturnType<typeof emptyPlace>>;

const folder = scratchFolder();
const file = path.join(folder, 'stet.zip');
let newsroom: Newsroom;
let home: ReturnType<typeof here>;
let place: Place;
const places: Place[] = [];
beforeAll(async () => {
  newsroom = await fillNewsroom();
  home = here();
  await backUp(file);
});
beforeEach(async () => {
  place = await emptyPlace();
  places.push(place);
});
afterAll(async () => {
  await turnTo(home);
  for (const { drop, evidence, secretsFile } of places) {
    await drop();
    for (const made of [evidence, path.dirname(secretsFile)]) rmSync(made, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
});

/** What `npm run restore` does, into `place`. */
async function restore(
  from: string,
  { passphrase = PASSPHRASE, ...more }: { passphrase?: string } & Record<string, unknown> = {},
) {
  const backup = await openBackup(from, { passphrase });
  await turnTo(place);
  try {
    return await bringBack({
      backup,
      databaseUrl: place.url,
      store: evidenceStore(),
      directory: place.evidence,
      secretsFile: place.secretsFile,
      verify: verifyRestored,
      ...more,
    });
  } finally {
    backup.close();
  }
}

async function query(statement: string, url = place.url): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

/** Nothing is there that was not there before: no table, type, function or extension, no file, no secret. */
async function expectEmptyPlace() {
  expect(
    await query(`
      select c.relname::text as thing from pg_class c where c.relnamespace = 'public'::regnamespace
      union all select typname::text from pg_type where typnamespace = 'public'::regnamespace
      union all select proname::text from pg_proc where pronamespace = 'public'::regnamespace
      union all select extname::text from pg_extension where extname <> 'plpgsql'`),
  ).toEqual([]);
  expect(filesIn(place.evidence)).toEqual({});
  expect(filesIn(path.dirname(place.secretsFile))).toEqual({});
}

describe('a backup of a newsroom at work', () => {
  test('brings back every row and file, and the same bytes at public addresses', async () => {
    await turnTo(home);
    const [tables, files, shown] = [
      await tablesNow(),
      filesIn(home.evidence),
      await publicBytes(newsroom.slug),
    ];
    expect(shown.map((answer) => answer.slice(0, 4))).toEqual(FILE_NAMES.map(() => '200 '));

    const { later, record } = await restore(file);
    expect(later).toEqual([]);
    expect(record.faults).toEqual([]);
    expect(record.events).toBeGreaterThan(10);
    expect(await tablesNow()).toEqual(tables);
    expect(Object.keys(tables).length).toBeGreaterThan(20);
    expect(filesIn(place.evidence)).toEqual(files);
    expect(Object.keys(files).length).toBe(2);
    expect(await publicBytes(newsroom.slug)).toEqual(shown);
    expect(JSON.parse(readFileSync(place.secretsFile, 'utf8'))).toEqual(SECRETS);
    expect(statSync(place.secretsFile).mode & 0o777).toBe(0o600);
    expect((await readIdentity(newsroom.editor.actor, { sourceId: newsroom.confidentialId })).identity).toBe(
      IDENTITY,
    );
  });

  test('what guards the record guards it again, and the next row gets the next number', async () => {
    await query('insert into sign_in_attempt (account_key, address) values (1, 1), (2, 2)', home.url);
    await turnTo(home);
    const numbered = path.join(folder, 'numbered.zip');
    await backUp(numbered);
    await restore(numbered);
    await expect(query('delete from audit_event')).rejects.toThrow('append-only');
    await expect(query('update verdict set note = 1::text')).rejects.toThrow('append-only');
    await expect(
      query("insert into note (id, thread_id, body, by_id) select id, id, '', id from member"),
    ).rejects.toThrow('foreign key');
    const [made] = await query(
      "insert into sign_in_attempt (account_key, address) values ('3', '3') returning id",
    );
    expect(made).toEqual({ id: '3' });
    const keys = "select count(*)::int as n from pg_constraint where contype = 'f' and convalidated";
    expect(await query(keys)).toEqual(await query(keys, home.url));
    const triggers = "select count(*)::int as n from pg_trigger where tgenabled = 'O'";
    expect(await query(triggers)).toEqual(await query(triggers, home.url));
  });

  test('is one moment, however much is written meanwhile', async () => {
    await turnTo(home);
    const item = (await workbench(newsroom.editor.actor, newsroom.storyId)).items[0];
    if (!item) throw new Error('no item');
    let isDone = false;
    let written = 0;
    const writers = [1, 2, 3].map(async (who) => {
      for (; !isDone; written += 1)
        await openThread(newsroom.editor.actor, {
          storyId: newsroom.storyId,
          itemId: item.id,
          body: `Note ${written} of ${who}`,
        });
    });
    const busy = path.join(folder, 'busy.zip');
    while (written < 5) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = written;
    const { manifest } = await backUp(busy);
    const during = written - before;
    isDone = true;
    await Promise.all(writers);
    expect(during).toBeGreaterThan(0);

    const { record } = await restore(busy);
    expect(record).toMatchObject({ faults: [], events: manifest.record.events, head: manifest.record.head });
    const said = tablesIn(manifest);
    expect(await tablesNow()).toEqual(said);
    const [counts] = await query(`
      select (select count(*) from note)::int as notes,
        (select count(*) from audit_event where action = 'thread.open')::int as events`);
    expect(counts?.notes).toBe(counts?.events);
  });

  test('tells which evidence it lacks, and holds all the rest', async () => {
    await turnTo(home);
    const names = Object.keys(filesIn(home.evidence));
    const whole = names.map((name) => readFileSync(path.join(home.evidence, name)));
    const [changed = '', gone = ''] = names;
    appendFileSync(path.join(home.evidence, changed), 'x');
    rmSync(path.join(home.evidence, gone));
    const lacking = path.join(folder, 'lacking.zip');
    const { manifest } = await backUp(lacking);
    for (const [i, name] of names.entries()) writeFileSync(path.join(home.evidence, name), whole[i] ?? '');
    expect(manifest.evidence.files).toEqual([]);
    expect(
      manifest.evidence.problems.map(({ sha256, problem }: { sha256: string; problem: string }) => [
        sha256,
        problem,
      ]),
    ).toEqual(
      [
        [path.basename(changed), 'changed'],
        [path.basename(gone), 'missing'],
      ].sort(),
    );
    expect((await restore(lacking)).record.faults).toEqual([]);
  });
});

describe('a file is refused, and nothing is touched', () => {
  const spoilt = path.join(folder, 'spoilt.zip');
  const changedAt = (position: number) => {
    const bytes = readFileSync(file);
    const at = position < 0 ? bytes.length + position : position;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(spoilt, bytes);
  };

  test.each([
    ['is not there', () => rmSync(spoilt, { force: true }), 'There is no file'],
    ['is a folder', () => mkdirSync(spoilt), 'There is no file'],
    ['is empty', () => writeFileSync(spoilt, ''), 'no backup of Stet'],
    ['is a text', () => writeFileSync(spoilt, 'To whom it may concern. '.repeat(99)), 'no backup of Stet'],
    [
      'is somebody else’s archive',
      () => writeFileSync(spoilt, readFileSync(file).subarray(0, 3000)),
      'cut off',
    ],
    ['lost its last byte', () => writeFileSync(spoilt, readFileSync(file).subarray(0, -1)), 'cut off'],
    ['lost its beginning', () => writeFileSync(spoilt, readFileSync(file).subarray(100)), 'damaged'],
    [
      'has something after its end',
      () => writeFileSync(spoilt, Buffer.concat([readFileSync(file), Buffer.from('x')])),
      'changed',
    ],
    ['has another first byte', () => changedAt(0), 'changed'],
    ['has another byte in the middle', () => changedAt(Math.floor(statSync(file).size / 2)), 'changed'],
    ['has another byte in its table of contents', () => changedAt(-400), 'changed'],
    ['has another last byte', () => changedAt(-1), 'changed'],
  ])('that %s', async (_, spoil, reason) => {
    rmSync(spoilt, { recursive: true, force: true });
    spoil();
    await expect(restore(spoilt)).rejects.toThrow(reason);
    await expectEmptyPlace();
  });

  test('with another passphrase', async () => {
    await expect(restore(file, { passphrase: 'ferry replaces bridge until summer' })).rejects.toThrow(
      'passphrase',
    );
    await expectEmptyPlace();
  });

  test('that a newer Stet made', async () => {
    const backup = await openBackup(file);
    backup.manifest.migrations.push({ name: '29990101000000_later', checksum: '' });
    await expect(
      bringBack({
        backup,
        databaseUrl: place.url,
        store: evidenceStore(),
        directory: place.evidence,
        verify: verifyRestored,
      }),
    ).rejects.toThrow('update it first');
    backup.close();
    await expectEmptyPlace();
  });
});

describe('a place that is not empty is refused as it is', () => {
  test('with a newsroom in it', async () => {
    await restore(file);
    const [tables, files] = [await tablesNow(), filesIn(place.evidence)];
    await expect(restore(file)).rejects.toThrow(/not empty/);
    expect(await tablesNow()).toEqual(tables);
    expect(filesIn(place.evidence)).toEqual(files);
  });

  test.each([
    ['a table', 'create table somebody_elses (id int)'],
    ['a type', "create type mood as enum ('good')"],
    ['a schema', 'create schema another'],
    ['a function', 'create function one() returns int language sql as $$ select 1 $$'],
  ])('with %s of somebody else', async (_, statement) => {
    await query(statement);
    await expect(restore(file)).rejects.toThrow('The database is not empty');
    expect(filesIn(place.evidence)).toEqual({});
    await expect(query(statement)).rejects.toThrow('already exists');
  });

  test('with files where evidence goes', async () => {
    writeFileSync(path.join(place.evidence, 'holiday.jpg'), 'sun');
    await expect(restore(file)).rejects.toThrow('holiday.jpg');
    expect(Object.keys(filesIn(place.evidence))).toEqual(['holiday.jpg']);
  });

  test('with secrets of its own, which may be the only key to something', async () => {
    writeFileSync(place.secretsFile, '{"secretKey":"another"}');
    await expect(restore(file)).rejects.toThrow('secretKey is not the one of the backup');
    expect(readFileSync(place.secretsFile, 'utf8')).toBe('{"secretKey":"another"}');
  });
});

describe('restoring that fails half-way leaves the place empty', () => {
  test.each([
    ['a row that Postgres refuses', 'member', 'not a row\n'],
    ['a row that lacks what it refers to', 'note', undefined],
    ['fewer rows than were counted', 'note', ''],
  ])('by %s', async (_, table, rows) => {
    const backup = await openBackup(file, { passphrase: PASSPHRASE });
    const { read } = backup;
    const stray = '0191a0b0-0000-7000-8000-000000000001';
    for (const one of backup.manifest.tables) if (one.name === table) one.rows = 1;
    backup.read = async (member: string) =>
      member === `database/${table}.copy`
        ? Readable.from([
            Buffer.from(rows ?? `${stray}\t${stray}\tStray\t${stray}\t2026-01-31 00:00:00+00\n`),
          ])
        : read(member);
    await turnTo(place);
    await expect(
      bringBack({
        backup,
        databaseUrl: place.url,
        store: evidenceStore(),
        directory: place.evidence,
        secretsFile: place.secretsFile,
        verify: verifyRestored,
      }),
    ).rejects.toThrow(table);
    backup.close();
    await expectEmptyPlace();
  });

  test('by a file of evidence that cannot be stored', async () => {
    const store = evidenceStore();
    let stored = 0;
    const failing = {
      ...store,
      put: async (staged: Parameters<typeof store.put>[0]) => {
        stored += 1;
        if (stored === 2) throw new Error('no room left');
        await evidenceStore().put(staged);
      },
      remove: (sha256: string) => evidenceStore().remove(sha256),
      list: () => evidenceStore().list(),
    };
    await expect(restore(file, { store: failing })).rejects.toThrow('no room left');
    expect(stored).toBe(2);
    await expectEmptyPlace();
  });

  test('by a record that does not hold, unless the operator wants it as it is', async () => {
    await turnTo(home);
    await query(
      "alter table audit_event disable trigger user; update audit_event set payload = '{}' where seq = 3; alter table audit_event enable trigger user",
      home.url,
    );
    const broken = path.join(folder, 'broken.zip');
    await backUp(broken);
    await expect(restore(broken)).rejects.toThrow(/Event 3 .*changed after it was written/);
    await expectEmptyPlace();
    const { record } = await restore(broken, { acceptsBrokenRecord: true });
    expect(record.faults).toHaveLength(1);
  });

  test('by a kill: the next one begins anew', async () => {
    const backup = await openBackup(file, { passphrase: PASSPHRASE });
    await turnTo(place);
    const never = new Promise(() => {});
    const store = evidenceStore();
    const put = new Promise<void>((resolve) => {
      void bringBack({
        backup,
        databaseUrl: place.url,
        store: {
          ...store,
          put: async (staged: Parameters<typeof store.put>[0]) => {
            await store.put(staged);
            resolve();
            await never;
          },
        },
        directory: place.evidence,
        secretsFile: place.secretsFile,
        verify: verifyRestored,
      }).catch(() => {});
    });
    await put;
    await query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stet backup' and datname = current_database()",
    );
    const { applyMigrations } = await import('../migrations.mjs');
    await expect(applyMigrations(place.url)).rejects.toThrow('Run npm run restore again');
    expect((await restore(file)).record.faults).toEqual([]);
    expect(Object.keys(filesIn(place.evidence)).filter((name) => !name.startsWith('incoming'))).toHaveLength(
      2,
    );
  });
});
