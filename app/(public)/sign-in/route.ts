import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { signInHere } from '@/components/member/sign-in-here.ts';
import { ownPath } from '@/lib/auth/own-path.ts';
import { formAddress, formToken } from '@/lib/auth/plain-form.ts';
import { refusalNamed } from '@/lib/auth/refusals.ts';
import { signedIn } from '@/lib/auth/require-actor.ts';
import { signInPage } from '@/lib/members/sign-in-page/page.ts';

/**
 * A document of its own, without any of Next's script: it is the first thing that somebody gets to see, on whatever phone
 * (docs/decisions/sign-in-page.md).
 */
export async function GET(request: Request): Promise<Response> {
  const given = new URL(request.url).searchParams;
  const returnTo = ownPath(given.get('from'));
  const session = await signedIn().catch((error: unknown) => {
    console.error(error);
    return 'unknown' as const;
  });
  if (session === 'unknown') return notNow();
  if (session) redirect(returnTo);
  const { token, cookies } = await formToken(request);
  const page = signInPage({
    returnTo,
    action: formAddress(returnTo),
    token,
    email: given.get('email') ?? '',
    refusal: refusalNamed(given.get('refused')),
    nonce: (await headers()).get('x-nonce') ?? '',
    script: `(${signInHere.toString()})()`,
  });
  const answer = new Response(page, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
  for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie);
  return answer;
}

/** Whether somebody is signed in could not be read. */
function notNow(): Response {
  return new Response('This page did not come up. Try again in a moment.\n', {
    status: 500,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
