import { idOf } from '@/lib/domain/fields.ts';
import { itemHistory } from '@/lib/items/queries.ts';
import { jsonResponse } from '@/lib/server/json-response.ts';

type Context = { params: Promise<{ storyId: string; itemId: string }> };

/** What was done to an item, by whom and when. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { storyId, itemId } = await params;
  return jsonResponse(async (actor) => ({
    history: await itemHistory(actor, idOf(storyId, 'story'), idOf(itemId, 'item')),
  }));
}
