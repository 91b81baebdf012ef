import { createHash } from 'node:crypto';
import { HTML, SAMPLES } from '../../lib/evidence/files.fixture.ts';
import { createMember, createSource } from '../../testing/factories.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { file, recording } from '../recording.ts';

test('a recording and its transcript: uploaded, played from the words, taken away and put back', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const sourceId = await createSource(actor, { title: 'Briefing at the harbour', type: 'RECORDING' });
  await page.goto(`/sources/${sourceId}`);
  await page
    .getByLabel('Files to add')
    .setInputFiles([
      file('briefing.wav', recording()),
      file('briefing.srt', SAMPLES.srt.bytes),
      file('picture.png', HTML),
    ]);
  await expect(page.getByText('2 files added.')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('This file is named .png but is a web page.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: /on the first Monday in March/ }).click();
  const player = page.getByLabel('briefing.wav', { exact: true });
  await expect
    .poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(4.5);
  await expect(page.locator('[aria-current=true]')).toContainText('on the first Monday in March');

  await page.getByRole('button', { name: 'Take away briefing.wav' }).click();
  await expect(player).toBeHidden();
  await page.getByRole('button', { name: 'One file was taken away' }).click();
  await page.getByRole('button', { name: 'Put back briefing.wav' }).click();
  await expect(player).toBeAttached();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('a file of thirty megabytes arrives whole, though the proxy would cut it at ten', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('EDITOR');
  const sourceId = await createSource(actor, { title: 'A long recording' });
  await page.goto(`/sources/${sourceId}`);
  const bytes = recording(3_900);
  expect(bytes.length).toBeGreaterThan(30_000_000);
  await page.getByLabel('Files to add').setInputFiles(file('long.wav', bytes));
  await expect(page.getByText('One file added.')).toBeVisible({ timeout: 180_000 });
  await expect(page.getByText(createHash('sha256').update(bytes).digest('hex'))).toBeVisible();
});

test('a page that was brought as evidence is saved and never opened', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const sourceId = await createSource(actor, { title: 'Saved page' });
  await page.goto(`/sources/${sourceId}`);
  await page.getByLabel('Files to add').setInputFiles(file('page.html', HTML));
  const link = page.getByRole('link', { name: 'page.html' });
  await expect(link).toBeVisible({ timeout: 120_000 });
  const address = (await link.getAttribute('href')) ?? '';
  const answer = await page.request.get(address);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  expect(answer.headers()['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
  // Pasted into the address bar by somebody it was sent to, it is a download as well.
  const download = page.waitForEvent('download');
  await page.evaluate((to) => window.location.assign(to), address);
  expect((await download).suggestedFilename()).toBe('page.html');
});

test('who a confidential source is: read by its owner, by whom they name, and by nobody else', async ({
  colleague,
}) => {
  const owner = await colleague('REPORTER');
  const admin = await colleague('ADMIN');
  const named = await colleague('LEGAL');
  const { page } = owner;
  await page.goto('/sources/new');
  await page.getByRole('tab', { name: 'Confidential' }).click();
  await page.getByLabel('Who it is').fill('Zyxomma Petiolatum, night shift');
  await page.getByLabel('The agreed words').fill('a person familiar with the works');
  await page.getByRole('button', { name: 'Add confidential source' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Confidential source \d+$/);
  await expect(page.getByText('Petiolatum')).toBeHidden();
  await page.getByRole('button', { name: 'Read who it is' }).click();
  await expect(page.getByText('Zyxomma Petiolatum, night shift')).toBeVisible();
  await expectAccessible(page);
  const address = page.url();

  for (const other of [admin, named]) {
    await other.page.goto(address);
    await expect(other.page.getByText('You are not named on it.')).toBeVisible();
    await expect(other.page.getByRole('button', { name: 'Read who it is' })).toBeHidden();
    await other.page.goto('/sources?q=Petiolatum');
    await expect(other.page.getByText('Nothing in the register matches')).toBeVisible();
  }
  await page.getByLabel('Name somebody').selectOption({ label: named.name });
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(page.getByRole('button', { name: `Remove ${named.name}` })).toBeVisible();
  await named.page.goto(address);
  await named.page.getByRole('button', { name: 'Read who it is' }).click();
  await expect(named.page.getByText('Zyxomma Petiolatum, night shift')).toBeVisible();

  await admin.page.goto('/record');
  await expect(admin.page.getByText(/read who “Confidential source \d+” is/).first()).toBeVisible();
  await expect(admin.page.getByText('Petiolatum')).toBeHidden();
});

test('duplicates are merged from the page of the one that stays, and taken apart again', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('EDITOR');
  const { name } = await createMember('VIEWER');
  const sourceId = await createSource(actor, { title: `Wire report ${name}`, type: 'NEWS_AGENCY' });
  await createSource(actor, { title: `Wire report ${name}, pick-up`, type: 'OTHER_MEDIA' });
  await page.goto(`/sources/${sourceId}`);
  await page.getByRole('button', { name: 'Merge a duplicate into it' }).click();
  await page.getByLabel('Search the register').fill(`${name} pick-up`);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('radio', { name: /pick-up/ }).check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  const undo = page.getByRole('button', { name: /^Undo the merging of/ });
  await expect(undo).toBeVisible();
  await page.goto(`/sources?q=${encodeURIComponent(`${name} pick-up`)}`);
  await expect(page.getByText('Nothing in the register matches')).toBeVisible();
  await page.goto(`/sources/${sourceId}`);
  await undo.click();
  await expect(undo).toBeHidden();
});

test('a link that leads inside the house is not opened', async ({ colleague, baseURL }) => {
  const { page } = await colleague('EDITOR');
  await page.goto('/sources/new');
  await page.getByRole('tab', { name: 'Capture a web page' }).click();
  await page.getByLabel('Address of the page').fill(baseURL ?? 'http://127.0.0.1/');
  await page.getByRole('button', { name: 'Capture', exact: true }).click();
  await expect(page.getByText('not on the public internet')).toBeVisible();
});
