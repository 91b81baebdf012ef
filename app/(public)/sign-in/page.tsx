import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/member/sign-in-form.tsx';
import { signedIn } from '@/lib/auth/require-actor.ts';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ from?: string; email?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { from, email } = await searchParams;
  const returnTo = ownPath(from);
  if (await signedIn()) redirect(returnTo);
  return (
    <>
      <h1 className="mt-8 mb-5 text-lg font-semibold">Sign in to the desk</h1>
      <SignInForm returnTo={returnTo} email={typeof email === 'string' ? email : ''} />
      <p className="mt-6 text-sm text-soft">
        Forgot your password? An administrator of your newsroom can make you a new link.
      </p>
    </>
  );
}

/** Only a path within Stet may be returned to. */
function ownPath(from: unknown): string {
  // Where somebody begins is their role's: app/page.tsx.
  if (typeof from !== 'string') return '/';
  const base = 'http://desk.invalid';
  const url = URL.parse(from, base);
  return url?.origin === base && from.startsWith('/') ? url.pathname + url.search : '/';
}
