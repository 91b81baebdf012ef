/** The pictures beside links to an edition: asked for at publication, drawn by a job, kept, and gone once it does not stand. */
import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  createMember,
  createReport,
  createSignOff,
  createStory,
  type MadeMember,
} from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import { db } from '../db.ts';
import { perform } from '../worker/tasks.ts';
import { publish, withdrawReport } from './mutations.ts';
import { publishedResponse } from './pages.ts';
import { keepPictures, planPictures } from './picture-records.ts';
import { statementPath, statementResponse } from './statement-pages.ts';

let signer: MadeMember;
let publisher: MadeMember;
let storyId: string;
let slug: string;
let statement: string;
let editionId: string;

beforeAll(async () => {
  [signer, publisher] = [await createMember('EDITOR'), await createMember('EDITOR')];
});

beforeEach(async () => {
  ({ storyId } = await createStory(signer.actor));
  ({ slug } = await createReport(signer.actor, publisher.actor, storyId));
  ({ id: editionId } = await db.edition.findFirstOrThrow({ where: { report: { slug } } }));
  const kept = await db.publishedFile.findFirstOrThrow({
    where: { editionId, name: { startsWith: 'statements/', endsWith: '/page.html' } },
  });
  statement = kept.name.split('/')[1] ?? '';
});

const request = (headers: Record<string, string> = {}) => new Request('http://localhost/', { headers });
const ofReport = (edition: number | undefined, headers?: Record<string, string>) =>
  publishedResponse(request(headers), { slug, edition, name: 'picture.png' });
const ofStatement = (headers?: Record<string, string>) =>
  statementResponse(request(headers), { id: statement, file: 'picture' });
const rows = () =>
  db.publishedFile.findMany({
    where: { edition: { report: { slug } }, name: { endsWith: 'picture.png' } },
    select: { name: true, sha256: true },
  });
const isAsked = async () =>
  (
    await db.$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker._private_jobs WHERE key = ${`pictures ${editionId}`}`
  ).length === 1;
const forget = () =>
  db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`pictures ${editionId}`}`;

async function publishAgain() {
  const { id, unverified, mismatches } = await createSignOff(signer.actor, storyId);
  await publish(publisher.actor, {
    ...{ storyId, signOffId: id, confirmedUnverified: unverified, confirmedMismatches: mismatches },
    changeNote: 'The figure was wrong.',
  });
}

test('publication asks for them and waits for nothing; pages name them; then they are there, and kept', async () => {
  expect(statementPath(`/statements/${statement}/picture.png`)).toEqual({ id: statement, file: 'picture' });
  expect(statementPath(`/cards/${statement}/picture.png`)).toBeNull();
  const early = [await ofReport(1), await ofStatement()];
  expect(early.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
    [503, '5'],
    [503, '5'],
  ]);
  const page = await (
    await publishedResponse(request(), { slug, edition: undefined, name: 'page.html' })
  ).text();
  expect(page).toContain(`content="http://localhost:3000/reports/${slug}/1/picture.png"`);
  const said = await (await statementResponse(request(), { id: statement, file: 'page' })).text();
  expect(said).toContain(`content="http://localhost:3000/statements/${statement}/picture.png?edition=1"`);

  await perform('report.pictures', { editionId });
  const got = await ofReport(undefined, { 'accept-encoding': 'br, gzip' });
  expect(Object.fromEntries(got.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=60, must-revalidate',
    'access-control-allow-origin': '*',
  });
  const bytes = Buffer.from(await got.arrayBuffer());
  const kept = await rows();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(kept.find(({ name }) => name === 'picture.png')?.sha256).toBe(sha256);
  const tag = got.headers.get('etag') ?? '';
  expect(tag).toMatch(/^"/);
  expect((await ofReport(1, { 'if-none-match': tag })).status).toBe(304);
  expect((await ofStatement()).status).toBe(200);
  expect((await ofReport(2)).status).toBe(404);
  expect((await statementResponse(request(), { id: 'aaaaaaaaaaaaaaaa', file: 'picture' })).status).toBe(404);

  const event = await db.auditEvent.findFirstOrThrow({
    where: { action: 'report.drawPictures', subjectId: editionId },
  });
  expect(JSON.parse(event.payload)).toMatchObject({ edition: 1, pictures: kept.length, lacking: [] });
  expect((await verifyRecord(db)).faults).toEqual([]);
});

test('drawn twice, or by two at once, they are there once', async () => {
  const done = await Promise.all([keepPictures(editionId), keepPictures(editionId)]);
  expect(done.filter((one) => one !== null)).toHaveLength(1);
  expect(await keepPictures(editionId)).toBeNull();
  const names = (await rows()).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('of a withdrawn report they are gone, and of one published anew they are there', async () => {
  await keepPictures(editionId);
  await withdrawReport(signer.actor, { storyId, reason: 'The recording was forged.' });
  expect([(await ofReport(1)).status, (await ofStatement()).status]).toEqual([410, 410]);
  await publishAgain();
  expect((await ofReport(1)).status).toBe(200);
  // Its statement stands in the second edition, whose picture is not drawn yet: the first one's is not shown for it.
  expect([(await ofReport(2)).status, (await ofStatement()).status]).toEqual([503, 503]);
});

test('one that was never drawn is not there; what a restored database lost is asked for again', async () => {
  await forget();
  expect([(await ofReport(1)).status, (await ofStatement()).status]).toEqual([404, 404]);
  await db.$transaction((tx) => planPictures(tx, new Date(Date.now() + 2 * 86_400_000)));
  expect(await isAsked()).toBe(false);
  await db.$transaction((tx) => planPictures(tx, new Date()));
  expect(await isAsked()).toBe(true);
  await keepPictures(editionId);
  await forget();
  await db.$transaction((tx) => planPictures(tx, new Date()));
  expect(await isAsked()).toBe(false);
});
