/**
 * What lists editions, for anybody: the newsroom's feeds and whole record, a report's time map, and
 * collections of annotations. Served as published
 * reports are (pages.ts): by the web server itself, and by the routes in app/reports where there is no such server.
 */
import { streamOf } from '../server/stream-of.ts';
import { type AnnotationsPath, annotationsAnswer, annotationsPath } from './annotations.ts';
import { FEED_NAMES, type FeedName, feedAnswer } from './feed.ts';
import { askedIn, responseOf, timeMapAnswer } from './pages.ts';
import { recordAnswer } from './record-file.ts';

export type ListingPath =
  | { is: 'feed'; name: FeedName }
  | { is: 'record' }
  | { is: 'timemap'; slug: string }
  | { is: 'annotations'; path: AnnotationsPath };

/**
 * "/reports/feed.atom", "/reports/record.jsonl", "/reports/tramway-sold-123456/timemap", and the addresses of annotations
 *
 * @returns null for every other address; no report's slug has a dot
 */
export function listingPath(path: string): ListingPath | null {
  const annotations = annotationsPath(path);
  if (annotations) return { is: 'annotations', path: annotations };
  const [, slug] = /^\/reports\/([\w-]+)\/timemap$/.exec(path) ?? [];
  if (slug !== undefined) return { is: 'timemap', slug };
  const [, name] = /^\/reports\/([^/]+)$/.exec(path) ?? [];
  if (name === 'record.jsonl') return { is: 'record' };
  const feed = FEED_NAMES.find((one) => one === name);
  return feed ? { is: 'feed', name: feed } : null;
}

/** For a route of Next. */
export async function feedResponse(request: Request, name: FeedName): Promise<Response> {
  return responseOf(await feedAnswer(name, askedIn(request)));
}

export async function annotationsResponse(request: Request, path: AnnotationsPath): Promise<Response> {
  return responseOf(await annotationsAnswer(path, askedIn(request)));
}

export async function timeMapResponse(request: Request, slug: string): Promise<Response> {
  return responseOf(await timeMapAnswer(slug, askedIn(request)));
}

/** The same for the record, which Next compresses itself. */
export async function recordResponse(request: Request): Promise<Response> {
  const since = new URL(request.url).searchParams.get('since');
  const asked = { ...askedIn(request), acceptEncoding: null };
  const { status, headers, body } = await recordAnswer(since, asked);
  return new Response(body && streamOf(body()), { status, headers });
}
