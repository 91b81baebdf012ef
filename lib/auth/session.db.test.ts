import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { countQueries } from '../../testing/database-watch.ts';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import {
  changePassword,
  changeRole,
  deactivateMember,
  makePasswordLink,
  reactivateMember,
  setPassword,
  signOut,
} from '../members/mutations.ts';
import { hashPassword } from './passwords.ts';
import { readActor, readSession } from './session.ts';
import { signIn } from './sign-in.ts';

const PASSWORD = 'a bridge across the river';
const NEW_PASSWORD = 'a ferry until the spring';
const DAY = 86_400_000;

let admin: MadeMember;

beforeAll(async () => {
  admin = await createMember('ADMIN');
});

async function signedInMember(sessions = 1, password = PASSWORD) {
  const member = await createMember('CHECKER', { password });
  const ids: string[] = [];
  for (let i = 0; i < sessions; i += 1) {
    const client = { address: randomUUID(), userAgent: null };
    ids.push((await signIn({ email: member.email, password }, client)).sessionId);
  }
  return { member, ids, first: ids[0] as string };
}

const isLive = async (id: string) => (await readSession(id)) !== null;
const versionOf = async ({ id }: MadeMember) =>
  (await db.member.findUniqueOrThrow({ where: { id } })).version;

test('an id that is no session’s is nobody', async () => {
  expect(await readSession(randomUUID())).toBeNull();
});

describe('a session ends at once, for a copied cookie too', () => {
  test('at sign-out: this one, not the others', async () => {
    const { member, ids, first } = await signedInMember(2);
    await signOut(member.actor, first);
    expect(await Promise.all(ids.map(isLive))).toEqual([false, true]);
  });

  test('but nobody signs somebody else out', async () => {
    const { first } = await signedInMember();
    await signOut(admin.actor, first);
    expect(await isLive(first)).toBe(true);
  });

  test('at deactivation: all of them, and they do not come back with the member', async () => {
    const { member, ids } = await signedInMember(2);
    await deactivateMember(admin.actor, { memberId: member.id, version: await versionOf(member) });
    expect(await Promise.all(ids.map(isLive))).toEqual([false, false]);
    await reactivateMember(admin.actor, { memberId: member.id, version: await versionOf(member) });
    expect(await Promise.all(ids.map(isLive))).toEqual([false, false]);
  });

  test('at a change of password: all but the one that it was changed in', async () => {
    const { member, ids, first } = await signedInMember(3);
    await changePassword(member.id, first, { current: PASSWORD, password: NEW_PASSWORD });
    expect(await Promise.all(ids.map(isLive))).toEqual([true, false, false]);
  });

  test('at a password set by a link: all', async () => {
    const { member, ids } = await signedInMember(2);
    const { token } = await makePasswordLink(admin.actor, {
      memberId: member.id,
      version: await versionOf(member),
    });
    await setPassword({ token, password: NEW_PASSWORD });
    expect(await Promise.all(ids.map(isLive))).toEqual([false, false]);
  });

  test('when its days are over, or nobody has used it for three', async () => {
    const { first } = await signedInMember();
    const { createdAt, expiresAt } = await db.session.findUniqueOrThrow({ where: { id: first } });
    const at = (days: number) => new Date(createdAt.getTime() + days * DAY);
    expect(await readSession(first, at(3.01))).toBeNull();
    // Used every two days, it lasts until its fourteenth.
    for (const days of [2, 4, 6, 8, 10, 12, 13.9]) expect(await readSession(first, at(days))).not.toBeNull();
    expect(await readSession(first, new Date(expiresAt.getTime() + 1))).toBeNull();
  });
});

test('that it is in use is noted, but not at every request', async () => {
  const { first } = await signedInMember();
  const seen = async () =>
    (await db.session.findUniqueOrThrow({ where: { id: first } })).lastSeenAt.getTime();
  const start = await seen();
  await readSession(first, new Date(start + 4 * 60_000));
  expect(await seen()).toBe(start);
  await readSession(first, new Date(start + 6 * 60_000));
  expect(await seen()).toBe(start + 6 * 60_000);
});

test('what an open page asks by itself is no use of it', async () => {
  const { first } = await signedInMember();
  const lastSeenAt = new Date(Date.now() - DAY);
  await db.session.update({ where: { id: first }, data: { lastSeenAt } });
  expect(await readSession(first, new Date(), undefined, true)).not.toBeNull();
  expect((await db.session.findUniqueOrThrow({ where: { id: first } })).lastSeenAt).toEqual(lastSeenAt);
});

test('a new role holds from the next request on', async () => {
  const { member, first } = await signedInMember();
  expect((await readSession(first))?.actor.role).toBe('CHECKER');
  await changeRole(admin.actor, { memberId: member.id, version: await versionOf(member), role: 'VIEWER' });
  expect((await readSession(first))?.actor.role).toBe('VIEWER');
});

