import { recordResponse } from '@/lib/reports/listing-pages.ts';

/** Everything published, a line for each edition, for anybody. */
export function GET(request: Request): Promise<Response> {
  return recordResponse(request);
}
