/**
 * A report and all that comes with it, in every language: whatever it says in its own words is from that language's
 * catalogue. What people typed is made unreadable first, so that every word that is left is ours.
 */
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { REPORT_LANGUAGES } from '../domain/report/report-languages.ts';
import type { Snapshot } from '../domain/report/snapshot.ts';
import { tellReport } from '../domain/report/tell.ts';
import { renderStory, storyLight, storyToPaste } from './annotated-story/page.ts';
import { claimReviews } from './claim-review.ts';
import { atomFeed, jsonFeed } from './feed.ts';
import { snapshotsIn, strangeIn, textsOf } from './in-languages.fixture.ts';
import { ninjs } from './ninjs.ts';
import { quotations } from './quotation.ts';
import { inLaterState } from './report-html/later-state.ts';
import { renderReport } from './report-html/page.ts';
import { reportPaper } from './report-pdf/paper.ts';
import { renderCard } from './statement-html/card.ts';
import { renderStatement } from './statement-html/page.ts';
import { snippet } from './statement-html/snippet.ts';
import { statementInLaterState } from './statement-html/state.ts';
import { statementUrls } from './statement-urls.ts';
import { webAnnotations } from './web-annotation.ts';

const REPORT = 'https://paper.example/reports/qqq';

const links = [1, 2, 3].map((number) => ({
  number,
  publishedAt: `2025-03-0${number}T18:41:00.000Z`,
  url: `${REPORT}/${number}`,
}));
const url = `${REPORT}/2`;
const later = { editions: links, latest: false, withdrawn: { reason: 'Qqq.' } };
const policies = {
  factCheckingPolicy: 'https://paper.example/q1',
  correctionsPolicy: 'https://paper.example/q2',
  unnamedSourcesPolicy: 'https://paper.example/q3',
};

/** Every document that readers get, by its name. */
function documents(snapshot: Snapshot): [string, string][] {
  const report = tellReport(snapshot);
  const exports = Object.fromEntries(
    ['json', 'claimReview', 'annotations', 'story', 'quotations', 'ninjs'].map((name) => [
      name,
      `${url}/${name}`,
    ]),
  ) as Parameters<typeof renderReport>[1]['exports'];
  const feeds = { atom: `${REPORT}/feed.atom`, json: `${REPORT}/feed.json` };
  const page = renderReport(snapshot, {
    ...{ sha256: '1234'.repeat(16), url, exports, feeds, latest: true, editions: links },
  });
  const story = renderStory(snapshot, REPORT, { latest: true, editions: links });
  const statements = report.statements.flatMap((statement): [string, string][] => {
    const urls = statementUrls('https://paper.example', statement.id ?? 'q');
    const kept = renderStatement(statement, report, { urls, reportUrl: REPORT });
    const card = renderCard(statement, report, urls, REPORT);
    const gone = {
      ...{ is: 'gone' as const, since: { number: 3, publishedAt: new Date('2025-03-09T10:00:00Z') } },
      ...{ reportUrl: REPORT, takenUp: statement.number % 2 ? { url, words: 'qq' } : null },
    };
    const withdrawn = { is: 'withdrawn' as const, at: new Date('2025-03-09T10:00:00Z'), reason: 'Qq.' };
    return [
      ['statement', kept],
      ['card', card],
      ['statement, gone', statementInLaterState(kept, snapshot, gone, 'page')],
      ['card, withdrawn', statementInLaterState(card, snapshot, withdrawn, 'card')],
      ['statement, withdrawn', statementInLaterState(kept, snapshot, withdrawn, 'page')],
      ['snippet', snippet(statement, report, urls)],
    ];
  });
  return [
    ['report', page],
    ['report, withdrawn', inLaterState(page, snapshot, later)],
    ['story', story],
    ['story, withdrawn', inLaterState(story, snapshot, later, ['robots', 'banners'])],
    ['story to paste', storyToPaste(snapshot, REPORT)],
    ['story, light', storyLight(snapshot, REPORT)],
    ...statements,
  ];
}

type Node = {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
};

const SPOKEN = new Set(['aria-label', 'title', 'alt']);

/** Everything that a document says to whoever reads or hears it. */
function saidIn(node: Node): string[] {
  // What is pasted is read by itself.
  if (['style', 'pre'].includes(node.nodeName)) return [];
  const attributes = (node.attrs ?? []).filter(({ name }) => SPOKEN.has(name)).map(({ value }) => value);
  const isDescription = (node.attrs ?? []).some(
    ({ value }) => value === 'description' || /^og:(title|description)$/.test(value),
  );
  const described = isDescription ? (node.attrs ?? []).filter(({ name }) => name === 'content') : [];
  const text = node.nodeName === '#text' ? [node.value ?? ''] : [];
  return [
    ...text,
    ...attributes,
    ...described.map(({ value }) => value),
    ...(node.childNodes ?? []).flatMap(saidIn),
  ];
}

