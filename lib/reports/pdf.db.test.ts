/** The PDF of an edition: asked for at publication, made by a job, kept to the byte, and answered as its page is. */
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
import { faultsByQpdf, readPdf } from '../typeset/read-pdf.fixture.ts';
import { typesetLimits } from '../typeset/setting.ts';
import { perform } from '../worker/tasks.ts';
import type { PdfName } from './edition-files.ts';
import { keepPdfs } from './keep-mutations.ts';
import { publish, withdrawReport } from './mutations.ts';
import { publishedResponse } from './pages.ts';
import { keepPdf, planPdfs } from './pdf-records.ts';

let signer: MadeMember;
let publisher: MadeMember;
let storyId: string;
let slug: string;

beforeAll(async () => {
  [signer, publisher] = [await createMember('EDITOR'), await createMember('EDITOR')];
});

beforeEach(async () => {
  ({ storyId } = await createStory(signer.actor));
  ({ slug } = await createReport(signer.actor, publisher.actor, storyId));
});

const get = (edition: number | undefined, headers: Record<string, string> = {}) =>
  publishedResponse(new Request('http://localhost/', { headers }), { slug, edition, name: 'report.pdf' });
const bytes = async (response: Promise<Response>) => new Uint8Array(await (await response).arrayBuffer());

type Job = { key: string; payload: { editionId: string; name: PdfName } };
/** What the changes so far have asked for. */
const jobs = () => db.$queryRaw<Job[]>`
  SELECT job.key, job.payload FROM graphile_worker._private_jobs job
  JOIN graphile_worker._private_tasks task ON task.id = job.task_id
  JOIN edition ON edition.id = (job.payload->>'editionId')::uuid
  JOIN report ON report.id = edition.report_id AND report.slug = ${slug}
  WHERE task.identifier = 'report.pdf' ORDER BY edition.number, job.key`;

/** Does them, as the worker would. */
async function doJobs() {
  for (const { key, payload } of await jobs()) {
    await perform('report.pdf', payload);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${key}`;
  }
}

async function publishAgain() {
  const { id, unverified, mismatches } = await createSignOff(signer.actor, storyId);
  await publish(publisher.actor, {
    ...{ storyId, signOffId: id, confirmedUnverified: unverified, confirmedMismatches: mismatches },
    changeNote: 'The figure was wrong.',
  });
}

const makings = () =>
  db.auditEvent.findMany({ where: { action: 'report.makePdf', payload: { contains: storyId } } });

const rows = () =>
  db.publishedFile.findMany({
    where: { edition: { report: { slug } }, name: { endsWith: '.pdf' } },
    select: { name: true, rendering: true, sha256: true },
    orderBy: [{ name: 'asc' }, { rendering: 'asc' }],
  });

test('publication asks for it and waits for nothing; until it is there, its address says so', async () => {
  expect(await rows()).toEqual([]);
  const early = await get(1);
  expect([early.status, early.headers.get('retry-after'), early.headers.get('cache-control')]).toEqual([
    503,
    '5',
    'no-store',
  ]);
  expect(await early.text()).toContain('is being made');
  await doJobs();
  expect((await get(1)).status).toBe(200);
  expect(await bytes(get(undefined))).toEqual(await bytes(get(1)));
  expect((await get(2)).status).toBe(404);
  const page = await publishedResponse(new Request('http://localhost/'), {
    slug,
    edition: 1,
    name: 'page.html',
  });
  expect(await page.text()).toContain(`/reports/${slug}/1/report.pdf`);
});

test('it is kept as it is served: tag, part, 304; the record names it, and what it carries is what the hash is of', async () => {
  await doJobs();
  const [row] = await rows();
  const whole = await get(1, { 'accept-encoding': 'br, gzip' });
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'public, max-age=60, must-revalidate',
    'content-disposition': `inline; filename="${slug}-1.pdf"`,
    link: `<http://localhost:3000/reports/${slug}/1>; rel="canonical"`,
  });
  expect(whole.headers.get('content-encoding')).toBeNull();
  expect(whole.headers.get('x-robots-tag')).toBeNull();
  const pdf = new Uint8Array(await whole.arrayBuffer());
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(row?.sha256);
  const ETag = whole.headers.get('etag') ?? '';
  expect((await get(1, { 'if-none-match': ETag })).status).toBe(304);
  const part = await get(1, { range: 'bytes=0-4' });
  expect([part.status, await part.text()]).toEqual([206, '%PDF-']);

  const { snapshot } = await db.edition.findFirstOrThrow({ where: { report: { slug } } });
  const read = await readPdf(pdf);
  expect(read.attachment('report.json')).toBe(snapshot);
  expect(read).toMatchObject({ ua: '1', isMarked: true });
  expect(faultsByQpdf(pdf) ?? '').toBe('');

  const [event] = await makings();
  expect([event?.actorName, event?.storyId, JSON.parse(event?.payload ?? '')]).toEqual([
    'Stet',
    // No change of the story.
    null,
    expect.objectContaining({ edition: 1, rendering: 1, lacking: [], storyId }),
  ]);
  expect((await verifyRecord(db)).faults).toEqual([]);
});

