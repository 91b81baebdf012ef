import { clientAddress } from '@/lib/auth/client-address.ts';
import { editionNumber, reportExport } from '@/lib/reports/pages.ts';

type Context = { params: Promise<{ slug: string; edition: string; format: string }> };

/** An edition as data: report.json (the stored bytes), claim-review.json, annotations.json. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, edition, format } = await params;
  return reportExport(
    slug,
    editionNumber(edition),
    format,
    clientAddress(request.headers.get('x-forwarded-for')),
  );
}
