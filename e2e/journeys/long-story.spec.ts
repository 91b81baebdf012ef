import { createStory } from '../../testing/factories.ts';
import { expect, expectAccessible, holdScripts, inspector, itemRow, test } from '../fixtures.ts';

const QUOTES = 520;
const text = Array.from({ length: QUOTES }, (_, n) => `“Pier number ${n} opens,” the harbour master said.`);

test('a long story is asked for once, before the page’s script runs', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor, { text: text.join('\n\n') });
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.endsWith('/workbench') && search === '') asked.push(request.resourceType());
  });
  const letScriptsThrough = await holdScripts(page);
  await page.goto(`/stories/${storyId}`, { waitUntil: 'commit' });
  await expect.poll(() => asked.length).toBe(1);
  letScriptsThrough();
  await expect(page.getByRole('region', { name: 'Items' }).getByRole('listitem')).toHaveCount(QUOTES);
  expect(asked).toHaveLength(1);
});

test('a long story’s page says that it reads it, then is worked on like any other', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor, { text: text.join('\n\n') });
  let isLet = false;
  let letIt = () => {};
  const wait = new Promise<void>((resolve) => {
    letIt = resolve;
  });
  await page.route('**/api/stories/*/workbench', async (route) => {
    if (isLet) return route.continue();
    isLet = true;
    await wait;
    await route.abort();
  });
  await page.goto(`/stories/${storyId}`);
  await expect(page.getByRole('status')).toHaveText('Reading a long story …');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
  letIt();
  await expect(page.getByText('This long story could not be read')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Read it again' }).click();
  await expect(page.getByRole('region', { name: 'Items' }).getByRole('listitem')).toHaveCount(QUOTES);
  await itemRow(page, 'Pier number 3 ').getByRole('button').click();
  await expect(inspector(page)).toContainText('Pier number 3 opens');
});
