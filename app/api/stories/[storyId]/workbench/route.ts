import { idOf } from '@/lib/domain/fields.ts';
import { jsonResponse, privateJson } from '@/lib/server/json-response.ts';
import { workbenchAsJson } from '@/lib/workbench/kept-queries.ts';

type Context = { params: Promise<{ storyId: string }> };

/** The workbench as it is now, or what changed of it since the reading that the page has. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { storyId } = await params;
  const since = new URL(request.url).searchParams.get('since');
  return jsonResponse(async (actor) =>
    privateJson(await workbenchAsJson(actor, idOf(storyId, 'story'), since)),
  );
}
