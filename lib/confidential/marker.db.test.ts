import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import config from '../../next.config.js';
import { addFileAndRead } from '../../testing/add-file-and-read.ts';
import {
  createEvidence,
  createMember,
  createReport,
  createStory,
  type MadeMember,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { SAMPLES } from '../evidence/files.fixture.ts';
import { itemHistory } from '../items/queries.ts';
import { listRecord } from '../record/queries.ts';
import { FILE_NAMES } from '../reports/edition-files.ts';
import { publishedResponse } from '../reports/pages.ts';
import { publishedEdition } from '../reports/published.fixture.ts';
import { parse } from '../server/run-action.ts';
import { listSources, sourcePage } from '../sources/queries.ts';
import { workbench } from '../workbench/queries.ts';
import { addConfidentialSource, changeIdentity, readIdentity } from './mutations.ts';
import { addConfidentialSourceSchema, changeIdentitySchema } from './schema.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Planted as the identity, and then searched for everywhere it must not be. */
const MARKER = 'Zyxomma Petiolatum';
const SECRET = { identity: `${MARKER}, night shift`, termsText: 'a person familiar with the works' };

let owner: MadeMember;
let named: MadeMember;
let admin: MadeMember;
beforeAll(async () => {
  owner = await createMember('REPORTER');
  named = await createMember('LEGAL');
  admin = await createMember('ADMIN');
});

const add = async () =>
  (
    await addConfidentialSource(
      owner.actor,
      addConfidentialSourceSchema.parse({ ...SECRET, readerIds: [named.id] }),
    )
  ).sourceId;

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('was allowed'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe('the marker is nowhere', () => {
  const logged: string[] = [];
  const outputs = ['log', 'info', 'warn', 'error', 'debug'] as const;
  beforeEach(() => {
    logged.length = 0;
    for (const output of outputs) {
      vi.spyOn(console, output).mockImplementation((...words: unknown[]) => void logged.push(inspect(words)));
    }
  });
  afterEach(() => vi.restoreAllMocks());

  /** As it is, and as base64 or hex would hide it. */
  const shapes = [
    MARKER,
    MARKER.toLowerCase(),
    Buffer.from(MARKER).toString('hex'),
    Buffer.from(MARKER).toString('base64').slice(0, 20),
  ];
  const absent = (where: string, text: string) => {
    for (const shape of shapes) expect(text.toLowerCase().includes(shape.toLowerCase()), where).toBe(false);
  };

  test('in tables, pages, searches, the record, published reports, errors, logs and the evidence store', async () => {
    const editor = await createMember('EDITOR');
    const sourceId = await add();
    const story = await createStory(editor.actor);
    const item = story.view.items[0];
    if (!item) throw new Error('no item');
    await createEvidence(editor.actor, story.storyId, item.id, { sourceId });
    const { bytes } = SAMPLES.srt;
    async function* body() {
      yield bytes;
    }
    const head = {
      fileName: `${MARKER}.srt`,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    await addFileAndRead(owner.actor, { sourceId, ...head }, body());
    await readIdentity(owner.actor, { sourceId });
    await changeIdentity(named.actor, { sourceId, identity: `${MARKER} (day shift)` });
    const report = await createReport(editor.actor, admin.actor, story.storyId);

    const errors = await Promise.all([
      refusal(readIdentity(admin.actor, { sourceId })),
      refusal(changeIdentity(admin.actor, { sourceId, identity: MARKER })),
      refusal(
        (async () => parse(changeIdentitySchema, { sourceId: MARKER, identity: MARKER.repeat(500) }))(),
      ),
      refusal(
        (async () =>
          parse(addConfidentialSourceSchema, { identity: MARKER, terms: MARKER, label: MARKER.repeat(9) }))(),
      ),
      refusal(
        addConfidentialSource(
          owner.actor,
          addConfidentialSourceSchema.parse({ ...SECRET, label: `It is ${MARKER}` }),
        ),
      ),
    ]);
    for (const error of errors)
      absent('an error', `${inspect(error)} ${JSON.stringify(error)} ${error.stack}`);

    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
    expect(tables.length).toBeGreaterThan(25);
    for (const { name } of tables) {
      const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`);
      absent(`table ${name}`, rows.map(({ row }) => row).join('\n'));
    }
    for (const reader of [owner, named, admin, editor]) {
      absent('the workbench', JSON.stringify(await workbench(reader.actor, story.storyId)));
      absent('the source’s page', JSON.stringify(await sourcePage(reader.actor, sourceId)));
      absent('the register', JSON.stringify(await listSources(reader.actor)));
      expect((await listSources(reader.actor, { query: 'Zyxomma' })).sources).toEqual([]);
      expect((await listSources(reader.actor, { query: 'petiolatum' })).sources).toEqual([]);
    }
    absent('the history', JSON.stringify(await itemHistory(editor.actor, story.storyId, item.id)));
    absent('the record', JSON.stringify(await listRecord(admin.actor, {})));
    const edition = await publishedEdition(report.slug);
    absent('the snapshot', edition?.snapshot ?? '');
    expect(edition?.snapshot).toContain(SECRET.termsText);
    expect(edition?.snapshot).not.toContain('Confidential source');
    for (const name of FILE_NAMES) {
      const answer = await publishedResponse(new Request('http://localhost/'), {
        slug: report.slug,
        edition: 1,
        name,
      });
      expect(answer.status).toBe(200);
      absent(`the published ${name}`, await answer.text());
    }
    for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      absent('a file’s name', name);
      const place = path.join(directory, name);
      if (statSync(place).isFile()) absent('the evidence store', readFileSync(place, 'latin1'));
    }
    absent('the log', logged.join('\n'));
    expect(await readIdentity(named.actor, { sourceId })).toEqual({ identity: `${MARKER} (day shift)` });
  });
});

test('the development server does not print what actions are given', () => {
  expect(config.logging).toEqual({ serverFunctions: false });
});
