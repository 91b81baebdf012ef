import { encode } from 'next-auth/jwt';
import { expect, test } from 'vitest';
import { cookiesOf, sessionIdIn } from './session-cookie.ts';

process.env.NEXTAUTH_SECRET = 'a secret of this test alone, long enough';
process.env.NEXTAUTH_URL = 'http://localhost:3000';
const NAME = 'next-auth.session-token';

const made = (sessionId: string, maxAge: number) =>
  encode({ token: { sessionId } as never, secret: process.env.NEXTAUTH_SECRET as string, maxAge });

test('the cookies of a header', () => {
  expect(cookiesOf(undefined)).toEqual({});
  expect(cookiesOf('a=1; b=two%20words;c = 3;d;a=4; e=%E0%A4%A')).toEqual({ a: '4', b: 'two words', c: '3' });
  expect(cookiesOf('__proto__=x').toString).toBe(Object.prototype.toString);
});

test('a cookie of ours names its session, however often it is shown; any other names none', async () => {
  const cookie = await made('one', 60);
  for (let times = 0; times < 3; times += 1) expect(await sessionIdIn({ [NAME]: cookie })).toBe('one');
  const [head, , ...rest] = cookie.split('.');
  for (const other of ['', 'x', `${cookie}x`, [head, 'x', ...rest].join('.'), cookie.slice(0, -2)])
    expect(await sessionIdIn({ [NAME]: other }), other).toBeNull();
  expect(await sessionIdIn({})).toBeNull();
});

test('one that was split is put together', async () => {
  const cookie = await made('split', 60);
  expect(await sessionIdIn({ [`${NAME}.0`]: cookie.slice(0, 40), [`${NAME}.1`]: cookie.slice(40) })).toBe(
    'split',
  );
});

test('one that was opened before is not good for longer', async () => {
  // Next-auth allows for clocks that differ by 15 seconds.
  const cookie = await made('short', -13);
  expect(await sessionIdIn({ [NAME]: cookie })).toBe('short');
  await expect.poll(() => sessionIdIn({ [NAME]: cookie }), { timeout: 6_000 }).toBeNull();
});
