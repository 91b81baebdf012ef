/** A newsroom with one of everything that a backup must restore, and ways to look at it from outside. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addConfidentialSource } from '../../lib/confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../../lib/confidential/schema.ts';
import { closeDatabase, db } from '../../lib/db.ts';
import { evidenceStore } from '../../lib/evidence/store.ts';
import { FILE_NAMES } from '../../lib/reports/edition-files.ts';
import { publishedResponse } from '../../lib/reports/pages.ts';
import { mergeSources } from '../../lib/sources/merge-mutations.ts';
import { addFileAndRead } from '../../testing/add-file-and-read.ts';
import { createTestDatabase } from '../../testing/database.ts';
import {
  createContact,
  createEvidence,
  createMember,
  createReport,
  createSource,
  createStory,
  createVerdict,
  type MadeMember,
} from '../../testing/factories.ts';
import { openBackup } from './check.mjs';
import { writeBackup } from './write.mjs';

export const PASSPHRASE = 'ferry replaces bridge until spring';
export const IDENTITY = 'Marit Okonjo-Vance, clerk of the harbour board';
/** What the tests run with: other secrets in the environment would override the restored ones, and are refused. */
export const SECRETS = { authSecret: 'signs sessions', secretKey: process.env.STET_SECRET_KEY as string };

export type Newsroom = {
  slug: string;
  storyId: string;
  sourceId: string;
  confidentialId: string;
  editor: MadeMember;
};

/** Text that COPY must write with escapes, and bytes that are not text. */
const AWKWARD = 'Line one\r\nline two\ttab \\N \\. back\\slash “quotes” 😀 \u0001';

export async function fillNewsroom(): Promise<Newsroom> {
  const [reporter, checker, editor, second] = [
    await createMember('REPORTER'),
    await createMember('CHECKER'),
    await createMember('EDITOR'),
    await createMember('EDITOR'),
  ];
  const story = await createStory(reporter.actor, { headline: 'Ferry replaces bridge' });
  const quote = story.view.items[0];
  if (!quote) throw new Error('The story has no item.');
  const sourceId = await createSource(editor.actor, {
    title: `Recording. ${AWKWARD.replace(/[\r\n\t]/g, ' ')}`,
  });
  const twin = await createSource(editor.actor, { title: 'The same recording, added twice' });
  await createEvidence(checker.actor, story.storyId, quote.id, { sourceId });
  await createVerdict(checker.actor, story.storyId, quote.id, { note: AWKWARD });
  await createContact(reporter.actor, story.storyId, 'Moscow');
  await createContact(reporter.actor, story.storyId, 'Beijing');
  for (const [name, bytes] of [
    ['notes.txt', Buffer.from('The bridge will open in March, they said.')],
    ['long.txt', Buffer.from('All of it again. '.repeat(20_000))],
  ] as const) {
    await upload(editor, sourceId, name, bytes);
  }
  const [kept, duplicate] = await Promise.all(
    [sourceId, twin].map((id) => db.source.findUniqueOrThrow({ where: { id } })),
  );
  if (!kept || !duplicate) throw new Error('A source is gone.');
  await mergeSources(editor.actor, {
    sourceId,
    version: kept.version,
    duplicateId: twin,
    duplicateVersion: duplicate.version,
  });
  const { sourceId: confidentialId } = await addConfidentialSource(
    editor.actor,
    addConfidentialSourceSchema.parse({
      identity: IDENTITY,
      terms: 'BACKGROUND',
      termsText: 'an official briefed on the works',
      readerIds: [editor.id],
    }),
  );
  const { slug } = await createReport(editor.actor, second.actor, story.storyId);
  return { slug, storyId: story.storyId, sourceId, confidentialId, editor };
}

function upload(by: MadeMember, sourceId: string, fileName: string, bytes: Buffer) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return addFileAndRead(by.actor, { sourceId, fileName, size: bytes.length, sha256 }, inPieces(bytes));
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

/** From now on everything uses this database and this folder. */
export async function turnTo(place: { url: string; evidence: string }): Promise<void> {
  await closeDatabase();
  process.env.DATABASE_URL = place.url;
  process.env.STET_EVIDENCE_DIR = place.evidence;
}

/** The database and folder that the tests are using at this moment. */
export const here = () => ({
  url: process.env.DATABASE_URL as string,
  evidence: process.env.STET_EVIDENCE_DIR as string,
});

export function scratchFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'stet-backup-'));
}

/** A database that nobody migrated and a folder with nothing in it. */
export async function emptyPlace() {
  const { url, drop } = await createTestDatabase({ empty: true });
  return { url, evidence: scratchFolder(), secretsFile: path.join(scratchFolder(), 'secrets.json'), drop };
}

export async function backUp(file: string, more: Record<string, unknown> = {}) {
  return writeBackup({
    databaseUrl: here().url,
    store: evidenceStore(),
    file,
    secrets: SECRETS,
    passphrase: PASSPHRASE,
    ...more,
  });
}

/** Name, row count and SHA-256 of the rows of each table, as another backup of the place reports them. */
export async function tablesNow(): Promise<Record<string, string>> {
  const file = path.join(scratchFolder(), 'again.zip');
  await backUp(file);
  const backup = await openBackup(file);
  backup.close();
  return tablesIn(backup.manifest);
}

/** Each table of a backup: how many rows, and their SHA-256. Counts of current usage grow just by being looked at. */
export function tablesIn({ tables }: { tables: { name: string; rows: number; sha256: string }[] }) {
  return Object.fromEntries(
    tables
      .filter(({ name }) => name !== 'limit_use')
      .map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]),
  );
}

/** Every file in a folder, by its name in it. */
export function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex'),
      ]),
  );
}

/** What the public gets of a report. */
export async function publicBytes(slug: string): Promise<string[]> {
  const answers = await Promise.all(
    FILE_NAMES.map((name) => publishedResponse(new Request('http://localhost/'), { slug, edition: 1, name })),
  );
  return Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`));
}
