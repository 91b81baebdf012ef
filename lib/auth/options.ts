import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { AppError } from '../domain/errors.ts';
import { env } from '../env.ts';
import { clientAddress } from './client-address.ts';
import { knownBrowsersOf } from './known-browser.ts';
import { REFUSALS } from './refusals.ts';
import { signIn } from './sign-in.ts';
import { endSession, sessionIdOf } from './sign-out.ts';

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

/**
 * The cookie carries the id of a `Session` row, and nothing in it is believed without that row. next-auth logs failures
 * while signing out and carries on; `onSignOutFailure` is called, so that nobody is told they are signed out when they
 * are not. `onSignIn` is given what to set in the browser, so that it is recognised there later (known-browser.ts).
 */
export function authOptions(
  onSignOutFailure: (error: unknown) => void = () => {},
  onSignIn: (knownBrowsers: string) => void = () => {},
): NextAuthOptions {
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
            const { sessionId, memberId, knownBrowsers } = await signIn(
              { email: credentials?.email ?? '', password: credentials?.password ?? '' },
              {
                address: clientAddress(headers['x-forwarded-for']),
                userAgent: headers['user-agent'] ?? null,
                knownBrowsers: knownBrowsersOf(headers.cookie),
              },
            );
            // The new cookie replaces the old one, which is also a way of signing out.
            const left = await sessionIdOf(headers.cookie);
            if (left) await endSession(left);
            onSignIn(knownBrowsers);
            return { id: memberId, sessionId };
          } catch (error) {
            // next-auth passes an error's message straight to the form, so only our own may get through.
            if (error instanceof AppError) throw new Error(error.message);
            console.error(error);
            throw new Error(REFUSALS.fault);
          }
        },
      }),
    ],
    events: {
      /** next-auth's own sign-out clears the cookie and nothing else; a copy of it would stay valid. */
      async signOut({ token }) {
        if (!token?.sessionId) return;
        await endSession(token.sessionId).catch((error: unknown) => {
          onSignOutFailure(error);
          throw error;
        });
      },
    },
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
