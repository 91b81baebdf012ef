import { clientAddress } from '@/lib/auth/client-address.ts';
import { readCalendar } from '@/lib/calendar/queries.ts';
import { toActionResult } from '@/lib/server/run-action.ts';

type Context = { params: Promise<{ file: string }> };

const REFUSED: Record<string, number> = { limited: 429, unavailable: 503 };

/** Of a link that is not one, was revoked, or whose owner may have none: the same for all. */
const nothing = () => said(404, 'There is no such calendar.');

/** Somebody's deadlines, for a calendar program that has their link: no session, no cookie. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const [, token] = /^([\w-]{32})\.ics$/.exec(file) ?? [];
  if (!token) return nothing();
  const address = clientAddress(request.headers.get('x-forwarded-for'));
  const result = await toActionResult(() => readCalendar(token, address));
  if (!result.ok) {
    const { code, message, retryAfter } = result.error;
    return said(REFUSED[code] ?? 500, message, retryAfter);
  }
  if (!result.data) return nothing();
  const { body, sha256 } = result.data;
  const headers = { ...PRIVATE, ETag: `"${sha256}"` };
  const known = (request.headers.get('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes('*') || known.includes(headers.ETag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } });
}

/** Asked again each time, kept by nobody on the way, found by no search engine. */
const PRIVATE = {
  'Cache-Control': 'private, no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

function said(status: number, words: string, retryAfter?: number): Response {
  return new Response(words, {
    status,
    headers: {
      ...PRIVATE,
      'Content-Type': 'text/plain; charset=utf-8',
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    },
  });
}
