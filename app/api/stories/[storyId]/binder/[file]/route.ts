import { binderArchive } from '@/lib/binder/archive.ts';
import { BINDER_FILES, takeBinder } from '@/lib/binder/mutations.ts';
import { missing } from '@/lib/domain/errors.ts';
import { idOf } from '@/lib/domain/fields.ts';
import { jsonResponse } from '@/lib/server/json-response.ts';

type Context = { params: Promise<{ storyId: string; file: string }> };

/** A story's binder (binder.zip, binder.pdf) or its call sheets; with ?threads=1, what was said in threads too. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { storyId, file: given } = await params;
  return jsonResponse(async (actor) => {
    const file = BINDER_FILES.find((name) => name === given);
    if (!file) throw missing('file');
    const hasThreads = new URL(request.url).searchParams.get('threads') === '1';
    const taken = await takeBinder(actor, { storyId: idOf(storyId, 'story'), file, hasThreads });
    const isZip = file === 'binder.zip';
    return new Response(isZip ? binderArchive(taken) : taken.pdf, {
      headers: {
        'Content-Type': isZip ? 'application/zip' : 'application/pdf',
        'Content-Disposition': `attachment; filename="${file}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
        Vary: 'Cookie',
      },
    });
  });
}
