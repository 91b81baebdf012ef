import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { test as base, type Browser, expect, type Locator, type Page } from '@playwright/test';
import type { Role } from '../lib/domain/vocabulary.ts';
import { createMember, type MadeMember } from '../prisma/factories.ts';

export { expect } from '@playwright/test';

export type Colleague = MadeMember & { page: Page; password: string };

type Fixtures = {
  /** Somebody with that role, signed in through the form, in a browser window of their own. */
  signInAs: (role: Role, options?: { name?: string }) => Promise<Colleague>;
  /** A window in which nobody is signed in. */
  anonymous: Page;
};

export const test = base.extend<Fixtures>({
  signInAs: async ({ browser, baseURL }, use) => {
    const windows: { close(): Promise<void> }[] = [];
    await use(async (role, options = {}) => {
      const password = randomBytes(12).toString('base64url');
      const member = await createMember(role, { ...options, password });
      const page = await newWindow(browser, baseURL, windows);
      await signIn(page, member.email, password);
      return { ...member, page, password };
    });
    for (const window of windows) await window.close();
  },
  anonymous: async ({ browser, baseURL }, use) => {
    const windows: { close(): Promise<void> }[] = [];
    await use(await newWindow(browser, baseURL, windows));
    for (const window of windows) await window.close();
  },
});

async function newWindow(
  browser: Browser,
  baseURL: string | undefined,
  windows: { close(): Promise<void> }[],
): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  windows.push(context);
  return context.newPage();
}

/** Signs in through the form and waits until the desk is there. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Nothing on the page that a person with other senses or another device could not use. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const said = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html}`).join('\n')}`,
  );
  expect(said, `axe on ${page.url()}`).toEqual([]);
}

/** Brings in a pasted story through the form; answers its address. */
export async function bringIn(page: Page, text: string): Promise<string> {
  await page.goto('/stories/new');
  await page.getByLabel('The story', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Bring in the story' }).click();
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** The row of an item in the list, by its words. */
export function itemRow(page: Page, words: string | RegExp): Locator {
  return page.getByRole('region', { name: 'Items' }).getByRole('listitem').filter({ hasText: words }).first();
}

export const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Chosen item' });

/** Chooses an item in the list and waits until the inspector shows it. */
export async function choose(page: Page, words: string | RegExp): Promise<Locator> {
  await itemRow(page, words).getByRole('button').click();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText(words);
  return inspector(page);
}
