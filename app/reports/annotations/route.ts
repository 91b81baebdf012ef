import { annotationsResponse } from '@/lib/reports/listing-pages.ts';

/** The annotations of all reports, for anybody: where its pages begin. */
export function GET(request: Request): Promise<Response> {
  return annotationsResponse(request, { of: 'newsroom', slug: null });
}
