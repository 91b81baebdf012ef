/** What is given on of all that was published: feeds and the whole record, as reports are corrected, withdrawn and blocked. */
import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { statementsOf } from '../../testing/database-watch.ts';
import {
  createHold,
  createMember,
  createReport,
  createSignOff,
  createStory,
  type MadeMember,
} from '../../testing/factories.ts';
import { db } from '../db.ts';
import { type AnnotationsPath, annotationsAnswer } from './annotations.ts';
import { feedAnswer } from './feed.ts';
import { timeMapResponse } from './listing-pages.ts';
import { liftHold, publish, withdrawReport } from './mutations.ts';
import type { Asked } from './negotiation.ts';
import { publishedResponse } from './pages.ts';
import { recordAnswer } from './record-file.ts';

let signer: MadeMember;
let publisher: MadeMember;
let legal: MadeMember;
let storyId: string;
let slug: string;

beforeAll(async () => {
  [signer, publisher, legal] = [
    await createMember('EDITOR'),
    await createMember('EDITOR'),
    await createMember('LEGAL'),
  ];
});

beforeEach(async () => {
  ({ storyId } = await createStory(signer.actor));
  ({ slug } = await createReport(signer.actor, publisher.actor, storyId));
});

const NOTHING: Asked = { ifNoneMatch: null, ifRange: null, range: null, acceptEncoding: null };

async function correct(changeNote = 'The figure was wrong.') {
  const { id, unverified, mismatches } = await createSignOff(signer.actor, storyId);
  await publish(publisher.actor, {
    ...{ storyId, signOffId: id, changeNote },
    ...{ confirmedUnverified: unverified, confirmedMismatches: mismatches },
  });
}

async function feed() {
  const { body, status, headers } = await feedAnswer('feed.json', NOTHING);
  expect(status).toBe(200);
  const text = Buffer.from(body ?? []).toString();
  return { text, headers, items: (JSON.parse(text) as { items: Record<string, unknown>[] }).items };
}
const itemOf = async () =>
  (await feed()).items.find(({ url }) => url === `http://localhost:3000/reports/${slug}`);

async function bytesOf(body: (() => AsyncGenerator<Uint8Array>) | null): Promise<Buffer> {
  const parts = body ? await Array.fromAsync(body()) : [];
  return Buffer.concat(parts);
}
const record = async (since: string | null = null, asked: Partial<Asked> = {}) => {
  const answer = await recordAnswer(since, { ...NOTHING, ...asked });
  return { ...answer, bytes: await bytesOf(answer.body) };
};
type Line = {
  report: string;
  address: string;
  edition: number;
  isCurrent: boolean;
  updatedAt: string;
  withdrawn: { at: string; reason: string } | null;
  sha256: string;
  record: { story: { headline: string } } | null;
};
const linesIn = (bytes: Buffer) =>
  bytes
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ line, read: JSON.parse(line) as Line }));
const linesOfReport = async (since: string | null = null) =>
  linesIn((await record(since)).bytes).filter(({ read }) => read.report.endsWith(`/${slug}`));

