import { idOf } from '@/lib/domain/fields.ts';
import { jsonResponse } from '@/lib/server/json-response.ts';
import { workbench } from '@/lib/workbench/queries.ts';

type Context = { params: Promise<{ storyId: string }> };

/** The workbench as it is now: after a conflict, or when the window comes back into view. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { storyId } = await params;
  return jsonResponse((actor) => workbench(actor, idOf(storyId, 'story')));
}
