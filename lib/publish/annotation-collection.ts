/**
 * Annotations of a report, and of all reports, as collections in pages (W3C Web Annotation Data Model, 5). A report's are
 * those of its newest edition, a hundred a page; the newsroom's have a page for each report, whatever its length. Pure.
 */
import type { Annotation, AnnotationPage } from './web-annotation.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

export type AnnotationCollection = {
  '@context': typeof CONTEXT;
  id: string;
  type: 'AnnotationCollection';
  label: string;
  /** How many there are; left out where counting them would mean to read everything that was published. */
  total?: number;
  first?: string;
  last?: string;
};

export type CollectionPage = AnnotationPage & {
  partOf: { id: string; label: string; total?: number };
  startIndex?: number;
  next?: string;
  prev?: string;
};

/** A page of some tens of kilobytes. */
export const ON_A_PAGE = 100;

/** How many pages so many annotations have. */
const pagesOf = (total: number): number => Math.ceil(total / ON_A_PAGE);

const pageOf = (address: string, number: number) => `${address}/${number}`;

/** @param address the collection's own */
export function reportCollection(address: string, label: string, total: number): AnnotationCollection {
  const pages = pagesOf(total);
  return {
    '@context': CONTEXT,
    id: address,
    type: 'AnnotationCollection',
    label,
    total,
    ...(pages > 0 && { first: pageOf(address, 1), last: pageOf(address, pages) }),
  };
}

/**
 * @param all of the report, in order
 * @param number from 1
 * @returns null where there is no such page
 */
export function reportPage(
  address: string,
  label: string,
  all: readonly Annotation[],
  number: number,
): CollectionPage | null {
  const pages = pagesOf(all.length);
  if (number < 1 || number > pages) return null;
  const startIndex = (number - 1) * ON_A_PAGE;
  return {
    '@context': CONTEXT,
    id: pageOf(address, number),
    type: 'AnnotationPage',
    partOf: { id: address, label, total: all.length },
    startIndex,
    ...(number > 1 && { prev: pageOf(address, number - 1) }),
    ...(number < pages && { next: pageOf(address, number + 1) }),
    items: all.slice(startIndex, startIndex + ON_A_PAGE),
  };
}

/** @param ends slugs of the first and the last report; null where there is none */
export function newsroomCollection(
  address: string,
  label: string,
  ends: { first: string; last: string } | null,
): AnnotationCollection {
  return {
    '@context': CONTEXT,
    id: address,
    type: 'AnnotationCollection',
    label,
    ...(ends && { first: `${address}/${ends.first}`, last: `${address}/${ends.last}` }),
  };
}

/** The newsroom's page for one report. */
export function newsroomPage(
  address: string,
  label: string,
  { slug, next, prev }: { slug: string; next: string | null; prev: string | null },
  items: readonly Annotation[],
): CollectionPage {
  return {
    '@context': CONTEXT,
    id: `${address}/${slug}`,
    type: 'AnnotationPage',
    partOf: { id: address, label },
    ...(prev && { prev: `${address}/${prev}` }),
    ...(next && { next: `${address}/${next}` }),
    items: [...items],
  };
}
