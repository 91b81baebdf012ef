import { feedResponse } from '@/lib/reports/listing-pages.ts';

/** Reports, corrections and withdrawals as Atom, for anybody. */
export function GET(request: Request): Promise<Response> {
  return feedResponse(request, 'feed.atom');
}
