import { missing } from '@/lib/domain/errors.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { WORD_DRAFT_KINDS } from '@/lib/domain/word-drafts.ts';
import { parse } from '@/lib/server/run-action.ts';
import { takenResponse } from '@/lib/tables/response.ts';
import { takeDraft } from '@/lib/word/mutations.ts';
import { takeDraftSchema } from '@/lib/word/schema.ts';

type Context = { params: Promise<{ storyId: string; file: string }> };

/** A story as a Word file: checked.docx or footnoted.docx, with the open threads on its items for `?notes=1`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { storyId, file } = await params;
  return takenResponse(request, async (actor) => {
    const kind = WORD_DRAFT_KINDS.find((one) => file === `${one}.docx`);
    if (!kind) throw missing('draft');
    const withNotes = new URL(request.url).searchParams.get('notes') === '1';
    return takeDraft(actor, parse(takeDraftSchema, { storyId: idOf(storyId, 'story'), kind, withNotes }));
  });
}
