import NextAuth from 'next-auth';
import { knownBrowserCookie } from '@/lib/auth/known-browser.ts';
import { authOptions } from '@/lib/auth/options.ts';
import { placeAfterForm } from '@/lib/auth/plain-form.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  let isStillSignedIn = false;
  let knownBrowsers = '';
  const options = authOptions(
    () => {
      isStillSignedIn = true;
    },
    (value) => {
      knownBrowsers = value;
    },
  );
  let response: Response;
  try {
    response = await NextAuth(request as never, context as never, options);
  } catch (error) {
    // Signing in and out handle their own errors (lib/auth/options.ts); what next-auth throws by itself is a request it
    // could not read.
    console.error(error);
    return plain(400, 'This request cannot be read.');
  }
  if (isStillSignedIn)
    return plain(503, 'You are still signed in: the database did not answer. Try again in a moment.');
  if (knownBrowsers) response.headers.append('Set-Cookie', knownBrowserCookie(knownBrowsers));
  // Only who signs in without script is redirected: next-auth answers a script with an address instead.
  const ledTo = response.headers.get('Location');
  const { nextauth } = await context.params;
  if (ledTo !== null && request.method === 'POST' && nextauth.join('/') === 'callback/credentials')
    response.headers.set('Location', placeAfterForm(request, knownBrowsers !== '', ledTo));
  return response;
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

export { handler as GET, handler as POST };
