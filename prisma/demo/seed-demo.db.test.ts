import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mintActor } from '../../lib/auth/actor.ts';
import { readIdentity } from '../../lib/confidential/mutations.ts';
import { db } from '../../lib/db.ts';
import { listStories } from '../../lib/desk/list-queries.ts';
import { readWork } from '../../lib/desk/work-queries.ts';
import type { Actor } from '../../lib/domain/actor.ts';
import type { ItemKind } from '../../lib/domain/vocabulary.ts';
import { evidenceStore } from '../../lib/evidence/store.ts';
import { itemHistory } from '../../lib/items/queries.ts';
import { changesSinceVisit } from '../../lib/live/visit-records.ts';
import { listSources, sourcePage } from '../../lib/sources/queries.ts';
import { workbench } from '../../lib/workbench/queries.ts';
import { createMember } from '../../testing/factories.ts';
import { resetDatabase } from '../../testing/own-database.ts';
import { seedDemo } from './seed-demo.ts';
import { DEMO_SOURCES } from './story.ts';

const RECORDING = path.join(import.meta.dirname, 'recording');
const IDENTITY = 'A description of the person would stand here';

let admin: Actor;
beforeEach(async () => {
  await resetDatabase();
  admin = (await createMember('ADMIN')).actor;
});
afterEach(() => vi.unstubAllEnvs());

async function demo() {
  const { id } = await db.story.findFirstOrThrow({ where: { isDemo: true } });
  const view = await workbench(admin, id);
  const item = (words: string, kind?: ItemKind) => {
    const found = view.items.find((one) => one.exact.includes(words) && (!kind || one.kind === kind));
    if (!found) throw new Error(`The demo has no item “${words}”.`);
    return found;
  };
  return { id, view, item };
}

async function sourceNamed(words: string) {
  const found = (await listSources(admin)).sources.find(({ title }) => title.includes(words));
  if (!found) throw new Error(`The register has no source “${words}”.`);
  return found;
}

describe('the recording', () => {
  test('is stored as it lies in the project, with its transcript for words', async () => {
    expect(await seedDemo()).toEqual([]);
    const source = await sourceNamed('The English words');
    const { opened, usedIn, origin, isPrimary } = await sourcePage(admin, source.id);
    expect(opened?.files.map(({ fileName, mediaType }) => [fileName, mediaType])).toEqual([
      ['english-words.mp3', 'audio/mpeg'],
      ['english-words.vtt', 'text/vtt'],
    ]);
    for (const { fileName, sha256, size } of opened?.files ?? []) {
      const bytes = readFileSync(path.join(RECORDING, fileName));
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(await evidenceStore().has(sha256, size)).toBe(true);
    }
    expect(opened?.text?.form).toBe('transcript');
    expect(opened?.text?.text).toContain('This definitely requires a response.');
    // What a machine reads out he did not say himself, but it goes back to the same statement.
    expect(isPrimary).toBe(false);
    expect(origin).toBe((await sourceNamed('Post on X')).origin);
    expect(usedIn[0]?.items).toHaveLength(2);
  });

  test('is small, and as long as its transcript says', () => {
    const clip = path.join(RECORDING, 'english-words.mp3');
    expect(statSync(clip).size).toBeLessThan(200_000);
    const times = readFileSync(path.join(RECORDING, 'english-words.vtt'), 'utf8').matchAll(
      /--> (\d\d):(\d\d\.\d{3})/g,
    );
    const ends = [...times].map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds));
    const seconds = (statSync(clip).size * 8) / 24_000;
    expect(ends).toHaveLength(10);
    expect(ends.at(-1)).toBeGreaterThan(seconds - 1);
    expect(ends.at(-1)).toBeLessThan(seconds);
  });

  test('shows of one quote what was altered and from where it plays, and lets another one stand', async () => {
    await seedDemo();
    const { item } = await demo();
    const altered = item('This requires a response');
    const [check] = altered.checks;
    expect(altered).toMatchObject({ status: 'DISPUTED', reason: 'wording altered', quotation: 'ALTERED' });
    expect(check).toMatchObject({ outcome: 'altered', isStale: false, media: { isVideo: false } });
    expect(check?.passage).toContain('definitely');
    expect(check?.edits.some(({ kind, excused }) => kind !== 'equal' && !excused)).toBe(true);
    expect(check?.fromMs).toBeGreaterThan(44_900);
    expect(check?.fromMs).toBeLessThan(46_000);

    const fair = item('many more Chinese citizens', 'PARTIAL_QUOTE').checks[0];
    expect(fair).toMatchObject({ outcome: 'verbatim', isStale: false });
    expect(fair?.fromMs).toBeGreaterThan(16_360);
    expect(fair?.fromMs).toBeLessThan(22_685);
  });
});

