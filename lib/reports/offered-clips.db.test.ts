/** Clips in published reports: offered on purpose, kept with their edition, and gone in the moment in which they may not be. */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { clipOfQuote, letReportsOffer, type QuotedRecording } from '../../testing/clip-of-quote.ts';
import {
  createItem,
  createMember,
  createReport,
  createSignOff,
  createStory,
  type MadeMember,
  type MadeStory,
} from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import { makeConfidentialSchema } from '../confidential/schema.ts';
import { db } from '../db.ts';
import { readSnapshot, type Snapshot } from '../domain/report/snapshot.ts';
import type { Terms } from '../domain/vocabulary.ts';
import { env } from '../env.ts';
import { removeFile, restoreFile } from '../evidence/mutations.ts';
import { endClipOffer, offerClip } from '../evidence/offer-mutations.ts';
import { setSourceText } from '../evidence/text-mutations.ts';
import { makeConfidential } from '../sources/confidential-mutations.ts';
import { changeSource } from '../sources/mutations.ts';
import { changeSourceSchema } from '../sources/schema.ts';
import { workbench } from '../workbench/queries.ts';
import { publish, withdrawReport } from './mutations.ts';
import { publishedPath, publishedResponse } from './pages.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'stet-evidence-'));
process.env.STET_EVIDENCE_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const WORDS = 'We will pay for every house before the winter';

let signer: MadeMember;
let publisher: MadeMember;
let checker: MadeMember;
let story: MadeStory;
let quoted: QuotedRecording;

beforeAll(async () => {
  signer = await createMember('EDITOR');
  publisher = await createMember('EDITOR');
  checker = await createMember('CHECKER');
});
beforeEach(async () => {
  await letReportsOffer(true);
  story = await createStory(signer.actor, {
    text: `Council hears of the flood\n\n“${WORDS},” Mara Lund told the council.`,
  });
  const { id: itemId } = await createItem(signer.actor, story, WORDS, 'DIRECT_QUOTE', 'Mara Lund');
  quoted = await clipOfQuote(signer.actor, { storyId: story.storyId, itemId, words: `${WORDS}.` });
});

const clip = () => ({ sourceId: quoted.sourceId, fileId: quoted.fileId });
const offer = () => offerClip(publisher.actor, clip());
const report = () => createReport(signer.actor, publisher.actor, story.storyId);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
/** As somebody on the web asks for it. */
function get(path: string, headers: Record<string, string> = {}) {
  const at = publishedPath(path);
  if (!at) throw new Error(`${path} is not published.`);
  return publishedResponse(new Request('http://localhost/', { headers }), at);
}
const wav = (slug: string, headers: Record<string, string> = {}) =>
  get(`/reports/${slug}/1/clip-1.wav`, headers);
const page = async (slug: string) => (await get(`/reports/${slug}`)).text();
const sourceNow = () => db.source.findUniqueOrThrow({ where: { id: quoted.sourceId } });

/** The source on other terms, and nothing else of it. */
async function agree(terms: Terms) {
  const { version, type, title } = await sourceNow();
  const fields = { sourceId: quoted.sourceId, version, type, title, terms, termsText: 'an official' };
  await changeSource(signer.actor, changeSourceSchema.parse(fields));
}

async function hide() {
  const { version } = await sourceNow();
  await makeConfidential(
    signer.actor,
    makeConfidentialSchema.parse({
      ...{ sourceId: quoted.sourceId, version, title: 'A source', identity: 'A name' },
      ...{ termsText: 'a person', readerIds: [signer.id] },
    }),
  );
}

