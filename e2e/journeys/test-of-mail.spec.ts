/** An administrator sends a test of mail, against a mail server on loopback. */
import type { Browser, Page } from '@playwright/test';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { type MailServer, refusal, startMailServer } from '../../testing/mail-server.ts';
import { awake, enter, expect, expectAccessible, test } from '../fixtures.ts';
import { openOwnNewsroom } from '../newsroom.ts';

let mail: MailServer;
let newsroom: Awaited<ReturnType<typeof openOwnNewsroom>>;
let refuses: Error | undefined;
test.beforeAll(async () => {
  mail = await startMailServer({ onRcptTo: (_address, _session, done) => done(refuses) });
  newsroom = await openOwnNewsroom({
    STET_SMTP_URL: mail.url,
    STET_MAIL_FROM: 'Stet <stet@newsroom.example>',
  });
});
test.afterAll(async () => {
  await newsroom.close();
  await mail.close();
});

async function settings(browser: Browser, width = 1_440): Promise<MadeMember & { page: Page }> {
  const admin = await createMember('ADMIN');
  const viewport = { width, height: 900 };
  const window = await browser.newContext({ baseURL: newsroom.address, locale: 'en-GB', viewport });
  await enter(window, admin.id);
  const page = await window.newPage();
  await page.goto('/settings');
  await awake(page);
  return { ...admin, page };
}

test('by keys alone: a test arrives, the answer stands beside the button, and nothing typed is lost', async ({
  browser,
}) => {
  const { page, email } = await settings(browser);
  const part = page.getByRole('region', { name: 'Mail' });
  await expect(part).toContainText(`127.0.0.1:${mail.port}`);
  await expect(part).toContainText('None so far.');
  await page.getByLabel('Name of the newsroom').fill('Half a name');
  await page.getByRole('button', { name: 'Save settings' }).focus();
  await page.keyboard.press('Tab');
  const button = part.getByRole('button', { name: 'Send a test' });
  await expect(button).toBeFocused();
  await expect(button).toHaveAccessibleDescription(`To your own address, ${email}`);
  await page.keyboard.press('Enter');
  await expect(part.getByText('The test was sent')).toBeVisible();
  await expect(part.getByText(/^250 /)).toHaveCount(1);
  await expect(part.getByText(/^. Taken .*, a test$/)).toBeVisible();
  expect(mail.letters.map(({ to, subject }) => [to?.[0]?.address, subject])).toEqual([
    [email, 'A test: mail from Stet arrives'],
  ]);
  await expect(button).toBeFocused();
  await expect(page.getByLabel('Name of the newsroom')).toHaveValue('Half a name');
  await expectAccessible(page);

  await page.reload();
  await expect(part.getByText(/^250 /)).toHaveCount(1);
  await page.goto('/record');
  await expect(page.getByText(/sent themselves a test of mail: SENT/)).toBeVisible();
});

test('what the server refuses is said word for word, on a small screen too, and the next test is said anew', async ({
  browser,
}) => {
  const { page, email } = await settings(browser, 390);
  const words = `5.1.1 <${email}>: Recipient address rejected: User unknown in virtual mailbox table`;
  refuses = refusal(550, words);
  const part = page.getByRole('region', { name: 'Mail' });
  await part.getByRole('button', { name: 'Send a test' }).click();
  await expect(part.getByRole('alert')).toContainText('The test was not sent');
  await expect(part.getByRole('alert')).toContainText(`550 ${words}`);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  await expectAccessible(page);
  refuses = undefined;
  await part.getByRole('button', { name: 'Send a test' }).click();
  await expect(part.getByText('The test was sent')).toBeVisible();
  await expect(part.getByRole('alert')).toBeHidden();
});
