import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { assignStory } from '../../lib/stories/assign-mutations.ts';
import { createStory } from '../../testing/factories.ts';
import { askingWith, expect, expectAccessible, test } from '../fixtures.ts';

const section = (page: Page) => page.getByRole('region', { name: 'In your calendar' });

/** The path of the link that is shown. */
async function pathShown(page: Page): Promise<string> {
  const link = await section(page)
    .getByText(/^https?:.*\.ics$/)
    .textContent();
  return new URL(link ?? '').pathname;
}

for (const [name, window] of [
  ['on a large screen', { colorScheme: 'light' }],
  ['on a phone, in the dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const) {
  test(`a link is made, read by a calendar program, made again and revoked, by keys: ${name}`, async ({
    colleague,
    request,
  }) => {
    const ask = askingWith(request);
    const editor = await colleague('EDITOR');
    const { page, id } = await colleague('CHECKER', { window });
    const { storyId, view } = await createStory(editor.actor, { headline: `Ferries ${id}` });
    const dueAt = new Date(Date.now() + 86_400_000);
    await assignStory(editor.actor, { storyId, memberIds: [id], dueAt });

    await page.goto('/account');
    await section(page).getByRole('button', { name: 'Make a link' }).press('Enter');
    await expect(section(page).getByText('Subscribe to this link in your calendar')).toBeVisible();
    await expectAccessible(page);
    const path = await pathShown(page);

    const answer = await ask('GET', path);
    expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers()['cache-control']).toContain('private');
    const [event] = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe('Check due');
    expect(event?.getFirstPropertyValue('url')).toMatch(new RegExp(`/stories/${storyId}$`));
    const again = await request.get(path, { headers: { 'If-None-Match': answer.headers().etag ?? '' } });
    expect(again.status()).toBe(304);
    const head = await ask('HEAD', path);
    expect([head.status(), head.headers().etag]).toEqual([200, answer.headers().etag]);
    expect((await head.body()).length).toBe(0);
    for (const method of ['POST', 'PUT', 'DELETE', 'PROPFIND'])
      expect((await ask(method, path)).status(), method).toBe(405);

    // It is shown this once.
    await section(page).getByRole('button', { name: 'Done' }).press('Enter');
    await expect(section(page).getByRole('button', { name: 'Make a new link' })).toBeFocused();
    await page.reload();
    await expect(section(page).getByText(/Link made .*, without headlines\./)).toBeVisible();
    await expect(section(page).getByText(/\.ics$/)).toBeHidden();

    await section(page).getByLabel('With the stories’ headlines').press('Space');
    await section(page).getByRole('button', { name: 'Make a new link' }).press('Enter');
    await expect(section(page).getByText(/Link made .*, with headlines\./)).toBeVisible();
    const next = await pathShown(page);
    expect((await ask('GET', path)).status()).toBe(404);
    expect((await (await ask('GET', next)).text()).replaceAll('\r\n ', '')).toContain(
      `SUMMARY:Check due: ${view.story.headline}`,
    );

    await section(page).getByRole('button', { name: 'Revoke the link' }).press('Enter');
    await expect(section(page).getByRole('button', { name: 'Make a link' })).toBeFocused();
    await expect(section(page).getByText(/\.ics$/)).toBeHidden();
    expect((await ask('GET', next)).status()).toBe(404);
    await expectAccessible(page);
  });
}

test('who has no deadlines is offered no calendar', async ({ colleague }) => {
  for (const role of ['LEGAL', 'VIEWER'] as const) {
    const { page } = await colleague(role);
    await page.goto('/account');
    await expect(page.getByRole('heading', { name: 'Password' })).toBeVisible();
    await expect(section(page)).toBeHidden();
  }
});
