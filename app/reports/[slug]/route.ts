import { publishedResponse } from '@/lib/reports/pages.ts';

type Context = { params: Promise<{ slug: string }> };

/** The newest edition of a report, for anybody. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return publishedResponse(request, { slug, edition: undefined, name: 'page.html' });
}
