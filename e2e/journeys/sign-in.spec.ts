import { randomBytes } from 'node:crypto';
import { createMember, createStory } from '../../testing/factories.ts';
import { askingWith, choose, expect, fillSignIn, signIn, test } from '../fixtures.ts';

const newPassword = () => randomBytes(12).toString('base64url');

test('a wrong password and an unknown account get the same answer, and what was typed stays', async ({
  anonymous: page,
}) => {
  const member = await createMember('CHECKER', { password: newPassword() });
  await page.goto('/sign-in');
  for (const email of [member.email, `nobody-${member.email}`]) {
    await fillSignIn(page, email, 'not the password at all');
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveText(
      'E-mail address or password is not right.',
    );
    await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  }
});

test('after ten wrong passwords even the right one has to wait', async ({ anonymous: page, request }) => {
  const password = newPassword();
  const member = await createMember('CHECKER', { password });
  await page.goto('/sign-in');
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const answer = await request.post('/api/auth/callback/credentials', {
      form: { email: member.email, password: `guess ${attempt}`, csrfToken, json: 'true' },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(401);
  }
  await fillSignIn(page, member.email, password);
  await expect(page.getByText('Too many attempts. Wait a quarter of an hour, then try again.')).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('whoever was on the way to a story arrives there once signed in', async ({ anonymous: page }) => {
  const password = newPassword();
  const member = await createMember('CHECKER', { password });
  const { storyId } = await createStory(member.actor);
  for (const path of [`/stories/${storyId}`, `/stories/${storyId}/revise`]) {
    await page.context().clearCookies();
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in\?from=/);
    await fillSignIn(page, member.email, password);
    await expect(page).toHaveURL(path);
  }
});

test('signing out ends every copy of the cookie, on pages and for data', async ({ signInAs, request }) => {
  const { page, actor } = await signInAs('CHECKER');
  const { storyId } = await createStory(actor);
  const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('session-token'));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const ask = askingWith(request, cookie);
  expect((await ask('GET', `/api/stories/${storyId}/workbench`)).status()).toBe(200);

  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');

  expect((await ask('GET', `/api/stories/${storyId}/workbench`)).status()).toBe(401);
  expect((await ask('GET', '/stories')).headers().location).toContain('/sign-in');
  await page.goto('/stories');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('whoever is signed out in the middle of work is told so, and what was typed is kept', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const { storyId } = await createStory(actor);
  await page.goto(`/stories/${storyId}`);
  const panel = await choose(page, 'The bridge will open');
  await panel.getByLabel('Note for the newsroom').fill('Ask the harbour again.');
  await page.context().clearCookies();
  await panel.getByRole('button', { name: 'Add note' }).click();
  await expect(
    panel.getByText('You are signed out. Sign in again; what you typed is still here.').first(),
  ).toBeVisible();
  await expect(panel.getByLabel('Note for the newsroom')).toHaveValue('Ask the harbour again.');
});

test('a given password has to be changed before anything else', async ({ anonymous: page }) => {
  const given = newPassword();
  const own = newPassword();
  const member = await createMember('ADMIN', { password: given, mustChangePassword: true });
  await page.goto('/sign-in');
  await fillSignIn(page, member.email, given);
  await expect(page).toHaveURL('/password');
  await page.goto('/members');
  await expect(page).toHaveURL('/password');

  const [current, fresh, again] = ['Password you have now', 'New password', 'New password once more'].map(
    (label) => page.getByLabel(label, { exact: true }),
  );
  if (!current || !fresh || !again) throw new Error('The form has three fields.');
  await current.fill('not the one I have');
  await fresh.fill(own);
  await again.fill(own);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(current).toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveURL('/password');

  await current.fill(given);
  await again.fill('something else entirely');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();

  await again.fill(own);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page).toHaveURL('/desk');

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await fillSignIn(page, member.email, given);
  await expect(page.getByText('E-mail address or password is not right.')).toBeVisible();
  await signIn(page, member.email, own);
  await expect(page).toHaveURL('/desk');
});

test('an invitation: the link sets a password once, and the new member is in', async ({
  colleague,
  anonymous,
}) => {
  const admin = await colleague('ADMIN');
  const email = `new-${randomBytes(4).toString('hex')}@newsroom.example`;
  const password = newPassword();
  await admin.page.goto('/members');
  const form = admin.page.getByRole('region', { name: 'Invite somebody' });
  await form.getByLabel('Name, as in a byline').fill('A new colleague');
  await form.getByLabel('E-mail address').fill(email);
  await form.getByLabel('Role').selectOption({ value: 'EDITOR' });
  await form.getByRole('button', { name: 'Invite' }).click();
  await expect(form.getByText('Hand this link to A new colleague')).toBeVisible();
  const link = (await form.getByText(/\/set-password\//).textContent())?.trim() ?? '';
  await expect(admin.page.getByRole('main').getByRole('listitem').filter({ hasText: email })).toContainText(
    'Invited',
  );

  await anonymous.goto(link);
  await expect(anonymous.getByRole('heading', { name: 'Welcome, A new colleague' })).toBeVisible();
  await anonymous.getByLabel('New password', { exact: true }).fill(password);
  await anonymous.getByLabel('New password once more').fill(password);
  await anonymous.getByRole('button', { name: 'Set password' }).click();
  await expect(anonymous).toHaveURL(/\/sign-in/);
  await expect(anonymous.getByLabel('E-mail address')).toHaveValue(email);
  await anonymous.getByLabel('Password').fill(password);
  await anonymous.getByRole('button', { name: 'Sign in' }).click();
  await expect(anonymous).toHaveURL('/desk');
  await expect(anonymous.getByRole('link', { name: 'Record' })).toBeVisible();
  await expect(anonymous.getByRole('link', { name: 'Members' })).toBeHidden();

  await anonymous.context().clearCookies();
  await anonymous.goto(link);
  await expect(anonymous.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});
