/** What others do is seen as it happens, by two people side by side; and what becomes of it where nothing is live. */
import type { Page } from '@playwright/test';
import { db } from '../../lib/db.ts';
import { ROLES } from '../../lib/domain/vocabulary.ts';
import { changeItem, cutItem } from '../../lib/items/shape-mutations.ts';
import { inviteMember } from '../../lib/members/mutations.ts';
import { withdrawSignOff } from '../../lib/reports/mutations.ts';
import { changeSource } from '../../lib/sources/mutations.ts';
import { changeSourceSchema } from '../../lib/sources/schema.ts';
import {
  createMember,
  createSignOff,
  createSource,
  createStory,
  createVerdict,
} from '../../testing/factories.ts';
import {
  choose,
  enter,
  expect,
  expectAccessible,
  galley,
  inspector,
  itemRow,
  live,
  openDesk,
  test,
} from '../fixtures.ts';

const QUOTE = 'The bridge will open';
const FERRY = 'The ferry carried 12,000 passengers';
const NOT_LIVE = 'Not live: others’ changes show after up to 15 seconds';

/** A picture for looking at, where a folder for them is named. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.STET_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

async function disputes(page: Page, words: string): Promise<void> {
  const panel = await choose(page, words);
  await panel.getByRole('button', { name: 'Disputed' }).click();
  await panel.getByRole('combobox', { name: 'Reason' }).selectOption('Wording altered');
  await expect(itemRow(page, words)).toContainText('Disputed');
}

test('a verdict shows in a colleague’s window without reloading; what they type and where they are stays', async ({
  colleague,
}) => {
  const [first, second] = [await colleague('CHECKER'), await colleague('CHECKER')];
  const { storyId } = await createStory(first.actor);
  await live(second.page, () => openDesk(second.page, storyId));
  await openDesk(first.page, storyId);
  const mine = await choose(second.page, FERRY);
  await mine.getByLabel('Note for the newsroom').fill('Half a thought');
  await disputes(first.page, QUOTE);
  await expect(itemRow(second.page, QUOTE)).toContainText('Disputed');
  await expect(galley(second.page).locator('.mark[data-status=DISPUTED]')).not.toHaveCount(0);
  await expect(mine.getByLabel('Note for the newsroom')).toHaveValue('Half a thought');
  await expect(mine.getByLabel('Note for the newsroom')).toBeFocused();
  await expect(mine.getByRole('heading', { level: 2 })).toContainText(FERRY);
  await expect(second.page.getByText(NOT_LIVE)).toBeHidden();
});

test('the focus stays at a row that others’ changes move along the list', async ({ colleague }) => {
  const { page, actor } = await colleague('CHECKER');
  const said = Array.from({ length: 45 }, (_, n) => `“Pier number ${n} opens,” the harbour master said.`);
  const { storyId, view } = await createStory(actor, { text: said.join('\n\n') });
  await live(page, () => openDesk(page, storyId));
  const cutOne = (n: number) => {
    const item = view.items.find(({ exact }) => exact.includes(`number ${n} opens`));
    if (!item) throw new Error(`There is no pier ${n}.`);
    return cutItem(actor, { storyId, itemId: item.id, version: item.version });
  };
  // Every row, so that whatever the list is drawn in, one of them comes to stand in another part of it.
  for (const [n, focused] of [
    [0, 20],
    [1, 21],
    [2, 40],
  ] as const) {
    const row = itemRow(page, `number ${focused} opens`).getByRole('button');
    await row.focus();
    await cutOne(n);
    await expect(itemRow(page, `number ${n} opens`)).toBeHidden();
    await expect(row).toBeFocused();
  }
});

test('who has half a form filled in does not save over what a colleague changed meanwhile', async ({
  colleague,
}) => {
  const [first, second] = [
    await colleague('CHECKER', { name: 'The quicker one' }),
    await colleague('CHECKER'),
  ];
  const { storyId } = await createStory(first.actor);
  await live(second.page, () => openDesk(second.page, storyId));
  await openDesk(first.page, storyId);
  const [theirs, mine] = [await choose(first.page, QUOTE), await choose(second.page, QUOTE)];
  await mine.getByRole('button', { name: 'Change', exact: true }).click();
  await mine.getByLabel('Cue').fill('said, in writing');
  await theirs.getByRole('button', { name: 'Change', exact: true }).click();
  await theirs.getByLabel('Speaker').fill('Ada Holm');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(itemRow(second.page, QUOTE)).toContainText('Ada Holm');
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByText(/The quicker one changed this at/)).toBeVisible();
  await expect(mine.getByLabel('Cue')).toHaveValue('said, in writing');
  expect(await db.item.count({ where: { storyId, speakerName: 'Ada Holm' } })).toBe(1);
});

test('a story that is brought in appears in the list that a colleague has open', async ({ colleague }) => {
  const { page } = await colleague('VIEWER');
  const writer = await createMember('CHECKER');
  await live(page, () => page.goto('/stories'));
  const headline = `Live headline ${Date.now()}`;
  await createStory(writer.actor, { text: `${headline}\n\n“It opens,” the harbour master said.` });
  await expect(page.getByRole('link', { name: headline })).toBeVisible();
});

test('two tabs of one browser share a stream; when the one that has it is closed, the other takes over', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const other = await createMember('CHECKER');
  const { storyId, view } = await createStory(actor);
  const asked: string[] = [];
  page.context().on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/live') asked.push(request.url());
  });
  await live(page, () => openDesk(page, storyId));
  const tab = await page.context().newPage();
  await openDesk(tab, storyId);
  const [item] = view.items;
  if (!item) throw new Error('The story has items.');
  const { openThread } = await import('../../lib/threads/mutations.ts');
  await choose(tab, QUOTE);
  await openThread(other.actor, { storyId, itemId: item.id, body: 'Seen in both.' });
  await expect(inspector(tab).getByText('Seen in both.')).toBeVisible();
  expect(asked).toHaveLength(1);
  const taken = tab.waitForResponse((response) => new URL(response.url()).pathname === '/api/live');
  await page.close();
  await taken;
  await openThread(other.actor, { storyId, itemId: item.id, body: 'Seen by the one that is left.' });
  await expect(inspector(tab).getByText('Seen by the one that is left.')).toBeVisible();
});

test('where the stream does not come through, the page says so, reads by itself, and is live when it can', async ({
  colleague,
}) => {
  const [first, second] = [await colleague('CHECKER'), await colleague('CHECKER')];
  const { storyId } = await createStory(first.actor);
  await second.page.route('**/api/live*', (route) => route.abort());
  await openDesk(second.page, storyId);
  await openDesk(first.page, storyId);
  await expect(second.page.getByText(NOT_LIVE)).toBeVisible();
  await disputes(first.page, QUOTE);
  await expect(itemRow(second.page, QUOTE)).toContainText('Disputed');
  await second.page.unroute('**/api/live*');
  await expect(second.page.getByText(NOT_LIVE)).toBeHidden();
  await disputes(first.page, FERRY);
  await expect(itemRow(second.page, FERRY)).toContainText('Disputed');
});

