import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import {
  changePassword,
  deactivateMember,
  makePasswordLink,
  reactivateMember,
  setPassword,
} from '../members/mutations.ts';
import { knownBrowserCookie, knownBrowsersIn } from './known-browser.ts';
import { signIn } from './sign-in.ts';

const PASSWORD = 'a bridge across the river';
const NEW_PASSWORD = 'a ferry until the spring';
const newAddress = () => `2001:db8::${randomUUID()}`;

type From = { browser?: string; address?: string };
const from = ({ browser, address }: From = {}) => ({
  address: address ?? newAddress(),
  userAgent: 'test',
  ...(browser !== undefined && { knownBrowsers: browser }),
});

/** The result of an attempt: "in", or the error's code. */
const comesOf = (email: string, password: string, where: From = {}) =>
  signIn({ email, password }, from(where)).then(
    () => 'in',
    ({ code }: { code: string }) => code,
  );

async function knownMember(earlier = ''): Promise<{ member: MadeMember; browser: string }> {
  const member = await createMember('CHECKER', { password: PASSWORD });
  const { knownBrowsers } = await signIn(
    { email: member.email, password: PASSWORD },
    from({ browser: earlier }),
  );
  return { member, browser: knownBrowsers };
}

async function guessedAt(email: string): Promise<void> {
  for (let i = 0; i < 10; i += 1) expect(await comesOf(email, `guess ${i}`)).toBe('signed_out');
  expect(await comesOf(email, PASSWORD)).toBe('limited');
}

const versionOf = async ({ id }: MadeMember) =>
  (await db.member.findUniqueOrThrow({ where: { id } })).version;

describe('somebody who is being guessed at gets in from where they signed in before', () => {
  test('from any address, as often as they like, while strangers stay out', async () => {
    const { member, browser } = await knownMember();
    await guessedAt(member.email);
    for (let i = 0; i < 3; i += 1) expect(await comesOf(member.email, PASSWORD, { browser })).toBe('in');
    expect(await comesOf(` ${member.email.toUpperCase()}`, PASSWORD, { browser })).toBe('in');
    expect(await comesOf(member.email, PASSWORD)).toBe('limited');
  });

  test('from each of several browsers, and from one that several people sign in with', async () => {
    const first = await knownMember();
    const second = await knownMember(first.browser);
    const elsewhere = (await signIn({ email: first.member.email, password: PASSWORD }, from())).knownBrowsers;
    await guessedAt(first.member.email);
    await guessedAt(second.member.email);
    for (const browser of [first.browser, second.browser, elsewhere]) {
      expect(await comesOf(first.member.email, PASSWORD, { browser })).toBe('in');
    }
    expect(await comesOf(second.member.email, PASSWORD, { browser: second.browser })).toBe('in');
  });

  test('but no browser keeps more than five people, the latest ones', async () => {
    let browser = '';
    const members: MadeMember[] = [];
    for (let i = 0; i < 7; i += 1) {
      const next = await knownMember(browser);
      browser = next.browser;
      members.push(next.member);
    }
    expect(browser.split('~')).toHaveLength(5);
    const { email } = members[2] as MadeMember;
    await guessedAt(email);
    expect(await comesOf(email, PASSWORD, { browser })).toBe('in');
    const oldest = (members[1] as MadeMember).email;
    await guessedAt(oldest);
    expect(await comesOf(oldest, PASSWORD, { browser })).toBe('limited');
  });
});

