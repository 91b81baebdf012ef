/** The language of a report: fixed with each edition, proposed by the story, and kept through corrections and withdrawals. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  createEvidence,
  createMember,
  createReport,
  createSignOff,
  createStory,
  createVerdict,
  type MadeMember,
} from '../../testing/factories.ts';
import { verifyRecord } from '../audit/verify.ts';
import { db } from '../db.ts';
import type { ReportLanguage } from '../domain/report/report-languages.ts';
import { workbench } from '../workbench/queries.ts';
import { publish, withdrawReport } from './mutations.ts';
import { publishedResponse } from './pages.ts';
import { publishSchema } from './schema.ts';
import { statementResponse } from './statement-pages.ts';

let writer: MadeMember;
let signer: MadeMember;
let publisher: MadeMember;

beforeAll(async () => {
  [writer, signer, publisher] = [
    await createMember('ADMIN'),
    await createMember('EDITOR'),
    await createMember('EDITOR'),
  ];
});

const request = () => new Request('http://localhost/');
const page = async (slug: string, edition?: number) =>
  (await publishedResponse(request(), { slug, edition, name: 'page.html' })).text();
const languageOf = (markup: string) => /<html lang="(\w+)">/.exec(markup)?.[1];
const proposed = async (storyId: string) => (await workbench(publisher.actor, storyId)).story.reportLanguage;

async function checkedStory(language: string) {
  const story = await createStory(writer.actor, { language });
  const [item] = story.view.items;
  if (!item) throw new Error('The story has no item.');
  await createEvidence(writer.actor, story.storyId, item.id);
  await createVerdict(signer.actor, story.storyId, item.id);
  return { storyId: story.storyId, itemId: item.id };
}

async function publishIn(storyId: string, language: ReportLanguage | undefined, changeNote = '') {
  const { id, unverified, mismatches } = await createSignOff(signer.actor, storyId);
  const confirmed = { confirmedUnverified: unverified, confirmedMismatches: mismatches };
  const given = publishSchema.parse({ storyId, signOffId: id, ...confirmed, changeNote, language });
  return publish(publisher.actor, given);
}

describe('a report is in', () => {
  test.each([
    ['de', 'de'],
    ['fr-CA', 'fr'],
    ['uk', 'uk'],
    ['en', 'en'],
    ['und', 'en'],
    ['nl', 'en'],
  ])('a story in %s: %s', async (story, report) => {
    const { storyId } = await checkedStory(story);
    expect(await proposed(storyId)).toBe(report);
    const { slug } = await createReport(signer.actor, publisher.actor, storyId);
    expect(languageOf(await page(slug))).toBe(report);
    const { snapshot } = await db.edition.findFirstOrThrow({ where: { report: { storyId } } });
    expect(JSON.parse(snapshot)).toMatchObject({ language: report, story: { language: story } });
  });
});

test('what whoever publishes chose holds for that edition and is proposed for the next', async () => {
  const { storyId, itemId } = await checkedStory('de');
  const { slug } = await publishIn(storyId, 'es');
  const first = await page(slug, 1);
  expect(languageOf(first)).toBe('es');
  expect(await proposed(storyId)).toBe('es');
  await createVerdict(publisher.actor, storyId, itemId, {
    ...{ status: 'DISPUTED', reason: 'wording altered', ticks: [], quotation: 'ALTERED' },
  });
  await publishIn(storyId, undefined, 'Nota.');
  expect(languageOf(await page(slug))).toBe('es');
  await createVerdict(publisher.actor, storyId, itemId);
  await publishIn(storyId, 'de', 'Berichtigung.');
  expect(languageOf(await page(slug))).toBe('de');
  expect(await proposed(storyId)).toBe('de');

  // The editions that are out say in their own language that they are not the newest, and else what they said.
  const older = await page(slug, 1);
  expect(older).toContain('<strong>Esta es la edición 1.</strong>');
  const withoutLater = (text: string) =>
    text
      .replace(/<aside class="banner"[\s\S]*?<\/aside>/, '')
      .replace('<meta name="robots" content="noindex">', '')
      .replace(/<dt>Ediciones<\/dt> <dd>[\s\S]*?<\/dd>/, '');
  expect(withoutLater(older)).toBe(withoutLater(first));
  expect((await verifyRecord(db)).faults).toEqual([]);
});

test('a withdrawal is said in the language of what it withdraws', async () => {
  const { storyId, itemId } = await checkedStory('uk');
  const { slug } = await publishIn(storyId, undefined);
  await withdrawReport(publisher.actor, { storyId, reason: 'Запис підроблено.' });
  expect(await page(slug)).toContain('<strong>Цей звіт відкликано.</strong> Запис підроблено.');
  const { address } = await db.statementAddress.findFirstOrThrow({ where: { itemId } });
  for (const file of ['page', 'card'] as const) {
    const text = await (await statementResponse(request(), { id: address, file })).text();
    expect(languageOf(text)).toBe('uk');
    expect(text).toMatch(/Відкликано \d+ \p{L}+ \d{4}/u);
    expect(text).not.toMatch(/Withdrawn|no longer stands/);
  }
});

test('an edition from before reports had a language is in English, and stays so', async () => {
  const { storyId } = await checkedStory('de');
  const { slug } = await publishIn(storyId, 'en');
  await db.report.update({ where: { storyId }, data: { language: null } });
  expect(languageOf(await page(slug, 1))).toBe('en');
  // Nobody chose English for it: the next is proposed as the story is.
  expect(await proposed(storyId)).toBe('de');
});

test('another language is refused beside the field', () => {
  const given = publishSchema.safeParse({
    ...{ storyId: 'x', signOffId: 'x', confirmedUnverified: 0, confirmedMismatches: 0, changeNote: '' },
    language: 'nl',
  });
  expect(given.error?.issues.find(({ path }) => path[0] === 'language')?.message).toBe(
    'Choose one of the languages.',
  );
});
