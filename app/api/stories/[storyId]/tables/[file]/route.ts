import { idOf } from '@/lib/domain/fields.ts';
import { parse } from '@/lib/server/run-action.ts';
import { takeStoryTable } from '@/lib/tables/mutations.ts';
import { tableAndFormat, tableResponse } from '@/lib/tables/response.ts';
import { STORY_TABLES, takeStoryTableSchema } from '@/lib/tables/schema.ts';

type Context = { params: Promise<{ storyId: string; file: string }> };

/** A story's items, sources or contact log for a spreadsheet: items.csv, sources.xlsx, story.xlsx … */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { storyId, file } = await params;
  return tableResponse(request, async (actor) => {
    const asked = { storyId: idOf(storyId, 'story'), ...tableAndFormat(file, STORY_TABLES) };
    return takeStoryTable(actor, parse(takeStoryTableSchema, asked));
  });
}
