import { formatWait } from '@/lib/domain/limits.ts';

const MOST_SECONDS = 86_400;

/** Where a page redirects anyone who has asked for too much (lib/auth/turn-page-away.ts): says until when. */
export function GET(request: Request): Response {
  const given = Number(new URL(request.url).searchParams.get('seconds'));
  const seconds = Number.isInteger(given) && given > 0 ? Math.min(given, MOST_SECONDS) : 60;
  const text = `You have reached the limit of requests. Nothing was changed. Go back and try again in ${formatWait(seconds)}.`;
  return new Response(`${text}\n`, {
    status: 429,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': String(seconds),
    },
  });
}
