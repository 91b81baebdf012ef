import { idOf } from '@/lib/domain/fields.ts';
import { seenSchema } from '@/lib/live/schema.ts';
import { changesSinceVisit, seeUpTo } from '@/lib/live/visit-records.ts';
import { jsonResponse, readJson } from '@/lib/server/json-response.ts';
import { parse } from '@/lib/server/run-action.ts';

type Context = { params: Promise<{ storyId: string }> };

/** What others did to the story since the asker last saw it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { storyId } = await params;
  return jsonResponse((actor) => changesSinceVisit(actor, idOf(storyId, 'story')));
}

/** Marks it as read. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { storyId } = await params;
  return jsonResponse(async (actor) => {
    const { upTo } = parse(seenSchema, await readJson(request));
    await seeUpTo(actor, idOf(storyId, 'story'), upTo);
    return {};
  });
}
