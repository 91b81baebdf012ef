import { randomUUID } from 'node:crypto';
import { db } from '../../lib/db.ts';
import { LIMITS, type LimitName } from '../../lib/domain/limits.ts';
import { anyFreePort } from '../../scripts/processes.mjs';
import { startWebServer } from '../../scripts/web-server.mjs';
import {
  createMember,
  createReport,
  createSource,
  createStory,
  STORY_TEXT,
} from '../../testing/factories.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { openSession } from '../newsroom.ts';

/** A server of its own, since limits are settings of the server. */
async function ownServer(env: Record<string, string>) {
  const port = (await anyFreePort()) as number;
  const web = await startWebServer({ port, host: '127.0.0.1', env: { ...process.env, ...env } });
  return { web, address: `http://127.0.0.1:${port}` };
}

async function cookieOf({ id }: { id: string }): Promise<string> {
  const { name, value } = await openSession(id);
  return `${name}=${value}`;
}

/** Makes somebody have used all of a limit, and for two minutes more. */
const spendAll = (memberId: string, name: LimitName) => db.$executeRaw`
  INSERT INTO limit_use (name, who, free_at)
  VALUES (${name}, ${`person ${memberId}`}, now() + ${LIMITS[name].seconds + 120} * interval '1 second')
  ON CONFLICT (name, who) DO UPDATE SET free_at = EXCLUDED.free_at`;