test('every role may listen, nobody who is signed out', async ({ colleague, anonymous }) => {
  const ask = (page: Page) =>
    page.evaluate(async () => {
      const leave = new AbortController();
      const { status, headers } = await fetch('/api/live', { signal: leave.signal });
      leave.abort();
      return [status, headers.get('content-type'), headers.get('content-encoding')];
    });
  for (const role of ROLES) {
    const { page } = await colleague(role);
    await page.goto('/account');
    expect(await ask(page), role).toEqual([200, 'text/event-stream; charset=utf-8', null]);
  }
  await anonymous.goto('/sign-in');
  expect((await ask(anonymous))[0]).toBe(401);
});

test('who is here, at which item, and where they write shows to others, and ends when they leave', async ({
  colleague,
}) => {
  const anna = await colleague('CHECKER', { name: 'Anna Berg' });
  const ben = await colleague('CHECKER', { name: 'Ben Vik' });
  const { storyId } = await createStory(anna.actor);
  await openDesk(ben.page, storyId);
  await choose(ben.page, FERRY);
  await openDesk(anna.page, storyId);
  const theirs = await choose(anna.page, QUOTE);
  const here = ben.page.getByRole('list', { name: 'Here now' });
  await expect(here.getByText(/^Anna Berg, at item \d+$/)).toBeAttached();
  await expect(itemRow(ben.page, QUOTE)).toContainText('Anna Berg here');
  await expect(itemRow(ben.page, FERRY)).not.toContainText('Anna Berg here');
  await expect(anna.page.getByRole('list', { name: 'Here now' }).getByText(/^Ben Vik/)).toBeAttached();

  // Beside the item where somebody types it is said; it locks nothing, and ends when they have sent it.
  const mine = await choose(ben.page, QUOTE);
  await expect(mine.getByText('is writing here')).toBeHidden();
  await theirs.getByLabel('Note for the newsroom').fill('I am asking the harbour.');
  await expect(mine.getByText('Anna Berg is writing here.')).toBeVisible();
  await expectAccessible(ben.page);
  await shoot(ben.page, 'live-writing');
  await ben.page.setViewportSize({ width: 390, height: 844 });
  await ben.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await shoot(ben.page, 'live-writing-phone');
  await expectAccessible(ben.page);
  await ben.page.setViewportSize({ width: 1440, height: 900 });
  await shoot(ben.page, 'live-writing-dark');
  await ben.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await mine.getByLabel('Note for the newsroom').fill('So am I.');
  await mine.getByRole('button', { name: 'Add note' }).click();
  await expect(theirs.getByText('So am I.')).toBeVisible();
  await expect(theirs.getByLabel('Note for the newsroom')).toHaveValue('I am asking the harbour.');
  await theirs.getByRole('button', { name: 'Add note' }).click();
  await expect(mine.getByText('is writing here')).toBeHidden();

  await anna.page.goto('/stories');
  await expect(here).toBeHidden();
});

