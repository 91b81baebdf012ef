import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { AppError } from '../domain/errors.ts';
import { env } from '../env.ts';
import { signIn } from './sign-in.ts';

declare module 'next-auth' {
  interface User {
    sessionId: string;
  }
  interface Session {
    sessionId?: string;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string;
  }
}

type Headers = Record<string, string | undefined>;

/** The cookie carries the id of a `Session` row and nothing that is believed without that row. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env.authSecret,
    session: { strategy: 'jwt', maxAge: 14 * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        name: 'E-mail and password',
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const headers = (request.headers ?? {}) as Headers;
          try {
            const { sessionId, memberId } = await signIn(
              { email: credentials?.email ?? '', password: credentials?.password ?? '' },
              { address: clientAddress(headers), userAgent: headers['user-agent'] ?? null },
            );
            return { id: memberId, sessionId };
          } catch (error) {
            // next-auth hands the message of an error to the form as it is, so only our own may pass.
            if (error instanceof AppError) throw new Error(error.message);
            console.error(error);
            throw new Error('Signing in did not work just now. Try again in a moment.');
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        return user ? { sessionId: user.sessionId } : { sessionId: token.sessionId };
      },
      session({ token }) {
        return { expires: new Date(Date.now() + 14 * 86_400_000).toISOString(), sessionId: token.sessionId };
      },
      redirect({ url, baseUrl }) {
        return url.startsWith('/') && !url.startsWith('//') ? `${baseUrl}${url}` : baseUrl;
      },
    },
  };
}

/** The server in front (scripts/serve.mjs, or the operator's proxy) sets the last hop; what comes before is hearsay. */
function clientAddress(headers: Headers): string {
  const hops = (headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-1)?.slice(0, 64) || 'unknown';
}
