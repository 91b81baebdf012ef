/** Signing in where the page's script does not run: the browser sends the form itself, and is led on by redirects. */
import NextAuth from 'next-auth';
import { authOptions } from './options.ts';
import { ownPath } from './own-path.ts';
import { refusalIn } from './refusals.ts';

/**
 * The token that has to come with what the form sends, and the cookies that it is compared with; those set before are kept.
 * Empty where a cookie of this browser cannot be read: then nobody is signed in by the form alone.
 */
export async function formToken(request: Request): Promise<{ token: string; cookies: string[] }> {
  // Nothing of the page's own address: next-auth would take parts of it as its own.
  const asked = { method: 'GET', nextUrl: new URL('/api/auth/csrf', request.url) };
  const params = Promise.resolve({ nextauth: ['csrf'] });
  const answer: Response = await NextAuth(asked as never, { params } as never, authOptions());
  const said = (await answer.json().catch(() => null)) as { csrfToken?: unknown } | null;
  const token = typeof said?.csrfToken === 'string' ? said.csrfToken : '';
  return { token, cookies: answer.headers.getSetCookie() };
}

/** The address that the form is sent to; what it leads to once signed in stands in it. */
export function formAddress(returnTo: string): string {
  return `/api/auth/callback/credentials?${new URLSearchParams({ from: returnTo })}`;
}

/**
 * Where the browser goes after the form was sent: to what it came for, or back to the form, which says why. `ledTo`: where
 * next-auth leads it, with its own words for what went wrong.
 */
export function placeAfterForm(request: Request, isSignedIn: boolean, ledTo: string): string {
  const from = ownPath(new URL(request.url).searchParams.get('from'));
  if (isSignedIn) return from;
  const refused = refusalIn(URL.parse(ledTo, request.url)?.searchParams.get('error'));
  return `/sign-in?${new URLSearchParams({ refused, from })}`;
}
