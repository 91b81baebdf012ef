import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import NextAuth from 'next-auth';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { env } from '../env.ts';
import { knownBrowserCookie } from './known-browser.ts';
import { authOptions } from './options.ts';
import { readSession } from './session.ts';
import { endSession, sessionIdOf } from './sign-out.ts';

const PASSWORD = 'a ladder against the wall';
const COOKIE = 'next-auth.session-token';
let server: Server;
let address: string;
let failures: unknown[] = [];

/** next-auth's own routes, unchanged, behind a plain server: none of our screens and no action is in between. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost:3000');
    let text = '';
    for await (const chunk of request) text += chunk;
    const answer = Object.assign(response, {
      status: (code: number) => Object.assign(response, { statusCode: code }),
      send: (body: unknown) => response.end(typeof body === 'string' ? body : JSON.stringify(body)),
      json: (body: unknown) => response.end(JSON.stringify(body)),
    });
    const asked = Object.assign(request, {
      query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split('/').slice(3) },
      cookies: Object.fromEntries(
        (request.headers.cookie ?? '')
          .split('; ')
          .map((pair) => pair.split(/=(.*)/s).slice(0, 2).map(decodeURIComponent)),
      ),
      body: Object.fromEntries(new URLSearchParams(text)),
    });
    await NextAuth(
      asked as never,
      answer as never,
      authOptions(
        (error) => failures.push(error),
        (value) => response.appendHeader('Set-Cookie', knownBrowserCookie(value)),
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth`;
});
afterAll(() => server.close());

async function opened() {
  const member = await createMember('CHECKER', { password: PASSWORD });
  const { id } = await db.session.create({
    data: { memberId: member.id, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  const cookie = `${COOKIE}=${await encode({ token: { sessionId: id }, secret: env.authSecret })}`;
  return { member, id, cookie };
}

/** The token against cross-site forms, with the cookie that it must match. */
async function csrf(): Promise<{ token: string; cookie: string }> {
  const answer = await fetch(`${address}/csrf`);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return { token: csrfToken, cookie: (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' };
}

async function post(path: string, cookie: string, fields: Record<string, string> = {}): Promise<Response> {
  const { token, cookie: csrfCookie } = await csrf();
  return fetch(`${address}/${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `${csrfCookie}; ${cookie}` },
    body: new URLSearchParams({ csrfToken: token, json: 'true', ...fields }),
  });
}

const signOuts = (memberId: string) =>
  db.auditEvent.count({ where: { actorId: memberId, action: 'member.signOut' } });

describe('the session’s row ends, and with it every copy of the cookie,', () => {
  test('by next-auth’s own sign-out route, once in the record however often', async () => {
    const { member, id, cookie } = await opened();
    expect(await readSession(id)).not.toBeNull();
    expect((await post('signout', cookie)).status).toBe(200);
    expect(await readSession(id)).toBeNull();
    await post('signout', cookie);
    expect(await signOuts(member.id)).toBe(1);
  });

  test('by signing in over it, as the same person or as another', async () => {
    const first = await opened();
    const other = await createMember('CHECKER', { password: PASSWORD });
    for (const email of [first.member.email, other.email]) {
      const { id, cookie } = email === other.email ? first : await opened();
      const answer = await post('callback/credentials', cookie, { email, password: PASSWORD });
      expect(answer.status).toBe(200);
      expect(await readSession(id)).toBeNull();
    }
  });
});

test('signing in sets the cookie by which a browser is known, which next-auth gets to read, and failing does not', async () => {
  const { email } = await createMember('CHECKER', { password: PASSWORD });
  const known = (answer: Response) =>
    answer.headers.getSetCookie().find((cookie) => cookie.startsWith('stet-known='));
  expect(
    known(await post('callback/credentials', 'other=one', { email, password: 'not it' })),
  ).toBeUndefined();
  const cookie = known(await post('callback/credentials', 'other=one', { email, password: PASSWORD }))?.split(
    ';',
  )[0];
  for (let i = 0; i < 9; i += 1)
    await post('callback/credentials', 'other=one', { email, password: 'not it' });
  expect((await post('callback/credentials', 'other=one', { email, password: PASSWORD })).status).toBe(401);
  const again = await post('callback/credentials', cookie ?? 'none=set', { email, password: PASSWORD });
  expect(again.status).toBe(200);
  expect(again.headers.getSetCookie().some((one) => one.startsWith(COOKIE))).toBe(true);
});

describe('it stays', () => {
  test('where the request came from a foreign form', async () => {
    const { id, cookie } = await opened();
    await fetch(`${address}/signout`, { method: 'POST', redirect: 'manual', headers: { cookie } });
    expect(await readSession(id)).not.toBeNull();
  });

  test('where somebody failed to sign in over it', async () => {
    const { member, id, cookie } = await opened();
    const answer = await post('callback/credentials', cookie, { email: member.email, password: 'not it' });
    expect(answer.status).toBe(401);
    expect(await readSession(id)).not.toBeNull();
  });

  test('where the cookie is not signed by us', async () => {
    const { id } = await opened();
    const forged = await encode({ token: { sessionId: id }, secret: 'somebody else’s' });
    await post('signout', `${COOKIE}=${forged}`);
    expect(await readSession(id)).not.toBeNull();
    expect(await sessionIdOf(`${COOKIE}=${forged}`)).toBeNull();
  });
});

test('a session that could not be ended is not said to have ended', async () => {
  const { cookie } = await opened();
  failures = [];
  await db.$executeRaw`ALTER TABLE session RENAME TO session_away`;
  try {
    await post('signout', cookie);
    expect(failures).toHaveLength(1);
  } finally {
    await db.$executeRaw`ALTER TABLE session_away RENAME TO session`;
  }
});

test('an id that is no session’s ends nothing and writes nothing', async () => {
  const before = await db.auditEvent.count();
  await endSession('00000000-0000-4000-8000-000000000000');
  expect(await db.auditEvent.count()).toBe(before);
});
