import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/options.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  let isStillSignedIn = false;
  const options = authOptions(() => {
    isStillSignedIn = true;
  });
  let response: Response;
  try {
    response = await NextAuth(request as never, context as never, options);
  } catch (error) {
    // Signing in and out answer for themselves (lib/auth/options.ts); what next-auth throws itself, it could not read.
    console.error(error);
    return plain(400, 'This request cannot be read.');
  }
  if (isStillSignedIn)
    return plain(503, 'You are still signed in: the database did not answer. Try again in a moment.');
  return response;
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

export { handler as GET, handler as POST };
