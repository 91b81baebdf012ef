import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeOperatorLink } from '../../prisma/password-link.ts';
import { actorAgain, createMember, type MadeMember } from '../../testing/factories.ts';
import { signIn } from '../auth/sign-in.ts';
import { checkableText, listCheckableSources } from '../checks/queries.ts';
import { db } from '../db.ts';
import { auditSentence } from '../domain/audit/event.ts';
import { ROLES } from '../domain/vocabulary.ts';
import { openSource } from '../evidence/queries.ts';
import { setSourceText } from '../evidence/text-mutations.ts';
import { proveEarlierPassword } from '../members/earlier-password-mutations.ts';
import {
  changeAccount,
  changePassword,
  changeRole,
  deactivateMember,
  makePasswordLink,
  reactivateMember,
  setPassword,
} from '../members/mutations.ts';
import { confirmReader } from './closing-mutations.ts';
import { addConfidentialSource, addReader, changeIdentity, readIdentity, removeReader } from './mutations.ts';
import { closedToMe, listLinkNotices } from './notice-queries.ts';
import { addConfidentialSourceSchema } from './schema.ts';

process.env.STET_SECRET_KEY = Buffer.alloc(32, 5).toString('base64url');

const EARLIER = 'a bridge across the river';
const BY_LINK = 'a ferry until the spring';
const OWN = 'nobody else has heard this one';
const SECRET = { identity: 'Somebody at the works', termsText: 'a person familiar with the works' };
const CLOSED = {
  code: 'forbidden',
  message:
    'Your password was set with a link, so what is confidential is closed to you: your account page says how it opens again.',
};

let admin: MadeMember;
let owner: MadeMember;
let named: MadeMember;
let sourceId: string;

beforeEach(async () => {
  admin = await createMember('ADMIN');
  owner = await createMember('REPORTER', { password: 'the first snow of the year' });
  named = await createMember('LEGAL', { password: EARLIER });
  sourceId = await add([named.id]);
});

async function add(readerIds: string[], by = owner): Promise<string> {
  const input = addConfidentialSourceSchema.parse({ ...SECRET, readerIds });
  return (await addConfidentialSource(by.actor, input)).sourceId;
}

async function linkFor({ id }: MadeMember, by = admin): Promise<string> {
  const { version } = await db.member.findUniqueOrThrow({ where: { id } });
  return (await makePasswordLink(by.actor, { memberId: id, version })).token;
}

async function setByLink(member: MadeMember, password = BY_LINK): Promise<void> {
  await setPassword({ token: await linkFor(member), password });
}

describe('a password set with a link closes what its member is named on', () => {
  test('made by an administrator', async () => {
    await setByLink(named);
    await expect(readIdentity(named.actor, { sourceId })).rejects.toMatchObject(CLOSED);
    expect(await readIdentity(owner.actor, { sourceId })).toMatchObject({ identity: SECRET.identity });
  });

  test('made by the operator of the machine', async () => {
    const token = (await makeOperatorLink(named.email))?.split('/').at(-1) ?? '';
    await setPassword({ token, password: BY_LINK });
    await expect(readIdentity(named.actor, { sourceId })).rejects.toMatchObject(CLOSED);
  });

  test('of an invitation that was not taken up when its member was named', async () => {
    const invited = await createMember('CHECKER', { isInvited: true });
    const second = await add([invited.id]);
    await setByLink(invited);
    await expect(readIdentity(invited.actor, { sourceId: second })).rejects.toMatchObject(CLOSED);
  });
});

const versionOf = async ({ id }: MadeMember) =>
  (await db.member.findUniqueOrThrow({ where: { id } })).version;
const change = (member: MadeMember, current: string, password: string) =>
  changePassword(member.id, randomUUID(), { current, password });
const prove = (member: MadeMember, earlier: string, password = OWN) =>
  proveEarlierPassword(member.actor, randomUUID(), { earlier, password });
const codeOf = async (member: MadeMember) => (await closedToMe(member.actor))?.code ?? 'none';
const confirm = async (by: MadeMember, member: MadeMember, code?: string, source = sourceId) =>
  confirmReader(by.actor, {
    sourceId: source,
    memberId: member.id,
    code: code ?? (await codeOf(member)),
  });
const canRead = (member: MadeMember, source = sourceId) =>
  readIdentity(member.actor, { sourceId: source }).then(
    () => true,
    (error: { code: string }) => error.code !== 'forbidden' && Promise.reject(error),
  );
const lines = async (member: MadeMember) =>
  (await db.auditEvent.findMany({ where: { subjectId: member.id }, orderBy: { seq: 'asc' } })).map(
    ({ action, payload }) => auditSentence(action, JSON.parse(payload)),
  );