describe('the feed', () => {
  test('has a report once, and a correction as the same entry, later', async () => {
    const before = await itemOf();
    await correct();
    const after = await itemOf();
    expect(after).toMatchObject({
      id: before?.id,
      date_published: before?.date_published,
      tags: ['correction'],
    });
    expect(String(after?.date_modified) > String(before?.date_modified)).toBe(true);
    expect(after?.content_text).toContain('Edition 2: The figure was wrong.');
    expect((await feed()).items[0]?.id).toBe(after?.id);
  });

  test('tells of a withdrawal, and of the report no more than its headline; published again it stands again', async () => {
    await withdrawReport(publisher.actor, { storyId, reason: 'It was wrong.' });
    expect(await itemOf()).toMatchObject({
      title: 'Withdrawn: Ferry replaces bridge until spring',
      content_text: 'This report has been withdrawn. It was wrong.',
    });
    await correct();
    expect(await itemOf()).toMatchObject({
      title: 'Ferry replaces bridge until spring',
      tags: ['correction'],
    });
  });

  test('has nothing of a report whose story is blocked, until that is lifted', async () => {
    const { id } = await createHold(legal.actor, storyId, 'The bank threatens to sue.');
    expect(await itemOf()).toBeUndefined();
    for (const name of ['feed.atom', 'feed.json'] as const) {
      const { body } = await feedAnswer(name, NOTHING);
      expect(Buffer.from(body ?? []).toString()).not.toMatch(new RegExp(`${slug}|threatens`));
    }
    await liftHold(legal.actor, { storyId, holdId: id });
    expect(await itemOf()).toBeDefined();
  });

  test('is one question where nothing changed, answered by 304 to who has it, and comes compressed', async () => {
    const { headers } = await feed();
    const again = { ...NOTHING, ifNoneMatch: headers.ETag ?? '' };
    const sent = await statementsOf(async () => {
      expect((await feedAnswer('feed.json', again)).status).toBe(304);
    });
    expect(sent).toHaveLength(1);
    const pressed = await feedAnswer('feed.json', { ...NOTHING, acceptEncoding: 'br' });
    expect(pressed.headers).toMatchObject({
      'Content-Encoding': 'br',
      'Content-Type': 'application/feed+json; charset=utf-8',
      'Cache-Control': 'public, max-age=60, must-revalidate',
    });
    expect(brotliDecompressSync(pressed.body ?? new Uint8Array()).toString()).toBe((await feed()).text);
    await correct();
    expect((await feedAnswer('feed.json', again)).status).toBe(200);
  });
});

describe('the record', () => {
  test('has a line for each edition in their order, with the very bytes that were published', async () => {
    await correct();
    const lines = await linesOfReport();
    expect(lines.map(({ read }) => [read.edition, read.isCurrent])).toEqual([
      [1, false],
      [2, true],
    ]);
    for (const { line, read } of lines) {
      const stored = line.slice(line.indexOf(',"record":') + ',"record":'.length, -1);
      expect(createHash('sha256').update(stored).digest('hex')).toBe(read.sha256);
      const { snapshot } = await db.edition.findFirstOrThrow({
        where: { report: { slug }, number: read.edition },
      });
      expect(stored).toBe(snapshot);
    }
    const { bytes, headers } = await record();
    expect(headers['Content-Length']).toBe(String(bytes.length));
    const moments = linesIn(bytes).map(
      ({ read }) => (read as unknown as { publishedAt: string }).publishedAt,
    );
    expect(moments).toEqual(moments.toSorted());
  });

  test('of a withdrawn report it has that it was, and why, and no record', async () => {
    await withdrawReport(publisher.actor, { storyId, reason: 'It was wrong.' });
    const [only] = await linesOfReport();
    expect(only?.read).toMatchObject({ record: null, withdrawn: { reason: 'It was wrong.' } });
    expect(only?.line).not.toContain('harbour master');
  });

  test('of a blocked one it has nothing; when that is lifted, it is told to who asks for what changed since', async () => {
    const { id } = await createHold(legal.actor, storyId, 'The bank threatens to sue.');
    expect(await linesOfReport()).toEqual([]);
    const since = new Date().toISOString();
    expect(await linesOfReport(since)).toEqual([]);
    await liftHold(legal.actor, { storyId, holdId: id });
    expect(await linesOfReport(since)).toHaveLength(1);
  });

  test('what is blocked or withdrawn while it is sent does not go out', async () => {
    const answer = await recordAnswer(null, NOTHING);
    await createHold(legal.actor, storyId);
    await expect(bytesOf(answer.body)).rejects.toThrow('changed while it was sent');
  });

  test('since a moment: all editions of the reports that changed, old ones too', async () => {
    const since = new Date().toISOString();
    expect(await linesOfReport(since)).toEqual([]);
    await correct();
    expect((await linesOfReport(since)).map(({ read }) => read.edition)).toEqual([1, 2]);
    expect((await record('yesterday')).status).toBe(400);
    expect((await record('2026-02-31T10:00:00')).status).toBe(400);
  });

  test('any part of it is the same bytes, and only of the same file', async () => {
    const { bytes, headers } = await record();
    const ETag = headers.ETag ?? '';
    for (const [from, to] of [
      [0, 0],
      [1, 300],
      [250, bytes.length - 3],
      [bytes.length - 1, bytes.length + 50],
    ] as const) {
      const part = await record(null, { range: `bytes=${from}-${to}`, ifRange: ETag });
      expect(part.status).toBe(206);
      expect(part.bytes.equals(bytes.subarray(from, to + 1))).toBe(true);
      expect(part.headers['Content-Length']).toBe(String(part.bytes.length));
    }
    expect((await record(null, { range: 'bytes=-7' })).bytes.equals(bytes.subarray(-7))).toBe(true);
    expect((await record(null, { range: `bytes=${bytes.length}-` })).status).toBe(416);
    await correct();
    const changed = await record(null, { range: 'bytes=100-', ifRange: ETag });
    expect(changed.status).toBe(200);
    expect((await record(null, { ifNoneMatch: ETag })).status).toBe(200);
    expect((await record(null, { ifNoneMatch: changed.headers.ETag ?? '' })).status).toBe(304);
  });

  test('compressed only where that is taken, and never a part', async () => {
    expect((await recordAnswer(null, { ...NOTHING, acceptEncoding: 'br, gzip' })).isGzipped).toBe(true);
    expect((await recordAnswer(null, { ...NOTHING, acceptEncoding: 'gzip;q=0, br' })).isGzipped).toBe(false);
    const part = { ...NOTHING, acceptEncoding: 'gzip', range: 'bytes=0-10' };
    expect((await recordAnswer(null, part)).isGzipped).toBe(false);
  });

  test('the demo is in neither', async () => {
    await db.$executeRaw`UPDATE story SET is_demo = true WHERE id = ${storyId}::uuid`;
    expect(await linesOfReport()).toEqual([]);
    expect(await itemOf()).toBeUndefined();
  });
});

