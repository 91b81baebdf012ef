import { idOf } from '@/lib/domain/fields.ts';
import { env } from '@/lib/env.ts';
import { keepClip } from '@/lib/evidence/clip-mutations.ts';
import { addFile } from '@/lib/evidence/mutations.ts';
import { demandSameOrigin, uploadHead } from '@/lib/evidence/request.ts';
import { clipSchema } from '@/lib/evidence/schema.ts';
import { jsonResponse } from '@/lib/server/json-response.ts';
import { parse } from '@/lib/server/run-action.ts';

type Context = { params: Promise<{ sourceId: string }> };

const nothing = new ReadableStream<Uint8Array>({ start: (stream) => stream.close() });

/**
 * Receives one file as the raw body: nothing is held in memory, and it bypasses the proxy, which would cut it off. Where the
 * address says of which file it is a clip (`?of=…&fromMs=…&toMs=…&cut=…`), that is kept with it.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { sourceId } = await params;
  return jsonResponse(async (actor) => {
    demandSameOrigin(request.headers, env.address);
    const head = uploadHead(request.headers);
    const upload = { sourceId: idOf(sourceId, 'source'), ...head };
    const made = new URL(request.url).searchParams;
    if (!made.has('of')) return addFile(actor, upload, request.body ?? nothing);
    const clip = parse(clipSchema, Object.fromEntries(made));
    return keepClip(actor, { ...upload, clip }, request.body ?? nothing);
  });
}
