'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Select, TextField } from '@/components/ui/field.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useForm } from '@/components/ui/use-form.ts';
import type { ActionResult } from '@/lib/domain/errors.ts';
import { ROLE_LABELS, ROLES, type Role } from '@/lib/domain/vocabulary.ts';
import type { InviteMemberInput } from '@/lib/members/schema.ts';
import { LinkToHandOn } from './link-to-hand-on.tsx';

const ROLE_CHOICES = ROLES.map((role) => ({
  value: role,
  words: `${ROLE_LABELS[role].name}: ${ROLE_LABELS[role].does}`,
}));

export function InviteForm({
  action,
}: {
  action: (input: InviteMemberInput) => Promise<ActionResult<{ link: string }>>;
}) {
  const router = useRouter();
  const { submit, isBusy, errors, message } = useForm(action);
  const [made, setMade] = useState<{ link: string; name: string } | null>(null);

  const onSubmit = submit(
    (field) => ({ email: field('email'), name: field('name'), role: field('role') as Role }),
    ({ link }, form) => {
      setMade({ link, name: String(new FormData(form).get('name') ?? '') });
      form.reset();
      router.refresh();
    },
  );

  return (
    <div className="grid gap-4">
      {made && <LinkToHandOn {...made} onClose={() => setMade(null)} />}
      {message && <Notice tone="error">{message}</Notice>}
      <form onSubmit={onSubmit} className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_1.2fr_auto]">
        <TextField label="Name, as in a byline" name="name" required error={errors.name} />
        <TextField label="E-mail address" name="email" type="email" required error={errors.email} />
        <Select label="Role" name="role" choices={ROLE_CHOICES} defaultValue="CHECKER" error={errors.role} />
        <Button type="submit" look="solid" isBusy={isBusy} disabled={isBusy} className="sm:mt-5.5">
          Invite
        </Button>
      </form>
    </div>
  );
}
