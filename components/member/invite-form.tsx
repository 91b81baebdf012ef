'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useAction } from '@/components/ui/use-action.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { ROLE_WORDS, ROLES, type Role } from '@/lib/domain/vocabulary.ts';
import type { InviteMemberInput } from '@/lib/members/schema.ts';
import { LinkToHandOn } from './link-to-hand-on.tsx';

export const ROLE_CHOICES = ROLES.map((role) => ({
  value: role,
  words: `${ROLE_WORDS[role].name}: ${ROLE_WORDS[role].does}`,
}));

export function InviteForm({
  action,
}: {
  action: (input: InviteMemberInput) => Promise<ActionResult<{ link: string }>>;
}) {
  const router = useRouter();
  const { run, isBusy, fieldError, generalError } = useAction(action);
  const [made, setMade] = useState<{ link: string; name: string } | null>(null);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const field = (name: string) => String(new FormData(form).get(name) ?? '');
    const name = field('name');
    run({ email: field('email'), name, role: field('role') as Role }, ({ link }) => {
      setMade({ link, name });
      form.reset();
      router.refresh();
    });
  }

  return (
    <div className="grid gap-4">
      {made && <LinkToHandOn {...made} onClose={() => setMade(null)} />}
      {generalError && <Notice tone="error">{generalError}</Notice>}
      <form onSubmit={submit} className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_1.2fr_auto]">
        <TextField label="Name, as in a byline" name="name" required error={fieldError('name')} />
        <TextField label="E-mail address" name="email" type="email" required error={fieldError('email')} />
        <Select
          label="Role"
          name="role"
          choices={ROLE_CHOICES}
          defaultValue="CHECKER"
          error={fieldError('role')}
        />
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy} className="sm:mt-5.5">
          Invite
        </Button>
      </form>
    </div>
  );
}