describe('a clip that is offered', () => {
  test('stands beside its statement, with its bytes, its hash and where it was cut', async () => {
    await offer();
    const { slug } = await report();
    const { snapshot } = await db.edition.findFirstOrThrow({ where: { report: { slug } } });
    const playing = (readSnapshot(snapshot) as Snapshot).statements.filter(({ clips }) => clips);
    const sha256 = createHash('sha256').update(quoted.bytes).digest('hex');
    expect(playing.map(({ words }) => words)).toEqual([WORDS]);
    expect(playing[0]?.clips).toEqual([
      {
        ...{ file: 'clip-1.wav', sha256, mediaType: 'audio/wav', source: 'Call with the mayor' },
        ...{ words: expect.stringContaining(WORDS), fromMs: 500, toMs: 4_500 },
      },
    ]);
    expect(await page(slug)).toContain(`/reports/${slug}/1/clip-1.wav"`);
    const served = await wav(slug);
    expect(Buffer.from(await served.arrayBuffer()).equals(quoted.bytes)).toBe(true);
    expect(served.headers.get('Content-Type')).toBe('audio/wav');
    expect((await verifyRecord(db)).faults).toEqual([]);
  });

  test('is served in parts, by a strong tag, and to nobody who asks from another site', async () => {
    await offer();
    const { slug } = await report();
    const whole = await wav(slug);
    const tag = whole.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(whole.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    const part = await wav(slug, { range: 'bytes=100-199' });
    expect([part.status, part.headers.get('Content-Range')]).toEqual([
      206,
      `bytes 100-199/${quoted.bytes.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(quoted.bytes.subarray(100, 200))).toBe(true);
    expect((await wav(slug, { 'if-none-match': tag })).status).toBe(304);
    expect((await wav(slug, { range: 'bytes=99999999-' })).status).toBe(416);
  });

  test('lets its page play what is its own; a page without one may play nothing', async () => {
    const policy = async (slug: string) =>
      (await get(`/reports/${slug}`)).headers.get('Content-Security-Policy');
    const before = await report();
    expect(await policy(before.slug)).not.toContain('media-src');
    await offer();
    const signed = await createSignOff(signer.actor, story.storyId);
    await publish(publisher.actor, {
      ...{ storyId: story.storyId, signOffId: signed.id, changeNote: 'The recording can be heard.' },
      ...{ confirmedUnverified: signed.unverified, confirmedMismatches: signed.mismatches },
    });
    expect(await policy(before.slug)).toContain("media-src 'self'");
    expect((await get(`/reports/${before.slug}/1/clip-1.wav`)).status).toBe(404);
    expect((await get(`/reports/${before.slug}/2/clip-1.wav`)).status).toBe(200);
    expect((await get(`/reports/${before.slug}/2/clip-2.wav`)).status).toBe(404);
  });
});

describe('nothing is offered', () => {
  test('of itself, nor where the newsroom does not allow it', async () => {
    const { slug } = await report();
    expect(await page(slug)).not.toContain('clip-1');
    await letReportsOffer(false);
    expect(await refusal(offer())).toBe('validation');
  });

  test('by who may not publish, of what is no clip, or of no quote', async () => {
    expect(await refusal(offerClip(checker.actor, clip()))).toBe('forbidden');
    const whole = { sourceId: quoted.sourceId, fileId: quoted.recordingId };
    expect(await refusal(offerClip(publisher.actor, whole))).toBe('missing');
    const { text } = await db.source.findUniqueOrThrow({
      where: { id: quoted.sourceId },
      select: { text: { select: { sha256: true } } },
    });
    await setSourceText(signer.actor, {
      ...{ sourceId: quoted.sourceId, basedOn: text?.sha256 ?? null },
      text: 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nNothing of the kind was said.\n',
    });
    expect(await refusal(offer())).toBe('validation');
  });

  test.each(['BACKGROUND', 'DEEP_BACKGROUND', 'OFF_RECORD'] as const)(
    'of a source on terms %s',
    async (terms) => {
      await agree(terms);
      expect(await refusal(offer())).toBe('validation');
    },
  );

  test('twice: the second press is none', async () => {
    await offer();
    await offer();
    expect(await db.offeredClip.count({ where: { fileId: quoted.fileId } })).toBe(1);
    const said = { action: 'source.offerClip', subjectId: quoted.sourceId };
    expect(await db.auditEvent.count({ where: said })).toBe(1);
  });
});

describe('what was signed is what is published', () => {
  test.each([
    ['a clip offered after the signature', async () => {}, offer],
    ['an offer that ended after it', offer, () => endClipOffer(publisher.actor, clip())],
    ['a rule switched off after it', offer, () => letReportsOffer(false)],
  ])('%s: it does not hold', async (_, before, after) => {
    await before();
    const signed = await createSignOff(signer.actor, story.storyId);
    await after();
    const published = publish(publisher.actor, {
      ...{ storyId: story.storyId, signOffId: signed.id, changeNote: '' },
      ...{ confirmedUnverified: signed.unverified, confirmedMismatches: signed.mismatches },
    });
    expect(await refusal(published)).toBe('conflict');
    expect(await db.edition.count({ where: { report: { storyId: story.storyId } } })).toBe(0);
  });

  test.each([
    ['missing', 'are missing', (at: string) => rmSync(at)],
    ['changed', 'were changed', (at: string) => appendFileSync(at, 'x')],
  ])(
    'a clip whose bytes are %s is not published: the editor is told which, and what to do, and the record has it',
    async (problem, said, spoil) => {
      vi.spyOn(console, 'error').mockImplementation(() => {});
      await offer();
      const signed = await createSignOff(signer.actor, story.storyId);
      const { sha256 } = await db.evidenceFile.findUniqueOrThrow({ where: { id: quoted.fileId } });
      spoil(path.join(env.evidenceDirectory, sha256.slice(0, 2), sha256));
      const input = { storyId: story.storyId, changeNote: '' };
      const confirmed = ({ id, unverified, mismatches }: Awaited<ReturnType<typeof createSignOff>>) => ({
        ...{ signOffId: id, confirmedUnverified: unverified, confirmedMismatches: mismatches },
      });
      const refused = expect.objectContaining({
        code: 'conflict',
        message: expect.stringMatching(
          new RegExp(`^The bytes of a clip of “Call with the mayor” ${said} .* offer it no longer`),
        ),
      });
      // Pressed again, it is told again and recorded once.
      for (const _ of [1, 2])
        await expect(publish(publisher.actor, { ...input, ...confirmed(signed) })).rejects.toEqual(refused);
      const faults = await db.auditEvent.findMany({
        where: { action: 'source.fileFault', subjectId: quoted.sourceId },
      });
      expect(faults.map(({ payload }) => JSON.parse(payload))).toEqual([
        expect.objectContaining({ fileId: quoted.fileId, sha256, problem }),
      ]);
      expect((await verifyRecord(db)).faults).toEqual([]);
      await endClipOffer(publisher.actor, clip());
      const again = await createSignOff(signer.actor, story.storyId);
      const { slug } = await publish(publisher.actor, { ...input, ...confirmed(again) });
      expect(await page(slug)).not.toContain('clip-1');
    },
  );

  test('and the workbench shows the state that would be signed', async () => {
    const shown = async () => {
      const { fingerprint, played, items } = await workbench(signer.actor, story.storyId);
      return { fingerprint, played: items.flatMap(({ id, exact }) => (played.includes(id) ? exact : [])) };
    };
    const before = await shown();
    expect(before.played).toEqual([]);
    await offer();
    expect((await shown()).played).toEqual([WORDS]);
    expect((await shown()).fingerprint).not.toBe(before.fingerprint);
    await endClipOffer(publisher.actor, clip());
    expect(await shown()).toEqual(before);
  });
});

describe('a published clip is gone, its page says so, and it does not come back', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['when the offer ends', () => endClipOffer(publisher.actor, clip())],
    ['when its source becomes confidential', hide],
    ['when its source is on the record no longer', () => agree('BACKGROUND')],
    ['when it is taken away', () => removeFile(signer.actor, clip())],
  ])('%s', async (_, end) => {
    await offer();
    const { slug } = await report();
    const kept = await page(slug);
    await end();
    const [gone, said] = [await wav(slug), await page(slug)];
    expect(gone.status).toBe(410);
    expect(gone.headers.get('Cache-Control')).toBe('no-store');
    expect(said).toContain('This recording is no longer offered here.');
    expect(said).not.toContain('<audio');
    // All else of the page is what was published.
    const without = (text: string) => text.replace(/(<figure class="clip".*?>).*?(?=<\/figure>)/gs, '$1');
    expect(without(said)).toBe(without(kept));
    expect((await get(`/reports/${slug}`)).headers.get('Content-Security-Policy')).not.toContain('media-src');
    expect((await verifyRecord(db)).faults).toEqual([]);
    expect(await db.offeredClip.count({ where: { fileId: quoted.fileId, endedAt: null } })).toBe(0);
  });

  test('is played in an older edition as well, until then; its bytes outlast those of the evidence', async () => {
    await offer();
    const { slug } = await report();
    const { sha256 } = await db.evidenceFile.findUniqueOrThrow({ where: { id: quoted.fileId } });
    const signed = await createSignOff(signer.actor, story.storyId);
    await publish(publisher.actor, {
      ...{ storyId: story.storyId, signOffId: signed.id, changeNote: 'A date was wrong.' },
      ...{ confirmedUnverified: signed.unverified, confirmedMismatches: signed.mismatches },
    });
    rmSync(path.join(env.evidenceDirectory, sha256.slice(0, 2), sha256));
    const answers = () =>
      Promise.all([1, 2].map(async (n) => (await get(`/reports/${slug}/${n}/clip-1.wav`)).status));
    expect(await answers()).toEqual([200, 200]);
    await endClipOffer(publisher.actor, clip());
    expect(await answers()).toEqual([410, 410]);
    for (const n of [1, 2])
      expect(await (await get(`/reports/${slug}/${n}`)).text()).not.toMatch(/<audio|clip-1.wav"[^>]*>Hear/);
  });

  test('not even once the file is put back', async () => {
    await offer();
    const { slug } = await report();
    await removeFile(signer.actor, clip());
    await restoreFile(signer.actor, clip());
    expect((await wav(slug)).status).toBe(410);
    // Offered anew it is offered in reports from now on; what was told of this edition stays.
    await offer();
    expect((await wav(slug)).status).toBe(410);
  });

  test('as long as the newsroom’s rule is off, and when its report is withdrawn', async () => {
    await offer();
    const { slug } = await report();
    await letReportsOffer(false);
    expect((await wav(slug)).status).toBe(410);
    await letReportsOffer(true);
    expect((await wav(slug)).status).toBe(200);
    await withdrawReport(publisher.actor, { storyId: story.storyId, reason: 'It was another town.' });
    expect((await wav(slug)).status).toBe(410);
    expect(await page(slug)).not.toContain('<audio');
  });

  test('by no other way: an offer that ended stays ended, and published rows stay', async () => {
    await offer();
    await report();
    await endClipOffer(publisher.actor, clip());
    const where = { fileId: quoted.fileId };
    await expect(
      db.offeredClip.updateMany({ where, data: { endedAt: null, endedById: null } }),
    ).rejects.toThrow();
    await expect(db.offeredClip.deleteMany({ where })).rejects.toThrow();
    await expect(db.publishedClip.deleteMany({ where: { offer: where } })).rejects.toThrow();
  });
});
