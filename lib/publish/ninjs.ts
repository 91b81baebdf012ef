/**
 * The story as its report has it, as an item of ninjs 3.1 (IPTC, News in JSON), for other desks' systems: headline, text,
 * byline, the sources that may be named, and links to what vouches for it. Source of the fields:
 * iptc.org/std/ninjs/ninjs-schema_3.1.json, (approved in May 2025).
 */
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { tellReport } from '../domain/report/tell.ts';
import type { Policies } from './quotation.ts';

type TrustIndicator = { title: string; href: string };

export type Ninjs = {
  uri: string;
  type: 'text';
  standard: { name: 'ninjs'; version: '3.1'; schema: string };
  representationType: 'full';
  version: string;
  versionCreated: string;
  pubStatus: 'usable';
  language?: string;
  edNote: string;
  headlines: { contentType: 'text/plain'; value: string }[];
  bodies: { contentType: 'text/plain'; charCount: number; wordCount: number; value: string }[];
  by?: string;
  infoSources: { name: string; uri?: string; literal?: string }[];
  trustIndicators: TrustIndicator[];
  altIds: { role: string; value: string }[];
};

const SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#';

/** The text without its headline, which stands apart. */
function bodyOf({ text, blocks }: ReportSnapshot['story']): string {
  return blocks
    .filter(({ kind }) => kind !== 'HEADLINE')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n\n');
}

/** @param url the edition's own lasting address; `address`: the report's */
export function ninjs(
  snapshot: ReportSnapshot,
  { url, address, policies }: { url: string; address: string; policies: Policies },
): Ninjs {
  const { story, edition, newsroom, summary, statements } = tellReport(snapshot);
  const body = bodyOf(snapshot.story);
  const named = new Map(
    statements
      .flatMap(({ sources }) => sources)
      .flatMap((source) =>
        source.terms === 'ON_RECORD' ? [[`${source.title} ${source.link}`, source] as const] : [],
      ),
  );
  const vouching: TrustIndicator[] = [
    { title: `Verification report, edition ${edition.number}: ${summary.sentence}`, href: url },
    { title: 'The record of the report (JSON)', href: `${url}/report.json` },
  ];
  const pages = [
    ['How this newsroom checks facts', policies.factCheckingPolicy],
    ['How this newsroom corrects', policies.correctionsPolicy],
    ['How this newsroom uses sources that it does not name', policies.unnamedSourcesPolicy],
  ] as const;
  return {
    uri: address,
    type: 'text',
    standard: { name: 'ninjs', version: '3.1', schema: SCHEMA },
    representationType: 'full',
    version: String(edition.number),
    versionCreated: edition.publishedAt,
    pubStatus: 'usable',
    ...(story.language !== 'und' && { language: story.language }),
    edNote: `${summary.sentence}. Checked by ${newsroom.name}; each statement, and what it rests on: ${url}`,
    headlines: [{ contentType: 'text/plain', value: story.headline }],
    bodies: [
      {
        contentType: 'text/plain',
        charCount: [...body].length,
        wordCount: body.split(/\s+/).filter((word) => word !== '').length,
        value: body,
      },
    ],
    ...(story.byline && { by: story.byline }),
    infoSources: [
      { name: newsroom.name },
      ...[...named.values()].map(({ title, author, link }) => ({
        name: title,
        // As a URI has to be written: a person may have typed other letters.
        ...(URL.canParse(link) && { uri: new URL(link).href }),
        ...(author && { literal: author }),
      })),
    ],
    trustIndicators: [...vouching, ...pages.flatMap(([title, href]) => (href ? [{ title, href }] : []))],
    altIds: [{ role: 'edition', value: url }],
  };
}
