import { idOf } from '@/lib/domain/fields.ts';
import { originalOf } from '@/lib/revisions/original-queries.ts';
import { jsonResponse } from '@/lib/server/json-response.ts';

type Context = { params: Promise<{ storyId: string; revisionId: string }> };

/** What a revision was read from. A web page is sent as source text and never shown as a page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { storyId, revisionId } = await params;
  return jsonResponse(async (actor) => {
    const original = await originalOf(actor, idOf(storyId, 'story'), idOf(revisionId, 'revision'));
    const headers = {
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    };
    if (original.isText) {
      return new Response(original.text, {
        headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': 'inline' },
      });
    }
    const name = encodeURIComponent(original.name);
    return new Response(new Uint8Array(original.bytes), {
      headers: {
        ...headers,
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
      },
    });
  });
}
