import { checkAllQuotes } from '@/lib/checks/mutations.ts';
import { checkAllSchema } from '@/lib/checks/schema.ts';
import { linesResponse } from '@/lib/server/json-response.ts';
import { parse } from '@/lib/server/run-action.ts';

type Context = { params: Promise<{ storyId: string }> };

/** Checks all quotes against a source; sends a line of JSON after each, the last with what was found. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { storyId } = await params;
  const body: unknown = await request.json().catch(() => null);
  const sourceId = body && typeof body === 'object' && 'sourceId' in body ? body.sourceId : null;
  return linesResponse(request, (actor) =>
    checkAllQuotes(actor, parse(checkAllSchema, { storyId, sourceId })),
  );
}
