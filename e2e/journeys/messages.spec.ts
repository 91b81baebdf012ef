/** Messages to Slack, Teams and Matrix, by an administrator: added, tried, read, paused, changed and removed, at a receiver on loopback. */
import type { Locator, Page } from '@playwright/test';
import { createHold, createMember, createReport, createStory } from '../../testing/factories.ts';
import { awake, test as base, expect, expectAccessible } from '../fixtures.ts';
import { openOwnNewsroom } from '../newsroom.ts';
import { openReceiver, type Receiver } from '../receiver.ts';

const READERS = 'https://checks.newsroom.example';

/** A newsroom of its own, whose server may reach the receiver, and whose readers come to another address than its desk. */
const test = base.extend<object, { receiver: Receiver }>({
  receiver: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const receiver = await openReceiver();
      await use(receiver);
      await receiver.close();
    },
    { scope: 'worker' },
  ],
  newsroomAddress: [
    async ({ receiver }, use) => {
      const own = await openOwnNewsroom({
        STET_MESSAGES_MAY_REACH: receiver.host,
        STET_PUBLIC_URL: READERS,
      });
      await use(own.address);
      await own.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const SECRET = '/services/T0/B0/not-for-the-screen';

const channel = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const button = (one: Locator, words: string) => one.getByRole('button', { name: new RegExp(`^${words}`) });
const messagesTo = (one: Locator) => one.getByRole('list', { name: /^Last messages to/ });

/** Fills in the field by typing, as somebody who uses no mouse. */
async function type(field: Locator, words: string): Promise<void> {
  await field.focus();
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(words);
}

async function open(page: Page): Promise<void> {
  await page.goto('/settings/messages');
  await awake(page);
}

/** Adds a channel of Slack that hears of everything. */
async function add(page: Page, name: string, receiver: Receiver): Promise<Locator> {
  const form = page.getByRole('region', { name: 'Add a channel' });
  await form.getByLabel('Name of the channel').fill(name);
  await form.getByLabel('Address').fill(`http://${receiver.host}${SECRET}`);
  for (const box of await form.getByRole('checkbox').all()) await box.check();
  await form.getByRole('button', { name: 'Add channel' }).click();
  await expect(channel(page, name)).toBeVisible();
  return channel(page, name);
}

/** Waits until the newest message stands as it should, on a page that is opened anew. */
async function untilNewest(page: Page, one: Locator, state: 'Sent' | 'Failed'): Promise<Locator> {
  const newest = messagesTo(one).getByRole('listitem').first();
  await expect(async () => {
    await page.reload();
    await expect(newest).toContainText(state, { timeout: 1_000 });
  }).toPass();
  await awake(page);
  return newest;
}

test('a channel of Slack by keys alone: refused beside the field, added, tried, changed, paused and removed', async ({
  colleague,
  receiver,
}) => {
  const { page } = await colleague('ADMIN');
  await open(page);
  await expect(page.getByText('None yet.')).toBeVisible();
  await expectAccessible(page);

  const name = page.getByLabel('Name of the channel');
  const address = page.getByLabel('Address', { exact: true });
  await type(name, '#checks');
  await type(address, 'hooks.slack.com/services');
  await page.keyboard.press('Enter');
  await expect(address).toHaveAccessibleDescription(/Give the whole web address, beginning with https:/);
  await expect(address).toHaveValue('hooks.slack.com/services');
  await expect(name).toHaveValue('#checks');
  await expectAccessible(page);
  await type(address, `http://${receiver.host}${SECRET}`);
  await page.getByRole('button', { name: 'Add channel' }).press('Enter');

  const checks = channel(page, '#checks');
  await expect(checks).toContainText(`http://${receiver.host}/…`);
  await expect(checks).toContainText('No message yet.');
  await expect(name).toHaveValue('');
  await expect(page.getByText('not-for-the-screen')).toHaveCount(0);

  await button(checks, 'Send a test').press('Enter');
  await expect(checks.getByText('Sent', { exact: true })).toBeVisible();
  expect(receiver.posted.map(({ path }) => path)).toEqual([SECRET]);
  expect(receiver.posted[0]?.body).toContain('A test: this channel hears');
  receiver.answers(403, `invalid_token for ${SECRET}`);
  await button(checks, 'Send a test').press('Enter');
  await expect(checks.getByText('Not sent', { exact: true })).toBeVisible();
  await expect(checks).toContainText('The service answered 403, word for word:');
  await expect(checks).toContainText('invalid_token for …');
  await expectAccessible(page);
  receiver.answers(200, 'ok');

  await button(checks, 'Change').press('Enter');
  const field = checks.getByLabel('Name of the channel');
  await expect(field).toBeFocused();
  await checks.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(button(checks, 'Change')).toBeFocused();
  await page.keyboard.press('Enter');
  await type(field, '#desk');
  await page.keyboard.press('Enter');
  const desk = channel(page, '#desk');
  await expect(button(desk, 'Change')).toBeFocused();
  // An address that was left empty stays.
  await button(desk, 'Send a test').press('Enter');
  await expect(desk.getByText('Sent', { exact: true })).toBeVisible();
  expect(receiver.posted.at(-1)?.path).toBe(SECRET);

  await button(desk, 'Pause').press('Enter');
  await expect(desk).toContainText('It is told nothing, and what happens meanwhile is not told later.');
  await button(desk, 'Resume').press('Enter');
  await expect(button(desk, 'Pause')).toBeVisible();

  const dialog = page.getByRole('dialog', { name: 'Remove “#desk”?' });
  await button(desk, 'Remove').press('Enter');
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button(desk, 'Remove')).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(desk).toHaveCount(0);
  await expect(dialog).toHaveCount(0);
});

test('what failed is sent again; an address that is gone pauses its channel, which the record says', async ({
  colleague,
  receiver,
  newsroomAddress,
}) => {
  const { page } = await colleague('ADMIN');
  const [legal, editor, publisher] = await Promise.all([
    createMember('LEGAL'),
    createMember('EDITOR'),
    createMember('EDITOR'),
  ]);
  const { storyId } = await createStory(editor.actor);
  await open(page);
  const checks = await add(page, '#gone', receiver);

  receiver.answers(410, 'channel_is_archived');
  await createHold(legal.actor, storyId);
  const failed = await untilNewest(page, checks, 'Failed');
  await expect(failed).toContainText('Publication is blocked');
  await expect(failed).toContainText('answered 410');
  await expect(checks).toContainText('The service answered 410: it knows no such address any more.');
  await expectAccessible(page);
  await page.goto('/record');
  await expect(
    page.getByText('paused a channel for messages to Slack: the service answered 410'),
  ).toBeVisible();

  // What happens in a pause is not told later.
  const { storyId: other } = await createStory(editor.actor);
  await createHold(legal.actor, other);
  receiver.answers(200, 'ok');
  await open(page);
  await button(checks, 'Resume').click();
  await expect(button(checks, 'Pause')).toBeVisible();
  await expect(messagesTo(checks).getByRole('listitem')).toHaveCount(1);
  // Without another look at the page.
  await button(checks, 'Send again').click();
  await expect(messagesTo(checks).getByRole('listitem')).toContainText('Sent');
  const last = () => receiver.posted.at(-1)?.body ?? '';
  expect(last()).toContain('Publication of a story was blocked.');
  // Who signs in is led to the desk; who reads, to where readers are.
  expect(last()).toContain(`${newsroomAddress}/stories/${storyId}`);
  const { storyId: published } = await createStory(editor.actor);
  const { slug } = await createReport(editor.actor, publisher.actor, published);
  await untilNewest(page, checks, 'Sent');
  expect(last()).toContain('A report was published.');
  expect(last()).toContain(`${READERS}/reports/${slug}`);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`Teams and Matrix, and what is asked of them, at 390 px, ${scheme}`, async ({
    colleague,
    receiver,
  }) => {
    const { page } = await colleague('ADMIN', {
      window: { colorScheme: scheme, viewport: { width: 390, height: 844 } },
    });
    await open(page);
    const form = page.getByRole('region', { name: 'Add a channel' });
    for (const [kind, words] of [
      ['TEAMS', 'Address'],
      ['MATRIX', 'Homeserver'],
    ] as const) {
      const name = `${kind} ${scheme}`;
      await form.getByLabel('Where it goes').selectOption(kind);
      await form.getByLabel('Name of the channel').fill(name);
      await form.getByLabel(words, { exact: true }).fill(`http://${receiver.host}${SECRET}`);
      if (kind === 'MATRIX') {
        await form.getByRole('button', { name: 'Add channel' }).click();
        await expect(form.getByLabel('Id of the room')).toHaveAccessibleDescription(
          /begins with “!”: it is in/,
        );
        await form.getByLabel('Id of the room').fill('!checks:matrix.example');
        await form.getByLabel('Access token').fill('syt_of_the_account');
      }
      await expectAccessible(page);
      await form.getByRole('button', { name: 'Add channel' }).click();
      await expect(channel(page, name)).toBeVisible();
      await expect(form.getByLabel('Name of the channel')).toHaveValue('');
    }
    await expectAccessible(page);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      'nothing to scroll sideways',
    ).toBeLessThanOrEqual(0);
  });
}

