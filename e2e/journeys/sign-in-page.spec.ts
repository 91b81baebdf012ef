import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createMember } from '../../testing/factories.ts';
import { expect, expectAccessible, fillSignIn, holdBack, test } from '../fixtures.ts';

const PHONE = { width: 390, height: 844 };
const REFUSED = 'E-mail address or password is not right.';

const someone = async () => {
  const password = randomBytes(12).toString('base64url');
  return { password, ...(await createMember('CHECKER', { password })) };
};

const email = (page: Page) => page.getByLabel('E-mail address');
const password = (page: Page) => page.getByLabel('Password');
const button = (page: Page) => page.getByRole('button');

test('the page brings no script file, and works at once by mouse, by keyboard and on a phone', async ({
  openWindow,
}) => {
  const member = await someone();
  const sending = {
    'by mouse': (page: Page) => fillSignIn(page, member.email, member.password),
    'by keyboard': async (page: Page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.type(member.email);
      await page.keyboard.press('Tab');
      await page.keyboard.type(member.password);
      await page.keyboard.press('Enter');
    },
    'on a phone': async (page: Page) => {
      await page.setViewportSize(PHONE);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
      await fillSignIn(page, member.email, member.password);
    },
  };
  for (const [how, send] of Object.entries(sending)) {
    const window = await openWindow(how === 'on a phone' ? { hasTouch: true, isMobile: true } : {});
    const page = await window.newPage();
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.resourceType()));
    await page.goto('/sign-in', { waitUntil: 'networkidle' });
    expect(new Set(fetched), how).toEqual(new Set(['document', 'font', ...fetched.filter(isIcon)]));
    await expect(page).toHaveTitle('Sign in · Stet');
    await send(page);
    await expect(page, how).toHaveURL('/work');
  }
});

/** The mark in the tab: not every browser asks for it. */
const isIcon = (type: string) => type === 'other' || type === 'image';

for (const colorScheme of ['light', 'dark'] as const)
  test(`in ${colorScheme} colours, what is wrong is said above the form, and what was typed stays`, async ({
    openWindow,
  }) => {
    const page = await (await openWindow({ colorScheme })).newPage();
    await page.goto('/sign-in');
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    await expectAccessible(page);
    await button(page).click();
    await expect(email(page)).toHaveAccessibleDescription('This has to be filled in.');
    await expect(email(page)).toBeFocused();
    await expectAccessible(page);

    const answer = await holdBack(page, '**/api/auth/callback/**');
    await email(page).fill('nobody@newsroom.example');
    await password(page).fill('not a password');
    await password(page).press('Enter');
    await expect(button(page)).toHaveText('Signing in …');
    await expect(button(page)).toBeDisabled();
    await expectAccessible(page);
    answer();
    await expect(page.getByRole('alert')).toHaveText(REFUSED);
    await expect(button(page)).toHaveText('Sign in');
    await expect(email(page)).toHaveValue('nobody@newsroom.example');
    await expect(password(page)).toBeFocused();
    // Chosen whole: the next letter takes its place.
    await page.keyboard.type('a');
    await expect(password(page)).toHaveValue('a');
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expectAccessible(page);
  });

test('while the desk cannot be reached the page says so, and goes on when it can', async ({
  anonymous: page,
}) => {
  const member = await someone();
  await page.goto('/sign-in');
  await page.context().setOffline(true);
  await fillSignIn(page, member.email, member.password);
  await expect(page.getByRole('alert')).toHaveText('The desk could not be reached. Try again in a moment.');
  await expect(password(page)).toHaveValue(member.password);
  await page.context().setOffline(false);
  // Cookies that are gone meanwhile are asked for again.
  await page.context().clearCookies();
  await button(page).click();
  await expect(page).toHaveURL('/work');
});

test('whoever is signed in already is led on, and nobody to another host', async ({
  colleague,
  anonymous,
}) => {
  const { page } = await colleague('CHECKER');
  await page.goto('/sign-in?from=%2Faccount');
  await expect(page).toHaveURL('/account');
  await page.goto('/sign-in');
  await expect(page).toHaveURL('/work');

  const member = await someone();
  await anonymous.goto(`/sign-in?${new URLSearchParams({ from: '/.//elsewhere.example', email: '"><b>x' })}`);
  await expect(email(anonymous)).toHaveValue('"><b>x');
  await fillSignIn(anonymous, member.email, member.password);
  await expect(anonymous).toHaveURL('/work');
});

test('whoever was signed out meanwhile comes to it by a link of the desk, and back', async ({
  colleague,
}) => {
  const member = await someone();
  const { page } = await colleague('CHECKER');
  // A page that does not read itself anew, which would lead there too.
  await page.goto('/account');
  const link = page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Sources' });
  await expect(link).toBeVisible();
  await page.context().clearCookies();
  await link.click();
  await expect(page.getByRole('heading', { name: 'Sign in to the desk' })).toBeVisible();
  await expect(page).toHaveURL('/sign-in?from=%2Fsources');
  await fillSignIn(page, member.email, member.password);
  await expect(page).toHaveURL('/sources');
});

test('without script the form signs in as well, and says why it did not', async ({ openWindow }) => {
  const member = await someone();
  const window = await openWindow({ javaScriptEnabled: false });
  const page = await window.newPage();
  await page.goto('/sign-in?from=%2Faccount');
  await fillSignIn(page, member.email, 'not the password');
  await expect(page.getByRole('alert')).toHaveText(REFUSED);
  expect(page.url()).not.toContain('password');

  await window.clearCookies();
  await fillSignIn(page, member.email, member.password);
  await expect(page.getByRole('alert')).toHaveText('Signing in did not work. Try again.');

  await fillSignIn(page, member.email, member.password);
  await expect(page).toHaveURL('/account');

  // Words of an address are never shown as Stet's.
  await window.clearCookies();
  await page.goto('/sign-in?error=Call+us&refused=Call+us');
  await expect(page.getByRole('alert')).toBeHidden();
});