describe('the recording without times', () => {
  test('has the words that it says and plays no quote yet, though one was found in them', async () => {
    await seedDemo();
    const source = await sourceNamed('last two paragraphs');
    const { opened, origin, isPrimary, can } = await sourcePage(admin, source.id);
    expect(opened?.files.map(({ fileName, mediaType }) => [fileName, mediaType])).toEqual([
      ['closing-words.mp3', 'audio/mpeg'],
    ]);
    expect(opened?.text).toMatchObject({ text: DEMO_SOURCES.closing, aligned: null });
    expect(opened?.text?.form).not.toBe('transcript');
    expect(can.change).toBe(true);
    expect(isPrimary).toBe(false);
    expect(origin).toBe((await sourceNamed('Post on X')).origin);

    const { item } = await demo();
    const quote = item('is a clear signal that Putin');
    expect(quote).toMatchObject({ status: 'VERIFIED', quotation: 'VERBATIM' });
    const found = quote.checks.find(({ sourceId }) => sourceId === source.id);
    expect(found).toMatchObject({ outcome: 'verbatim', isStale: false, fromMs: null });
  });

  test('is the end of the other one, byte for byte', () => {
    const [whole, end] = ['english-words.mp3', 'closing-words.mp3'].map((name) =>
      readFileSync(path.join(RECORDING, name)),
    );
    expect(end?.length).toBe(67_932);
    expect(whole?.subarray(-67_932).equals(end ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('the confidential source', () => {
  test('is used as evidence and read by its owner, by nobody who can sign in', async () => {
    await seedDemo();
    const { id, item } = await demo();
    const source = await sourceNamed('Confidential source 1');
    expect(source).toMatchObject({ isConfidential: true, stories: 1 });
    const held = item('held and questioned');
    expect(held.evidence.map((one) => [one.source.id, one.source.terms])).toEqual([
      [source.id, 'BACKGROUND'],
    ]);
    expect(held).toMatchObject({ sourceStatus: 'SINGLE_SOURCE', status: 'PENDING' });

    const page = await sourcePage(admin, source.id);
    expect(page).toMatchObject({
      opened: null,
      terms: 'BACKGROUND',
      termsText: 'an official briefed on the case',
    });
    expect(page.can).toMatchObject({ open: false, readIdentity: false, nameReaders: false });
    expect(page.readers).toMatchObject([{ name: 'Demo checker', isActive: false }]);
    await expect(readIdentity(admin, { sourceId: source.id })).rejects.toMatchObject({ code: 'forbidden' });

    const owner = await db.member.findUniqueOrThrow({ where: { id: page.readers[0]?.id ?? '' } });
    expect(owner).toMatchObject({ passwordHash: null });
    expect(owner.deactivatedAt).not.toBeNull();
    expect((await readIdentity(mintActor(owner), { sourceId: source.id })).identity).toContain(IDENTITY);

    const told = [page, await workbench(admin, id), await itemHistory(admin, id, held.id)];
    expect(JSON.stringify(told)).not.toContain(IDENTITY);
    const [row] = await db.$queryRaw<{ row: string }[]>`SELECT t::text AS row FROM confidential_identity t`;
    expect(row?.row).not.toContain(Buffer.from(IDENTITY).toString('hex'));
  });

  test('is left out, and that is said, where there is no key', async () => {
    vi.stubEnv('STET_SECRET_KEY', '');
    const leftOut = await seedDemo();
    expect(leftOut).toHaveLength(1);
    expect(leftOut[0]).toContain('STET_SECRET_KEY is not set');
    const { item } = await demo();
    expect(item('held and questioned')).toMatchObject({ evidence: [], sourceStatus: 'UNSOURCED' });
    expect((await listSources(admin)).sources.some(({ isConfidential }) => isConfidential)).toBe(false);
    expect(item('This requires a response').checks).toHaveLength(1);
    expect(await db.member.count({ where: { name: 'Demo checker', deactivatedAt: null } })).toBe(0);
  });
});

describe('the contact log', () => {
  test('supports one sentence, and half of another', async () => {
    await seedDemo();
    const { view, item } = await demo();
    const [both, seoul] = [item('no immediate comment from'), item('Seoul did not respond')];
    const supported = (itemId: string) =>
      view.support
        .filter((one) => one.itemId === itemId)
        .map(({ party, isSupported }) => [party, isSupported]);
    expect(supported(both.id)).toEqual([
      ['Moscow', true],
      ['Beijing', false],
    ]);
    expect(supported(seoul.id)).toEqual([['Seoul', true]]);
    expect(view.mismatches.map(({ itemId }) => itemId)).toEqual([both.id]);
    expect(view.supportedWording[both.id]).toBe('There was no immediate comment from Moscow.');
    expect(seoul).toMatchObject({ status: 'VERIFIED', sourceStatus: 'NO_COMMENT' });
  });

  test('has one request overdue and one that still waits, and the list of stories says so', async () => {
    const now = new Date();
    await seedDemo(now);
    const { id, view } = await demo();
    const overdue = ({ until }: { until: string | null }) =>
      until !== null && Date.parse(until) <= now.getTime();
    expect(view.awaiting.map((one) => [one.party, overdue(one)])).toEqual([
      ['Seoul', true],
      ['Moscow', false],
    ]);
    const listed = (await listStories(admin)).stories.find((story) => story.id === id);
    expect(listed?.awaiting).toEqual(view.awaiting);
  });
});

test('somebody else was at work: a verdict and a word in the open thread are told as done since one was here', async () => {
  await seedDemo();
  const { id, view } = await demo();
  const { counts, entries } = await changesSinceVisit(admin, id);
  expect(counts.map(({ count }) => count)).toEqual([1, 1]);
  expect(new Set(entries.map(({ by }) => by))).toEqual(new Set(['Demo editor']));
  const open = view.threads.filter(({ resolved }) => !resolved);
  expect(open.map(({ notes }) => notes.length)).toEqual([2]);
  const { items } = await readWork(admin);
  expect(items).toBe(1);
});

test('it is made once', async () => {
  await seedDemo();
  await seedDemo();
  expect(await db.story.count({ where: { isDemo: true } })).toBe(1);
  expect((await listSources(admin)).sources).toHaveLength(6);
});
