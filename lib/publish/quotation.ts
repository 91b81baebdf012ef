/**
 * The statements as schema.org data: the report as an article of the newsroom, with the pages where it says how it works,
 * and each quotation with who says it, what it rests on and the story that has it. Source of the fields:
 * schema.org/Quotation, schema.org/NewsMediaOrganization.
 */
import { isQuoted } from '../domain/item-kinds.ts';
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { statusLabel } from '../domain/report/statement-words.ts';
import { tellReport } from '../domain/report/tell.ts';
import type { ToldSource, ToldStatement } from '../domain/report/told.ts';
import { agentOf } from './claim-review.ts';

/** Addresses of the newsroom's own pages; empty: none. */
export type Policies = {
  factCheckingPolicy: string;
  correctionsPolicy: string;
  unnamedSourcesPolicy: string;
};

type Citation = { '@type': 'CreativeWork'; name: string; url?: string; datePublished?: string };

type Quotation = {
  '@type': 'Quotation';
  '@id': string;
  url: string;
  text: string;
  inLanguage?: string;
  spokenByCharacter?: { '@type': 'Person' | 'Organization'; name: string };
  isPartOf: { '@id': string };
  citation?: Citation[];
  /** What the newsroom found, in its words. */
  creativeWorkStatus: string;
};

type Report = {
  '@type': 'Report';
  '@id': string;
  url: string;
  headline: string;
  inLanguage: 'en';
  datePublished: string;
  version: number;
  publisher: { '@type': 'NewsMediaOrganization'; name: string } & Record<string, string>;
  about: { '@type': 'NewsArticle'; '@id': string; headline: string; inLanguage?: string };
};

export type Quotations = { '@context': 'https://schema.org'; '@graph': (Report | Quotation)[] };

/** `und` is a language that is not known, which schema.org has no word for. */
const language = (code: string) => (code === 'und' ? {} : { inLanguage: code });

/** Only what is named can be cited. */
function citations(sources: readonly ToldSource[]): Citation[] {
  return sources.flatMap((source) =>
    source.terms === 'ON_RECORD' && source.stance === 'SUPPORTS'
      ? [
          {
            '@type': 'CreativeWork' as const,
            name: source.title,
            ...(source.link && { url: source.link }),
            ...(source.publishedAt && { datePublished: source.publishedAt }),
          },
        ]
      : [],
  );
}

/** @param url the edition's own lasting address; each quotation is its statement's place on that page. */
export function quotations(
  snapshot: ReportSnapshot,
  { url, policies }: { url: string; policies: Policies },
): Quotations {
  const { statements, story, newsroom, edition } = tellReport(snapshot);
  const article = `${url}#the-story`;
  const report: Report = {
    '@type': 'Report',
    '@id': url,
    url,
    headline: `Verification report: ${story.headline}`,
    inLanguage: 'en',
    datePublished: edition.publishedAt,
    version: edition.number,
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: newsroom.name,
      ...(policies.factCheckingPolicy && { verificationFactCheckingPolicy: policies.factCheckingPolicy }),
      ...(policies.correctionsPolicy && { correctionsPolicy: policies.correctionsPolicy }),
      ...(policies.unnamedSourcesPolicy && { unnamedSourcesPolicy: policies.unnamedSourcesPolicy }),
    },
    about: { '@type': 'NewsArticle', '@id': article, headline: story.headline, ...language(story.language) },
  };
  const quotationOf = (statement: ToldStatement): Quotation => {
    const place = `${url}#statement-${statement.number}`;
    const cited = citations(statement.sources);
    return {
      '@type': 'Quotation',
      '@id': place,
      url: place,
      text: statement.words,
      ...language(story.language),
      ...(statement.speaker && { spokenByCharacter: agentOf(statement.speaker) }),
      isPartOf: { '@id': article },
      ...(cited.length > 0 && { citation: cited }),
      creativeWorkStatus: statusLabel(statement),
    };
  };
  return {
    '@context': 'https://schema.org',
    '@graph': [report, ...statements.filter(({ kind }) => isQuoted(kind)).map(quotationOf)],
  };
}
