'use server';

import { signedIn } from '../auth/require-actor.ts';
import { type ActionResult, AppError } from '../domain/errors.ts';
import { env } from '../env.ts';
import { parse, runAction, toActionResult } from '../server/run-action.ts';
import { proveEarlierPassword } from './earlier-password-mutations.ts';
import {
  changeAccount,
  changePassword,
  changeRole,
  deactivateMember,
  inviteMember,
  makePasswordLink,
  reactivateMember,
  setPassword,
  signOut,
} from './mutations.ts';
import {
  type ChangeRoleInput,
  changeAccountSchema,
  changePasswordSchema,
  changeRoleSchema,
  type InviteMemberInput,
  inviteMemberSchema,
  type MemberInput,
  memberSchema,
  proveEarlierPasswordSchema,
  setPasswordSchema,
} from './schema.ts';

/** The link that the administrator passes on; it is shown only once. */
const linkFor = ({ token }: { token: string }) => ({ link: `${env.address}/set-password/${token}` });

export async function inviteMemberAction(input: InviteMemberInput): Promise<ActionResult<{ link: string }>> {
  return runAction(inviteMemberSchema, input, async (actor, parsed) =>
    linkFor(await inviteMember(actor, parsed)),
  );
}

export async function makePasswordLinkAction(input: MemberInput): Promise<ActionResult<{ link: string }>> {
  return runAction(memberSchema, input, async (actor, parsed) =>
    linkFor(await makePasswordLink(actor, parsed)),
  );
}

export async function changeRoleAction(input: ChangeRoleInput): Promise<ActionResult<void>> {
  return runAction(changeRoleSchema, input, changeRole);
}

export async function deactivateMemberAction(input: MemberInput): Promise<ActionResult<void>> {
  return runAction(memberSchema, input, deactivateMember);
}

export async function reactivateMemberAction(input: MemberInput): Promise<ActionResult<void>> {
  return runAction(memberSchema, input, reactivateMember);
}

/** Without a session: the token in the link is the authorisation. */
export async function setPasswordAction(input: {
  token: string;
  password: string;
}): Promise<ActionResult<{ email: string }>> {
  return toActionResult(() => setPassword(parse(setPasswordSchema, input)));
}

/** Allowed with a password that must be changed: this is how to change it. */
export async function changePasswordAction(input: {
  current: string;
  password: string;
}): Promise<ActionResult<void>> {
  return toActionResult(async () => {
    const who = await signedIn();
    if (!who) throw new AppError('signed_out', 'You are signed out. Sign in again.');
    await changePassword(who.actor.id, who.sessionId, parse(changePasswordSchema, input));
  });
}

/** Reopens what a password set with a link has closed. */
export async function proveEarlierPasswordAction(input: {
  earlier: string;
  password: string;
}): Promise<ActionResult<void>> {
  return toActionResult(async () => {
    const who = await signedIn();
    if (!who) throw new AppError('signed_out', 'You are signed out. Sign in again.');
    await proveEarlierPassword(who.actor, who.sessionId, parse(proveEarlierPasswordSchema, input));
  });
}

export async function signOutAction(): Promise<ActionResult<void>> {
  return toActionResult(async () => {
    const who = await signedIn();
    if (who) await signOut(who.actor, who.sessionId);
  });
}

export async function changeAccountAction(input: {
  name: string;
  email: string;
  current?: string;
}): Promise<ActionResult<void>> {
  return runAction(changeAccountSchema, input, changeAccount);
}
