'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';

export function AccountForm({
  name,
  email,
  action,
}: {
  name: string;
  email: string;
  action: (input: { name: string; email: string; current: string }) => Promise<ActionResult<void>>;
}) {
  const router = useRouter();
  const { run, isBusy, fieldError, generalError } = useAction(action);
  const [isSaved, setIsSaved] = useState(false);
  const [isNewAddress, setIsNewAddress] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsSaved(false);
    const [given, address, current] = ['name', 'email', 'current'].map((one) => String(form.get(one) ?? ''));
    run({ name: given ?? '', email: address ?? '', current: current ?? '' }, () => {
      setIsSaved(true);
      setIsNewAddress(false);
      router.refresh();
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {generalError && <Notice tone="error">{generalError}</Notice>}
      {isSaved && <Notice tone="good">Saved.</Notice>}
      <TextField
        label="Name, as in a byline"
        name="name"
        autoComplete="name"
        required
        defaultValue={name}
        hint="It stands beside your verdicts and on the reports that you sign."
        error={fieldError('name')}
      />
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
        hint="You sign in with it."
        error={fieldError('email')}
        onChange={(event) => setIsNewAddress(event.target.value.trim() !== email)}
      />
      {(isNewAddress || fieldError('current')) && (
        <TextField
          label="Password you have now"
          name="current"
          type="password"
          autoComplete="current-password"
          hint="A new address needs it: it is what you sign in with."
          error={fieldError('current')}
        />
      )}
      <div>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Save
        </Button>
      </div>
    </form>
  );
}
