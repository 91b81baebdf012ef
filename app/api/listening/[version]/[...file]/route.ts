import { modelFile } from '@/lib/listening/model-files.ts';

type Context = { params: Promise<{ version: string; file: string[] }> };

/** A file of the model by which a browser listens to recordings. It is public, and the same for everybody. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { version, file } = await params;
  const found = await modelFile(version, file);
  if (!found) return new Response(null, { status: 404 });
  return new Response(found.bytes, {
    headers: {
      'Content-Type': found.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
