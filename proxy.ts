import { type NextRequest, NextResponse } from 'next/server';

/**
 * A nonce for the scripts of every signed-in page. Inline styles stay allowed: Radix positions menus with them, and
 * nothing that a reader typed ever becomes a style. Nothing may be loaded from, or sent to, anywhere else.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const isDevelopment = process.env.NODE_ENV === 'development';
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/**
 * Pages only: reports are stored documents with their own policy, calendars are for programs, and everything else is not a document. What a browser
 * prefetches is a page like any other; no request header gets around the policy.
 */
export const config = {
  matcher: [
    '/((?!api(?:/|$)|_next/static/|_next/image|fonts/|reports(?:/|$)|statements(?:/|$)|cards(?:/|$)|oembed$|calendar(?:/|$)|favicon\\.ico$|icon\\.svg$|robots\\.txt$).*)',
  ],
};
