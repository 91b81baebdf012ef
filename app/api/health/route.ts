import { nightlyResults } from '@/lib/health/nightly.ts';
import { databaseRole, isDatabaseUp } from '@/lib/health/queries.ts';
import { jobsHealth } from '@/lib/worker/queries.ts';

export const dynamic = 'force-dynamic';

/**
 * For load balancers and the container's health check: says whether the database answers, when the nightly jobs last
 * ran and whether they went well, and whether jobs are done in time (`jobs`; null: cannot be told). A failed backup or
 * late jobs do not make a server unhealthy. `ready`: requests can be answered
 * now; without it they get 503. `databaseRole`: "owner" where the web server could switch off the guards of the record
 * (docs/operators.md).
 */
export async function GET(): Promise<Response> {
  const isUp = await isDatabaseUp();
  const [role, jobs] = isUp ? await Promise.all([databaseRole(), jobsHealth()]) : [null, null];
  return Response.json(
    {
      ...{ status: isUp ? 'ok' : 'no database', ready: isUp, databaseRole: role, jobs },
      ...(await nightlyResults()),
    },
    { status: isUp ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}

/** The status alone, at the cost of one question: for open pages, which ask before they read themselves again. */
export async function HEAD(): Promise<Response> {
  const isUp = await isDatabaseUp();
  return new Response(null, { status: isUp ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
