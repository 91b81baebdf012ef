import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { everyRow } from '../../testing/database-watch.ts';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { signIn } from '../auth/sign-in.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import {
  changeAccount,
  changePassword,
  changeRole,
  deactivateMember,
  inviteMember,
  makePasswordLink,
  setPassword,
} from './mutations.ts';
import { listMembers, passwordLinkOwner } from './queries.ts';
import { changePasswordSchema, inviteMemberSchema, setPasswordSchema } from './schema.ts';

const PASSWORD = 'a ferry until the spring';

let admin: MadeMember;

/** One active administrator, whatever earlier tests have left. */
beforeEach(async () => {
  await db.member.updateMany({ where: { role: 'ADMIN' }, data: { role: 'VIEWER' } });
  admin = await createMember('ADMIN');
});

const codes = (results: PromiseSettledResult<unknown>[]) =>
  results
    .map((result) =>
      result.status === 'fulfilled'
        ? 'done'
        : result.reason instanceof AppError
          ? result.reason.code
          : result.reason,
    )
    .sort();

const newEmail = () => `${randomUUID()}@newsroom.example`;
const invite = (email = newEmail()) =>
  inviteMember(admin.actor, inviteMemberSchema.parse({ email, name: `New here ${email}`, role: 'CHECKER' }));
const signInAs = (email: string, password: string) =>
  signIn({ email, password }, { address: randomUUID(), userAgent: null });
const linkFor = async ({ id }: MadeMember) =>
  makePasswordLink(admin.actor, {
    memberId: id,
    version: (await db.member.findUniqueOrThrow({ where: { id } })).version,
  });

describe('an invitation', () => {
  test('is taken up with its link: a password is set, and it signs in', async () => {
    const email = newEmail();
    const { token } = await invite(email);
    expect(await passwordLinkOwner(token)).toEqual({ name: `New here ${email}`, email });
    await expect(signInAs(email, PASSWORD)).rejects.toMatchObject({ code: 'signed_out' });
    expect(await setPassword({ token, password: PASSWORD })).toEqual({ email });
    await expect(signInAs(email, PASSWORD)).resolves.toMatchObject({ sessionId: expect.any(String) });
  });

  test('of an address that is here already is refused beside the field, however it is typed', async () => {
    const email = newEmail();
    await invite(email);
    await expect(invite(` ${email.toUpperCase()}`)).rejects.toMatchObject({
      code: 'validation',
      fields: { email: 'Somebody with this e-mail address is here already.' },
    });
  });

  test('made twice at once is made once', async () => {
    const email = newEmail();
    expect(codes(await Promise.allSettled([invite(email), invite(email)]))).toEqual(['done', 'validation']);
    expect(await db.member.count({ where: { email } })).toBe(1);
  });
});

