import { requireActorOrThrow, signedIn } from '@/lib/auth/require-actor.ts';
import { openStream } from '@/lib/live/streams.ts';
import { jsonResponse } from '@/lib/server/json-response.ts';

export const dynamic = 'force-dynamic';

/** The stream of what changes (Server-Sent Events), from where the page last heard of anything. */
export async function GET(request: Request): Promise<Response> {
  return jsonResponse(async () => {
    await requireActorOrThrow();
    const who = await signedIn();
    if (!who) throw new Error('Signed in a moment ago.');
    const after = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after');
    return openStream(who, after ?? '');
  });
}

/** Next would open a stream for this and read nothing of it. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET' } });
}
