/** A test of mail, sent as others: for itself, since mail is set in a newsroom of its own alone. */
import { db } from '../../lib/db.ts';
import { createMember } from '../../testing/factories.ts';
import { type MailServer, startMailServer } from '../../testing/mail-server.ts';
import { enter, expect, test } from '../fixtures.ts';
import { openOwnNewsroom } from '../newsroom.ts';
import { cookieOf, holdAction, replay } from './replayed-action.ts';

let mail: MailServer;
let newsroom: Awaited<ReturnType<typeof openOwnNewsroom>>;
test.beforeAll(async () => {
  mail = await startMailServer();
  newsroom = await openOwnNewsroom({ STET_SMTP_URL: mail.url, STET_MAIL_FROM: 'stet@newsroom.example' });
});
test.afterAll(async () => {
  await newsroom.close();
  await mail.close();
});

test('a test of mail: the action refuses whoever may not, whatever their screen shows', async ({
  browser,
  request,
}) => {
  const admin = await createMember('ADMIN');
  const window = await browser.newContext({ baseURL: newsroom.address });
  await enter(window, admin.id);
  const page = await window.newPage();
  await page.goto('/settings');
  const held = await holdAction({ page }, () => page.getByRole('button', { name: 'Send a test' }).click());
  const attempts: [string, { cookie: string; origin?: string }][] = [
    ['signed out', { cookie: '' }],
    ['another site', { cookie: await cookieOf(admin.id), origin: 'https://elsewhere.example' }],
    [
      'given password',
      { cookie: await cookieOf((await createMember('ADMIN', { mustChangePassword: true })).id) },
    ],
  ];
  for (const role of ['VIEWER', 'REPORTER', 'CHECKER', 'EDITOR', 'LEGAL'] as const)
    attempts.push([role, { cookie: await cookieOf((await createMember(role)).id) }]);
  const events = () => db.auditEvent.count({ where: { action: 'mail.sendTest' } });
  for (const [who, headers] of attempts)
    expect.soft(await replay(request, held.sent, headers), who).not.toContain('"ok":true');
  expect(mail.letters).toEqual([]);
  expect(await events()).toBe(0);

  await held.letGo();
  await expect.poll(events).toBe(1);
  expect(mail.letters.map(({ to }) => to?.[0]?.address)).toEqual([admin.email]);
});
