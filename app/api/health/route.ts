import { isDatabaseUp } from '@/lib/health/queries.ts';

export const dynamic = 'force-dynamic';

/** For load balancers and the container's health check: says whether the database answers, and nothing else. */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp();
  return Response.json(
    { status: isUp ? 'ok' : 'no database' },
    { status: isUp ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