describe('while it is closed', () => {
  test.each(ROLES)('a %s opens nothing of it by any way, and names nobody', async (role) => {
    const member = await createMember(role, { password: EARLIER });
    const source = await add([member.id]);
    const { createdById } = await db.source.findUniqueOrThrow({ where: { id: source } });
    const text = 'The bridge opens in March.';
    await setSourceText(await actorAgain({ id: createdById }), { sourceId: source, text, basedOn: null });
    expect((await listCheckableSources(member.actor, randomUUID())).map(({ id }) => id)).toContain(source);
    expect(await openSource(member.actor, source)).not.toBeNull();
    await setByLink(member);
    expect(await openSource(member.actor, source)).toBeNull();
    expect((await listCheckableSources(member.actor, randomUUID())).map(({ id }) => id)).not.toContain(
      source,
    );
    await expect(checkableText(db, member.actor, source)).rejects.toMatchObject({ code: 'missing' });
    const subject = { sourceId: source, memberId: admin.id };
    for (const attempt of [
      () => readIdentity(member.actor, subject),
      () => changeIdentity(member.actor, { sourceId: source, identity: 'Somebody else' }),
      () => addReader(member.actor, subject),
      () => removeReader(member.actor, { sourceId: source, memberId: owner.id }),
      () => confirm(member, member, '1234 5678', source),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  test('nothing else that an administrator or the member does opens it', async () => {
    await setByLink(named);
    const who = async () => ({ memberId: named.id, version: await versionOf(named) });
    await change(named, BY_LINK, OWN);
    await changeRole(admin.actor, { ...(await who()), role: 'ADMIN' });
    await changeAccount(named.actor, {
      name: named.name,
      email: `${randomUUID()}@newsroom.example`,
      current: OWN,
    });
    await deactivateMember(admin.actor, await who());
    await reactivateMember(admin.actor, await who());
    await setByLink(named, 'a third password by a link');
    expect(await canRead(named)).toBe(false);
  });

  test('what they bring in themselves from then on is theirs', async () => {
    await setByLink(owner);
    expect(await canRead(owner, await add([], owner))).toBe(true);
  });

  test('a link that is not used closes nothing', async () => {
    await linkFor(named);
    expect(await canRead(named)).toBe(true);
  });

  test('the last one to whom it is open cannot go, whoever else is named', async () => {
    await setByLink(named);
    await expect(removeReader(owner.actor, { sourceId, memberId: owner.id })).rejects.toMatchObject({
      fields: { memberId: 'Name somebody else first: the last one cannot be taken away.' },
    });
    await removeReader(owner.actor, { sourceId, memberId: named.id });
  });
});

describe('the earlier password', () => {
  test('opens all again, sets a new one, and ends the session of whoever made the link', async () => {
    const second = await add([named.id]);
    await setByLink(named);
    const client = { address: randomUUID(), userAgent: null };
    const { sessionId } = await signIn({ email: named.email, password: BY_LINK }, client);
    await prove(named, EARLIER);
    expect([await canRead(named), await canRead(named, second)]).toEqual([true, true]);
    expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).endedAt).not.toBeNull();
    await expect(signIn({ email: named.email, password: BY_LINK }, client)).rejects.toMatchObject({
      code: 'signed_out',
    });
    expect((await lines(named)).at(-1)).toBe(
      'proved their earlier password and chose a new one: 2 confidential sources open to them again',
    );
    const { earlierPasswordHash } = await db.member.findUniqueOrThrow({ where: { id: named.id } });
    expect(earlierPasswordHash).toBeNull();
  });

  test('is the one before the first link, not one that a link has set', async () => {
    await setByLink(named);
    await change(named, BY_LINK, 'chosen by who made the link');
    await setByLink(named, 'set by a second link of theirs');
    for (const wrong of [BY_LINK, 'chosen by who made the link', 'set by a second link of theirs']) {
      await expect(prove(named, wrong)).rejects.toMatchObject({
        fields: { earlier: 'That is not the password you had before.' },
      });
    }
    expect(await canRead(named)).toBe(false);
    await prove(named, EARLIER);
    expect(await canRead(named)).toBe(true);
  });

  test('opens nothing while the password of the link stays', async () => {
    await setByLink(named);
    await expect(prove(named, EARLIER, BY_LINK)).rejects.toMatchObject({
      fields: { password: 'Choose a new password: whoever made the link may know this one.' },
    });
    expect(await canRead(named)).toBe(false);
  });

  test('is guessed at ten times in a quarter of an hour, then not even the right one is looked at', async () => {
    await setByLink(named);
    const guesses = await Promise.allSettled(
      Array.from({ length: 14 }, (_, i) => prove(named, `guess ${i}`)),
    );
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? guess.reason.code : 'in'));
    expect(codes.filter((code) => code === 'validation')).toHaveLength(10);
    expect(codes.filter((code) => code === 'limited')).toHaveLength(4);
    await expect(prove(named, EARLIER)).rejects.toMatchObject({ code: 'limited' });
  });

  test('is none for an invitation: somebody named confirms', async () => {
    const invited = await createMember('CHECKER', { isInvited: true });
    const second = await add([invited.id]);
    await setByLink(invited);
    expect(await closedToMe(invited.actor)).toEqual({ count: 1, hasEarlier: false, code: null });
    await setByLink(invited, 'set by a second link of theirs');
    await expect(prove(invited, BY_LINK)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await canRead(invited, second)).toBe(false);
  });

  test('of the only one named is the only way back', async () => {
    const alone = await add([]);
    await setByLink(owner);
    await expect(confirm(admin, owner, '1234 5678', alone)).rejects.toMatchObject({ code: 'forbidden' });
    await prove(owner, 'the first snow of the year');
    expect(await canRead(owner, alone)).toBe(true);
  });
});

