import { binderArchive } from '@/lib/binder/archive.ts';
import { BINDER_FILES, takeBinder } from '@/lib/binder/mutations.ts';
import { missing } from '@/lib/domain/errors.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { takenResponse } from '@/lib/tables/response.ts';

type Context = { params: Promise<{ storyId: string; file: string }> };

/** A story's binder (binder.zip, binder.pdf) or its call sheets; with ?threads=1, what was said in threads too. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { storyId, file: given } = await params;
  return takenResponse(request, async (actor) => {
    const file = BINDER_FILES.find((name) => name === given);
    if (!file) throw missing('file');
    const hasThreads = new URL(request.url).searchParams.get('threads') === '1';
    const taken = await takeBinder(actor, { storyId: idOf(storyId, 'story'), file, hasThreads });
    return file === 'binder.zip'
      ? { fileName: file, type: 'application/zip', body: binderArchive(taken) }
      : { fileName: file, type: 'application/pdf', body: taken.pdf };
  });
}
