import { annotationsResponse } from '@/lib/reports/listing-pages.ts';
import { editionNumber } from '@/lib/reports/pages.ts';

type Context = { params: Promise<{ slug: string; page: string }> };

/** One page of it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, page } = await params;
  return annotationsResponse(request, { of: 'report', slug, page: editionNumber(page) });
}
