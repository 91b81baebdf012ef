/**
 * The statements as W3C Web Annotations on the story's text, one annotation each, in one page. Source of the fields:
 * Web Annotation Data Model (W3C Recommendation, 2017). Its text positions count characters, that is Unicode code
 * points; our offsets are UTF-16 code units.
 */
import { FORCE_LABELS, POLARITY_LABELS } from '../domain/force.ts';
import { KIND_LABELS } from '../domain/item-kinds.ts';
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { plainly, statusLabel } from '../domain/report/statement-words.ts';
import { tellReport } from '../domain/report/tell.ts';
import type { ToldStatement } from '../domain/report/told.ts';
import { QUOTATION_LABELS, type Span, SUBSTANCE_LABELS } from '../domain/vocabulary.ts';

type Body = {
  type: 'TextualBody';
  purpose: 'assessing' | 'classifying' | 'describing';
  format: 'text/plain';
  language: 'en';
  value: string;
};
type Selector =
  | { type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string }
  | { type: 'TextPositionSelector'; start: number; end: number };
type Target = { source: string; selector: Selector[] };

export type Annotation = {
  id: string;
  type: 'Annotation';
  motivation: 'assessing';
  created: string;
  creator: { type: 'Organization'; name: string };
  body: Body[];
  target: Target[];
};

export type AnnotationPage = {
  '@context': 'http://www.w3.org/ns/anno.jsonld';
  id: string;
  type: 'AnnotationPage';
  items: Annotation[];
};

/** Characters of context on either side of a quote. */
const CONTEXT = 32;

/**
 * @param url the edition's own lasting address.
 * @param source what the annotations are on, where that has an address of its own; else the edition. Positions count
 * in the `story.text` of its record.
 */
export function webAnnotations(
  snapshot: ReportSnapshot,
  { url, source = url }: { url: string; source?: string },
): AnnotationPage {
  const { story, statements, edition, newsroom } = tellReport(snapshot);
  const count = codePointCounter(story.text);
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${url}#annotations`,
    type: 'AnnotationPage',
    items: statements.map((statement) => ({
      id: `${url}#statement-${statement.number}`,
      type: 'Annotation',
      motivation: 'assessing',
      created: edition.publishedAt,
      creator: { type: 'Organization', name: newsroom.name },
      body: bodies(statement),
      target: statement.spans.map((span) => ({
        source,
        selector: selectors(story.text, span, count),
      })),
    })),
  };
}

function bodies(statement: ToldStatement): Body[] {
  const { kind, quotation, substance, force, polarity } = statement;
  const say = (purpose: Body['purpose'], value: string): Body => ({
    type: 'TextualBody',
    purpose,
    format: 'text/plain',
    language: 'en',
    value,
  });
  return [
    say('describing', plainly(statement)),
    say('classifying', KIND_LABELS[kind]),
    ...(force && force !== 'SAID' ? [say('classifying', FORCE_LABELS[force])] : []),
    ...(polarity && polarity !== 'AFFIRMED' ? [say('classifying', POLARITY_LABELS[polarity])] : []),
    say('assessing', statusLabel(statement)),
    ...(quotation ? [say('assessing', `Was it said? ${QUOTATION_LABELS[quotation]}`)] : []),
    ...(substance ? [say('assessing', `Is it true? ${SUBSTANCE_LABELS[substance]}`)] : []),
  ];
}

function selectors(text: string, { start, end }: Span, count: (offset: number) => number): Selector[] {
  return [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: whole(text.slice(Math.max(0, start - CONTEXT), start)),
      suffix: whole(text.slice(end, end + CONTEXT)),
    },
    { type: 'TextPositionSelector', start: count(start), end: count(end) },
  ];
}

/** Context cut through a surrogate pair loses the half, which no file could hold. */
function whole(context: string): string {
  return context.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '');
}

/** UTF-16 offset to number of code points before it; walks the text once, not once for each statement. */
function codePointCounter(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    if ((text.codePointAt(i) ?? 0) > 0xffff) {
      pairs.push(i);
      i += 1;
    }
  }
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
