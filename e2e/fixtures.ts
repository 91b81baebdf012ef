import { createHash, randomBytes } from 'node:crypto';
import {
  type APIRequestContext,
  type APIResponse,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
  type Request,
} from '@playwright/test';
import axe from 'axe-core';
import type { Role } from '../lib/domain/vocabulary.ts';
import { createMember, type MadeMember } from '../testing/factories.ts';
import { openOwnNewsroom, openSession } from './newsroom.ts';

export { expect } from '@playwright/test';

export type Colleague = MadeMember & { page: Page; password: string };

type Options = { name?: string; mustChangePassword?: boolean; window?: BrowserContextOptions };

type Fixtures = {
  /** Somebody with that role, signed in through the form, in their own browser window. */
  signInAs: (role: Role, options?: Options) => Promise<Colleague>;
  /** Somebody with that role who is already signed in, in their own browser window. */
  colleague: (role: Role, options?: Options) => Promise<Omit<Colleague, 'password'>>;
  /** A window in which nobody is signed in. */
  anonymous: Page;
  /** Opens windows for cases that the other fixtures do not fit; they are closed with the test. */
  openWindow: (options?: BrowserContextOptions) => Promise<BrowserContext>;
};

type WorkerFixtures = {
  /** `own`: a separate newsroom for this worker, with its own server; for what applies to a whole newsroom. */
  newsroom: 'shared' | 'own';
  newsroomAddress: string;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  newsroom: ['shared', { scope: 'worker', option: true }],
  newsroomAddress: [
    async ({ newsroom }, use) => {
      if (newsroom === 'shared') return use(process.env.NEXTAUTH_URL ?? '');
      const own = await openOwnNewsroom();
      await use(own.address);
      await own.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ newsroomAddress }, use) => use(newsroomAddress),
  openWindow: async ({ browser, baseURL }, use) => {
    const windows: BrowserContext[] = [];
    await use(async (options = {}) => {
      const window = await browser.newContext({
        ...(baseURL && { baseURL }),
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        ...options,
      });
      windows.push(window);
      return window;
    });
    for (const window of windows) await window.close();
  },
  signInAs: async ({ openWindow }, use) => {
    await use(async (role, { window, ...options } = {}) => {
      const password = randomBytes(12).toString('base64url');
      const member = await createMember(role, { ...options, password });
      const page = await (await openWindow(window)).newPage();
      await signIn(page, member.email, password);
      return { ...member, page, password };
    });
  },
  colleague: async ({ openWindow }, use) => {
    await use(async (role, { window, ...options } = {}) => {
      const member = await createMember(role, options);
      const context = await openWindow(window);
      await enter(context, member.id);
      return { ...member, page: await context.newPage() };
    });
  },
  anonymous: async ({ openWindow }, use) => use(await (await openWindow()).newPage()),
});

/**
 * Makes requests as whoever has this cookie (as nobody without one), without following redirects and without a browser.
 */
export type Asking = (method: string, path: string, body?: unknown) => Promise<APIResponse>;

export function askingWith(request: APIRequestContext, cookie?: { name: string; value: string }): Asking {
  return (method, path, body) =>
    request.fetch(path, {
      method,
      maxRedirects: 0,
      ...(body === undefined ? {} : { data: body }),
      headers: {
        cookie: cookie ? `${cookie.name}=${cookie.value}` : '',
        // Bytes are an upload, which declares its own type.
        ...(Buffer.isBuffer(body) && {
          'x-content-sha256': createHash('sha256').update(body).digest('hex'),
          'x-file-name': 'words.txt',
        }),
      },
    });
}

/** Gives a window the session of a member, who is then already signed in. */
export async function enter(window: BrowserContext, memberId: string): Promise<void> {
  const cookie = await openSession(memberId);
  await window.addCookies([
    { ...cookie, url: process.env.NEXTAUTH_URL ?? '', httpOnly: true, sameSite: 'Lax' },
  ]);
}