test('a given password is known to be one', async () => {
  const { email } = await createMember('ADMIN', { password: PASSWORD, mustChangePassword: true });
  const { sessionId, memberId } = await signIn(
    { email, password: PASSWORD },
    { address: 'a', userAgent: null },
  );
  expect((await readSession(sessionId))?.mustChangePassword).toBe(true);
  await changePassword(memberId, sessionId, { current: PASSWORD, password: NEW_PASSWORD });
  expect((await readSession(sessionId))?.mustChangePassword).toBe(false);
});

describe('a sign-in that overlaps with', () => {
  /** The old password was right when it was checked; the change commits before the session exists. */
  async function overlapping(
    change: (member: MadeMember) => { passwordHash?: string; deactivatedAt?: Date },
  ) {
    const { member } = await signedInMember(0);
    let attempt: Promise<unknown> = Promise.resolve();
    await db.$transaction(async (tx) => {
      await tx.member.update({ where: { id: member.id }, data: change(member) });
      attempt = signIn(
        { email: member.email, password: PASSWORD },
        { address: randomUUID(), userAgent: null },
      ).catch((error: unknown) => error);
      await vi.waitUntil(
        async () => {
          const [row] = await db.$queryRaw<{ n: bigint }[]>`
            SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
          return row?.n === 1n;
        },
        { timeout: 15_000, interval: 20 },
      );
    });
    expect(await attempt).toEqual(new AppError('signed_out', 'E-mail address or password is not right.'));
    expect(await db.session.count({ where: { memberId: member.id } })).toBe(0);
  }

  test('a change of password leaves no session for the old one', async () => {
    const passwordHash = await hashPassword(NEW_PASSWORD);
    await overlapping(() => ({ passwordHash }));
  });

  test('a deactivation leaves no session', async () => {
    await overlapping(() => ({ deactivatedAt: new Date() }));
  });
});

describe('who acts in what is no page', () => {
  test('is whoever the session is of, by the same rules in every state', async () => {
    const { member, ids, first } = await signedInMember(2);
    const [, second = ''] = ids;
    const agree = async (at = new Date()) => {
      for (const id of [first, second, randomUUID(), 'no id at all']) {
        const page = /^[0-9a-f-]{36}$/.test(id) ? await readSession(id, at, undefined, true) : null;
        const acting = await readActor(id, at, undefined, true);
        expect(acting?.actor).toEqual(page?.actor);
        expect(acting?.mustChangePassword).toBe(page?.mustChangePassword);
      }
    };
    await agree();
    expect(await readActor(first)).not.toBeNull();
    const { createdAt } = await db.session.findUniqueOrThrow({ where: { id: first } });
    for (const days of [2.9, 3.1, 13.9, 14.1]) await agree(new Date(createdAt.getTime() + days * DAY));
    await signOut(member.actor, first);
    await agree();
    expect(await readActor(first)).toBeNull();
    expect(await readActor(second)).not.toBeNull();
    await changeRole(admin.actor, { memberId: member.id, version: await versionOf(member), role: 'VIEWER' });
    await agree();
    expect((await readActor(second))?.actor.role).toBe('VIEWER');
    await deactivateMember(admin.actor, { memberId: member.id, version: await versionOf(member) });
    await agree();
    expect(await readActor(second)).toBeNull();
  });

  test('is read in one statement for all who ask at once, each for themselves', async () => {
    const people = await Promise.all([1, 2, 3].map(() => signedInMember()));
    const [one, , three] = people;
    await signOut((one as (typeof people)[0]).member.actor, (one as (typeof people)[0]).first);
    let names: (string | undefined)[] = [];
    const statements = await countQueries(async () => {
      const asked = [
        ...people.map(({ first }) => first),
        'no id at all',
        (three as (typeof people)[0]).first,
      ];
      names = (await Promise.all(asked.map((id) => readActor(id)))).map((found) => found?.actor.id);
    });
    const [, second, third] = people.map(({ member }) => member.id);
    expect(names).toEqual([undefined, second, third, undefined, third]);
    expect(statements).toBe(1);
  });

  test('a failure is everybody’s who asked, and nobody’s who asks next', async () => {
    const { first } = await signedInMember();
    await db.$executeRawUnsafe('ALTER TABLE session RENAME TO session_away');
    try {
      const both = await Promise.allSettled([readActor(first), readActor(randomUUID())]);
      expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    } finally {
      await db.$executeRawUnsafe('ALTER TABLE session_away RENAME TO session');
    }
    expect(await readActor(first)).not.toBeNull();
  });
});
