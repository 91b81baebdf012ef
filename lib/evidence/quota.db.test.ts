/** What one person and everybody together may store in a day, and what the newsroom has room for altogether. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { captureNow } from '../../testing/capture-now.ts';
import {
  createMember,
  createSource,
  createStory,
  type MadeMember,
  STORY_TEXT,
} from '../../testing/factories.ts';
import { resetDatabase } from '../../testing/own-database.ts';
import { addConfidentialSource } from '../confidential/mutations.ts';
import { addConfidentialSourceSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { env } from '../env.ts';
import { reviseStory } from '../revisions/revise-mutations.ts';
import { addFile, removeFile } from './mutations.ts';
import { keptBytes } from './room-queries.ts';
import { setSourceText } from './text-mutations.ts';

vi.spyOn(console, 'error').mockImplementation(() => {});
let one: MadeMember;
let two: MadeMember;

beforeEach(async () => {
  await resetDatabase();
  one = await createMember('EDITOR');
  two = await createMember('EDITOR');
});
afterEach(() => vi.unstubAllEnvs());

/** A thousandth of a GB: figures of files that are small enough for a test. */
const KB = 1_000;
const gb = (kilobytes: number) => String((kilobytes * KB) / 1e9);
let made = 0;

/** So many bytes of text that are in no file yet. */
function bytesOf(kilobytes: number): Buffer {
  made += 1;
  return Buffer.from(`File ${made}. `.padEnd(kilobytes * KB, 'The bridge will open. '));
}

async function add({ actor }: MadeMember, bytes: Buffer, into?: string) {
  const sourceId = into ?? (await createSource(actor));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  async function* body() {
    yield bytes;
  }
  const added = await addFile(actor, { sourceId, fileName: 'said.txt', size: bytes.length, sha256 }, body());
  return { ...added, sourceId };
}

const answerTo = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

const drain = () => db.$executeRaw`DELETE FROM limit_use`;

/** The files in the store, including those half received. */
const stored = () =>
  readdirSync(env.evidenceDirectory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;

describe('what one person keeps in a day', () => {
  beforeEach(() => vi.stubEnv('STET_LIMIT_KEPT_GB', gb(10)));

  test('ends with the byte that would be too many; another person has their own', async () => {
    expect(await answerTo(add(one, bytesOf(6)))).toBe('kept');
    const refusal = await add(one, bytesOf(5)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'limited',
      message: expect.stringContaining('of files and texts a day'),
      retryAfter: expect.any(Number),
    });
    expect(await answerTo(add(one, bytesOf(4)))).toBe('kept');
    expect(await answerTo(add(one, bytesOf(1)))).toBe('limited');
    expect(await answerTo(add(two, bytesOf(9)))).toBe('kept');
  });

  test('bytes that are kept already count for nothing, whoever brought them, taken away or not', async () => {
    const bytes = bytesOf(9);
    const first = await add(two, bytes);
    for (let i = 0; i < 3; i += 1) expect(await answerTo(add(one, bytes))).toBe('kept');
    await removeFile(two.actor, { sourceId: first.sourceId, fileId: first.fileId });
    expect(await answerTo(add(one, bytes))).toBe('kept');
    expect(await answerTo(add(one, bytesOf(9)))).toBe('kept');
  });

  test('whether a confidential source has these bytes cannot be told by it', async () => {
    const secret = { identity: 'A name', termsText: 'a person at the port', readerIds: [] };
    const input = addConfidentialSourceSchema.parse(secret);
    const { sourceId } = await addConfidentialSource(two.actor, input);
    const bytes = bytesOf(8);
    await add(two, bytes, sourceId);
    // A reader named on it adds them again, and only then do they count for nothing.
    expect(await answerTo(add(two, bytes, sourceId))).toBe('kept');
    await add(one, bytesOf(8));
    expect(await answerTo(add(one, bytes))).toBe(await answerTo(add(one, bytesOf(8))));
  });

  test('a file that breaks off, is not what was announced, or that nobody wants, costs nothing', async () => {
    const sourceId = await createSource(one.actor);
    for (let i = 0; i < 3; i += 1) {
      const head = { sourceId, fileName: 'said.txt', size: 9 * KB, sha256: 'a'.repeat(64) };
      async function* body() {
        yield bytesOf(3);
      }
      expect(await answerTo(addFile(one.actor, head, body()))).toBe('validation');
    }
    expect(await answerTo(add(one, bytesOf(10)))).toBe('kept');
    expect(stored()).toBe(1 + (await otherFiles()));
  });

  test('of six at once that fit one by one, as many are kept as fit together', async () => {
    vi.stubEnv('STET_LIMIT_KEPT_GB', gb(10));
    const sourceId = await createSource(one.actor);
    const all = await Promise.all(Array.from({ length: 6 }, () => answerTo(add(one, bytesOf(3), sourceId))));
    expect(all.filter((answer) => answer === 'kept')).toHaveLength(3);
    expect(new Set(all)).toEqual(new Set(['kept', 'limited']));
  });

  test('texts of sources, captured pages, stories and their revisions count with the files', async () => {
    const sourceId = await createSource(one.actor);
    const text = bytesOf(6).toString();
    await setSourceText(one.actor, { sourceId, text, basedOn: null });
    expect(await answerTo(add(one, bytesOf(5)))).toBe('limited');
    await drain();

    const page = Buffer.concat([Buffer.from('<!doctype html><title>Pier</title><p>'), bytesOf(6)]);
    const fetchPage = async (link: string) =>
      ({
        ok: true,
        page: { link, finalLink: link, type: 'html', mediaType: 'text/html', bytes: page },
      }) as const;
    await captureNow(one.actor, { url: 'https://news.example/pier', type: 'OTHER_MEDIA' }, fetchPage);
    expect(await answerTo(add(one, bytesOf(5)))).toBe('limited');
    await drain();

    const long = `${STORY_TEXT}\n\n${'The ferry ran as before. '.repeat(240)}`;
    const { storyId, view } = await createStory(one.actor, { text: long });
    expect(await answerTo(add(one, bytesOf(5)))).toBe('limited');
    await drain();
    const revised = { pasted: `${long}\n\nIt runs on Sundays too.` };
    await reviseStory(one.actor, { storyId, revisionId: view.revision.id }, revised);
    expect(await answerTo(add(one, bytesOf(5)))).toBe('limited');
    expect(await answerTo(createStory(one.actor, { text: long }))).toBe('limited');
  });
});