test('one that is larger than can be set is told, tried once, and the rest of the publication stands', async () => {
  const { computingMilliseconds } = typesetLimits;
  typesetLimits.computingMilliseconds = 1;
  try {
    const [job] = await jobs();
    // As the worker does it: the job is locked by whoever has it.
    await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), attempts = 1 WHERE key = ${job?.key}`;
    await expect(perform('report.pdf', job?.payload)).rejects.toThrow('TooMuchToSet');
    await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = NULL WHERE key = ${job?.key}`;
    // What an operator has made goes on to the next.
    const left: string[] = [];
    await keepPdfs({ again: { slug }, onTooLarge: (one) => left.push(`${one.slug} ${one.number}`) });
    expect(left).toEqual([`${slug} 1`]);
  } finally {
    typesetLimits.computingMilliseconds = computingMilliseconds;
  }
  const answer = await get(1);
  expect([answer.status, await answer.text()]).toEqual([
    404,
    expect.stringContaining('could not be made. Its page and its data say all that it would.'),
  ]);
  for (const name of ['page.html', 'report.json'] as const) {
    const asked = new Request('http://localhost/');
    expect((await publishedResponse(asked, { slug, edition: 1, name })).status).toBe(200);
  }
  const told = await db.auditEvent.findMany({
    where: { action: 'report.pdfTooLarge', payload: { contains: storyId } },
  });
  expect(told.map(({ payload }) => JSON.parse(payload).edition)).toEqual([1, 1]);
  expect(await makings()).toEqual([]);
  expect((await verifyRecord(db)).faults).toEqual([]);
  // With room for it, it is made when somebody asks again.
  await doJobs();
  expect((await get(1)).status).toBe(200);
});

test('done twice, or by two at once, it is one file and one event', async () => {
  const { id: editionId } = await db.edition.findFirstOrThrow({ where: { report: { slug } } });
  const done = await Promise.allSettled([1, 2].map(() => keepPdf({ editionId, name: 'report.pdf' })));
  expect(done.some(({ status }) => status === 'fulfilled')).toBe(true);
  await doJobs();
  expect(await rows()).toHaveLength(1);
  expect(await makings()).toHaveLength(1);
});

test('an older edition keeps its own, and is not to be found by search engines', async () => {
  await doJobs();
  const first = await bytes(get(1));
  await publishAgain();
  expect((await get(undefined)).status).toBe(503);
  await doJobs();
  expect(await bytes(get(1))).toEqual(first);
  expect((await get(1)).headers.get('x-robots-tag')).toBe('noindex');
  expect((await get(undefined)).headers.get('content-disposition')).toContain('-2.pdf');
  expect((await readPdf(await bytes(get(2)))).text).toContain('What changed since edition 1');
});

test('of a withdrawn report each edition says so, with the latest reason, and never comes without it', async () => {
  await doJobs();
  const standing = await bytes(get(1));
  await withdrawReport(signer.actor, { storyId, reason: 'The recording was forged.' });
  expect((await get(1)).status).toBe(503);
  await doJobs();
  const withdrawn = await get(1);
  expect(withdrawn.headers.get('x-robots-tag')).toBe('noindex');
  expect((await readPdf(new Uint8Array(await withdrawn.arrayBuffer()))).text).toContain(
    'This report has been withdrawn. The recording was forged.',
  );
  await publishAgain();
  await doJobs();
  expect(await bytes(get(1))).toEqual(standing);
  await withdrawReport(signer.actor, { storyId, reason: 'It was forged after all.' });
  await doJobs();
  expect((await readPdf(await bytes(get(1)))).text).toContain('It was forged after all.');
  expect((await verifyRecord(db)).faults).toEqual([]);
});

test('an edition from before has none until the operator asks; a job that failed for good is none', async () => {
  const asked = await jobs();
  expect(asked).toHaveLength(1);
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = ${asked[0]?.key}`;
  const none = await get(1);
  expect([none.status, await none.text()]).toEqual([404, expect.stringContaining('could not be made')]);
  // After 30 days the job is forgotten.
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${asked[0]?.key}`;
  expect(await (await get(1)).text()).toBe('There is no PDF of this edition.\n');
  const made: string[] = [];
  await keepPdfs({ onKept: (one) => made.push(`${one.slug} ${one.number} ${one.rendering}`) });
  expect(made).toContain(`${slug} 1 1`);
  expect((await get(1)).status).toBe(200);
  expect(await keepPdfs()).toBe(0);
  // The same version makes the same bytes: there is nothing to keep beside them.
  expect(await keepPdfs({ again: { slug } })).toBe(0);
});

test('what a restored database lost of the last day is asked for again', async () => {
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${(await jobs())[0]?.key}`;
  await db.$transaction((tx) => planPdfs(tx, new Date(Date.now() + 2 * 86_400_000)));
  expect(await jobs()).toEqual([]);
  await db.$transaction((tx) => planPdfs(tx, new Date()));
  expect((await jobs()).map(({ payload }) => payload.name)).toEqual(['report.pdf']);
});
