import { annotationsResponse } from '@/lib/reports/listing-pages.ts';

type Context = { params: Promise<{ slug: string }> };

/** The page of that collection with one report's annotations. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return annotationsResponse(request, { of: 'newsroom', slug });
}
