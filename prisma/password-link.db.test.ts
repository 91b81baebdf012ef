import { beforeEach, expect, test } from 'vitest';
import { db } from '../lib/db.ts';
import { setPassword } from '../lib/members/mutations.ts';
import { createMember } from '../testing/factories.ts';
import { resetDatabase } from '../testing/own-database.ts';
import { makeOperatorLink } from './password-link.ts';

beforeEach(resetDatabase);

const tokenOf = (link: string | undefined) => link?.split('/').at(-1) ?? '';

test('the operator’s link lets the administrator set a new password, once, and the record names no member', async () => {
  const { email } = await createMember('ADMIN', { password: 'forgotten long ago' });
  const earlier = await makeOperatorLink(email);
  const link = await makeOperatorLink(email.toUpperCase());
  await expect(setPassword({ token: tokenOf(earlier), password: 'by an ended link' })).rejects.toThrow(
    /no longer works/,
  );
  expect(await setPassword({ token: tokenOf(link), password: 'remembered from now on' })).toEqual({ email });
  await expect(setPassword({ token: tokenOf(link), password: 'a second time' })).rejects.toThrow(
    /no longer works/,
  );
  const [event] = await db.auditEvent.findMany({ where: { action: 'member.makePasswordLink' } });
  expect(event?.actorId).toBeNull();
});

test('a link ends after a day, and nobody gets one for a member who was deactivated or never was', async () => {
  const { email } = await createMember('ADMIN');
  const link = await makeOperatorLink(email, new Date(Date.now() - 25 * 3_600_000));
  await expect(setPassword({ token: tokenOf(link), password: 'a day too late' })).rejects.toThrow(
    /no longer works/,
  );
  const gone = await createMember('EDITOR', { isDeactivated: true });
  expect(await makeOperatorLink(gone.email)).toBeUndefined();
  expect(await makeOperatorLink('nobody@newsroom.example')).toBeUndefined();
});
