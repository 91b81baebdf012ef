'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';

type Given = { current: string; password: string };

/** Sets a password twice typed; asks for the present one where `asksCurrent`. */
function PasswordForm({
  asksCurrent,
  email,
  action,
  onDone,
  button,
}: {
  asksCurrent: boolean;
  email: string;
  action: (given: Given) => Promise<ActionResult<unknown>>;
  onDone: () => void;
  button: string;
}) {
  const { run, isBusy, fieldError, generalError } = useAction(action);
  const [mismatch, setMismatch] = useState('');

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const field = (name: string) => String(new FormData(form).get(name) ?? '');
    const isSame = field('password') === field('again');
    setMismatch(isSame ? '' : 'The two are not the same.');
    if (isSame) run({ current: field('current'), password: field('password') }, onDone);
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {generalError && <Notice tone="error">{generalError}</Notice>}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {asksCurrent && (
        <TextField
          label="Password you have now"
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={fieldError('current')}
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
        error={fieldError('password')}
      />
      <TextField
        label="New password once more"
        name="again"
        type="password"
        autoComplete="new-password"
        required
        error={mismatch || undefined}
      />
      <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
        {button}
      </Button>
    </form>
  );
}

/** By a link from an administrator. */
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
      asksCurrent={false}
      email={email}
      action={({ password }) => action({ token, password })}
      onDone={() => window.location.assign(`/sign-in?email=${encodeURIComponent(email)}`)}
      button="Set password"
    />
  );
}

/** By the member, who is signed in. */
export function ChangePasswordForm({
  email,
  action,
}: {
  email: string;
  action: (input: Given) => Promise<ActionResult<void>>;
}) {
  return (
    <PasswordForm
      asksCurrent
      email={email}
      action={action}
      onDone={() => window.location.assign('/stories')}
      button="Change password"
    />
  );
}
