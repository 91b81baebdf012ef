/** How a statement is embedded by a site that asks for it (oEmbed 1.0, oembed.com). */
import { plainly } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { beginning } from '../report-html/words.ts';
import type { StatementUrls } from '../statement-urls.ts';
import { CARD_WIDTH, cardHeight, snippet } from './snippet.ts';

export type OEmbed = {
  version: '1.0';
  type: 'rich';
  title: string;
  provider_name: string;
  provider_url: string;
  /** Seconds for which it may be kept: what is wrong in it afterwards is only the height. */
  cache_age: number;
  html: string;
  width: number;
  height: number;
};

/** A day: a card says by itself what becomes of its statement, so that nobody need ask again sooner. */
const CACHE_AGE = 86_400;

/** @param most in pixels; null where whoever asks has no limit */
export function oembedOf(
  statement: ToldStatement,
  report: ToldReport,
  urls: StatementUrls,
  most: { width: number | null; height: number | null },
): OEmbed {
  const width = Math.min(CARD_WIDTH, most.width ?? CARD_WIDTH);
  const height = Math.min(cardHeight(statement, width), most.height ?? Number.POSITIVE_INFINITY);
  return {
    version: '1.0',
    type: 'rich',
    title: beginning(plainly(statement), 120),
    provider_name: report.newsroom.name,
    provider_url: urls.page.slice(0, urls.page.lastIndexOf('/statements/') + 1),
    cache_age: CACHE_AGE,
    html: snippet(statement, report, urls, { width, height }),
    ...{ width, height },
  };
}
