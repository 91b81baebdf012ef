/** Published pages and data: made once, kept to the byte, served as they are, and covered by the record. */
import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createMember,
  createReport,
  createSignOff,
  createStory,
  type MadeMember,
} from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import { db } from '../db.ts';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { renderReport } from '../publish/report-html/page.ts';
import { newsroomSettings } from '../settings/queries.ts';
import { FILE_NAMES, feedsBeside, linksOf, textOfFile } from './edition-files.ts';
import { keepEditions } from './keep-mutations.ts';
import { publish, withdrawReport } from './mutations.ts';
import { publishedResponse } from './pages.ts';
import { standingOfFile } from './public-queries.ts';
import { publishedEdition } from './published.fixture.ts';
import { pictureOfReport } from './statement-files.ts';

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

const address = () => `http://localhost:3000/reports/${slug}`;
const get = (
  edition: number | undefined,
  name: (typeof FILE_NAMES)[number],
  headers: Record<string, string> = {},
) => publishedResponse(new Request('http://localhost/', { headers }), { slug, edition, name });
const text = async (edition: number | undefined, name: (typeof FILE_NAMES)[number]) =>
  (await get(edition, name)).text();

async function publishAgain() {
  const { id, unverified, mismatches } = await createSignOff(signer.actor, storyId);
  const confirmed = { confirmedUnverified: unverified, confirmedMismatches: mismatches };
  await publish(publisher.actor, {
    storyId,
    signOffId: id,
    ...confirmed,
    changeNote: 'The figure was wrong.',
  });
}

/** What an edition from an earlier version of Stet has: nothing but its snapshot. */
async function forgetFiles() {
  await db.$transaction([
    db.$executeRaw`ALTER TABLE published_file DISABLE TRIGGER USER`,
    db.$executeRaw`DELETE FROM audit_row WHERE false`,
    db.$executeRaw`DELETE FROM published_file f USING edition e, report r WHERE e.id = f.edition_id AND r.id = e.report_id AND r.slug = ${slug}`,
    db.$executeRaw`ALTER TABLE published_file ENABLE TRIGGER USER`,
  ]);
}

/** The page as it would be made at this moment. */
async function pageNow(number: number) {
  const edition = await publishedEdition(slug, number);
  if (!edition) throw new Error('There is no such edition.');
  const url = `${address()}/${number}`;
  return renderReport(readSnapshot(edition.snapshot), {
    ...{ sha256: edition.sha256, url, latest: edition.isLatest, withdrawn: edition.withdrawn },
    editions: linksOf(address(), edition.editions),
    feeds: feedsBeside(address()),
    picture: pictureOfReport(readSnapshot(edition.snapshot), url),
    exports: {
      json: `${url}/report.json`,
      claimReview: `${url}/claim-review.json`,
      annotations: `${url}/annotations.json`,
      story: `${url}/story`,
      quotations: `${url}/quotations.json`,
      ninjs: `${url}/ninjs.json`,
      pdf: `${url}/report.pdf`,
    },
  });
}

