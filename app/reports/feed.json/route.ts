import { feedResponse } from '@/lib/reports/listing-pages.ts';

/** Reports, corrections and withdrawals as JSON Feed, for anybody. */
export function GET(request: Request): Promise<Response> {
  return feedResponse(request, 'feed.json');
}