/** Signs in through the form and waits until the newsroom's first page is there. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await fillSignIn(page, email, password);
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Fills in and sends the sign-in form that is open. */
export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Expects nothing on the page that a person with other senses or another device could not use.
 *
 * @param rules only these rules of axe's; all of them unless given
 */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // axe is run by itself and in the page's own document: the library that would combine the findings of frames opens a
  // second page for every check and loads axe's half megabyte into it, which took longer than the check. Inside a frame
  // it sees nothing.
  expect(page.frames(), 'documents on the page').toHaveLength(1);
  // Whichever rules are asked for, every page is called something.
  await expect(page).toHaveTitle(/\S/);
  // A colour on its way from one to another is none that anybody reads.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const said = await page.evaluate(
    async (runOnly) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
      });
      return violations.map(
        ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html}`).join('\n')}`,
      );
    },
    rules ? { type: 'rule' as const, values: rules } : { type: 'tag' as const, values: EVERY_RULE },
  );
  expect(said, `axe on ${page.url()}`).toEqual([]);
}

/** Brings in a pasted story through the form; returns its address. */
export async function bringIn(page: Page, text: string, byline = ''): Promise<string> {
  await page.goto('/stories/new');
  await page.getByLabel('The story', { exact: true }).fill(text);
  if (byline) await page.getByLabel('Byline').fill(byline);
  await page.getByRole('button', { name: 'Bring in the story' }).click();
  await page.waitForURL(/\/stories\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/**
 * Waits until the page's own script has taken over. A person need not, but selecting all of a field and typing over it
 * takes the browser two steps, and the page may put the field's text back between them.
 */
export async function awake(page: Page): Promise<void> {
  await expect(page.locator('html[data-awake]')).toBeAttached();
}

/** Opens a page and waits until its stream has said something. */
export async function live(page: Page, open: () => Promise<unknown>): Promise<void> {
  const read = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/live');
  await open();
  await read;
}

/**
 * Waits until the page has asked nothing for a second, but for its stream: what a server that is killed answers by half is a
 * matter of its own.
 */
export async function quiet(page: Page): Promise<void> {
  let askedAt = Date.now();
  const note = (request: Request) => {
    if (!request.url().includes('/api/live')) askedAt = Date.now();
  };
  const events = ['request', 'requestfinished', 'requestfailed'] as const;
  for (const event of events) page.on(event as 'request', note);
  await expect.poll(() => Date.now() - askedAt).toBeGreaterThan(1_000);
  for (const event of events) page.off(event as 'request', note);
}

/** The row of an item in the list, found by its words. */
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

export const galley = (page: Page): Locator => page.getByRole('region', { name: 'Story', exact: true });

/** Drags the mouse over these words of the story, as a person selects them; returns the bar that then appears. */
export async function selectWords(page: Page, words: string): Promise<Locator> {
  const ends = await galley(page).evaluate((root, wanted) => {
    const nodes = [...root.querySelectorAll('[data-start]')].map((piece) => piece.firstChild as Text);
    const at = nodes
      .map((node) => node.data)
      .join('')
      .indexOf(wanted);
    if (at < 0) throw new Error(`The story does not say “${wanted}”.`);
    const range = document.createRange();
    let passed = 0;
    for (const node of nodes) {
      const [from, to] = [at - passed, at + wanted.length - passed];
      if (from >= 0 && from < node.length) range.setStart(node, from);
      if (to > 0 && to <= node.length) range.setEnd(node, to);
      passed += node.length;
    }
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (!first || !last) throw new Error('These words are not drawn.');
    return {
      from: { x: first.left + 1, y: first.top + first.height / 2 },
      to: { x: last.right - 1, y: last.top + last.height / 2 },
    };
  }, words);
  await page.mouse.move(ends.from.x, ends.from.y);
  await page.mouse.down();
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 5 });
  await page.mouse.up();
  const bar = page.getByRole('toolbar', { name: 'Selected words' });
  await expect(bar).toBeVisible();
  return bar;
}

/** Holds back what a page asks for at such addresses, as a slow connection does; returns a function that lets it through. */
export async function holdBack(page: Page, address: string): Promise<() => void> {
  let letThrough = () => {};
  const released = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return letThrough;
}

/** The same for the page's scripts: without them it does not come awake. */
export const holdScripts = (page: Page): Promise<() => void> => holdBack(page, '**/_next/static/**/*.js*');

/** Opens the workbench of a story. */
export async function openDesk(page: Page, storyId: string): Promise<void> {
  await page.goto(`/stories/${storyId}`);
  await expect(page.getByRole('region', { name: 'Items' })).toBeVisible();
}
