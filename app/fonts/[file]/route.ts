import { reportFont } from '@/lib/reports/fonts.ts';

type Context = { params: Promise<{ file: string }> };

/** The reports' fonts: published documents load nothing from anywhere else. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const font = await reportFont(file);
  if (!font) return new Response(null, { status: 404 });
  return new Response(font, {
    headers: {
      'Content-Type': 'font/woff2',
      'Cache-Control': 'public, max-age=31536000, immutable',
      // A card in a frame without an origin of its own asks for its fonts as a stranger does.
      'Access-Control-Allow-Origin': '*',
    },
  });
}