test('what all keep in a day ends for all, and who is refused has used nothing of their own', async () => {
  vi.stubEnv('STET_LIMIT_KEPT_GB_ALL', gb(10));
  expect(await answerTo(add(one, bytesOf(6)))).toBe('kept');
  const refusal = await add(two, bytesOf(5)).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ message: expect.stringMatching(/^The newsroom has reached its limit/) });
  expect(await answerTo(add(two, bytesOf(3)))).toBe('kept');
});

describe('what the newsroom has room for altogether', () => {
  beforeEach(() => vi.stubEnv('STET_EVIDENCE_TOTAL_GB', gb(10)));

  test('ends with the byte that would be too many, however many days it took; nothing is received', async () => {
    for (const kilobytes of [4, 4]) {
      expect(await answerTo(add(one, bytesOf(kilobytes)))).toBe('kept');
      await drain();
    }
    const files = stored();
    const refusal = await add(two, bytesOf(3)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'limited',
      fields: { file: expect.stringMatching(/has kept the 0\.01 MB of evidence that it has room for/) },
    });
    expect(stored()).toBe(files);
    expect(await answerTo(add(two, bytesOf(2)))).toBe('kept');
    expect(await keptBytes(db)).toBe(10 * KB);
    const lines = await db.securityEvent.findMany({ where: { code: 'limited_evidence_total' } });
    expect(lines).toMatchObject([{ count: 1, memberId: two.id }]);
  });

  test('the same bytes in many sources are one file of it', async () => {
    const bytes = bytesOf(9);
    for (let i = 0; i < 4; i += 1) expect(await answerTo(add(one, bytes))).toBe('kept');
    expect(await keptBytes(db)).toBe(9 * KB);
  });

  test('of twenty at once, by several people, never a byte too many is kept', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => createMember('CHECKER')));
    const all = await Promise.all(
      people.flatMap((who) => [0, 1, 2, 3].map(() => answerTo(add(who, bytesOf(3))))),
    );
    expect(all.filter((answer) => answer === 'kept')).toHaveLength(3);
    expect(all.filter((answer) => answer === 'limited')).toHaveLength(17);
    expect(await keptBytes(db)).toBe(9 * KB);
  });

  test('“off” is as much as there is disk', async () => {
    vi.stubEnv('STET_EVIDENCE_TOTAL_GB', 'off');
    for (let i = 0; i < 3; i += 1) expect(await answerTo(add(one, bytesOf(9)))).toBe('kept');
  });
});

/** Files from earlier tests: the store outlives the database. */
async function otherFiles(): Promise<number> {
  const own = await db.evidenceFile.findMany({ distinct: ['sha256'], select: { sha256: true } });
  const names = readdirSync(env.evidenceDirectory, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /^[0-9a-f]{64}$/.test(path.basename(name)));
  return files.filter((name) => !own.some(({ sha256 }) => sha256 === path.basename(name))).length;
}
