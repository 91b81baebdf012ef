import { annotationsResponse } from '@/lib/reports/listing-pages.ts';

type Context = { params: Promise<{ slug: string }> };

/** The annotations of a report's newest edition, for anybody: how many, and where its pages begin. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return annotationsResponse(request, { of: 'report', slug, page: null });
}
