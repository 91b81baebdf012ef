import type { Metadata } from 'next';
import { SetPasswordForm } from '@/components/member/set-password-form.tsx';
import { setPasswordAction } from '@/lib/members/actions.ts';
import { passwordLinkOwner } from '@/lib/members/queries.ts';

export const metadata: Metadata = { title: 'Set a password · Stet', referrer: 'no-referrer' };

type Props = { params: Promise<{ token: string }> };

export default async function SetPasswordPage({ params }: Props) {
  const { token } = await params;
  const owner = await passwordLinkOwner(token);
  if (!owner) {
    return (
      <>
        <h1 className="mt-8 mb-2 text-lg font-semibold">This link no longer works</h1>
        <p className="text-soft">
          A link to set a password works once, for seven days. Ask an administrator of your newsroom for a new
          one.
        </p>
      </>
    );
  }
  return (
    <>
      <h1 className="mt-8 mb-1 text-lg font-semibold">Welcome, {owner.name}</h1>
      <p className="mb-5 text-soft">Set a password for {owner.email}.</p>
      <SetPasswordForm token={token} email={owner.email} action={setPasswordAction} />
    </>
  );
}
