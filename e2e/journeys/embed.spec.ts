import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { db } from '../../lib/db.ts';
import { withdrawReport } from '../../lib/reports/mutations.ts';
import {
  createEvidence,
  createMember,
  createReport,
  createStory,
  createVerdict,
} from '../../testing/factories.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';

const WORDS = 'We will not wait for the first one to fall';
const TEXT = `Harbour closes for a year\n\n“${WORDS},” said Mara Ellison, the chair of the board.`;

/** A page of somebody else's: another origin than Stet's. */
async function elsewhere(body: string): Promise<{ address: string; close: () => void }> {
  const server = http.createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><title>Elsewhere</title><body>${body}</body></html>`);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

async function published() {
  const [signer, publisher, writer] = [
    await createMember('EDITOR'),
    await createMember('EDITOR'),
    await createMember('ADMIN'),
  ];
  const { storyId, view } = await createStory(writer.actor, { text: TEXT });
  const item = view.items.find(({ exact }) => exact.includes(WORDS));
  if (!item) throw new Error('The quote was not found.');
  await createEvidence(writer.actor, storyId, item.id);
  await createVerdict(publisher.actor, storyId, item.id);
  const { slug } = await createReport(signer.actor, publisher.actor, storyId);
  const { address } = await db.statementAddress.findFirstOrThrow({ where: { itemId: item.id } });
  return { storyId, slug, id: address, signer };
}

test('a page of another origin shows a statement’s card, which says by itself that it was withdrawn', async ({
  colleague,
  anonymous,
  request,
}) => {
  const { storyId, id, signer } = await published();
  const { page: desk } = await colleague('EDITOR', {
    window: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  await desk.goto(`/stories/${storyId}/embed`);
  await desk.getByRole('button', { name: 'Copy snippet of statement 1' }).click();
  await expect(desk.getByText('Copied.')).toBeVisible();
  const pasted = await desk.evaluate(() => navigator.clipboard.readText());
  const site = await elsewhere(pasted);
  try {
    await anonymous.goto(site.address);
    // The words are the page's own; the card is Stet's.
    await expect(anonymous.locator('blockquote').first()).toContainText(WORDS);
    const card = anonymous.frameLocator('iframe');
    await expect(card.getByText('Verified', { exact: true })).toBeVisible();
    await expect(card.getByText(WORDS)).toBeVisible();
    await expect(card.getByText(/Checked against Transcript of the statement/)).toBeVisible();
    const frame = anonymous.frames()[1];
    // Nothing to scroll: the snippet gives the card room enough.
    expect(await frame?.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight)).toBe(
      true,
    );
    const [opened] = await Promise.all([
      anonymous.context().waitForEvent('page'),
      card.getByRole('link', { name: /Verify/ }).click(),
    ]);
    await expect(opened.getByRole('heading', { level: 1 })).toContainText(WORDS);
    await expectAccessible(opened);

    await withdrawReport(signer.actor, { storyId, reason: 'The transcript was forged.' });
    await expect(async () => {
      await anonymous.reload();
      await expect(card.getByText(/Withdrawn on/)).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(card.getByText('The transcript was forged.')).toBeVisible();
    await expect(card.getByText('Verified', { exact: true })).toHaveCount(0);
    expect((await request.get(`/statements/${id}`)).status()).toBe(410);
  } finally {
    site.close();
  }
});

test('cards alone may be framed', async ({ anonymous, request }) => {
  const { slug, id } = await published();
  const base = process.env.NEXTAUTH_URL;
  for (const path of [
    `/reports/${slug}`,
    `/statements/${id}`,
    `/reports/${slug}/1/story`,
    '/sign-in',
    '/cards/x',
  ]) {
    const { 'x-frame-options': option } = (await request.get(path)).headers();
    if (path !== '/cards/x') expect.soft(option, path).toBe('DENY');
    const policy = (await request.get(path)).headers()['content-security-policy'];
    expect.soft(policy, path).toContain("frame-ancestors 'none'");
  }
  const { headers } = { headers: (await request.get(`/cards/${id}`)).headers() };
  expect(headers['x-frame-options']).toBeUndefined();
  expect(headers['content-security-policy']).toContain('frame-ancestors *');
  const site = await elsewhere(`<iframe src="${base}/statements/${id}" title="refused"></iframe>`);
  await anonymous.goto(site.address);
  await expect(anonymous.frameLocator('iframe').getByText(WORDS)).toHaveCount(0);
  site.close();
});

test('a site that knows oEmbed is told how; one that asks for more is told why not', async ({ request }) => {
  const { id } = await published();
  const base = process.env.NEXTAUTH_URL ?? '';
  const ask = (more: string, url = `${base}/statements/${id}`) =>
    request.get(`/oembed?url=${encodeURIComponent(url)}${more}`);
  const page = await (await request.get(`/statements/${id}`)).text();
  const discovered = /<link rel="alternate" type="application\/json\+oembed"[^>]* href="([^"]*)"/.exec(
    page,
  )?.[1];
  const answer = await request.get((discovered ?? '').replaceAll('&amp;', '&'));
  expect(answer.status()).toBe(200);
  const told = await answer.json();
  expect(told).toMatchObject({ version: '1.0', type: 'rich', width: 544 });
  expect(told.html).toContain(`src="${base}/cards/${id}"`);
  expect(await (await ask('&maxwidth=300&maxheight=200', `${base}/cards/${id}`)).json()).toMatchObject({
    ...{ width: 300, height: 200 },
  });
  expect((await ask('&format=xml')).status()).toBe(501);
  expect((await ask('', `${base}/statements/aaaaaaaaaaaaaaaa`)).status()).toBe(404);
  expect((await ask('', `https://elsewhere.example/statements/${id}`)).status()).toBe(404);
  expect((await ask('', 'x')).status()).toBe(404);
});

test('a mark of the annotated story opens its evidence, without a script', async ({ openWindow }) => {
  const { slug } = await published();
  const page = await (await openWindow({ javaScriptEnabled: false })).newPage();
  await page.goto(`/reports/${slug}/1/story`);
  const evidence = page.getByText('The words as they were spoken.');
  await expect(evidence).toBeHidden();
  await page.getByRole('link', { name: /^1, Verified/ }).click();
  await expect(evidence).toBeVisible();
});
