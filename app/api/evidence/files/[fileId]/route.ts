import { idOf } from '@/lib/domain/fields.ts';
import { openStored } from '@/lib/evidence/fault-records.ts';
import { mediaTypeOf } from '@/lib/evidence/media-types.ts';
import { fileToServe } from '@/lib/evidence/queries.ts';
import { rangeOf, servingHeaders } from '@/lib/evidence/serve.ts';
import { jsonResponse } from '@/lib/server/json-response.ts';

type Context = { params: Promise<{ fileId: string }> };

/** A file of evidence, for people who may open it; part of it where a player asks for a range. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { fileId } = await params;
  return jsonResponse(async (actor) => {
    const file = await fileToServe(actor, idOf(fileId, 'file'));
    const headers = servingHeaders(file, mediaTypeOf(file.mediaType));
    const range = rangeOf(request.headers.get('range'), file.size);
    if (range === 'unsatisfiable') {
      return new Response(null, {
        status: 416,
        headers: { 'Content-Range': `bytes */${file.size}`, 'Cache-Control': 'private, no-store' },
      });
    }
    const body = await openStored(file, range ?? undefined);
    if (!range) return new Response(body, { headers });
    headers.set('Content-Length', String(range.end - range.start + 1));
    headers.set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    return new Response(body, { status: 206, headers });
  });
}

/** Just the headers, without opening a file that nobody will read. */
export async function HEAD(_request: Request, { params }: Context): Promise<Response> {
  const { fileId } = await params;
  return jsonResponse(async (actor) => {
    const file = await fileToServe(actor, idOf(fileId, 'file'));
    return new Response(null, { headers: servingHeaders(file, mediaTypeOf(file.mediaType)) });
  });
}
