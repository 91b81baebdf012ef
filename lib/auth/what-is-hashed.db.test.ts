import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { changePassword, makePasswordLink, setPassword } from '../members/mutations.ts';
import { signIn } from './sign-in.ts';

/** Counts every call to argon2 at the package itself, which goes on doing its work. */
const counted = vi.hoisted(() => ({ calls: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const count =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      counted.calls += 1;
      return work(...given);
    };
  return { ...real, hash: count(real.hash), verify: count(real.verify) };
});

const PASSWORD = 'a bridge across the river';
const NEW_PASSWORD = 'a ferry until the spring';
let member: MadeMember;
let admin: MadeMember;

beforeEach(async () => {
  member = await createMember('CHECKER', { password: PASSWORD });
  admin = await createMember('ADMIN', { password: PASSWORD });
  counted.calls = 0;
});

async function linkFor({ id }: MadeMember): Promise<string> {
  const { version } = await db.member.findUniqueOrThrow({ where: { id } });
  return (await makePasswordLink(admin.actor, { memberId: id, version })).token;
}

test('a token that is unknown, used, withdrawn or run out costs no hash; a good one costs one', async () => {
  const withdrawn = await linkFor(member);
  const other = await createMember('CHECKER');
  const expired = await linkFor(other);
  await db.passwordLink.updateMany({ where: { memberId: other.id }, data: { expiresAt: new Date(0) } });
  const good = await linkFor(member);
  counted.calls = 0;
  const dead = [
    ...Array.from({ length: 50 }, () => randomBytes(24).toString('base64url')),
    withdrawn,
    expired,
  ];
  for (const token of dead) {
    await expect(setPassword({ token, password: NEW_PASSWORD })).rejects.toMatchObject({ code: 'missing' });
  }
  expect(counted.calls).toBe(0);
  await setPassword({ token: good, password: NEW_PASSWORD });
  expect(counted.calls).toBe(1);
  await expect(setPassword({ token: good, password: NEW_PASSWORD })).rejects.toMatchObject({
    code: 'missing',
  });
  expect(counted.calls).toBe(1);
});

test('a good token with a password that is refused costs none either, and stays good', async () => {
  const token = await linkFor(member);
  await expect(setPassword({ token, password: 'Password2026!' })).rejects.toMatchObject({
    fields: { password: 'This is among the passwords that others try first.' },
  });
  expect(counted.calls).toBe(0);
  await setPassword({ token, password: NEW_PASSWORD });
});

test('beyond the limit no attempt to sign in or to change a password is hashed', async () => {
  const client = { address: randomUUID(), userAgent: null };
  const attempts = async (work: () => Promise<unknown>) => {
    for (let i = 0; i < 15; i += 1) await work().catch(() => {});
  };
  await attempts(() => signIn({ email: member.email, password: 'wrong' }, client));
  expect(counted.calls).toBe(10);
  await attempts(() => changePassword(member.id, randomUUID(), { current: 'wrong', password: NEW_PASSWORD }));
  expect(counted.calls).toBe(20);
});
