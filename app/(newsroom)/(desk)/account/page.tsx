import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountForm } from '@/components/member/account-form.tsx';
import { ChangePasswordForm } from '@/components/member/set-password-form.tsx';
import { PageHead } from '@/components/ui/page-head.tsx';
import { requireActor, signedIn } from '@/lib/auth/require-actor.ts';
import { changeAccountAction, changePasswordAction } from '@/lib/members/actions.ts';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const actor = await requireActor('/account');
  const who = await signedIn();
  if (!who) redirect('/sign-in');
  return (
    <>
      <PageHead title="Your account" />
      <div className="grid max-w-3xl gap-10 sm:grid-cols-2">
        <section aria-labelledby="who">
          <h2 id="who" className="mb-3 font-semibold">
            Who you are
          </h2>
          <AccountForm name={actor.name} email={who.email} action={changeAccountAction} />
        </section>
        <section aria-labelledby="password">
          <h2 id="password" className="mb-3 font-semibold">
            Password
          </h2>
          <ChangePasswordForm email={who.email} action={changePasswordAction} />
        </section>
      </div>
    </>
  );
}
