import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/options.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: Request, context: Context): Promise<Response> {
  let isStillSignedIn = false;
  const options = authOptions(() => {
    isStillSignedIn = true;
  });
  const response: Response = await NextAuth(request as never, context as never, options);
  if (!isStillSignedIn) return response;
  return new Response('You are still signed in: the database did not answer. Try again in a moment.\n', {
    status: 503,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' },
  });
}

export { handler as GET, handler as POST };
