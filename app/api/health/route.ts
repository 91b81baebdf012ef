import { isDatabaseUp } from '@/lib/health/queries.ts';

export const dynamic = 'force-dynamic';

/**
 * For load balancers and the container's health check: says whether the database answers, and nothing else. `ready`:
 * requests can be answered now; without it they get 503.
 */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp();
  return Response.json(
    { status: isUp ? 'ok' : 'no database', ready: isUp },
    { status: isUp ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