test('what others did while one was away is told and marked until it was seen', async ({ colleague }) => {
  const anna = await createMember('CHECKER', { name: 'Anna Berg' });
  const ben = await colleague('CHECKER', { name: 'Ben Vik' });
  const { storyId, view } = await createStory(anna.actor);
  const since = ben.page.getByRole('region', { name: 'Since you were here' });
  const visited = () => db.storyVisit.count({ where: { storyId, memberId: ben.id } });
  await openDesk(ben.page, storyId);
  await expect.poll(visited).toBe(1);
  await expect(since).toBeHidden();
  await ben.page.goto('/stories');

  const find = (words: string) => view.items.find(({ exact }) => exact.includes(words))?.id ?? '';
  await createVerdict(anna.actor, storyId, find('12,000'), {
    status: 'DISPUTED',
    reason: 'sources conflict',
  });
  const { openThread } = await import('../../lib/threads/mutations.ts');
  await openThread(anna.actor, { storyId, itemId: find('4.2 million'), body: 'Asked the ministry.' });
  await openDesk(ben.page, storyId);
  await expect(since).toContainText('1 verdict, 1 note');
  await expect(itemRow(ben.page, FERRY)).toContainText('changed since you were here');
  await since.getByRole('button', { name: /Since you were here/ }).click();
  await expect(since.getByRole('listitem')).toHaveCount(2);
  await shoot(ben.page, 'live-since');
  await expectAccessible(ben.page);
  await ben.page.setViewportSize({ width: 390, height: 844 });
  await shoot(ben.page, 'live-since-phone');
  await expectAccessible(ben.page);
  await ben.page.setViewportSize({ width: 1280, height: 720 });

  // Opened, an item is seen; the rest stays over a reload.
  await since
    .getByRole('listitem')
    .filter({ hasText: 'thread' })
    .getByRole('button', { name: /^item/ })
    .click();
  await expect(inspector(ben.page).getByText('Asked the ministry.')).toBeVisible();
  await expect(itemRow(ben.page, '4.2 million')).not.toContainText('changed since you were here');
  await ben.page.reload();
  await expect(since).toContainText('1 verdict, 1 note');
  await since.getByRole('button', { name: 'Mark as read' }).click();
  await expect(since).toBeHidden();
  await expect(itemRow(ben.page, FERRY)).not.toContainText('changed since you were here');
  await ben.page.reload();
  await expect(itemRow(ben.page, FERRY)).toBeVisible();
  await expect(since).toBeHidden();
});

