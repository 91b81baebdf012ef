import { oembedResponse } from '@/lib/reports/oembed.ts';

/** How a published statement is embedded, for a site that was given its address. */
export function GET(request: Request): Promise<Response> {
  return oembedResponse(request);
}
