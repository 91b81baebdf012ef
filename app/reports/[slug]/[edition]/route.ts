import { editionNumber, publishedResponse } from '@/lib/reports/pages.ts';

type Context = { params: Promise<{ slug: string; edition: string }> };

/** One edition of a report: old ones stay at their addresses and say which is current. Or the newest's PDF. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, edition } = await params;
  if (edition === 'report.pdf')
    return publishedResponse(request, { slug, edition: undefined, name: edition });
  return publishedResponse(request, { slug, edition: editionNumber(edition), name: 'page.html' });
}