test('what others did while the page was out of sight is told when it is looked at again', async ({
  colleague,
}) => {
  const anna = await createMember('CHECKER', { name: 'Anna Berg' });
  const { page, id } = await colleague('CHECKER', { name: 'Ben Vik' });
  const { storyId, view } = await createStory(anna.actor);
  const since = page.getByRole('region', { name: 'Since you were here' });
  await openDesk(page, storyId);
  await expect.poll(() => db.storyVisit.count({ where: { storyId, memberId: id } })).toBe(1);
  const look = (state: 'hidden' | 'visible', minutesOn: number) =>
    page.evaluate(
      ([now, minutes]) => {
        const later = Date.now() + minutes * 60_000 - performance.now();
        Date.now = () => later + performance.now();
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
        document.dispatchEvent(new Event('visibilitychange'));
      },
      [state, minutesOn] as const,
    );
  await look('hidden', 0);
  const itemId = view.items.find(({ exact }) => exact.includes('12,000'))?.id ?? '';
  await createVerdict(anna.actor, storyId, itemId, { status: 'DISPUTED', reason: 'sources conflict' });
  await look('visible', 10);
  await expect(since).toContainText('1 verdict');
  await expect(itemRow(page, FERRY)).toContainText('changed since you were here');
  await page.reload();
  await expect(since).toContainText('1 verdict');
});

test('what was typed and not sent outlives a reload and signing out, for its writer alone, until it is sent', async ({
  colleague,
  openWindow,
}) => {
  const anna = await colleague('CHECKER', { name: 'Anna Berg' });
  const ben = await createMember('CHECKER', { name: 'Ben Vik' });
  const { storyId } = await createStory(anna.actor);
  const window = await openWindow();
  await enter(window, anna.id);
  const page = await window.newPage();
  const note = inspector(page).getByLabel('Note for the newsroom');
  await openDesk(page, storyId);
  await choose(page, FERRY);
  await note.fill('Half a thought');
  await inspector(page).getByRole('button', { name: 'Disputed' }).click();
  await expect(inspector(page).getByText(/^Not recorded yet/)).toBeVisible();
  await page.reload();
  await choose(page, FERRY);
  await expect(note).toHaveValue('Half a thought');
  await expect(inspector(page).getByText(/^Not recorded yet/)).toBeVisible();

  await window.clearCookies();
  await enter(window, ben.id);
  await openDesk(page, storyId);
  await choose(page, FERRY);
  await expect(note).toHaveValue('');
  await expect(inspector(page).getByText(/^Not recorded yet/)).toBeHidden();

  await window.clearCookies();
  await enter(window, anna.id);
  await openDesk(page, storyId);
  await choose(page, FERRY);
  await expect(note).toHaveValue('Half a thought');
  await inspector(page).getByRole('combobox', { name: 'Reason' }).selectOption('Wording altered');
  await inspector(page).getByRole('button', { name: 'Add note' }).click();
  await expect(inspector(page).getByRole('listitem').filter({ hasText: 'Half a thought' })).toBeVisible();
  await expect(itemRow(page, FERRY)).toContainText('Disputed');
  await page.reload();
  await choose(page, FERRY);
  await expect(note).toHaveValue('');
  await expect(inspector(page).getByText(/^Not recorded yet/)).toBeHidden();
});

