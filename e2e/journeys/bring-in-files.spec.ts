import type { Page } from '@playwright/test';
import { docx, paragraph, run } from '../../lib/files/docx.fixture.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';

const rows = (page: Page) => page.getByRole('region', { name: 'Files brought in' });
const row = (page: Page, name: string) => rows(page).getByRole('listitem').filter({ hasText: name });
const WORDS = '“We were never asked about any of this,” said Mara Lund, who sails the ferry.';
const story = (headline: string) => Buffer.from(docx(paragraph(run(headline)) + paragraph(run(WORDS))));
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Drops files on the page, as from a folder of the machine. */
async function drop(page: Page, files: { name: string; text: string }[]): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.getByText('or drop them on this page').dispatchEvent('drop', { dataTransfer: data });
}

for (const [name, window] of [
  ['on a large screen', { colorScheme: 'light' }],
  ['on a phone, in the dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const) {
  test(`several files, each with what became of it: ${name}`, async ({ colleague }) => {
    const { page, id } = await colleague('CHECKER', { window });
    await page.goto('/stories');
    await page.getByLabel('Files to bring in').setInputFiles([
      { name: 'ferry.docx', mimeType: DOCX, buffer: story(`Ferry ${id}`) },
      { name: 'broken.docx', mimeType: DOCX, buffer: story('x').subarray(0, 200) },
      { name: 'short.txt', mimeType: 'text/plain', buffer: Buffer.from('Photo: Ada Holm') },
      { name: 'bridge.docx', mimeType: DOCX, buffer: story(`Bridge ${id}`) },
    ]);
    await expect(row(page, 'bridge.docx')).toContainText('Brought in');
    await expect(row(page, 'ferry.docx')).toContainText('Brought in');
    await expect(row(page, 'broken.docx')).toContainText('This Word file is damaged');
    await expect(row(page, 'short.txt')).toContainText('A question');
    await expect(rows(page).getByRole('status')).toHaveText('2 brought in, 2 not');
    await expect(page.getByText(`Ferry ${id}`)).toBeVisible();
    await expectAccessible(page);

    await row(page, 'short.txt').getByRole('button', { name: 'Read it as it is' }).focus();
    await page.keyboard.press('Enter');
    await expect(row(page, 'short.txt')).toContainText('Brought in');

    // What failed is there after a reload, and can be sent again.
    await page.reload();
    await expect(row(page, 'broken.docx')).toContainText('Not brought in');
    await row(page, 'broken.docx').getByRole('button', { name: 'Send again: broken.docx' }).click();
    await expect(row(page, 'broken.docx')).toContainText('This Word file is damaged');
    await page.getByRole('button', { name: 'Clear what is done' }).click();
    await row(page, 'broken.docx').getByRole('button', { name: 'Take off: broken.docx' }).click();
    await expect(rows(page)).toHaveCount(0);
  });
}

test('files that are dropped on the list become stories', async ({ colleague }) => {
  const { page, id } = await colleague('REPORTER');
  await page.goto('/stories');
  await drop(page, [
    { name: 'one.txt', text: `Ferry ${id}\n\n${WORDS}` },
    { name: 'two.md', text: `# Bridge ${id}\n\n${WORDS}` },
  ]);
  await expect(rows(page).getByRole('status')).toHaveText('2 brought in');
  await row(page, 'two.md').getByRole('link', { name: 'two.md' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Bridge ${id}` })).toBeVisible();
});

test('a drop that was half done when the page was left goes on when it is told to', async ({ colleague }) => {
  const { page, id } = await colleague('CHECKER');
  await page.goto('/stories');
  await page.getByText('or drop them on this page').waitFor();
  // The first is never answered.
  await page.route('**/stories', (route) =>
    route.request().method() === 'POST' ? undefined : route.continue(),
  );
  await drop(page, [
    { name: 'one.txt', text: `Ferry ${id}\n\n${WORDS}` },
    { name: 'two.txt', text: `Bridge ${id}\n\n${WORDS}` },
  ]);
  await expect(row(page, 'one.txt')).toContainText('Being read');
  // Only once the page is gone: a request that is held back is let through when its route ends.
  await page.reload();
  await page.unroute('**/stories');
  await expect(row(page, 'one.txt')).toContainText('Look whether it is among the stories');
  await expect(row(page, 'two.txt')).toContainText('Waiting');
  await rows(page).getByRole('button', { name: 'Go on' }).click();
  await expect(row(page, 'two.txt')).toContainText('Brought in');
  await row(page, 'one.txt').getByRole('button', { name: 'Send again: one.txt' }).click();
  await expect(row(page, 'one.txt')).toContainText('Brought in');
});

test('who may bring in no story is offered none of it', async ({ colleague }) => {
  const { page } = await colleague('VIEWER');
  await page.goto('/stories');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bring in files' })).toHaveCount(0);
});