describe('somebody else who is named', () => {
  test('confirms by the code, once the member has a password that the link did not set', async () => {
    await setByLink(named);
    expect(await codeOf(named)).toBe('none');
    await expect(confirm(owner, named, '1234 5678')).rejects.toMatchObject({ code: 'validation' });
    await change(named, BY_LINK, OWN);
    await confirm(owner, named);
    expect(await canRead(named)).toBe(true);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: sourceId, action: 'source.confirmReader' },
    });
    expect(event.actorId).toBe(owner.id);
    expect(auditSentence(event.action, JSON.parse(event.payload))).toContain(`confirmed ${named.name}`);
    await expect(confirm(owner, named, '1234 5678')).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('opens only the source that they are named on', async () => {
    const second = await add([named.id], await createMember('EDITOR'));
    await setByLink(named);
    await change(named, BY_LINK, OWN);
    await expect(confirm(owner, named, undefined, second)).rejects.toMatchObject({ code: 'forbidden' });
    await confirm(owner, named);
    expect([await canRead(named), await canRead(named, second)]).toEqual([true, false]);
  });

  test('is not an administrator from outside, nor one whose own password came with a link', async () => {
    await setByLink(named);
    await setByLink(owner);
    await change(named, BY_LINK, OWN);
    const code = await codeOf(named);
    for (const by of [admin, owner, named]) {
      await expect(confirm(by, named, code)).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  test('a code is worth nothing after another password, or another link', async () => {
    await setByLink(named);
    await change(named, BY_LINK, OWN);
    const code = await codeOf(named);
    await change(named, OWN, 'and changed once more');
    await expect(confirm(owner, named, code)).rejects.toMatchObject({ code: 'validation' });
    const newer = await codeOf(named);
    await setByLink(named);
    await expect(confirm(owner, named, newer)).rejects.toMatchObject({ code: 'validation' });
    expect(await canRead(named)).toBe(false);
  });
});

describe('the named readers are told at once', () => {
  const kinds = async (member: MadeMember) =>
    (await listLinkNotices(member.actor)).map((notice) =>
      'name' in notice ? [notice.kind, notice.name] : [notice.kind],
    );

  test('of the link, of its use, and no longer once the person is confirmed; nobody else is', async () => {
    const stranger = await createMember('EDITOR');
    const token = await linkFor(named);
    expect(await kinds(owner)).toEqual([['link', named.name]]);
    expect(await kinds(named)).toEqual([['ownLink']]);
    await setPassword({ token, password: BY_LINK });
    expect(await listLinkNotices(owner.actor)).toMatchObject([
      { kind: 'closed', name: named.name, by: admin.name, source: { id: sourceId } },
    ]);
    expect(await kinds(named)).toEqual([['mine']]);
    expect([await kinds(stranger), await kinds(admin)]).toEqual([[], []]);
    await change(named, BY_LINK, OWN);
    await confirm(owner, named);
    expect([await kinds(owner), await kinds(named)]).toEqual([[], []]);
  });

  test('not one who is closed out themselves: they may be who made the links', async () => {
    await setByLink(owner);
    await linkFor(named);
    expect(await kinds(owner)).toEqual([['mine']]);
  });

  test('the record says in a line each what happened', async () => {
    await setByLink(named);
    expect(await lines(named)).toEqual([
      `made a link for ${named.name} to set a password, who is named on 1 confidential source`,
      `set a password with the link that ${admin.name} made: 1 confidential source closed to them until they are confirmed`,
    ]);
    const plain = await createMember('CHECKER');
    await setByLink(plain);
    expect(await lines(plain)).toEqual([
      `made a link for ${plain.name} to set a password`,
      `set a password with the link that ${admin.name} made`,
    ]);
  });
});

test('whoever is named while a link sets the password is named before it and closed, or after it', async () => {
  const late = await createMember('CHECKER', { password: EARLIER });
  const token = await linkFor(late);
  await Promise.all([
    setPassword({ token, password: BY_LINK }),
    addReader(owner.actor, { sourceId, memberId: late.id }),
  ]);
  const events = await db.auditEvent.findMany({
    where: { OR: [{ action: 'source.addReader', subjectId: sourceId }, { subjectId: late.id }] },
    orderBy: { seq: 'asc' },
  });
  const order = events.map(({ action }) => action).filter((act) => act !== 'member.makePasswordLink');
  expect(await canRead(late)).toBe(order.at(-1) === 'source.addReader');
});
