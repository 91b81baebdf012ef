/**
 * schema.org ClaimReview for the statements whose substance was rated. It rates only "Is it true?": a verdict on
 * whether somebody said it, or one that has no rating (unproven, missing context), produces no review. Source of the
 * fields: schema.org/ClaimReview.
 */
import { bareName, readGovernment } from '../domain/metonyms.ts';
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { plainly } from '../domain/report/statement-words.ts';
import { tellReport } from '../domain/report/tell.ts';
import type { ToldReport, ToldStatement } from '../domain/report/told.ts';
import { SUBSTANCE_LABELS, SUBSTANCE_RATING } from '../domain/vocabulary.ts';

type Agent = { '@type': 'Person' | 'Organization'; name: string };

type ClaimReview = {
  '@type': 'ClaimReview';
  '@id': string;
  url: string;
  datePublished: string;
  inLanguage: string;
  author: Agent;
  claimReviewed: string;
  itemReviewed: {
    '@type': 'Claim';
    text: string;
    author: Agent;
    appearance: { '@type': 'CreativeWork'; headline: string };
    citation: { '@type': 'CreativeWork'; name: string; url?: string }[];
  };
  reviewRating: {
    '@type': 'Rating';
    ratingValue: number;
    bestRating: 5;
    worstRating: 1;
    alternateName: string;
  };
};

export type ClaimReviews = { '@context': 'https://schema.org'; '@graph': ClaimReview[] };

/** @param url the edition's own lasting address; each review is its statement's place on that page. */
export function claimReviews(snapshot: ReportSnapshot, { url }: { url: string }): ClaimReviews {
  const report = tellReport(snapshot);
  return {
    '@context': 'https://schema.org',
    '@graph': report.statements.flatMap((statement) => reviewOf(statement, report, url) ?? []),
  };
}

function reviewOf(statement: ToldStatement, report: ToldReport, url: string): ClaimReview | null {
  const { substance, speaker, number, sources } = statement;
  // The claim as it reads by itself: a denial is reviewed as a denial.
  const words = plainly(statement);
  const ratingValue = substance && SUBSTANCE_RATING[substance];
  if (!substance || !ratingValue) return null;
  const { newsroom, edition, story } = report;
  const author: Agent = { '@type': 'Organization', name: newsroom.name };
  const place = `${url}#statement-${number}`;
  return {
    '@type': 'ClaimReview',
    '@id': place,
    url: place,
    datePublished: edition.publishedAt,
    // The verdicts are in English, whatever the story is in.
    inLanguage: 'en',
    author,
    claimReviewed: words,
    itemReviewed: {
      '@type': 'Claim',
      text: words,
      author: speaker ? agentOf(speaker) : author,
      appearance: { '@type': 'CreativeWork', headline: story.headline },
      citation: sources.flatMap((source) =>
        source.terms === 'ON_RECORD'
          ? [
              source.link
                ? { '@type': 'CreativeWork' as const, name: source.title, url: source.link }
                : { '@type': 'CreativeWork' as const, name: source.title },
            ]
          : [],
      ),
    },
    reviewRating: {
      '@type': 'Rating',
      ratingValue,
      bestRating: 5,
      worstRating: 1,
      alternateName: SUBSTANCE_LABELS[substance],
    },
  };
}

const BODY =
  /\b(agency|army|association|authority|bank|board|bureau|commission|committee|company|council|court|department|engineering|government|group|inc|institute|ltd|ministry|office|organi[sz]ation|party|plc|police|union|university)\b/;

/** The record does not say whether a speaker is a person; governments, abbreviations and offices are not. */
export function agentOf(name: string): Agent {
  const isBody = readGovernment(name) !== null || /^\p{Lu}{2,}$/u.test(name) || BODY.test(bareName(name));
  return { '@type': isBody ? 'Organization' : 'Person', name };
}