test('what one types is not saved over what another changed meanwhile, until one insists', async ({
  colleague,
  receiver,
}) => {
  const [first, second] = [await colleague('ADMIN', { name: 'The quicker one' }), await colleague('ADMIN')];
  await open(first.page);
  await add(first.page, '#both', receiver);
  await open(second.page);
  await button(channel(second.page, '#both'), 'Change').click();
  await button(channel(first.page, '#both'), 'Change').click();
  await channel(first.page, '#both').getByLabel('Name of the channel').fill('#theirs');
  await channel(first.page, '#both').getByRole('button', { name: 'Save channel' }).click();
  await expect(button(channel(first.page, '#theirs'), 'Change')).toBeVisible();

  await second.page.getByLabel('Name of the channel').first().fill('#mine');
  await second.page.getByRole('button', { name: 'Save channel' }).click();
  await expect(second.page.getByText(/The quicker one/).first()).toBeVisible();
  const theirs = channel(second.page, '#theirs');
  await expect(theirs.getByLabel('Name of the channel')).toHaveValue('#mine');
  await theirs.getByRole('button', { name: 'Save channel' }).click();
  await expect(button(channel(second.page, '#mine'), 'Change')).toBeVisible();
});

test('whoever is no administrator finds no such page', async ({ colleague }) => {
  for (const role of ['EDITOR', 'LEGAL', 'VIEWER'] as const) {
    const { page } = await colleague(role);
    expect((await page.goto('/settings/messages'))?.status(), role).toBe(404);
  }
});
