/**
 * A report and all that comes with it, in every language: whatever it says in its own words is from that language's
 * catalogue. What people typed is made unreadable first, so that every word that is left is ours.
 */
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../domain/channels.ts';
import { assembleReport } from '../domain/report/assemble.ts';
import { CATALOGUES } from '../domain/report/catalogues.ts';
import { everything, everythingAgain, nothingYet } from '../domain/report/everything.fixture.ts';
import { REPORT_LANGUAGES, type ReportLanguage } from '../domain/report/report-languages.ts';
import type { Snapshot } from '../domain/report/snapshot.ts';
import { tellReport } from '../domain/report/tell.ts';
import { renderStory, storyLight, storyToPaste } from './annotated-story/page.ts';
import { claimReviews } from './claim-review.ts';
import { atomFeed, jsonFeed } from './feed.ts';
import { ninjs } from './ninjs.ts';
import { quotations } from './quotation.ts';
import { inLaterState } from './report-html/later-state.ts';
import { renderReport } from './report-html/page.ts';
import { renderCard } from './statement-html/card.ts';
import { renderStatement } from './statement-html/page.ts';
import { snippet } from './statement-html/snippet.ts';
import { statementInLaterState } from './statement-html/state.ts';
import { statementUrls } from './statement-urls.ts';
import { webAnnotations } from './web-annotation.ts';

const REPORT = 'https://paper.example/reports/qqq';

/** Fields whose words are somebody's, not ours. */
const TYPED = new Set(
  (
    'name publishedBy by headline byline text words speaker cue occasion date reasonText title author locator excerpt ' +
    'origin termsText source party answer note channel silent parties'
  ).split(' '),
);

/** Every letter of what people typed becomes a "q": lengths and so offsets stay. */
function unreadable(value: unknown, isTyped = false, what = ''): unknown {
  if (typeof value === 'string') {
    return isTyped && !CHANNELS.includes(value) ? value.replace(/\p{L}/gu, 'q') : value;
  }
  if (Array.isArray(value)) return value.map((one) => unreadable(one, isTyped, what));
  if (value === null || typeof value !== 'object') return value;
  const change = 'what' in value ? String(value.what) : what;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isValue = ['before', 'after'].includes(key) && ['words', 'speaker', ''].includes(change);
      const holdsText =
        TYPED.has(key) && !(key === 'parties' && Array.isArray(inner) && typeof inner[0] === 'object');
      return [key, unreadable(inner, holdsText || isValue, change)];
    }),
  );
}

const withIds = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  statements: snapshot.statements.map((one) => ({
    ...one,
    id: `s${one.number}`,
    history: [
      {
        ...{ edition: 2, publishedAt: '2025-03-06T09:12:00.000Z', note: 'a note', is: 'CORRECTED' as const },
        changes: (snapshot.changes?.statements ?? []).filter(({ number }) => number === one.number),
      },
    ],
  })),
});

function snapshotsIn(language: ReportLanguage): Snapshot[] {
  const first = assembleReport({ ...everything(), language });
  const second = assembleReport({ ...everythingAgain(first), language });
  const nothing = assembleReport({ ...nothingYet(), language });
  return [first, withIds(second), nothing].map((one) => unreadable(one) as Snapshot);
}

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
    const card = renderCard(statement, report, urls);
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

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

/** Names, of Stet and of formats; the same everywhere. */
const NAMES = wordsIn(
  'stet json claimreview web annotations ninjs schema org sha https paper example reports statements',
);
/** What Intl writes of the time zone of the sample, and of its months. */
function ofIntl(locale: string): string[] {
  const at = (month: number) => new Date(Date.UTC(2025, month, 3, 12));
  const format = new Intl.DateTimeFormat(locale, {
    ...({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' } as const),
    ...({ timeZoneName: 'short', hour: '2-digit' } as const),
  });
  return Array.from({ length: 12 }, (_, month) => wordsIn(format.format(at(month)))).flat();
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

function vocabularyOf(language: ReportLanguage): Set<string> {
  const { locale, ...words } = CATALOGUES[language];
  const list = new Intl.ListFormat(locale, { type: 'disjunction' }).format(['1', '2']);
  const and = new Intl.ListFormat(locale, { type: 'conjunction' }).format(['1', '2']);
  const own = textsOf(words).map((text) => text.replace(/\{\w+\}/g, ' '));
  return new Set([...own, list, and].flatMap(wordsIn).concat(ofIntl(locale), NAMES));
}

const isTyped = (word: string) => /^q+$/.test(word) || /^s\d+$/.test(word);

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

describe.each(REPORT_LANGUAGES)('in %s', (language) => {
  const vocabulary = vocabularyOf(language);
  const snapshots = snapshotsIn(language);
  const strange = (texts: readonly string[]) =>
    [...new Set(texts.flatMap(wordsIn))].filter((word) => !vocabulary.has(word) && !isTyped(word));

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
    if (!first) throw new Error('There is no first edition.');
    const pages = documents({ ...first, story: { ...first.story, language: 'nl' } });
    for (const [name, markup] of pages) {
      if (markup.startsWith('<!doctype'))
        expect(`${name} ${markup.slice(0, 40)}`).toContain(`<html lang="${language}">`);
      expect(`${name} ${markup.includes('lang="nl"')}`).toBe(`${name} true`);
    }
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
    if (!snapshot) throw new Error('There is no second edition.');
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
