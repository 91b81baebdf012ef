/**
 * The statements as W3C Web Annotations on the story's text, one annotation each, in one page. Source of the fields:
 * Web Annotation Data Model (W3C Recommendation, 2017). Its text positions count characters, that is Unicode code
 * points; our offsets are UTF-16 code units.
 */

import type { Catalogue } from '../domain/report/catalogue/catalogue.ts';
import { wordsOf } from '../domain/report/catalogues.ts';
import type { ReportLanguage } from '../domain/report/report-languages.ts';
import type { ReportSnapshot } from '../domain/report/snapshot.ts';
import { plainly } from '../domain/report/statement-words.ts';
import { tellReport } from '../domain/report/tell.ts';
import type { ToldStatement } from '../domain/report/told.ts';
import { statusWords } from '../domain/report/words.ts';
import type { Span } from '../domain/vocabulary.ts';
import { capitalised } from '../domain/wording.ts';

type Body = {
  type: 'TextualBody';
  purpose: 'assessing' | 'classifying' | 'describing';
  format: 'text/plain';
  language: ReportLanguage;
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
  const told = tellReport(snapshot);
  const { story, statements, edition, newsroom } = told;
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
      body: bodies(statement, told.language, wordsOf(told)),
      target: statement.spans.map((span) => ({
        source,
        selector: selectors(story.text, span, count),
      })),
    })),
  };
}

function bodies(statement: ToldStatement, language: ReportLanguage, words: Catalogue): Body[] {
  const { kind, quotation, substance, force, polarity } = statement;
  const say = (purpose: Body['purpose'], value: string): Body => ({
    type: 'TextualBody',
    purpose,
    format: 'text/plain',
    language,
    value,
  });
  return [
    say('describing', plainly(statement, words)),
    say('classifying', capitalised(words.kinds[kind])),
    ...(force && force !== 'SAID' ? [say('classifying', capitalised(words.forces[force]))] : []),
    ...(polarity && polarity !== 'AFFIRMED'
      ? [say('classifying', capitalised(words.polarities[polarity]))]
      : []),
    say('assessing', statusWords(words, statement)),
    ...(quotation ? [say('assessing', `${words.statements.wasItSaid} ${words.quotations[quotation]}`)] : []),
    ...(substance ? [say('assessing', `${words.statements.isItTrue} ${words.substances[substance]}`)] : []),
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
