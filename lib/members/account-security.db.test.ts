import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { proveEarlierPassword } from './earlier-password-mutations.ts';
import { changeAccount, changePassword, inviteMember, makePasswordLink, setPassword } from './mutations.ts';
import { inviteMemberSchema } from './schema.ts';

const PASSWORD = 'a bridge across the river';
const newEmail = () => `${randomUUID()}@newsroom.example`;
let member: MadeMember;

beforeEach(async () => {
  member = await createMember('CHECKER', { password: PASSWORD, name: `Petra ${randomUUID()}` });
});

describe('a new e-mail address', () => {
  test('needs the password, which is guessed at ten times and no more', async () => {
    const given = { name: member.name, email: newEmail() };
    await expect(changeAccount(member.actor, { ...given, current: '' })).rejects.toMatchObject({
      fields: { current: 'A new e-mail address needs your password.' },
    });
    const guesses = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) => changeAccount(member.actor, { ...given, current: `guess ${i}` })),
    );
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? guess.reason.code : 'done')).sort();
    expect(codes).toEqual([...Array(2).fill('limited'), ...Array(10).fill('validation')]);
    await expect(changeAccount(member.actor, { ...given, current: PASSWORD })).rejects.toMatchObject({
      code: 'limited',
    });
    expect((await db.member.findUniqueOrThrow({ where: { id: member.id } })).email).toBe(member.email);
  });

  test('comes with it, and a new name without', async () => {
    const email = newEmail();
    await changeAccount(member.actor, { name: member.name, email, current: PASSWORD });
    await changeAccount(member.actor, { name: `Petra ${randomUUID()}`, email, current: '' });
    expect((await db.member.findUniqueOrThrow({ where: { id: member.id } })).email).toBe(email);
  });
});

test('the password one has is guessed at ten times in a quarter of an hour, a right one costs nothing', async () => {
  const change = (current: string, password: string) =>
    changePassword(member.id, randomUUID(), { current, password });
  await change(PASSWORD, 'the second one of hers');
  for (let i = 0; i < 10; i += 1) {
    await expect(change(`guess ${i}`, 'a third one of hers')).rejects.toMatchObject({ code: 'validation' });
  }
  await expect(change('the second one of hers', 'a third one of hers')).rejects.toMatchObject({
    code: 'limited',
  });
});

describe('a password that everybody here would try first is refused', () => {
  test.each([
    ['one’s name', () => member.name],
    ['one’s name otherwise written', () => ` ${member.name.toUpperCase().replace(' ', '-')}1`],
    ['one’s address', () => member.email],
    ['the front of one’s address', () => `${member.email.split('@')[0]}!!`],
    ['the newsroom', () => 'The Harbour Courier 2026'],
  ])('%s', async (_, password) => {
    await db.newsroom.upsert({
      where: { id: 1 },
      create: { id: 1, name: 'The Harbour Courier' },
      update: { name: 'The Harbour Courier' },
    });
    const refused = {
      fields: { password: 'Others would guess that: it is your name, your address or the newsroom’s.' },
    };
    const change = changePassword(member.id, randomUUID(), { current: PASSWORD, password: password() });
    await expect(change).rejects.toMatchObject(refused);
    const admin = await createMember('ADMIN');
    const { version } = await db.member.findUniqueOrThrow({ where: { id: member.id } });
    const { token } = await makePasswordLink(admin.actor, { memberId: member.id, version });
    await expect(setPassword({ token, password: password() })).rejects.toMatchObject(refused);
    // The link is not used up by this.
    await setPassword({ token, password: `a few words with ${member.name} among others` });
  });
});

test('one of the commonest passwords is refused wherever one is set, as people vary it', async () => {
  const refused = { fields: { password: 'This is among the passwords that others try first.' } };
  const admin = await createMember('ADMIN');
  const { version } = await db.member.findUniqueOrThrow({ where: { id: member.id } });
  const { token } = await makePasswordLink(admin.actor, { memberId: member.id, version });
  for (const password of ['administrator', 'P@ssw0rd-2026', 'qwertyuiop123']) {
    const change = changePassword(member.id, randomUUID(), { current: PASSWORD, password });
    await expect(change).rejects.toMatchObject(refused);
    await expect(setPassword({ token, password })).rejects.toMatchObject(refused);
  }
  await db.member.update({ where: { id: member.id }, data: { earlierPasswordHash: 'none' } });
  const proof = proveEarlierPassword(member.actor, randomUUID(), {
    earlier: PASSWORD,
    password: 'Administrator1',
  });
  await expect(proof).rejects.toMatchObject(refused);
});

describe('a name is one person’s, as people see it', () => {
  test.each([
    ['the same', (name: string) => name],
    ['capitals and spaces', (name: string) => ` ${name.toUpperCase().replace(' ', '  ')} `],
    ['a Cyrillic е', (name: string) => name.replace('e', 'е')],
    ['a zero-width space', (name: string) => name.replace('t', 't\u200b')],
    ['a mark', (name: string) => name.replace('a', 'á')],
    ['full width', (name: string) => name.replace('P', 'Ｐ')],
  ])('%s', async (_, other) => {
    const admin = await createMember('ADMIN');
    const taken = { fields: { name: 'Somebody here has this name, or one that looks like it.' } };
    const input = { email: newEmail(), name: other(member.name), role: 'CHECKER' as const };
    await expect(inviteMember(admin.actor, inviteMemberSchema.parse(input))).rejects.toMatchObject(taken);
    const { actor, email } = await createMember('VIEWER');
    await expect(changeAccount(actor, { name: input.name, email, current: '' })).rejects.toMatchObject(taken);
    await changeAccount(member.actor, { name: input.name, email: member.email, current: '' });
  });

  test('of two who want it at once one gets it', async () => {
    const name = `Otto ${randomUUID()}`;
    const both = [await createMember('VIEWER'), await createMember('VIEWER')].map(({ actor, email }, i) =>
      changeAccount(actor, { name: i === 0 ? name : name.toUpperCase(), email, current: '' }),
    );
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