test('a press that was begun on one step never does the one that took its place', async ({ colleague }) => {
  const { page } = await colleague('EDITOR');
  const signer = await createMember('EDITOR');
  const { storyId } = await createStory((await createMember('CHECKER')).actor);
  await createSignOff(signer.actor, storyId);
  await live(page, () => openDesk(page, storyId));
  const publish = page.getByRole('button', { name: 'Publish…' });
  await publish.hover();
  await page.mouse.down();
  const { id } = await db.signOff.findFirstOrThrow({ where: { storyId, endedAt: null } });
  await withdrawSignOff(signer.actor, { storyId, signOffId: id });
  await expect(page.getByRole('button', { name: 'Sign off…' })).toBeVisible();
  await page.mouse.up();
  // What comes after the press shows that it was heard: a key opens a dialog, and it is the only one.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page.getByRole('dialog')).toContainText('Keys');
  await page.keyboard.press('Escape');
  // Pressed anew it is what it says.
  await page.getByRole('button', { name: 'Sign off…' }).click();
  await expect(page.getByRole('dialog')).toContainText('Sign off');
});

test('the page of a source, the record and the members hear of changes; an open form keeps what it rests on', async ({
  colleague,
}) => {
  const { page } = await colleague('ADMIN');
  const other = await createMember('ADMIN');
  const sourceId = await createSource(other.actor, { title: 'Minutes of the council' });
  await live(page, () => page.goto(`/sources/${sourceId}`));
  const rename = async (title: string) => {
    const { version, type } = await db.source.findUniqueOrThrow({ where: { id: sourceId } });
    await changeSource(other.actor, changeSourceSchema.parse({ sourceId, version, type, title }));
  };
  await rename('Minutes, first printing');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Minutes, first printing');

  await page.getByRole('button', { name: 'Change details' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Author').fill('Clerk of the council');
  await rename('Minutes, second printing');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText(/changed this/)).toBeVisible();
  await expect(form.getByLabel('Author')).toHaveValue('Clerk of the council');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Minutes, second printing');

  await live(page, () => page.goto('/record'));
  await rename('Minutes, third printing');
  await expect(page.getByText('Minutes, third printing')).toBeVisible();
  await live(page, () => page.goto('/members'));
  const email = `late-${sourceId}@newsroom.example`;
  await inviteMember(other.actor, { email, name: 'Late for the morning', role: 'CHECKER' });
  await expect(page.getByText(email)).toBeVisible();
});

test('whose words an item has, half changed, outlives a reload and is not saved over a colleague’s change', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('CHECKER');
  const other = await createMember('CHECKER', { name: 'The quicker one' });
  const { storyId, view } = await createStory(actor);
  await openDesk(page, storyId);
  const panel = await choose(page, QUOTE);
  await panel.getByRole('button', { name: 'Change', exact: true }).click();
  await panel.getByLabel('Cue').fill('said, in writing');
  const item = view.items.find(({ exact }) => exact.includes(QUOTE));
  if (!item) throw new Error('The story has the quote.');
  await changeItem(other.actor, { storyId, itemId: item.id, version: 1, speakerName: 'Ada Holm' });
  await page.reload();
  await choose(page, QUOTE);
  await expect(panel.getByLabel('Cue')).toHaveValue('said, in writing');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByText(/The quicker one changed this at/)).toBeVisible();
  expect(await db.item.count({ where: { storyId, speakerName: 'Ada Holm' } })).toBe(1);
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await choose(page, QUOTE);
  await expect(panel.getByRole('button', { name: 'Change', exact: true })).toBeVisible();
  await expect(panel.getByLabel('Cue')).toBeHidden();
});
