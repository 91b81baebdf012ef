'use client';
import { signIn } from 'next-auth/react';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';

/** `returnTo` is a path within Stet. */
export function SignInForm({ returnTo, email = '' }: { returnTo: string; email?: string }) {
  const [error, setError] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setError('');
    setIsBusy(true);
    try {
      const answer = await signIn('credentials', {
        email: form.get('email'),
        password: form.get('password'),
        redirect: false,
      });
      if (answer?.ok && !answer.error) {
        // A full page load: nothing of an earlier session stays in memory.
        window.location.assign(returnTo);
        return;
      }
      setError(answer?.error ?? 'Signing in did not work. Try again.');
    } catch {
      setError('The desk could not be reached. Try again in a moment.');
    }
    setIsBusy(false);
    password.current?.select();
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {error && <Notice tone="error">{error}</Notice>}
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        ref={password}
      />
      <FormActions>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          {isBusy ? 'Signing in …' : 'Sign in'}
        </Button>
      </FormActions>
    </form>
  );
}
