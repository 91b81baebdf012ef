import { parse } from '@/lib/server/run-action.ts';
import { searchWords } from '@/lib/server/search-params.ts';
import { takeList } from '@/lib/tables/mutations.ts';
import { tableAndFormat, tableResponse } from '@/lib/tables/response.ts';
import { LIST_TABLES, takeListSchema } from '@/lib/tables/schema.ts';

type Context = { params: Promise<{ file: string }> };

/** The register of sources or the list of stories for a spreadsheet: register.csv, stories.xlsx?shelf=running … */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const given = new URL(request.url).searchParams;
  return tableResponse(request, async (actor) =>
    takeList(
      actor,
      parse(takeListSchema, {
        ...tableAndFormat(file, LIST_TABLES),
        query: searchWords(given.get('q') ?? ''),
        type: given.get('type') ?? undefined,
        shelf: given.get('shelf') ?? 'all',
      }),
    ),
  );
}
