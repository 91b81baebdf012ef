/** The newsroom's feed as anybody gets it: made when something about its reports changes, and kept ready until then. */
import { createHash } from 'node:crypto';
import { readSnapshot } from '../domain/report/snapshot.ts';
import { tellReport } from '../domain/report/tell.ts';
import { env } from '../env.ts';
import { atomFeed, type FeedEntry, jsonFeed } from '../publish/feed.ts';
import { addressOf } from './edition.ts';
import { inAllForms } from './file-records.ts';
import { type FeedState, feedState, snapshotsOf } from './given-queries.ts';
import { readyBytes } from './kept-answers.ts';
import { type Answer, type Asked, negotiated } from './negotiation.ts';
import { NOT_THERE } from './plain-answers.ts';

const FEEDS = {
  'feed.atom': { type: 'application/atom+xml; charset=utf-8', make: atomFeed },
  'feed.json': { type: 'application/feed+json; charset=utf-8', make: jsonFeed },
} as const;

export type FeedName = keyof typeof FEEDS;
export const FEED_NAMES = Object.keys(FEEDS) as FeedName[];

/** Readers of feeds ask every few minutes: for a minute a cache may answer them. */
const CACHE = 'public, max-age=60, must-revalidate';

/**
 * @param stateOf how to find which reports there are; the server asks once for many readers
 */
export async function feedAnswer(
  name: FeedName,
  asked: Asked,
  stateOf: typeof feedState = feedState,
): Promise<Answer> {
  const state = await stateOf();
  const { type, make } = FEEDS[name];
  const key = createHash('sha256').update(JSON.stringify(state)).digest('hex');
  const file = await readyBytes(`${name} ${key}`, async () => {
    const { newsroom } = state;
    const address = `${env.publicUrl}/reports/${name}`;
    const entries = await entriesOf(state);
    return inAllForms(make({ title: `Verification reports, ${newsroom}`, address, newsroom, entries }));
  });
  if (!file) return NOT_THERE;
  return negotiated(file, asked, {
    'Content-Type': type,
    'Cache-Control': CACHE,
    'Access-Control-Allow-Origin': '*',
  });
}

async function entriesOf({ rows }: FeedState): Promise<FeedEntry[]> {
  const snapshots = await snapshotsOf(rows.map(({ editionId }) => editionId));
  return rows.flatMap(({ id, slug, editionId, number, ...row }) => {
    const stored = snapshots.get(editionId);
    if (stored === undefined) return [];
    const { story, newsroom, summary, language } = tellReport(readSnapshot(stored));
    return [
      {
        ...{ id: `urn:uuid:${id}`, address: addressOf(slug), edition: number },
        ...{ headline: story.headline, language: story.language, newsroom: newsroom.name },
        reportLanguage: language,
        summary: summary.sentence,
        ...row,
      },
    ];
  });
}
