import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyRow } from '../../testing/database-watch.ts';
import { createMember, type MadeMember } from '../../testing/factories.ts';
import { db } from '../db.ts';
import { AppError } from '../domain/errors.ts';
import { readSession } from './session.ts';
import { signIn } from './sign-in.ts';

const PASSWORD = 'a bridge across the river';
const REFUSED = { code: 'signed_out', message: 'E-mail address or password is not right.' };
const LIMITED = { code: 'limited', message: 'Too many attempts. Wait a quarter of an hour, then try again.' };

let member: MadeMember;

beforeAll(async () => {
  member = await createMember('CHECKER', { password: PASSWORD });
});

/** Each test comes from its own address, so that none uses up another's attempts. */
const newAddress = () => `2001:db8::${randomUUID()}`;

const tryTo = (email: string, password: string, address = newAddress()) =>
  signIn({ email, password }, { address, userAgent: 'test' });

/** What the person is told, and nothing else. */
async function answerTo(email: string, password: string, address?: string) {
  try {
    await tryTo(email, password, address);
    return 'in';
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    const { code, message, fields, conflict } = error as AppError;
    expect([fields, conflict]).toEqual([undefined, undefined]);
    return { code, message };
  }
}

const keyOf = (email: string) => createHash('sha256').update(email).digest('hex');

/** Failed attempts from some time ago. */
const failed = (
  count: number,
  {
    account = randomUUID(),
    address = newAddress(),
    minutesAgo = 1,
  }: { account?: string; address?: string; minutesAgo?: number },
) =>
  db.signInAttempt.createMany({
    data: Array.from({ length: count }, () => ({
      accountKey: keyOf(account),
      address,
      at: new Date(Date.now() - minutesAgo * 60_000),
    })),
  });

test('the right password opens a session, and the record says so', async () => {
  const { sessionId, memberId } = await tryTo(member.email, PASSWORD);
  expect(memberId).toBe(member.id);
  expect((await readSession(sessionId))?.actor).toMatchObject({ id: member.id, role: 'CHECKER' });
  const event = await db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  expect(event).toMatchObject({ action: 'member.signIn', actorId: member.id, subjectId: member.id });
});

test('an address is the same however it is typed, a password however the keyboard composes it', async () => {
  const composed = await createMember('VIEWER', { password: 'Škoda žlutá kůň' });
  expect(await answerTo(`  ${member.email.toUpperCase()} `, PASSWORD)).toBe('in');
  expect(await answerTo(composed.email, 'Škoda žlutá kůň'.normalize('NFD'))).toBe('in');
});

describe('one answer tells nothing of who is here', () => {
  test.each([
    ['an unknown account', async () => 'nobody@newsroom.example'],
    [
      'a wrong password',
      async () => (await createMember('EDITOR', { password: 'another one entirely' })).email,
    ],
    [
      'a deactivated member',
      async () => (await createMember('EDITOR', { password: PASSWORD, isDeactivated: true })).email,
    ],
    ['an invitation not taken up', async () => (await createMember('EDITOR', { isInvited: true })).email],
    ['no address at all', async () => ''],
    ['what is no address', async () => "' OR 1=1 --"],
    ['an address with NUL in it', async () => 'a\0b@newsroom.example'],
    ['half a character', async () => '\ud83c@newsroom.example'],
    ['a very long address', async () => `${'x'.repeat(5000)}@newsroom.example`],
  ])('%s', async (_, email) => {
    expect(await answerTo(await email(), PASSWORD)).toEqual(REFUSED);
  });

  test('a password of any length and kind is only wrong', async () => {
    for (const password of ['', 'x'.repeat(100_000), 'a\0b', '\ud83c']) {
      expect(await answerTo(member.email, password)).toEqual(REFUSED);
    }
    await db.signInAttempt.deleteMany({ where: { accountKey: keyOf(member.email) } });
  });

  test('a refusal writes nothing but the attempt and a line of the security log, without the address', async () => {
    const before = await everyRow();
    await answerTo('somebody.private@newsroom.example', 'wrong');
    const { sign_in_attempt: _, security_event: __, ...after } = await everyRow();
    expect(before).toMatchObject(after);
    const attempt = await db.signInAttempt.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(attempt.accountKey).toBe(keyOf('somebody.private@newsroom.example'));
  });
});

describe('limits', () => {
  test('an account takes ten wrong attempts, then none at all, wherever they come from', async () => {
    const { email } = await createMember('EDITOR', { password: PASSWORD });
    for (let i = 0; i < 10; i += 1) expect(await answerTo(email, 'wrong')).toEqual(REFUSED);
    expect(await answerTo(email, PASSWORD)).toEqual(LIMITED);
    expect(await answerTo(email.toUpperCase(), PASSWORD)).toEqual(LIMITED);
    expect(await answerTo(member.email, PASSWORD)).toBe('in');
  });

  test('an unknown account is limited just like a known one', async () => {
    const email = `${randomUUID()}@newsroom.example`;
    await failed(9, { account: email });
    expect(await answerTo(email, 'wrong')).toEqual(REFUSED);
    expect(await answerTo(email, 'wrong')).toEqual(LIMITED);
  });

  test('an address takes sixty, whatever accounts they are for', async () => {
    const address = newAddress();
    await failed(59, { address });
    expect(await answerTo(`${randomUUID()}@newsroom.example`, 'wrong', address)).toEqual(REFUSED);
    expect(await answerTo(member.email, PASSWORD, address)).toEqual(LIMITED);
    expect(await answerTo(member.email, PASSWORD)).toBe('in');
  });

  test('a right password takes its own attempt back, and no other', async () => {
    const { email } = await createMember('EDITOR', { password: PASSWORD });
    const address = newAddress();
    await failed(9, { account: email, address });
    for (let i = 0; i < 4; i += 1) expect(await answerTo(email, PASSWORD, address)).toBe('in');
    expect(await answerTo(email, 'wrong', address)).toEqual(REFUSED);
    expect(await answerTo(email, PASSWORD, address)).toEqual(LIMITED);
  });

  test('after a quarter of an hour they are forgotten', async () => {
    const { email } = await createMember('EDITOR', { password: PASSWORD });
    await failed(10, { account: email, minutesAgo: 14 });
    expect(await answerTo(email, PASSWORD)).toEqual(LIMITED);
    await db.signInAttempt.deleteMany({ where: { accountKey: keyOf(email) } });
    await failed(10, { account: email, minutesAgo: 16 });
    expect(await answerTo(email, PASSWORD)).toBe('in');
    expect(await db.signInAttempt.count({ where: { accountKey: keyOf(email) } })).toBe(0);
  });

  test('of thirty attempts on one account at once ten are looked at', async () => {
    const { email } = await createMember('EDITOR', { password: PASSWORD });
    const answers = await Promise.all(Array.from({ length: 30 }, () => answerTo(email, 'wrong')));
    expect(answers.filter((answer) => answer !== 'in' && answer.code === 'signed_out')).toHaveLength(10);
    expect(answers.filter((answer) => answer !== 'in' && answer.code === 'limited')).toHaveLength(20);
  });

  test('of many attempts from one address at once no more than sixty are looked at', async () => {
    const address = newAddress();
    await failed(55, { address });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => answerTo(`${randomUUID()}@newsroom.example`, 'wrong', address)),
    );
    expect(answers.filter((answer) => answer !== 'in' && answer.code === 'signed_out')).toHaveLength(5);
    expect(answers.filter((answer) => answer !== 'in' && answer.code === 'limited')).toHaveLength(15);
  });
});
