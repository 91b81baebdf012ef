import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { db } from '../../lib/db.ts';
import { CATALOGUES } from '../../lib/domain/report/catalogues.ts';
import type { ReportLanguage } from '../../lib/domain/report/report-languages.ts';
import {
  createContact,
  createEvidence,
  createItem,
  createMember,
  createReport,
  createSignOff,
  createStory,
  createVerdict,
} from '../../testing/factories.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';

/** Made-up stories: a quote, a claim of the story's own, somebody who was asked, and a speaker. */
const STORIES: Record<
  ReportLanguage,
  { text: string; quote: string; claim: string; speaker: string; party: string }
> = {
  en: {
    text: 'Harbour to close for a year\n\n“We will not wait for the first pier to fall,” said Mara Ellison, the board’s chair.\n\nThe town renewed twelve piers in 2019.',
    quote: 'We will not wait for the first pier to fall',
    claim: 'The town renewed twelve piers in 2019',
    speaker: 'Mara Ellison',
    party: 'The town hall',
  },
  de: {
    text: 'Hafen bleibt ein Jahr geschlossen\n\n„Wir warten nicht, bis der erste Pfeiler fällt“, sagte Mara Ellison, die Vorsitzende der Donaudampfschifffahrtsgesellschaftsverwaltung.\n\nDie Verkehrsinfrastrukturfinanzierungsgesellschaft hat 2019 zwölf Pfeiler erneuert.',
    quote: 'Wir warten nicht, bis der erste Pfeiler fällt',
    claim: 'Die Verkehrsinfrastrukturfinanzierungsgesellschaft hat 2019 zwölf Pfeiler erneuert',
    speaker: 'Mara Ellison',
    party: 'Donaudampfschifffahrtsgesellschaftsverwaltung',
  },
  fr: {
    text: 'Le port fermé pour un an\n\n« Nous n’attendrons pas que le premier pilier tombe », a déclaré Mara Ellison, présidente du conseil.\n\nLa ville a rénové douze piliers en 2019.',
    quote: 'Nous n’attendrons pas que le premier pilier tombe',
    claim: 'La ville a rénové douze piliers en 2019',
    speaker: 'Mara Ellison',
    party: 'La mairie',
  },
  es: {
    text: 'El puerto cerrará un año\n\n«No esperaremos a que caiga el primer pilar», dijo Mara Ellison, presidenta de la junta.\n\nLa ciudad renovó doce pilares en 2019.',
    quote: 'No esperaremos a que caiga el primer pilar',
    claim: 'La ciudad renovó doce pilares en 2019',
    speaker: 'Mara Ellison',
    party: 'El ayuntamiento',
  },
  uk: {
    text: 'Порт закриють на рік\n\n«Ми не чекатимемо, поки впаде перша опора», — сказала Мара Еллісон, голова правління.\n\nУ 2019 році місто оновило дванадцять опор.',
    quote: 'Ми не чекатимемо, поки впаде перша опора',
    claim: 'У 2019 році місто оновило дванадцять опор',
    speaker: 'Мара Еллісон',
    party: 'Мерія',
  },
};

async function checkedStory(language: keyof typeof STORIES) {
  const { text, quote, claim, speaker, party } = STORIES[language];
  const [signer, publisher, writer] = [
    await createMember('EDITOR'),
    await createMember('EDITOR'),
    await createMember('ADMIN'),
  ];
  const story = await createStory(writer.actor, { text, language });
  const said =
    story.view.items.find(({ exact }) => exact.includes(quote)) ??
    (await createItem(writer.actor, story, quote, 'DIRECT_QUOTE', speaker));
  const told = await createItem(writer.actor, story, claim, 'FACTUAL_CLAIM');
  const { storyId } = story;
  await createEvidence(writer.actor, storyId, said.id);
  await createEvidence(writer.actor, storyId, told.id, { stance: 'CONTRADICTS' });
  await createVerdict(publisher.actor, storyId, said.id);
  await createVerdict(publisher.actor, storyId, told.id, {
    ...{ status: 'DISPUTED', reason: 'sources conflict', ticks: [] },
    ...{ quotation: null, substance: 'MOSTLY_FALSE' },
  });
  await createContact(writer.actor, storyId, party, { person: 'Press service', asked: 'A comment.' });
  return { storyId, signer, publisher, itemId: said.id };
}

