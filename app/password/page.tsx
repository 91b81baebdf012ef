import { redirect } from 'next/navigation';
import { ChangePasswordForm } from '@/components/member/set-password-form.tsx';
import { WindowTitle } from '@/components/ui/window-title.tsx';
import { Wordmark } from '@/components/ui/wordmark.tsx';
import { signedIn } from '@/lib/auth/require-actor.ts';
import { changePasswordAction } from '@/lib/members/actions.ts';

/** The first thing anybody does who came in with a temporary password. */
export default async function OwnPasswordPage() {
  const who = await signedIn();
  if (!who) redirect('/sign-in');
  if (!who.mustChangePassword) redirect('/account');
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-[12dvh] pb-12">
      <WindowTitle>Set a password of your own</WindowTitle>
      <main className="w-full max-w-88">
        <Wordmark className="text-3xl" />
        <h1 className="mt-8 mb-1 text-lg font-semibold">Set a password of your own</h1>
        <p className="mb-5 text-soft">The one you signed in with was made for the first time only.</p>
        <ChangePasswordForm email={who.email} action={changePasswordAction} />
      </main>
    </div>
  );
}
