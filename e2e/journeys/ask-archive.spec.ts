/** The Internet Archive is asked to keep the page of a source: off at first, allowed, asked for, and what came of it. */
import { db } from '../../lib/db.ts';
import { createMember, createSource } from '../../testing/factories.ts';
import { cookieOf, holdAction, replay } from '../access/replayed-action.ts';
import { awake, expect, expectAccessible, test } from '../fixtures.ts';

// What applies to a whole newsroom must not affect the other tests: these have their own.
test.use({ newsroom: 'own' });
test.describe.configure({ mode: 'serial' });

const ASK = { name: 'Ask the Internet Archive to keep this page', exact: true };
/** Names below .example are nobody's (RFC 2606), so that nothing is sent to anybody. */
const LINK = 'https://port.example/news';

test('nothing is offered before an administrator allows it; then the address is shown before it is sent', async ({
  colleague,
}) => {
  const { page, actor } = await colleague('ADMIN');
  const sourceId = await createSource(actor, { link: LINK });
  await page.goto(`/sources/${sourceId}`);
  await expect(page.getByRole('button', { name: 'Capture its page now' })).toBeVisible();
  await expect(page.getByRole('button', ASK)).toHaveCount(0);

  await page.goto('/settings');
  const allowed = page.getByLabel('The Internet Archive may be asked to keep the page of a source');
  await expect(allowed).not.toBeChecked();
  await allowed.check();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/sources/${sourceId}`);
  await awake(page);
  await page.getByRole('button', ASK).click();
  const dialog = page.getByRole('dialog', { name: 'Ask the Internet Archive to keep this page?' });
  await expect(dialog.getByText(LINK)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', ASK)).toBeFocused();
  expect(await db.archiveRequest.count({ where: { sourceId } })).toBe(0);
});

test('what came of it stands beside the button, and it can be asked for again', async ({ colleague }) => {
  const { page, actor } = await colleague('EDITOR');
  const sourceId = await createSource(actor, { link: LINK });
  await page.goto(`/sources/${sourceId}`);
  await awake(page);
  await page.getByRole('button', ASK).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send the address' }).click();
  // A machine without a way out is told so by its resolver, which may take its time.
  await expect(page.getByText('No site has the name in the source’s link, so nothing was sent.')).toBeVisible(
    {
      timeout: 60_000,
    },
  );
  await expect(page.getByRole('button', ASK)).toBeEnabled();
  await expectAccessible(page);
  expect(await db.auditEvent.count({ where: { subjectId: sourceId, action: 'source.askArchive' } })).toBe(1);
});

test('where the Archive keeps a page stands with the source; of what a report does not name it is not asked', async ({
  colleague,
}) => {
  const { page, id, actor } = await colleague('EDITOR');
  const sourceId = await createSource(actor, { link: LINK });
  const address = `https://web.archive.org/web/20261129205501/${LINK}`;
  const archivedAt = new Date('2026-11-29T20:55:01Z');
  await db.archivedPage.create({ data: { sourceId, link: LINK, address, archivedAt, askedById: id } });
  await page.goto(`/sources/${sourceId}`);
  await expect(page.getByRole('link', { name: /^web\.archive\.org/ })).toHaveAttribute('href', address);

  const offRecord = await createSource(actor, {
    link: LINK,
    terms: 'OFF_RECORD',
    termsText: 'nothing of it',
  });
  await page.goto(`/sources/${offRecord}`);
  await expect(page.getByText('A report does not name this source')).toBeVisible();
  await expect(page.getByRole('button', ASK)).toHaveCount(0);
});

test('who may not change a source, or is of another site, has nobody asked, screen or no screen', async ({
  colleague,
  request,
}) => {
  const allowed = await colleague('EDITOR');
  const { page, actor } = allowed;
  const sourceId = await createSource(actor, { link: LINK });
  const others = await Promise.all(
    (['VIEWER', 'REPORTER', 'CHECKER', 'LEGAL'] as const).map((role) => createMember(role)),
  );
  const wishes = () => db.archiveRequest.count({ where: { sourceId } });
  await page.goto(`/sources/${sourceId}`);
  await awake(page);
  const { sent, letGo } = await holdAction(allowed, async () => {
    await page.getByRole('button', ASK).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send the address' }).click();
  });
  const tries: { cookie: string; origin?: string }[] = [
    { cookie: '' },
    { cookie: await cookieOf(allowed.id), origin: 'https://elsewhere.example' },
  ];
  for (const { id } of others) tries.push({ cookie: await cookieOf(id) });
  for (const as of tries) {
    expect.soft(await replay(request, sent, as)).not.toContain('"ok":true');
    expect.soft(await wishes()).toBe(0);
  }
  await letGo();
  await expect.poll(wishes).toBe(1);
});
