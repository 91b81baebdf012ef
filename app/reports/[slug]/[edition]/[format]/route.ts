import { dataName, editionNumber, publishedResponse } from '@/lib/reports/pages.ts';

type Context = { params: Promise<{ slug: string; edition: string; format: string }> };

/** An edition as data: report.json (the stored bytes), claim-review.json, annotations.json, quotations.json, ninjs.json. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, edition, format } = await params;
  const name = dataName(format);
  return publishedResponse(request, {
    slug,
    // No edition has the number 0: a file that there is not is not there.
    edition: name ? editionNumber(edition) : 0,
    name: name ?? 'report.json',
  });
}