describe('annotations', () => {
  type Read = {
    type: string;
    total?: number;
    first?: string;
    next?: string;
    prev?: string;
    items?: unknown[];
  };
  const read = async (path: AnnotationsPath): Promise<Read | null> => {
    const { status, body, headers } = await annotationsAnswer(path, NOTHING);
    if (status === 404) return null;
    expect(headers['Content-Type']).toBe('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"');
    return JSON.parse(Buffer.from(body ?? []).toString()) as Read;
  };
  const collection = () => read({ of: 'report', slug, page: null });

  test('of a report: the newest edition’s, in pages that hang together', async () => {
    await correct();
    const whole = await collection();
    const first = await read({ of: 'report', slug, page: 1 });
    expect(whole).toMatchObject({
      type: 'AnnotationCollection',
      first: `http://localhost:3000/reports/${slug}/annotations/1`,
    });
    expect(first?.items).toHaveLength(whole?.total ?? -1);
    expect(JSON.stringify(first?.items)).toContain(`/reports/${slug}/2#statement-1`);
    expect(await read({ of: 'report', slug, page: 2 })).toBeNull();
  });

  test('of all reports: a page for each, one after the other', async () => {
    const found = [];
    let at = (await read({ of: 'newsroom', slug: null }))?.first;
    while (at) {
      found.push(at);
      const page = await read({ of: 'newsroom', slug: at.split('/').at(-1) ?? '' });
      expect(page?.items?.length).toBeGreaterThan(0);
      at = page?.next;
    }
    expect(found).toContain(`http://localhost:3000/reports/annotations/${slug}`);
    expect(new Set(found).size).toBe(found.length);
  });

  test('a withdrawn report has none, and of a blocked one nothing is there', async () => {
    await withdrawReport(publisher.actor, { storyId, reason: 'It was wrong.' });
    expect(await collection()).toMatchObject({ total: 0 });
    expect(await read({ of: 'report', slug, page: 1 })).toBeNull();
    expect(await read({ of: 'newsroom', slug })).toBeNull();
    await correct();
    expect((await collection())?.total).toBeGreaterThan(0);
    await createHold(legal.actor, storyId);
    expect(await collection()).toBeNull();
    expect(await read({ of: 'report', slug, page: 1 })).toBeNull();
    expect(await read({ of: 'newsroom', slug })).toBeNull();
    expect(JSON.stringify(await read({ of: 'newsroom', slug: null }))).not.toContain(slug);
  });
});

