import { idOf } from '@/lib/domain/fields.ts';
import { beat, whoIsHere } from '@/lib/live/presence-records.ts';
import { presenceSchema } from '@/lib/live/schema.ts';
import { jsonResponse, readJson } from '@/lib/server/json-response.ts';
import { parse } from '@/lib/server/run-action.ts';

type Context = { params: Promise<{ storyId: string }> };

/** Who else has the story open. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { storyId } = await params;
  return jsonResponse(async (actor) => ({ here: await whoIsHere(actor, idOf(storyId, 'story')) }));
}

/** The same, after noting where the asker is. Nothing of the work is changed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { storyId } = await params;
  return jsonResponse(async (actor) => {
    const page = parse(presenceSchema, await readJson(request));
    return { here: await beat(actor, idOf(storyId, 'story'), page) };
  });
}