/** Pictures of the pages, where a folder for them is given. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.STET_SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

async function expectToFit(page: Page): Promise<void> {
  const [wide, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide, `width of ${page.url()}`).toBeLessThanOrEqual(seen ?? 0);
}

/** On a phone the moment of the masthead has a line of its own: the dot that ends the line before is not seen. */
async function expectNoDotAtEnd(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const dot = await page.locator('.masthead time').evaluate((time) => {
    const before = time.previousSibling as Text;
    const at = before.data.lastIndexOf('·');
    const range = document.createRange();
    range.setStart(before, at);
    range.setEnd(before, at + 1);
    const { x, y, width, height, bottom } = range.getBoundingClientRect();
    const isLast = time.getClientRects().length > 1 || time.getBoundingClientRect().top >= bottom;
    return { isLast, x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width), height: Math.ceil(height) };
  });
  expect(dot.isLast).toBe(true);
  const { isLast: _, ...clip } = dot;
  // Beside it, left of all words, is nothing but paper.
  const seen = await page.screenshot({ clip });
  const paper = await page.screenshot({ clip: { ...clip, x: 2 } });
  expect(seen.equals(paper), `the end of the first line of the masthead of ${page.url()}`).toBe(true);
}

for (const language of ['en', 'de', 'fr', 'es', 'uk'] as const) {
  test(`a story in ${language} has its report, statements, cards and annotated story in ${language}`, async ({
    anonymous,
  }) => {
    const { storyId, signer, publisher, itemId } = await checkedStory(language);
    const { slug } = await createReport(signer.actor, publisher.actor, storyId);
    const { address } = await db.statementAddress.findFirstOrThrow({ where: { itemId } });
    const words = CATALOGUES[language];
    const pages = [
      ['report', `/reports/${slug}/1`, words.report.asked],
      ['statement', `/statements/${address}`, words.statement.context],
      ['card', `/cards/${address}`, words.statement.verify],
      ['story', `/reports/${slug}/1/story`, words.annotated.lead],
    ] as const;
    for (const [name, url, said] of pages) {
      for (const width of [1280, 390]) {
        await anonymous.setViewportSize({ width, height: 844 });
        await anonymous.goto(url);
        await expect(anonymous.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
        await expect(anonymous.getByText(said).first()).toBeVisible();
        await expectToFit(anonymous);
        if (width === 390 && name !== 'card') await expectNoDotAtEnd(anonymous);
        await expectAccessible(anonymous);
        await picture(anonymous, `${name}-${language}-${width}`);
      }
    }
    await anonymous.emulateMedia({ colorScheme: 'dark' });
    await anonymous.goto(`/reports/${slug}`);
    await expectAccessible(anonymous);
    await picture(anonymous, `report-${language}-dark`);
  });
}

test('whoever publishes sees the language of the report and may choose another', async ({
  colleague,
  anonymous,
}) => {
  const { storyId, signer } = await checkedStory('de');
  await createSignOff(signer.actor, storyId);
  const { page } = await colleague('EDITOR');
  await page.goto(`/stories/${storyId}`);
  await page.getByRole('button', { name: 'Publish…' }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('Language of the report');
  await expect(field).toHaveValue('de');
  await expect(dialog.getByText('The story is in German.')).toHaveCount(0);
  await field.selectOption('French');
  await expect(dialog.getByText('The story is in German.')).toBeVisible();
  await picture(page, 'publish-dialog');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  const link = dialog.getByRole('link', { name: 'Open the report' });
  await expect(link).toBeVisible();
  await anonymous.goto((await link.getAttribute('href')) ?? '');
  await expect(anonymous.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(anonymous.getByRole('heading', { name: 'Qui a été sollicité' })).toBeVisible();
  // Its next edition is proposed in the language that readers know it in.
  const { language } = await db.report.findUniqueOrThrow({ where: { storyId } });
  expect(language).toBe('fr');
});