describe('a password link', () => {
  const dead = { code: 'missing', message: 'This link no longer works. Ask an administrator for a new one.' };

  /** A dead link looks the same whatever ended it, and has no effect except a line in the security log. */
  async function expectDead(token: string) {
    expect(await passwordLinkOwner(token)).toBeNull();
    const { security_event: _, ...before } = await everyRow();
    await expect(setPassword({ token, password: PASSWORD })).rejects.toMatchObject(dead);
    const { security_event: __, ...after } = await everyRow();
    expect(after).toEqual(before);
  }

  test('is kept as a hash alone', async () => {
    const { token } = await invite();
    const rows = await db.$queryRaw<{ row: string }[]>`SELECT l::text AS row FROM password_link l`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    const events = await db.auditEvent.findMany({ select: { payload: true } });
    expect(events.filter(({ payload }) => payload.includes(token))).toEqual([]);
  });

  test('works once', async () => {
    const { token } = await invite();
    await setPassword({ token, password: PASSWORD });
    await expectDead(token);
  });

  test('works once for two at once, too', async () => {
    const { token } = await invite();
    const both = ['a ferry until the spring', 'a bridge over the river'].map((password) =>
      setPassword({ token, password }),
    );
    expect(codes(await Promise.allSettled(both))).toEqual(['done', 'missing']);
  });

  test('is over after seven days', async () => {
    const { token } = await invite();
    const { id, createdAt, expiresAt } = await db.passwordLink.findFirstOrThrow({
      orderBy: { createdAt: 'desc' },
    });
    expect((expiresAt.getTime() - createdAt.getTime()) / 86_400_000).toBeCloseTo(7, 2);
    await db.passwordLink.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    await expectDead(token);
  });

  test('is withdrawn by a newer one', async () => {
    const member = await createMember('CHECKER', { isInvited: true });
    const [older, newer] = [await linkFor(member), await linkFor(member)];
    await expectDead(older.token);
    expect(await setPassword({ token: newer.token, password: PASSWORD })).toEqual({ email: member.email });
  });

  test('is withdrawn by deactivation, and nobody gets one who is deactivated', async () => {
    const member = await createMember('CHECKER');
    const { token } = await linkFor(member);
    await deactivateMember(admin.actor, { memberId: member.id, version: 2 });
    await expectDead(token);
    await expect(linkFor(member)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is withdrawn by a password set meanwhile', async () => {
    const member = await createMember('CHECKER', { password: PASSWORD });
    const { token } = await linkFor(member);
    await changePassword(member.id, randomUUID(), { current: PASSWORD, password: 'another one entirely' });
    await expectDead(token);
  });

  test('made up is none', async () => {
    await expectDead('x'.repeat(32));
    await expectDead('');
  });
});

describe('a password', () => {
  test.each([
    ['too short', 'elevenchars'],
    ['too long', 'abcdefgh'.repeat(26)],
    ['the same few letters', 'aaaaabbbbbcccc'],
  ])('%s is refused', (_, password) => {
    expect(setPasswordSchema.safeParse({ token: 'x'.repeat(32), password }).success).toBe(false);
    expect(changePasswordSchema.safeParse({ current: 'old', password }).success).toBe(false);
  });

  test('is changed by whoever knows the present one', async () => {
    const { id, email } = await createMember('CHECKER', { password: PASSWORD });
    const wrong = changePassword(id, randomUUID(), {
      current: 'not this one',
      password: 'another one entirely',
    });
    await expect(wrong).rejects.toMatchObject({
      fields: { current: 'That is not the password you have now.' },
    });
    await signInAs(email, PASSWORD);
    await changePassword(id, randomUUID(), { current: PASSWORD, password: 'another one entirely' });
    await expect(signInAs(email, PASSWORD)).rejects.toMatchObject({ code: 'signed_out' });
    await signInAs(email, 'another one entirely');
  });

  test('changed twice at once is changed once', async () => {
    const { id } = await createMember('CHECKER', { password: PASSWORD });
    const both = ['the first new password', 'the second new password'].map((password) =>
      changePassword(id, randomUUID(), { current: PASSWORD, password }),
    );
    expect(codes(await Promise.allSettled(both))).toEqual(['done', 'validation']);
  });
});

describe('the last administrator', () => {
  const last = { code: 'forbidden', message: 'A newsroom needs at least one administrator.' };
  /** Signed in as one until a moment ago, so that only the count can refuse. */
  const formerAdmin = async () => {
    const member = await createMember('ADMIN');
    await db.member.update({ where: { id: member.id }, data: { role: 'VIEWER' } });
    return member;
  };
  const target = () => ({ memberId: admin.id, version: 1 });

  test('keeps the role', async () => {
    await expect(
      changeRole((await formerAdmin()).actor, { ...target(), role: 'EDITOR' }),
    ).rejects.toMatchObject(last);
  });

  test('cannot be deactivated', async () => {
    await expect(deactivateMember((await formerAdmin()).actor, target())).rejects.toMatchObject(last);
  });

  test.each([
    ['has not taken up the invitation', { isInvited: true }],
    ['is deactivated', { isDeactivated: true }],
  ])('is the last although another %s', async (_, options) => {
    await createMember('ADMIN', options);
    await expect(deactivateMember((await formerAdmin()).actor, target())).rejects.toMatchObject(last);
  });

  test('is never oneself to be changed', async () => {
    await createMember('ADMIN');
    await expect(changeRole(admin.actor, { ...target(), role: 'EDITOR' })).rejects.toMatchObject({
      code: 'forbidden',
      message: 'This cannot be done to your own account: ask another administrator.',
    });
  });

  test.each([
    [
      'deactivate',
      (by: MadeMember, who: MadeMember) => deactivateMember(by.actor, { memberId: who.id, version: 1 }),
    ],
    [
      'demote',
      (by: MadeMember, who: MadeMember) =>
        changeRole(by.actor, { memberId: who.id, version: 1, role: 'VIEWER' }),
    ],
  ])('two who %s each other at once leave one', async (_, remove) => {
    const other = await createMember('ADMIN');
    const results = await Promise.allSettled([remove(admin, other), remove(other, admin)]);
    expect(codes(results)).toEqual(['done', 'forbidden']);
    expect(await db.member.count({ where: { role: 'ADMIN', deactivatedAt: null } })).toBe(1);
  });
});

describe('one’s own account', () => {
  test('takes no address that somebody else has, also at once', async () => {
    const [a, b] = [
      await createMember('CHECKER', { password: PASSWORD }),
      await createMember('CHECKER', { password: PASSWORD }),
    ];
    await expect(
      changeAccount(a.actor, { name: a.name, email: b.email, current: PASSWORD }),
    ).rejects.toMatchObject({
      fields: { email: 'Somebody here has this e-mail address already.' },
    });
    const email = newEmail();
    const both = [a, b].map(({ actor, name }) => changeAccount(actor, { name, email, current: PASSWORD }));
    expect(codes(await Promise.allSettled(both))).toEqual(['done', 'validation']);
  });

  test('is changed with its event, and unchanged without one', async () => {
    const { actor, name, id } = await createMember('CHECKER', { password: PASSWORD });
    const email = newEmail();
    await changeAccount(actor, { name, email, current: PASSWORD });
    const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(event).toMatchObject({ action: 'member.changeAccount', actorId: id });
    const before = await everyRow();
    await changeAccount(actor, { name, email, current: PASSWORD });
    expect(await everyRow()).toEqual(before);
  });
});

test('the list of members says who is active, invited and deactivated', async () => {
  const invited = await createMember('LEGAL', { isInvited: true });
  const gone = await createMember('LEGAL', { isDeactivated: true });
  const members = await listMembers(admin.actor);
  const stateOf = ({ id }: MadeMember) => members.find((member) => member.id === id)?.state;
  expect([admin, invited, gone].map(stateOf)).toEqual(['active', 'invited', 'deactivated']);
  expect(members.filter(({ isMe }) => isMe).map(({ id }) => id)).toEqual([admin.id]);
});