describe('mementos', () => {
  const get = (edition?: number, headers: Record<string, string> = {}) =>
    publishedResponse(new Request('http://localhost/', { headers }), { slug, edition, name: 'page.html' });
  const address = () => `http://localhost:3000/reports/${slug}`;

  test('each edition says when it was, and a report leads to the one that was current then', async () => {
    const between = new Date(Date.now() + 1000).toUTCString();
    await expect.poll(() => Date.now(), { timeout: 5000 }).toBeGreaterThan(Date.parse(between) + 1000);
    await correct();
    const [first, second] = await db.edition.findMany({
      where: { report: { slug } },
      orderBy: { number: 'asc' },
    });
    expect((await get(1)).headers.get('memento-datetime')).toBe(first?.publishedAt.toUTCString());
    const now = await get();
    expect(now.status).toBe(200);
    expect(now.headers.get('memento-datetime')).toBeNull();
    expect(now.headers.get('vary')).toBe('Accept-Datetime, Accept-Encoding');
    expect(now.headers.get('link')).toContain(`<${address()}>; rel="original timegate"`);
    const at = (moment: string) => get(undefined, { 'accept-datetime': moment });
    expect((await at(between)).headers.get('location')).toBe(`${address()}/1`);
    const later = await at(new Date(Date.now() + 60_000).toUTCString());
    expect([later.status, later.headers.get('location')]).toEqual([302, `${address()}/2`]);
    expect((await at('long ago')).status).toBe(400);
    const map = await timeMapResponse(new Request('http://localhost/'), slug);
    expect(map.headers.get('content-type')).toBe('application/link-format; charset=utf-8');
    expect(await map.text()).toContain(
      `<${address()}/2>; rel="last memento"; datetime="${second?.publishedAt.toUTCString()}"`,
    );
    expect((await timeMapResponse(new Request('http://localhost/'), 'none')).status).toBe(404);
  });
});

/** The last of the file: what it writes past the application stays. */
test('of many reports the feed has the fifty that changed last', async () => {
  const { id: reportId } = await db.report.findUniqueOrThrow({ where: { slug } });
  const first = await db.edition.findFirstOrThrow({ where: { reportId } });
  // Sixty stories take a minute to publish.
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`ALTER TABLE edition DISABLE TRIGGER USER`;
    await tx.$executeRaw`ALTER TABLE story DISABLE TRIGGER USER`;
    for (let n = 0; n < 60; n += 1) {
      const story = await tx.story.create({ data: { headline: `Story ${n}`, createdById: signer.id } });
      const made = await tx.report.create({ data: { storyId: story.id, slug: `story-${n}-000000` } });
      const publishedAt = new Date(Date.now() + (n + 1) * 1000);
      await tx.edition.create({
        data: { ...first, id: crypto.randomUUID(), reportId: made.id, number: 1, publishedAt },
      });
    }
    await tx.$executeRaw`ALTER TABLE story ENABLE TRIGGER USER`;
    await tx.$executeRaw`ALTER TABLE edition ENABLE TRIGGER USER`;
  });
  const { items } = await feed();
  expect(items).toHaveLength(50);
  expect(items[0]?.url).toBe('http://localhost:3000/reports/story-59-000000');
});
