import { z } from 'zod';
import { emailAddress, id, text, version } from '../domain/fields.ts';
import { ROLES } from '../domain/vocabulary.ts';

const PASSWORD_MIN = 12;
const PASSWORD_MAX = 200;

/** Long enough to withstand guessing; anything a keyboard can write (NIST SP 800-63B, 5.1.1.2). */
const newPassword = z
  .string()
  .min(PASSWORD_MIN, `At least ${PASSWORD_MIN} characters.`)
  .max(PASSWORD_MAX, `At most ${PASSWORD_MAX} characters.`)
  .refine((s) => new Set(s).size >= 5, { message: 'That is too easy to guess.' });

export const inviteMemberSchema = z.object({
  email: emailAddress,
  name: text('Give their name, as in a byline.', 120),
  role: z.enum(ROLES),
});
export const changeRoleSchema = z.object({ memberId: id, version, role: z.enum(ROLES) });
export const memberSchema = z.object({ memberId: id, version });

export const setPasswordSchema = z.object({ token: z.string().min(20).max(100), password: newPassword });
export const changePasswordSchema = z
  .object({
    current: z.string().min(1, 'Type the password you have now.').max(PASSWORD_MAX),
    password: newPassword,
  })
  .refine(({ current, password }) => current !== password, {
    path: ['password'],
    message: 'Choose a new password, not the one you have.',
  });

export const proveEarlierPasswordSchema = z.object({
  earlier: z.string().min(1, 'Type the password you had before the link.').max(PASSWORD_MAX),
  password: newPassword,
});

export const changeAccountSchema = z.object({
  name: text('Give your name, as in a byline.', 120),
  email: emailAddress,
  /** The current password: only needed for a new address. */
  current: z.string().max(PASSWORD_MAX).default(''),
});

export type InviteMemberInput = z.input<typeof inviteMemberSchema>;
export type ChangeRoleInput = z.input<typeof changeRoleSchema>;
export type MemberInput = z.input<typeof memberSchema>;