test('who asks for too much gets 429 and the time to wait, page or data; nobody else notices', async () => {
  const { web, address } = await ownServer({ STET_LIMIT_REQUESTS: '3' });
  try {
    const [editor, publisher, other] = [
      await createMember('EDITOR'),
      await createMember('EDITOR'),
      await createMember('CHECKER'),
    ];
    const { storyId } = await createStory(editor.actor);
    const { slug } = await createReport(editor.actor, publisher.actor, storyId);
    const [cookie, others] = [await cookieOf(editor), await cookieOf(other)];
    const ask = (path: string, headers: Record<string, string>) => fetch(address + path, { headers });
    const workbench = `/api/stories/${storyId}/workbench`;

    for (const path of ['/stories', workbench, '/account']) {
      expect((await ask(path, { cookie })).status, path).toBe(200);
    }
    const page = await ask('/stories', { cookie });
    expect(page.status).toBe(429);
    expect(page.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const seconds = Number(page.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(150);
    expect(seconds).toBeLessThanOrEqual(200);
    expect(await page.text()).toMatch(
      /^You have reached the limit of 3 requests in 10 minutes\..*Try again in \d minutes\.\n$/,
    );

    for (const path of [`/stories/${storyId}`, '/sources', '/record']) {
      expect((await ask(path, { cookie })).status, path).toBe(429);
      // The answer to what Next's own links ask for has already begun, so it leads to a plain 429.
      const link = await ask(path, { cookie, rsc: '1' });
      expect(`${link.status} ${await link.text()}`, path).toMatch(/^429|\/api\/limited\?seconds=\d+/);
    }
    const plain = await ask('/api/limited?seconds=75', {});
    expect([plain.status, plain.headers.get('retry-after')]).toEqual([429, '75']);
    expect(await plain.text()).toContain('try again in 75 seconds');
    const data = await ask(workbench, { cookie });
    expect([data.status, Number(data.headers.get('retry-after')) > 150]).toEqual([429, true]);
    expect(await data.json()).toMatchObject({ error: { code: 'limited', retryAfter: expect.any(Number) } });
    const upload = await fetch(`${address}/api/evidence/${randomUUID()}/files`, {
      method: 'POST',
      headers: { cookie, 'x-content-sha256': 'a'.repeat(64), 'x-file-name': 'a.txt' },
      body: 'a',
    });
    expect(upload.status).toBe(429);

    expect((await ask('/stories', { cookie: others })).status).toBe(200);
    for (let i = 0; i < 5; i += 1) expect((await ask(`/reports/${slug}`, { cookie })).status).toBe(200);
    const lines = await db.securityEvent.findMany({ where: { memberId: editor.id } });
    expect(lines).toMatchObject([{ code: 'limited_requests', address: '127.0.0.1', count: 1 }]);
  } finally {
    await web.stop();
  }
});

test('a search that is one too many says so beside its field, with what was typed', async ({ colleague }) => {
  const { page, id } = await colleague('CHECKER');
  await spendAll(id, 'searches');
  for (const [path, label] of [
    ['/stories?q=ferry', 'Search headlines'],
    ['/sources?q=ferry', 'Title, author or link'],
  ] as const) {
    await page.goto(path);
    const field = page.getByLabel(label);
    await expect(field).toHaveValue('ferry');
    await expect(field).toHaveAccessibleDescription(
      /You have reached the limit of 600 searches in 5 minutes\..*Try again in \d+ \w+\./,
    );
    await expectAccessible(page);
    await db.$executeRaw`DELETE FROM limit_use WHERE who = ${`person ${id}`}`;
    await page.reload();
    await expect(field).toHaveAccessibleDescription('');
    await spendAll(id, 'searches');
  }
});

test('a link within the desk leads to the same answer', async ({ colleague }) => {
  const { page, id } = await colleague('CHECKER');
  await page.goto('/stories');
  await spendAll(id, 'requests');
  await page.getByRole('link', { name: 'Sources' }).click();
  await expect(
    page.getByText(/You have reached the limit of .*requests.*try again in \d \w+\./i),
  ).toBeVisible();
  await db.$executeRaw`DELETE FROM limit_use WHERE who = ${`person ${id}`}`;
  await page.goto('/sources');
  await expect(page.getByLabel('Title, author or link')).toBeVisible();
});

test('a story that is one too many is not stored and not lost, and administrators see it', async ({
  colleague,
}) => {
  const { page, id, name } = await colleague('CHECKER');
  await page.goto('/stories/new');
  await page.getByLabel('The story', { exact: true }).fill(STORY_TEXT);
  await page.getByLabel('Headline').fill('One story too many');
  await spendAll(id, 'stories');
  await page.getByRole('button', { name: 'Bring in the story' }).click();
  await expect(page.getByText(/You have reached the limit of 300 stories a day\./)).toContainText(
    /Try again in \d minutes\.$/,
  );
  await expect(page.getByLabel('The story', { exact: true })).toHaveValue(STORY_TEXT);
  await expect(page.getByLabel('Headline')).toHaveValue('One story too many');
  expect(await db.story.count({ where: { headline: 'One story too many' } })).toBe(0);

  const { page: members } = await colleague('ADMIN');
  await members.goto('/members');
  await expect(
    members.getByRole('listitem').filter({ hasText: 'Limit reached: stories' }).filter({ hasText: name }),
  ).toBeVisible();
});

test('who asks again and again for what they may not see is noted once', async ({ colleague }) => {
  const { page, id } = await colleague('VIEWER');
  for (let i = 0; i < 9; i += 1) {
    expect((await page.request.get('/members')).status()).toBe(404);
  }
  const lines = (memberId: string) => db.securityEvent.findMany({ where: { memberId } });
  expect(await lines(id)).toMatchObject([{ code: 'forbidden_repeatedly', count: 1 }]);

  const { page: reporters, id: reporter } = await colleague('REPORTER');
  const sourceId = await createSource((await createMember('EDITOR')).actor);
  for (let i = 0; i < 9; i += 1) {
    const answer = await reporters.request.post(`/api/evidence/${sourceId}/files`, {
      headers: { 'x-content-sha256': 'a'.repeat(64), 'x-file-name': 'a.txt' },
      data: 'a',
    });
    expect(answer.status()).toBe(403);
  }
  expect(await lines(reporter)).toMatchObject([{ code: 'forbidden_repeatedly', count: 1 }]);
});
