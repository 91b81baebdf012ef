/** A copied cookie, tried again after each way of signing out. */
import { db } from '../../lib/db.ts';
import { changePassword, changeRole, deactivateMember, signOut } from '../../lib/members/mutations.ts';
import { createMember } from '../../testing/factories.ts';
import type { Fault } from './fault.ts';
import { csrf, PASSWORD, type SignedIn, type Stet } from './own-stet.ts';
import { hold } from './promise.ts';

/** Pages and data alike; none may be given to anybody signed out. */
const TRIED = ['/stories', '/account', '/api/stories/00000000-0000-4000-8000-000000000000/workbench'];

type WayOut = { name: string; go: (stet: Stet, member: SignedIn) => Promise<unknown> };

const sessionOf = ({ id }: SignedIn) =>
  db.session.findFirstOrThrow({ where: { memberId: id, endedAt: null }, select: { id: true } });
const versionOf = async (id: string) => (await db.member.findUniqueOrThrow({ where: { id } })).version;
const everySession = ({ id }: SignedIn, data: { lastSeenAt?: Date; expiresAt?: Date }) =>
  db.session.updateMany({ where: { memberId: id }, data });

const WAYS_OUT: readonly WayOut[] = [
  {
    name: 'signing out',
    go: async (_, member) => signOut(member.actor, (await sessionOf(member)).id),
  },
  {
    name: 'next-auth’s own route',
    go: async (stet, { cookie: own }) => {
      const { token, cookie } = await csrf(stet.ask);
      return await stet.ask('/api/auth/signout', {
        method: 'POST',
        cookie: `${cookie}; ${own}`,
        body: new URLSearchParams({ csrfToken: token, json: 'true' }),
      });
    },
  },
  {
    name: 'a new password',
    go: async (_, member) => {
      // From another browser: that session stays.
      const other = await db.session.create({
        data: { memberId: member.id, expiresAt: new Date(Date.now() + 86_400_000) },
      });
      await changePassword(member.id, other.id, {
        current: PASSWORD,
        password: 'a heron on the weir at dawn',
      });
    },
  },
  {
    name: 'deactivation',
    go: async (_, { id }) => {
      const admin = await createMember('ADMIN');
      await deactivateMember(admin.actor, { memberId: id, version: await versionOf(id) });
    },
  },
  {
    name: 'three days idle',
    go: (_, member) => everySession(member, { lastSeenAt: new Date(Date.now() - 4 * 86_400_000) }),
  },
  {
    name: 'its last day',
    go: (_, member) => everySession(member, { expiresAt: new Date(Date.now() - 1_000) }),
  },
];

const cookieReplayed: Fault = {
  name: 'a copied cookie after every way out',
  happen: async (stet) => {
    for (const { name, go } of WAYS_OUT) {
      const member = await stet.signIn('CHECKER');
      hold((await stet.ask('/stories', { cookie: member.cookie })).status === 200, `${name}: never was in`);
      await go(stet, member);
      for (const path of TRIED) {
        const { status } = await stet.ask(path, { cookie: member.cookie });
        hold(
          [302, 303, 307, 401].includes(status),
          `after ${name} the copied cookie still gets ${path}: ${status}`,
        );
      }
    }
    return { saw: `worth nothing after ${WAYS_OUT.map(({ name }) => name).join(', ')}` };
  },
};

const roleTaken: Fault = {
  name: 'a role taken away while signed in',
  happen: async (stet) => {
    const member = await stet.signIn('ADMIN');
    hold((await stet.ask('/members', { cookie: member.cookie })).status === 200, 'never had the role');
    const admin = await createMember('ADMIN');
    await changeRole(admin.actor, {
      memberId: member.id,
      version: await versionOf(member.id),
      role: 'VIEWER',
    });
    const { status } = await stet.ask('/members', { cookie: member.cookie });
    hold(status !== 200, 'the page of the role that was taken is still given');
    return { saw: `at the next request already (HTTP ${status})` };
  },
};

export const SESSIONS: readonly Fault[] = [cookieReplayed, roleTaken];
