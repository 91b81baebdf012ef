import { createStory } from '../../testing/factories.ts';
import { expect, expectAccessible, openDesk, test } from '../fixtures.ts';

test('what is missing or no address is told beside the field, in words of our own', async ({
  anonymous: page,
}) => {
  await page.goto('/sign-in');
  const [email, password] = [page.getByLabel('E-mail address'), page.getByLabel('Password')];
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(email).toHaveAccessibleDescription('This has to be filled in.');
  await expect(password).toHaveAccessibleDescription('This has to be filled in.');
  await expect(email).toBeFocused();
  await expectAccessible(page);
  await email.fill('editor at newsroom');
  await expect(email).not.toHaveAccessibleDescription(/./);
  await password.fill('five words of no use');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(email).toHaveAccessibleDescription('This is not an e-mail address.');
  await expect(email).toHaveValue('editor at newsroom');
  await expect(password).toHaveValue('five words of no use');
});

test('the address of a page to capture is asked for whole', async ({ colleague }) => {
  const { page } = await colleague('CHECKER');
  await page.goto('/sources/new');
  await page.getByRole('tab', { name: /web page/i }).click();
  const address = page.getByLabel('Address of the page');
  await address.fill('www.example.org/speech');
  await page.getByRole('button', { name: 'Capture' }).click();
  await expect(address).toHaveAccessibleDescription(/Give a full web address, beginning with https:\/\//);
  await expect(address).toBeFocused();
});

test('the contact log stands beside the story, keeps what is typed, and gives way to an item', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await openDesk(page, storyId);
  const log = page.getByRole('region', { name: 'Contact log' });
  const item = page.getByRole('region', { name: 'Chosen item' });
  const opener = page.getByRole('button', { name: 'Contact log', exact: true });
  await opener.click();
  await expect(log).toBeVisible();
  await expect(item).toBeHidden();
  await log.getByRole('button', { name: 'Log an attempt' }).click();
  await log.getByLabel('Party').fill('Harbour office');
  await expectAccessible(page);

  // The story can be read meanwhile; choosing an item shows it, and the log comes back as it was.
  await page.getByRole('region', { name: 'Items' }).getByRole('listitem').nth(1).click();
  await expect(item).toBeVisible();
  await expect(log).toBeHidden();
  await page.keyboard.press('c');
  await expect(log.getByLabel('Party')).toHaveValue('Harbour office');
  await expect(log.getByLabel('Party')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(item).toBeVisible();

  // A key for the item brings the item back first.
  await page.keyboard.press('c');
  await expect(log).toBeVisible();
  await log.getByRole('heading', { name: 'Contact log' }).click();
  await page.keyboard.press('s');
  await expect(item.getByRole('form', { name: 'Add a source' })).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Contact log', exact: true }).click();
  await expect(log).toBeVisible();
  await expect(
    page
      .getByRole('navigation', { name: 'Parts of the workbench' })
      .getByRole('button', { name: 'Contact log' }),
  ).toHaveAttribute('aria-current', 'true');
  await page
    .getByRole('navigation', { name: 'Parts of the workbench' })
    .getByRole('button', { name: /^Items/ })
    .click();
  await page.getByRole('region', { name: 'Items' }).getByRole('listitem').first().click();
  await expect(item).toBeVisible();
});
