import { globSync } from 'node:fs';
import { encode } from 'next-auth/jwt';
import { db } from '../../lib/db.ts';
import { ROLES } from '../../lib/domain/vocabulary.ts';
import { createMember } from '../../testing/factories.ts';
import { type Asking, askingWith, expect, test } from '../fixtures.ts';
import { openSession } from '../newsroom.ts';

import { type Answer, type Answers, BACK, back } from './answers.ts';
import { ELSEWHERE, TABLE } from './table-of-pages.ts';
import { makeWorld, type World } from './world.ts';

test('the table names every page and every route handler', () => {
  const files = [...globSync('app/**/page.tsx'), ...globSync('app/**/route.ts')].map((file) =>
    file.replaceAll('\\', '/'),
  );
  expect(files.sort()).toEqual(Object.keys(TABLE).sort());
});

test('every page and route answers each role, and the signed-out, as it should', async ({ request }) => {
  test.slow();
  const world = await makeWorld((cookie) => askingWith(request, cookie));
  const askers: [keyof Answers, Asking][] = [['nobody', askingWith(request)]];
  for (const role of ROLES) {
    askers.push([role, askingWith(request, await openSession(world.members[role].id))]);
  }
  for (const row of [...Object.values(TABLE).flat(), ...ELSEWHERE]) {
    const { at, answers, method = 'GET', body } = row;
    const path = at(world);
    const said = await Promise.all(
      askers.map(async ([who, ask]) => [who, outcomeOf(await ask(method, path, body?.(world)))] as const),
    );
    const wanted = Object.fromEntries(
      Object.entries(answers).map(([who, answer]) => [who, answer === BACK ? back(path) : answer]),
    );
    expect.soft(Object.fromEntries(said), `${method} ${path}`).toEqual(wanted);
  }
});

/** The status, or where it redirects to, as a path within Stet. */
function outcomeOf(response: { status(): number; headers(): Record<string, string>; url(): string }): Answer {
  const { location } = response.headers();
  if (response.status() < 300 || response.status() >= 400 || !location) return response.status();
  const url = new URL(location, response.url());
  return url.origin === new URL(response.url()).origin ? url.pathname + url.search : location;
}

/** Pages and, below, data that somebody who is not let in must not get. */
const SAMPLE = ['/stories', '/account', '/members', '/stories/new'];
const samplePaths = (world: World) => [...SAMPLE, `/stories/${world.storyId}`];
const dataPaths = (world: World) => [
  `/api/stories/${world.storyId}/workbench`,
  `/api/stories/${world.storyId}/items/${world.itemId}/history`,
  `/api/evidence/files/${world.fileId}`,
  `/api/stories/${world.storyId}/binder/binder.zip`,
];

test('who was given a password gets no further than to setting one of their own', async ({ request }) => {
  const world = await makeWorld((cookie) => askingWith(request, cookie));
  const admin = await createMember('ADMIN', { mustChangePassword: true });
  const ask = askingWith(request, await openSession(admin.id));
  for (const path of samplePaths(world))
    expect.soft(outcomeOf(await ask('GET', path)), path).toBe('/password');
  for (const path of dataPaths(world)) expect.soft(outcomeOf(await ask('GET', path)), path).toBe(403);
  expect(outcomeOf(await ask('GET', '/password'))).toBe(200);
});

test('a copied cookie is worth nothing once its owner is deactivated, signed out or idle too long', async ({
  request,
}) => {
  const world = await makeWorld((cookie) => askingWith(request, cookie));
  const endings: Record<string, (memberId: string) => Promise<unknown>> = {
    deactivated: (id) => db.member.update({ where: { id }, data: { deactivatedAt: new Date() } }),
    'signed out': (memberId) => db.session.updateMany({ where: { memberId }, data: { endedAt: new Date() } }),
    idle: (memberId) =>
      db.session.updateMany({
        where: { memberId },
        data: { lastSeenAt: new Date(Date.now() - 4 * 86_400_000) },
      }),
    expired: (memberId) =>
      db.session.updateMany({ where: { memberId }, data: { expiresAt: new Date(Date.now() - 1000) } }),
  };
  for (const [ending, end] of Object.entries(endings)) {
    const admin = await createMember('ADMIN');
    const ask = askingWith(request, await openSession(admin.id));
    expect(outcomeOf(await ask('GET', '/members'))).toBe(200);
    await end(admin.id);
    for (const path of samplePaths(world))
      expect.soft(outcomeOf(await ask('GET', path)), `${ending}: ${path}`).toBe(back(path));
    for (const path of dataPaths(world))
      expect.soft(outcomeOf(await ask('GET', path)), `${ending}: ${path}`).toBe(401);
  }
});

test('a cookie that was made up, or signed with another key, is nobody’s', async ({ request }) => {
  const admin = await createMember('ADMIN');
  const { name, value } = await openSession(admin.id);
  const ask = (cookie: string) => askingWith(request, { name, value: cookie })('GET', '/members');
  expect(outcomeOf(await ask(value))).toBe(200);
  expect(outcomeOf(await ask(`${value.slice(0, -4)}AAAA`))).toBe(back('/members'));
  expect(outcomeOf(await ask('nonsense'))).toBe(back('/members'));
  const forged = await encode({
    token: { sessionId: 'x', sub: admin.id },
    secret: 'another secret altogether',
  });
  expect(outcomeOf(await ask(forged))).toBe(back('/members'));
});

test('a role that was changed holds from the next request on', async ({ request }) => {
  const member = await createMember('ADMIN');
  const ask = askingWith(request, await openSession(member.id));
  expect(outcomeOf(await ask('GET', '/members'))).toBe(200);
  await db.member.update({ where: { id: member.id }, data: { role: 'VIEWER' } });
  expect(outcomeOf(await ask('GET', '/members'))).toBe(404);
});

test('what another site’s page sends with a member’s cookie is refused', async ({ request }) => {
  const world = await makeWorld((cookie) => askingWith(request, cookie));
  const { name, value } = await openSession(world.members.EDITOR.id);
  for (const path of [`/api/evidence/${world.sourceId}/files`, `/api/stories/${world.storyId}/checks`]) {
    const answer = await request.fetch(path, {
      method: 'POST',
      data: {},
      headers: {
        cookie: `${name}=${value}`,
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
      },
    });
    expect(answer.status(), path).toBe(403);
  }
});

test('a file that the record says somebody took is not taken because another site led there', async ({
  request,
}) => {
  const world = await makeWorld((cookie) => askingWith(request, cookie));
  const { name, value } = await openSession(world.members.EDITOR.id);
  for (const file of ['binder/call-sheets.pdf', 'word/checked.docx', 'tables/items.csv']) {
    const answer = await request.get(`/api/stories/${world.storyId}/${file}`, {
      headers: { cookie: `${name}=${value}`, 'sec-fetch-site': 'cross-site' },
    });
    expect([answer.status(), await answer.text()], file).toEqual([403, 'Not from here.\n']);
  }
});
