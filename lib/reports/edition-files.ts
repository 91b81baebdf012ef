/** What a reader gets of an edition: four files, made once from what is stored, and kept as they are served. */
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { claimReviews } from '../publish/claim-review.ts';
import type { EditionLink } from '../publish/report-html/later-state.ts';
import { renderReport } from '../publish/report-html/page.ts';
import { webAnnotations } from '../publish/web-annotation.ts';

/** By their names in a URL; a new one needs a row here and a line in `filesOf`. */
export const FILE_TYPES = {
  'page.html': 'text/html; charset=utf-8',
  'report.json': 'application/json; charset=utf-8',
  'claim-review.json': 'application/ld+json; charset=utf-8',
  'annotations.json': 'application/ld+json; charset=utf-8',
} as const;

export type FileName = keyof typeof FILE_TYPES;
export const FILE_NAMES = Object.keys(FILE_TYPES) as FileName[];

export type Edition = {
  /** The stored bytes, and their SHA-256 in hex. */
  stored: string;
  sha256: string;
  snapshot: ReportSnapshot;
  /** The report's lasting URL, absolute, without a number: `https://paper.example/reports/tramway-sold-123456`. */
  address: string;
  number: number;
  /** This edition and the ones before it. */
  editions: readonly { number: number; publishedAt: Date }[];
};

/** @returns each edition with its own lasting address, as a page links to it */
export function linksOf(address: string, editions: Edition['editions']): EditionLink[] {
  return editions.map(({ number, publishedAt }) => ({
    number,
    publishedAt: publishedAt.toISOString(),
    url: `${address}/${number}`,
  }));
}

/**
 * The texts of an edition's files as they are on the day it is published. `report.json` is exactly what is stored, to
 * the byte; the page is that of a current edition: what older and withdrawn ones say in addition is put in when they
 * are served (report-html/later-state.ts).
 */
export function filesOf({
  stored,
  sha256,
  snapshot,
  address,
  number,
  editions,
}: Edition): Record<FileName, string> {
  const url = `${address}/${number}`;
  return {
    'page.html': renderReport(snapshot, {
      sha256,
      url,
      editions: linksOf(address, editions),
      latest: true,
      exports: {
        json: `${url}/report.json`,
        claimReview: `${url}/claim-review.json`,
        annotations: `${url}/annotations.json`,
      },
      withdrawn: null,
    }),
    'report.json': stored,
    'claim-review.json': JSON.stringify(claimReviews(snapshot, { url })),
    'annotations.json': JSON.stringify(webAnnotations(snapshot, { url })),
  };
}
