import { noteAtStory } from '@/lib/live/at-stories.ts';
import { jsonResponse, privateJson } from '@/lib/server/json-response.ts';
import { workbenchAsked } from '@/lib/workbench/kept-queries.ts';

type Context = { params: Promise<{ storyId: string }> };

/**
 * The workbench as it is now, or what changed of it since the reading that the page has. In production the server in front
 * answers the same before Next is asked (scripts/open-workbench.mjs).
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { storyId } = await params;
  const since = new URL(request.url).searchParams.get('since');
  return jsonResponse(async (actor) => {
    const json = await workbenchAsked(actor, storyId, since);
    noteAtStory(actor.id, storyId);
    return privateJson(json);
  });
}
