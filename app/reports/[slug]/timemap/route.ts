import { timeMapResponse } from '@/lib/reports/listing-pages.ts';

type Context = { params: Promise<{ slug: string }> };

/** All editions of a report with when they were published, for anybody. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return timeMapResponse(request, slug);
}
