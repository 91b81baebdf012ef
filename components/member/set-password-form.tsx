'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm } from '@/components/ui/use-form.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';

type Given = { current: string; password: string };

/** The current password, asked for before a new one. */
const NOW = { name: 'current', label: 'Password you have now' };
const BEFORE = { name: 'earlier', label: 'Password you had before the link' };

/** Sets a password, typed twice; asks for the one in `asks` first. */
function PasswordForm({
  asks,
  email,
  action,
  onDone,
  button,
}: {
  asks: typeof NOW | null;
  email: string;
  action: (given: Given) => Promise<ActionResult<unknown>>;
  onDone: () => void;
  button: string;
}) {
  const { submit, isBusy, errors, message } = useForm(action);
  const [mismatch, setMismatch] = useState('');

  function read(field: (name: string) => string): Given | null {
    const isSame = field('password') === field('again');
    setMismatch(isSame ? '' : 'The two are not the same.');
    return isSame ? { current: field(asks?.name ?? ''), password: field('password') } : null;
  }

  return (
    <form onSubmit={submit(read, onDone)} className="grid gap-4">
      {message && <Notice tone="error">{message}</Notice>}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {asks && (
        <TextField
          label={asks.label}
          name={asks.name}
          type="password"
          autoComplete="current-password"
          required
          error={errors[asks.name]}
        />
      )}
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        hint="At least 12 characters. A few words in a row are good."
        error={errors.password}
      />
      <TextField
        label="New password once more"
        name="again"
        type="password"
        autoComplete="new-password"
        required
        error={mismatch || undefined}
      />
      <FormActions>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          {button}
        </Button>
      </FormActions>
    </form>
  );
}

/** Used with a link from an administrator. */
export function SetPasswordForm({
  token,
  email,
  action,
}: {
  token: string;
  email: string;
  action: (input: { token: string; password: string }) => Promise<ActionResult<{ email: string }>>;
}) {
  return (
    <PasswordForm
      asks={null}
      email={email}
      action={({ password }) => action({ token, password })}
      onDone={() => window.location.assign(`/sign-in?email=${encodeURIComponent(email)}`)}
      button="Set password"
    />
  );
}

/** Used by a signed-in member. */
export function ChangePasswordForm({
  email,
  action,
}: {
  email: string;
  action: (input: Given) => Promise<ActionResult<void>>;
}) {
  return (
    <PasswordForm
      asks={NOW}
      email={email}
      action={action}
      onDone={() => window.location.assign('/')}
      button="Change password"
    />
  );
}

/** Used by a member whose password was set with a link and who is therefore shut out of what is confidential. */
export function ProveEarlierForm({
  email,
  action,
}: {
  email: string;
  action: (input: { earlier: string; password: string }) => Promise<ActionResult<void>>;
}) {
  return (
    <PasswordForm
      asks={BEFORE}
      email={email}
      action={({ current, password }) => action({ earlier: current, password })}
      onDone={() => window.location.assign('/account')}
      button="Prove it and set the new one"
    />
  );
}
