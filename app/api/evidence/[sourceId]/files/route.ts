import { idOf } from '@/lib/domain/fields.ts';
import { env } from '@/lib/env.ts';
import { addFile } from '@/lib/evidence/mutations.ts';
import { demandSameOrigin, uploadHead } from '@/lib/evidence/request.ts';
import { jsonResponse } from '@/lib/server/json-response.ts';

type Context = { params: Promise<{ sourceId: string }> };

const nothing = new ReadableStream<Uint8Array>({ start: (stream) => stream.close() });

/** Receives one file as the raw body: nothing is held in memory, and it bypasses the proxy, which would cut it off. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { sourceId } = await params;
  return jsonResponse(async (actor) => {
    demandSameOrigin(request.headers, env.address);
    const head = uploadHead(request.headers);
    return addFile(actor, { sourceId: idOf(sourceId, 'source'), ...head }, request.body ?? nothing);
  });
}
