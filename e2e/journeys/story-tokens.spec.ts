import type { Page } from '@playwright/test';
import { db } from '../../lib/db.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';

const section = (page: Page) => page.getByRole('region', { name: 'Stories from programs' });

test('a token is made, brings a story in, and is revoked, by keys', async ({ colleague, baseURL }) => {
  const { page, id } = await colleague('CHECKER');
  await page.goto('/account');
  await section(page).getByLabel('The program that gets it').fill('CMS of the city desk');
  await page.keyboard.press('Enter');
  await expect(section(page).getByText('Give this token to the program')).toBeVisible();
  const token =
    (await section(page)
      .getByText(/^stet_/)
      .last()
      .textContent()) ?? '';
  await expectAccessible(page);
  const answer = await fetch(`${baseURL}/api/stories?headline=Ferry+line+closed`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
    body: 'Ferry line closed\n\n“We were never asked about any of this,” said Mara Lund, who sails it.',
  });
  expect(answer.status).toBe(201);
  expect(await db.story.count({ where: { createdById: id, headline: 'Ferry line closed' } })).toBe(1);

  await section(page).getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('Enter');
  await page.reload();
  await expect(section(page).getByText('last used')).toBeVisible();
  await expect(section(page)).not.toContainText(token);
  await section(page).getByRole('button', { name: 'Revoke the token “CMS of the city desk”' }).focus();
  await page.keyboard.press('Enter');
  await expect(section(page).getByText('No tokens yet.')).toBeVisible();
  const after = await fetch(`${baseURL}/api/stories`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
    body: 'x',
  });
  expect(after.status).toBe(401);
});
