import { idOf } from '@/lib/domain/fields.ts';
import { jsonResponse, privateJson } from '@/lib/server/json-response.ts';
import { workbenchAsJson } from '@/lib/workbench/kept-queries.ts';

type Context = { params: Promise<{ storyId: string }> };

/** The workbench as it is now: after a conflict, or when the window comes back into view. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { storyId } = await params;
  return jsonResponse(async (actor) => privateJson(await workbenchAsJson(actor, idOf(storyId, 'story'))));
}