describe('guesses from there are limited too', () => {
  test('ten and no more, with a right password as well, apart from those of other browsers', async () => {
    const { member, browser: stolen } = await knownMember();
    const { knownBrowsers: own } = await signIn(
      { email: member.email, password: PASSWORD },
      from({ browser: stolen }),
    );
    const guesses = await Promise.all(
      Array.from({ length: 15 }, (_, i) => comesOf(member.email, `guess ${i}`, { browser: stolen })),
    );
    expect(guesses.filter((code) => code === 'signed_out')).toHaveLength(10);
    expect(guesses.filter((code) => code === 'limited')).toHaveLength(5);
    expect(await comesOf(member.email, PASSWORD, { browser: stolen })).toBe('limited');
    expect(await comesOf(member.email, PASSWORD, { browser: own })).toBe('in');
    expect(await comesOf(member.email, PASSWORD)).toBe('in');
  });

  test('by the address, whatever the browser', async () => {
    const { member, browser } = await knownMember();
    const address = newAddress();
    await db.signInAttempt.createMany({
      data: Array.from({ length: 60 }, () => ({ accountKey: randomUUID(), address })),
    });
    expect(await comesOf(member.email, PASSWORD, { browser, address })).toBe('limited');
  });
});

describe('no browser is known here', () => {
  test.each<[string, (browser: string) => string | Promise<string>]>([
    ['with nothing', () => ''],
    ['with rubbish', () => `${'~'.repeat(3000)}.\0.é`],
    ['with another’s', async () => (await knownMember()).browser],
    ['with a changed signature', (browser) => browser.replace(/.$/, (c) => (c === '0' ? '1' : '0'))],
    ['with a changed id', (browser) => browser.replace(/^./, (c) => (c === '0' ? '1' : '0'))],
    ['with a cut one', (browser) => browser.slice(0, -1)],
  ])('%s', async (_, forged) => {
    const { member, browser } = await knownMember();
    await guessedAt(member.email);
    expect(await comesOf(member.email, PASSWORD, { browser: await forged(browser) })).toBe('limited');
  });

  test.each<[string, (member: MadeMember, admin: MadeMember) => Promise<string>]>([
    [
      'a change of password',
      async (member) => {
        await changePassword(member.id, randomUUID(), { current: PASSWORD, password: NEW_PASSWORD });
        return NEW_PASSWORD;
      },
    ],
    [
      'a password set by a link',
      async (member, admin) => {
        const input = { memberId: member.id, version: await versionOf(member) };
        const { token } = await makePasswordLink(admin.actor, input);
        await setPassword({ token, password: NEW_PASSWORD });
        return NEW_PASSWORD;
      },
    ],
    [
      'a deactivation, also when the member is back',
      async (member, admin) => {
        await deactivateMember(admin.actor, { memberId: member.id, version: await versionOf(member) });
        await reactivateMember(admin.actor, { memberId: member.id, version: await versionOf(member) });
        return PASSWORD;
      },
    ],
  ])('after %s', async (_, change) => {
    const { member, browser } = await knownMember();
    const password = await change(member, await createMember('ADMIN'));
    await guessedAt(member.email);
    expect(await comesOf(member.email, password, { browser })).toBe('limited');
  });

  test('after ninety days', async () => {
    const { member, browser } = await knownMember();
    const row = await db.member.findUniqueOrThrow({ where: { id: member.id } });
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect(knownBrowsersIn(browser, row, inDays(89))).not.toBeNull();
    expect(knownBrowsersIn(browser, row, inDays(91))).toBeNull();
    expect(knownBrowsersIn(browser, row, inDays(-1))).toBeNull();
  });

  test('after a wrong password: nothing is given for it', async () => {
    const { email } = await createMember('CHECKER', { password: PASSWORD });
    await expect(signIn({ email, password: 'wrong' }, from())).rejects.not.toHaveProperty('knownBrowsers');
  });
});

test('the cookie is for signing in alone, hidden from scripts and other sites, and under https goes nowhere else', () => {
  const plain = knownBrowserCookie('a.b.c', false);
  expect(plain).toBe('stet-known=a.b.c; Path=/api/auth; Max-Age=7776000; HttpOnly; SameSite=Lax');
  expect(knownBrowserCookie('a.b.c', true)).toBe(`__Secure-${plain}; Secure`);
});