/** Of a JSON file: the values that are words of ours, by their names. */
const SAYS = new Set([
  'alternateName',
  'value',
  'headline',
  'creativeWorkStatus',
  'edNote',
  'title',
  'content_text',
  'summary',
]);
function saidInJson(value: unknown, isSaid = false): string[] {
  if (typeof value === 'string') return isSaid ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => saidInJson(one, isSaid));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => saidInJson(inner, SAYS.has(key)));
}

/** How words are set: codes that report.typ reads and does not print. */
const LOOKS = new Set(
  (
    'verified pending disputed changed soft bold cue differs before link ltr rtl head quote pulled aside ' +
    ['und', ...REPORT_LANGUAGES].join(' ')
  ).split(' '),
);
/** What report.typ prints of its data. A word that could be a code too is taken from where it is printed. */
function saidOnPaper({ figures, key, ...paper }: ReturnType<typeof reportPaper>): string[] {
  const printed = [
    ...figures.flatMap(([, , label, detail]) => [label, detail ?? '']),
    ...key.map(([, words]) => words),
    ...textsOf(paper).filter((text) => !LOOKS.has(text)),
  ];
  // What the template itself puts in: figures, characters and the name of a file.
  return printed.map((text) => text.replace(/\{\w+\}/g, ' '));
}

describe.each(REPORT_LANGUAGES)('in %s', (language) => {
  const snapshots = snapshotsIn(language);
  const strange = strangeIn(language);

  it('every page says its own words in that language', () => {
    const found = snapshots.flatMap((snapshot) =>
      documents(snapshot).flatMap(([name, markup]) => {
        const words = strange(saidIn(parse(markup) as unknown as Node));
        return words.length > 0 ? [`${name}: ${words.join(' ')}`] : [];
      }),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  it('every page says which language it is in, and leaves the story in its own', () => {
    const [first] = snapshotsIn(language);
    const pages = documents({ ...first, story: { ...first.story, language: 'nl' } });
    for (const [name, markup] of pages) {
      if (markup.startsWith('<!doctype'))
        expect(`${name} ${markup.slice(0, 40)}`).toContain(`<html lang="${language}">`);
      expect(`${name} ${markup.includes('lang="nl"')}`).toBe(`${name} true`);
    }
  });

  it('so does the paper of each edition', () => {
    const found = snapshots.flatMap((snapshot) =>
      strange(saidOnPaper(reportPaper(snapshot, { sha256: '12', url, withdrawn: 'Qqq.' }))),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  it('so do the files beside them', () => {
    const files = snapshots.flatMap((snapshot) => [
      claimReviews(snapshot, { url }),
      quotations(snapshot, { url, policies }),
      webAnnotations(snapshot, { url }),
      ninjs(snapshot, { url, address: REPORT, policies }),
    ]);
    expect(strange(files.flatMap((file) => saidInJson(file)))).toEqual([]);
    const json = JSON.stringify(files);
    expect(json).toContain(`"inLanguage":"${language}"`);
    expect(
      json.match(/"language":"(?!und|en")\w+"/g)?.every((one) => one === `"language":"${language}"`) ?? true,
    ).toBe(true);
  });

  it('so does each entry of the feed', () => {
    const [, snapshot] = snapshots;
    const told = tellReport(snapshot);
    const at = new Date('2025-03-06T09:12:00Z');
    const entry = {
      ...{ id: 'urn:uuid:1', address: REPORT, headline: 'Qqq', language: 'und', reportLanguage: language },
      ...{ newsroom: 'Qq', summary: told.summary.sentence, edition: 2, sha256: '12', changeNote: 'qq' },
      ...{ publishedAt: at, updatedAt: at, withdrawn: null },
    };
    const feed = {
      ...{ title: 'Qq', address: `${REPORT}/feed`, newsroom: 'Qq' },
      entries: [entry, { ...entry, withdrawn: 'Qq' }, { ...entry, changeNote: '' }],
    };
    expect(strange(saidInJson(JSON.parse(jsonFeed(feed))))).toEqual([]);
    const summaries = [...atomFeed(feed).matchAll(/<summary type="text"([^>]*)>([^<]*)</g)];
    expect(strange(summaries.map(([, , text]) => text ?? ''))).toEqual([]);
    const spoken = language === 'en' ? '' : ` xml:lang="${language}"`;
    expect(summaries.map(([, attribute]) => attribute)).toEqual([spoken, spoken, spoken]);
  });
});
