import { createMember } from '../../testing/factories.ts';
import { askingWith, expect, signIn, test } from '../fixtures.ts';
import { openSession } from '../newsroom.ts';

test('a new role holds from the next request on; a deactivated member is out at once and can come back', async ({
  colleague,
  request,
}) => {
  const admin = await colleague('ADMIN');
  const member = await createMember('CHECKER', { name: `Colleague ${crypto.randomUUID().slice(0, 8)}` });
  const ask = askingWith(request, await openSession(member.id));
  await admin.page.goto('/members');
  const row = admin.page.getByRole('main').getByRole('listitem').filter({ hasText: member.email });

  expect((await ask('GET', '/record')).status()).toBe(404);
  await row.getByLabel(`Role of ${member.name}`).selectOption('Editor');
  await expect.poll(async () => (await ask('GET', '/record')).status()).not.toBe(404);

  await row.getByRole('button', { name: 'Deactivate' }).click();
  const dialog = admin.page.getByRole('dialog', { name: `Deactivate ${member.name}?` });
  await dialog.getByRole('button', { name: 'Keep them' }).click();
  await expect(dialog).toBeHidden();
  await row.getByRole('button', { name: 'Deactivate' }).click();
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await expect(row).toContainText('Deactivated');
  expect((await ask('GET', '/stories')).status()).toBe(307);

  await row.getByRole('button', { name: 'Reactivate' }).click();
  await expect(row.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  // Sessions that were ended stay ended.
  expect((await ask('GET', '/stories')).status()).toBe(307);
});

test('an address that is taken is refused beside its field, and nothing typed is lost', async ({
  colleague,
}) => {
  const { page, email } = await colleague('ADMIN');
  await page.goto('/members');
  const form = page.getByRole('region', { name: 'Invite somebody' });
  await form.getByLabel('Name, as in a byline').fill('Somebody else');
  await form.getByLabel('E-mail address').fill(email);
  await form.getByRole('button', { name: 'Invite' }).click();
  await expect(form.getByLabel('E-mail address')).toHaveAccessibleDescription(
    /Somebody with this e-mail address is here already\./,
  );
  await expect(form.getByLabel('Name, as in a byline')).toHaveValue('Somebody else');
});

test('nobody changes their own role or deactivates themselves', async ({ colleague }) => {
  const { page, email } = await colleague('ADMIN');
  await page.goto('/members');
  const me = page.getByRole('main').getByRole('listitem').filter({ hasText: email });
  await expect(me).toContainText('(you)');
  await expect(me.getByRole('combobox')).toBeHidden();
  await expect(me.getByRole('button')).toHaveCount(0);
});

test('one’s own name and password are changed; other windows are signed out', async ({
  signInAs,
  request,
}) => {
  const { page, email, password, id } = await signInAs('REPORTER');
  const elsewhere = askingWith(request, await openSession(id));
  expect((await elsewhere('GET', '/stories')).status()).toBe(200);
  // A name belongs to one person: another run in this newsroom uses another.
  const name = `A name in print ${id.slice(-6)}`;
  await page.goto('/account');
  await page.getByLabel('Name, as in a byline').fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible();

  const own = 'a bridge across the river';
  await page.getByLabel('Password you have now').fill(password);
  await page.getByLabel('New password', { exact: true }).fill(own);
  await page.getByLabel('New password once more').fill(own);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page).toHaveURL('/work');
  expect((await elsewhere('GET', '/stories')).status()).toBe(307);
  await page.context().clearCookies();
  await signIn(page, email, own);
});
