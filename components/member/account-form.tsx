'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/field.tsx';
import { FormActions } from '@/components/ui/form-actions.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm } from '@/components/ui/use-form.ts';
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
  const { submit, isBusy, errors, message } = useForm(action);
  const [isSaved, setIsSaved] = useState(false);
  const [isNewAddress, setIsNewAddress] = useState(false);

  function read(field: (name: string) => string) {
    setIsSaved(false);
    return { name: field('name'), email: field('email'), current: field('current') };
  }

  function onSaved() {
    setIsSaved(true);
    setIsNewAddress(false);
    router.refresh();
  }

  return (
    <form onSubmit={submit(read, onSaved)} className="grid gap-4">
      {message && <Notice tone="error">{message}</Notice>}
      {isSaved && <Notice tone="good">Saved.</Notice>}
      <TextField
        label="Name, as in a byline"
        name="name"
        autoComplete="name"
        required
        defaultValue={name}
        hint="It stands beside your verdicts and on the reports that you sign."
        error={errors.name}
      />
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
        hint="You sign in with it."
        error={errors.email}
        onChange={(event) => setIsNewAddress(event.target.value.trim() !== email)}
      />
      {(isNewAddress || errors.current) && (
        <TextField
          label="Password you have now"
          name="current"
          type="password"
          autoComplete="current-password"
          hint="A new address needs it: it is what you sign in with."
          error={errors.current}
        />
      )}
      <FormActions>
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy}>
          Save
        </Button>
      </FormActions>
    </form>
  );
}
