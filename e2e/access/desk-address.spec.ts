/** A newsroom whose readers come to another address than its members: what is for members leads to the desk. */
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { assignStory } from '../../lib/stories/assign-mutations.ts';
import { createSource, createStory } from '../../testing/factories.ts';
import { askingWith, test as base, expect } from '../fixtures.ts';
import { openOwnNewsroom, openSession } from '../newsroom.ts';

const READERS = 'https://checks.newsroom.example';

const test = base.extend({
  newsroomAddress: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const own = await openOwnNewsroom({ STET_PUBLIC_URL: READERS });
      await use(own.address);
      await own.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('links that are handed on, and those in a calendar, lead to the desk', async ({
  colleague,
  request,
  newsroomAddress,
}) => {
  const { page, id, actor } = await colleague('ADMIN');
  await page.goto('/members');
  await page.getByLabel('Name, as in a byline').fill('Somebody new');
  await page.getByLabel('E-mail address').fill('somebody-new@newsroom.example');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByText(`${newsroomAddress}/set-password/`)).toBeVisible();

  const { storyId } = await createStory(actor);
  await assignStory(actor, { storyId, memberIds: [id], dueAt: new Date(Date.now() + 86_400_000) });
  await page.goto('/account');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = (await page.getByText(/\.ics$/).textContent()) ?? '';
  expect(link.startsWith(`${newsroomAddress}/calendar/`)).toBe(true);
  const answer = await askingWith(request)('GET', new URL(link).pathname);
  const [event] = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent');
  expect(event?.getFirstPropertyValue('url')).toBe(`${newsroomAddress}/stories/${storyId}`);
});

test('a file comes from the desk’s own pages, and from none of the readers’', async ({
  colleague,
  request,
  newsroomAddress,
}) => {
  const { id, actor } = await colleague('EDITOR');
  const sourceId = await createSource(actor);
  const { name, value } = await openSession(id);
  const data = Buffer.from('spoken words\n');
  const from = async (origin: string) =>
    (
      await request.post(`/api/evidence/${sourceId}/files`, {
        data,
        headers: {
          cookie: `${name}=${value}`,
          origin,
          'x-content-sha256': createHash('sha256').update(data).digest('hex'),
          'x-file-name': 'words.txt',
        },
      })
    ).status();
  expect(await from(READERS)).toBe(403);
  expect(await from(newsroomAddress)).toBe(200);
});