/** A page as it is of an edition of which neither PDF nor picture was made. */
const withoutLater = (page: string) =>
  page
    .replace(/<meta property="og:image"[\s\S]*?summary_large_image">\n/, '')
    .replace(/<link rel="alternate" type="application\/pdf"[^>]*>\n/, '')
    .replace(/<a href="[^"]*\/report\.pdf" type="application\/pdf">PDF<\/a> /, '');

describe('at publication', () => {
  test('each file is kept in three forms of the same bytes, and served as it is', async () => {
    const edition = await publishedEdition(slug);
    const published = {
      ...{ stored: edition?.snapshot ?? '', sha256: edition?.sha256 ?? '', address: address(), number: 1 },
      ...{ snapshot: readSnapshot(edition?.snapshot ?? ''), editions: edition?.editions ?? [] },
      policies: await newsroomSettings(db),
    };
    const made = (name: (typeof FILE_NAMES)[number]) => textOfFile(name, published);
    const rows = await db.publishedFile.findMany({
      where: { edition: { report: { slug } }, name: { not: { startsWith: 'statements/' } } },
    });
    expect(rows.map(({ name }) => name).sort()).toEqual([...FILE_NAMES].sort());
    for (const { name, bytes, gzip, brotli, sha256, rendering } of rows) {
      expect(rendering).toBe(1);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(Buffer.from(bytes).toString()).toBe(made(name as (typeof FILE_NAMES)[number]));
      // Anything too short to get smaller is kept only as it is.
      if (bytes.length > 200) expect([gzip, brotli]).not.toContain(null);
      if (gzip) expect(gunzipSync(gzip).equals(bytes)).toBe(true);
      if (brotli) expect(brotliDecompressSync(brotli).equals(bytes)).toBe(true);
    }
    for (const name of FILE_NAMES) expect(await text(1, name)).toBe(made(name));
    expect(await text(undefined, 'page.html')).toBe(made('page.html'));
    expect((await get(1, 'report.json')).headers.get('x-content-sha256')).toBe(edition?.sha256);
  });

  test('the event of the publication names them: one that is put in, or changed past the application, is told', async () => {
    expect((await verifyRecord(db)).faults).toEqual([]);
    await db.$transaction([
      db.$executeRaw`ALTER TABLE published_file DISABLE TRIGGER USER`,
      db.$executeRaw`UPDATE published_file SET brotli = bytes WHERE name = 'page.html'
        AND edition_id IN (SELECT e.id FROM edition e JOIN report r ON r.id = e.report_id WHERE r.slug = ${slug})`,
      db.$executeRaw`ALTER TABLE published_file ENABLE TRIGGER USER`,
    ]);
    expect((await verifyRecord(db)).faults).toEqual([
      `page.html of edition 1 of story ${storyId} was changed after it was kept.`,
    ]);
    const { id } = await db.publishedFile.findFirstOrThrow({
      where: { edition: { report: { slug } }, name: 'page.html' },
    });
    await db.$transaction([
      db.$executeRaw`ALTER TABLE published_file DISABLE TRIGGER USER`,
      db.$executeRaw`UPDATE published_file SET bytes = 'other', gzip = NULL, brotli = NULL,
        sha256 = encode(sha256('other'), 'hex') WHERE id = ${id}::uuid`,
      db.$executeRaw`ALTER TABLE published_file ENABLE TRIGGER USER`,
    ]);
    expect((await verifyRecord(db)).faults.join()).toContain(`The published file ${id} is not as event`);
  });

  test('nobody changes them or takes them away', async () => {
    await expect(db.publishedFile.updateMany({ data: { sha256: 'x' } })).rejects.toThrow();
    await expect(db.publishedFile.deleteMany()).rejects.toThrow();
  });
});

describe('afterwards', () => {
  test('a page that is not current any more says so, and all else of it is as it was', async () => {
    const first = await text(1, 'page.html');
    await publishAgain();
    const older = await text(1, 'page.html');
    expect(older).not.toBe(first);
    expect(older).toContain('is current.');
    expect(older).toBe(await pageNow(1));
    expect(await text(undefined, 'page.html')).toBe(await pageNow(2));
    await withdrawReport(signer.actor, { storyId, reason: 'The recording was forged.' });
    for (const number of [1, 2]) {
      const page = await text(number, 'page.html');
      expect(page).toContain('The recording was forged.');
      expect(page).toBe(await pageNow(number));
    }
    const pages = { edition: { report: { slug } }, name: 'page.html' };
    expect(await db.publishedFile.count({ where: pages })).toBe(2);
  });

  test('what is current is sent once, and then only its tag', async () => {
    const { headers } = await get(1, 'page.html', { 'accept-encoding': 'br' });
    expect(headers.get('content-encoding')).toBe('br');
    const ifNoneMatch = { 'accept-encoding': 'br', 'if-none-match': headers.get('etag') ?? '' };
    const again = await get(1, 'page.html', ifNoneMatch);
    expect([again.status, await again.text()]).toEqual([304, '']);
    await publishAgain();
    expect((await get(1, 'page.html', ifNoneMatch)).status).toBe(200);
  });

  test('data may be kept for ever, pages for a minute', async () => {
    expect((await get(1, 'annotations.json')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await get(1, 'page.html')).headers.get('cache-control')).toBe(
      'public, max-age=60, must-revalidate',
    );
  });

  test('it is found out by one question to the database where an edition stands', async () => {
    const standing = await standingOfFile(slug, undefined, 'page.html');
    expect(standing).toMatchObject({
      number: 1,
      isLatest: true,
      withdrawnReason: null,
      editions: [{ number: 1 }],
    });
    expect(await standingOfFile(slug, 2, 'page.html')).toBeNull();
    expect(await standingOfFile('no-such-report', undefined, 'page.html')).toBeNull();
    expect(await standingOfFile('a\0b', 1, 'page.html')).toBeNull();
  });
});

describe('of an edition that an earlier version published', () => {
  test('files are made for each reader as before, until they are kept; the record says that Stet did it', async () => {
    const before = await Promise.all(FILE_NAMES.map((name) => text(1, name)));
    await forgetFiles();
    expect(before[0]).toContain('report.pdf');
    expect(await Promise.all(FILE_NAMES.map((name) => text(1, name)))).toEqual(before.map(withoutLater));
    expect((await get(1, 'annotations.json')).headers.get('cache-control')).toContain('max-age=60');
    expect((await get(1, 'page.html', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBe(
      'br',
    );
    const kept: string[] = [];
    await keepEditions({ onKept: (one) => kept.push(`${one.slug} ${one.number} ${one.rendering}`) });
    expect(kept).toContain(`${slug} 1 1`);
    expect(await keepEditions()).toBe(0);
    expect(await Promise.all(FILE_NAMES.map((name) => text(1, name)))).toEqual(before);
    const event = await db.auditEvent.findFirst({ where: { storyId, action: 'report.makeFiles' } });
    expect(event).toMatchObject({
      actorId: null,
      actorName: 'Stet',
      payload: expect.stringContaining('"rendering":1'),
    });
  });

  test('what is made again is served from then on, and what was before is kept', async () => {
    await keepEditions({ again: { slug } });
    const rows = await db.publishedFile.findMany({
      where: { edition: { report: { slug } }, name: 'page.html' },
      orderBy: { rendering: 'asc' },
    });
    expect(rows.map(({ rendering }) => rendering)).toEqual([1, 2]);
    expect(await standingOfFile(slug, 1, 'page.html')).toMatchObject({ fileId: rows[1]?.id });
    expect(await keepEditions({ again: { slug: 'no-such-report' } })).toBe(0);
  });
});
