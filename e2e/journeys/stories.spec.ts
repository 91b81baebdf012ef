/** The list of stories: which of them, what each says of itself, and going through it by keyboard. */
import { db } from '../../lib/db.ts';
import { reviseStory } from '../../lib/revisions/revise-mutations.ts';
import { archiveStory } from '../../lib/stories/mutations.ts';
import {
  createMember,
  createReport,
  createSignOff,
  createStory,
  createVerdict,
} from '../../testing/factories.ts';
import { expect, expectAccessible, holdScripts, openDesk, test } from '../fixtures.ts';

test('says of each story what stands in its way or where it can be read, and is narrowed down by shelf and words', async ({
  colleague,
}) => {
  const { page } = await colleague('EDITOR');
  const [signer, publisher] = [await createMember('EDITOR'), await createMember('EDITOR')];
  const word = `Shelf ${Date.now()}`;
  const made = async (name: string) => createStory(signer.actor, { headline: `${word} ${name}` });
  const [running, out, archived] = [await made('running'), await made('out'), await made('archived')];
  await createVerdict(publisher.actor, running.storyId, running.view.items[0]?.id ?? '');
  const { slug } = await createReport(signer.actor, publisher.actor, out.storyId);
  await archiveStory(signer.actor, { storyId: archived.storyId, version: 1 }, true);

  await page.goto('/stories');
  await page.keyboard.press('/');
  await expect(page.getByLabel('Search headlines')).toBeFocused();
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  const rows = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: 'running' })).toContainText('3 not checked yet');
  await expect(rows.filter({ hasText: 'running' })).toContainText('1 verified');
  const published = rows.filter({ hasText: `${word} out` });
  await expect(published).toContainText('Published');
  await expect(published).not.toContainText('not checked yet');
  await expect(published.getByRole('link', { name: 'report, edition 1' })).toHaveAttribute(
    'href',
    `/reports/${slug}`,
  );

  const shelves = page.getByRole('navigation', { name: 'Which stories' });
  await shelves.getByRole('link', { name: 'At work' }).click();
  await expect(rows).toHaveText([/running/]);
  await expect(shelves.getByRole('link', { name: 'At work' })).toHaveAttribute('aria-current', 'page');
  await shelves.getByRole('link', { name: 'Published' }).click();
  await expect(rows).toHaveText([/out/]);
  await shelves.getByRole('link', { name: 'Archived' }).click();
  await expect(rows).toHaveText([/archived/]);
  await shelves.getByRole('link', { name: 'All' }).click();
  await expect(rows).toHaveCount(2);

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows.nth(1).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('k');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/stories\/[0-9a-f-]{36}/);
});

test('a published story that is under way again still leads to its report', async ({ colleague }) => {
  const { page, actor } = await colleague('EDITOR');
  const headline = `Out and under way ${Date.now()}`;
  const [signer, publisher] = [await createMember('EDITOR'), await createMember('EDITOR')];
  const { storyId, view } = await createStory(signer.actor, { headline });
  const { slug } = await createReport(signer.actor, publisher.actor, storyId);
  const text = view.revision.text.replace('12,000', '13,000');
  expect(text).not.toBe(view.revision.text);
  await reviseStory(actor, { storyId, revisionId: view.revision.id }, { pasted: text });
  // Signed off anew, its next edition still to come.
  await createSignOff(signer.actor, storyId);
  await page.goto(`/stories?q=${encodeURIComponent(headline)}`);
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: headline }) });
  await expect(row.getByRole('link', { name: 'report, edition 1' })).toHaveAttribute(
    'href',
    `/reports/${slug}`,
  );
  await expect(row).not.toContainText('Published');
  await expectAccessible(page);
});

test('the desk and the list say what others did since one was here, until it was seen', async ({
  colleague,
}) => {
  const { page, actor, id } = await colleague('CHECKER');
  const other = await createMember('CHECKER');
  const headline = `Seen before ${Date.now()}`;
  const { storyId, view } = await createStory(actor, { headline });
  await openDesk(page, storyId);
  await expect.poll(() => db.storyVisit.count({ where: { storyId, memberId: id } })).toBe(1);
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: headline }) });
  const stories = `/stories?q=${encodeURIComponent(headline)}`;
  await page.goto(stories);
  await expect(row).toBeVisible();
  await expect(row).not.toContainText('since you were here');

  await createVerdict(other.actor, storyId, view.items[0]?.id ?? '');
  // The list that is open hears of it by itself.
  await expect(row).toContainText('1 change since you were here');
  await page.goto(`/desk?q=${encodeURIComponent(headline)}`);
  await expect(row).toContainText('1 change since you were here');
  await openDesk(page, storyId);
  await page
    .getByRole('region', { name: 'Since you were here' })
    .getByRole('button', { name: 'Mark as read' })
    .click();
  await expect(page.getByRole('region', { name: 'Since you were here' })).toBeHidden();
  await page.goto(stories);
  await expect(row).toBeVisible();
  await expect(row).not.toContainText('since you were here');
});

test('what is pressed in the list before it is awake is not lost', async ({ colleague }) => {
  const { page, actor } = await colleague('EDITOR');
  const word = `Asleep ${Date.now()}`;
  await createStory(actor, { headline: `${word} one` });
  await createStory(actor, { headline: 'Another headline' });
  const letScriptsThrough = await holdScripts(page);
  await page.goto('/stories', { waitUntil: 'commit' });
  // Links and searching are the browser's own: a shelf opens with no script at all.
  await page
    .getByRole('navigation', { name: 'Which stories' })
    .getByRole('link', { name: 'At work' })
    .click();
  await expect(page).toHaveURL(/shelf=running/);
  const account = page.getByRole('button', { name: /^Account/ });
  await account.click();
  await expect(account).toHaveAttribute('data-waiting', '');
  await page.getByLabel('Search headlines').fill(word);
  await page.getByRole('button', { name: 'Search' }).click();
  letScriptsThrough();
  await expect(page).toHaveURL(/q=Asleep/);
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([`${word} one`]);
});

test('a link opens its page without loading the document anew, and in another tab where that is asked for', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('EDITOR');
  const word = `Link ${Date.now()}`;
  const { storyId } = await createStory(actor, { headline: word });
  await page.goto(`/stories?q=${encodeURIComponent(word)}`);
  await page.locator('html[data-awake]').waitFor();
  await page.evaluate(() => document.documentElement.setAttribute('data-same-document', ''));
  const link = page.getByRole('link', { name: word, exact: true });
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    link.click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(tab).toHaveURL(new RegExp(storyId));
  await tab.close();
  await expect(page).toHaveURL(/\/stories\?q=/);

  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Sources' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sources', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.goBack();
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(storyId));
  await expect(page.locator('html')).toHaveAttribute('data-same-document', '');
});

test('the window is called by its page, loaded or opened by a link, and by what stands in for a page', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('EDITOR');
  const { storyId } = await createStory(actor, { headline: 'Called by its headline' });
  await page.goto('/stories');
  await expect(page).toHaveTitle('Stories · Stet');
  await page.getByRole('link', { name: 'Called by its headline' }).first().click();
  await expect(page).toHaveTitle('Called by its headline · Stet');
  await page.goBack();
  await expect(page).toHaveTitle('Stories · Stet');
  await page.goto(`/stories/${storyId}/revise`);
  await expect(page).toHaveTitle('New revision · Stet');
  await page.goto('/stories/none');
  await expect(page).toHaveTitle('Nothing here · Stet');
  await expect(page.locator('head title')).toHaveCount(1);
});
