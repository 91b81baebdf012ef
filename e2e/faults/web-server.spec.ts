import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { db } from '../../lib/db.ts';
import { anyFreePort } from '../../scripts/processes.mjs';
import { startWebServer } from '../../scripts/web-server.mjs';
import { createMember } from '../../testing/factories.ts';
import { openSession } from '../newsroom.ts';

async function ownServer(env: Record<string, string> = {}) {
  const port = (await anyFreePort()) as number;
  const web = await startWebServer({ port, host: '127.0.0.1', env: { ...process.env, ...env } });
  return { web, address: `http://127.0.0.1:${port}` };
}

test('SIGTERM: what is under way is answered, what is new is refused', async () => {
  const { web, address } = await ownServer();
  const slug = `held-${randomUUID()}`;
  let held: Promise<Response> = Promise.reject(new Error('not asked'));
  held.catch(() => {});
  await db.$transaction(
    async (tx) => {
      // While its table is locked a report cannot be read: its answer stays in progress.
      await tx.$executeRaw`LOCK TABLE report IN ACCESS EXCLUSIVE MODE`;
      held = fetch(`${address}/reports/${slug}`);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      process.kill(web.pid as number, 'SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await expect(fetch(`${address}/sign-in`)).rejects.toThrow();
    },
    { timeout: 15_000 },
  );
  expect((await held).status).toBe(404);
  await web.ended;
});

test('SIGTERM: streams of open pages are ended first, with a word, so that nothing waits for them', async () => {
  const { web, address } = await ownServer();
  const cookie = await openSession((await createMember('CHECKER')).id);
  const answer = await fetch(`${address}/api/live`, {
    headers: { cookie: `${cookie.name}=${cookie.value}` },
  });
  expect(answer.status).toBe(200);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let told = '';
  const read = async () => {
    const next = await reader?.read();
    told += next?.value ?? '';
    return next?.done === false;
  };
  while (!told.includes('"again"')) await read();
  const asked = Date.now();
  process.kill(web.pid as number, 'SIGTERM');
  while (await read());
  await web.ended;
  expect(told).toMatch(/retry: \d+\n\ndata: {"kind":"bye"}\n\n$/);
  // What is under way has 25 seconds: a stream is none of that.
  expect(Date.now() - asked).toBeLessThan(15_000);
});

test('no request gets a 500, and every answer has its policy', async () => {
  const { web, address } = await ownServer({ NEXTAUTH_URL: 'https://desk.example' });
  const { value } = await openSession((await createMember('ADMIN')).id);
  const cookie = `__Secure-next-auth.session-token=${value}`;
  let page = '';
  // A slow machine answers 503 first: what follows needs the actual page.
  await expect(async () => {
    const answer = await fetch(`${address}/account`, { headers: { cookie } });
    page = await answer.text();
    expect(answer.status, page.slice(0, 300)).toBe(200);
  }).toPass();
  const scripts = [...page.matchAll(/src="(\/_next\/static\/[^"]+)"/g)].map(([, path]) => path as string);
  const texts = await Promise.all(scripts.map(async (path) => (await fetch(address + path)).text()));
  const actions = [...new Set([page, ...texts].join('\n').match(/\b[0-9a-f]{42}\b/g) ?? [])].slice(0, 8);
  expect(actions.length).toBeGreaterThan(0);

  const form = (body: string) => ({ body, type: 'multipart/form-data; boundary=x' });
  const text = (body: string) => ({ body, type: 'text/plain;charset=UTF-8' });
  const bodies = [
    ...['', '[', '{}', 'null', '[null]', '["$F1"]', '["$@1"]', '["$K1"]', '[{"name":"\\u0000"}]'].map(text),
    ...[
      '',
      '--x',
      '--x\r\n\r\n--x--',
      '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--x--\r\n',
    ].map(form),
    { body: '{', type: 'application/json' },
  ];
  const answers: [string, Response][] = [];
  for (const action of actions) {
    for (const { body, type } of bodies) {
      const headers = { cookie, 'next-action': action, 'content-type': type };
      const answer = await fetch(`${address}/account`, { method: 'POST', redirect: 'manual', headers, body });
      answers.push([`${action} ${body}`, answer]);
    }
  }
  for (const path of [
    '/reports/%00',
    '/reports/a%00/1',
    '/fonts/none',
    '/_next/static/none.js',
    '/api/none',
    '/apix',
    '/icon.svg',
    '/stories',
    '/sources?q=%00',
    '/record?before=x',
    '/reports/a/b/c/d',
    '/api/auth/callback/constructor',
    '/api/health',
    '/stories/constructor',
    '/set-password/%20',
  ]) {
    for (const headers of [{}, { purpose: 'prefetch' }, { 'next-router-prefetch': '1' }, { cookie }]) {
      answers.push([
        path,
        await fetch(address + path, { redirect: 'manual', headers: headers as HeadersInit }),
      ]);
    }
  }
  for (const [what, answer] of answers) {
    expect(answer.status, what).toBeLessThan(500);
    expect(answer.headers.get('content-security-policy'), what).toBeTruthy();
    expect(answer.headers.get('strict-transport-security'), what).toContain('max-age=');
  }
  await web.stop();
});

test('next-auth’s own sign-out route ends every copy of the cookie', async ({ request }) => {
  const { name, value } = await openSession((await createMember('CHECKER')).id);
  const cookie = `${name}=${value}`;
  const csrf = await request.get('/api/auth/csrf');
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const asked = () => request.get('/stories', { headers: { cookie }, maxRedirects: 0 });
  expect((await asked()).status()).toBe(200);
  const csrfCookie = (csrf.headers()['set-cookie'] ?? '').match(/next-auth\.csrf-token=[^;]+/)?.[0];
  await request.post('/api/auth/signout', {
    headers: { cookie: `${csrfCookie}; ${cookie}` },
    form: { csrfToken, json: 'true' },
    maxRedirects: 0,
  });
  expect((await asked()).status()).toBe(307);
});
