/** A statement's page, card and snippet: what they say, and what they never do. */
import { describe, expect, test } from 'vitest';
import { assembleReport } from '../../domain/report/assemble.ts';
import { ENGLISH } from '../../domain/report/catalogue/english.ts';
import { addressed, sampleInput } from '../../domain/report/sample.fixture.ts';
import { tellReport } from '../../domain/report/tell.ts';
import { baseOf, statementUrls } from '../statement-urls.ts';
import { renderCard } from './card.ts';
import { renderStatement } from './page.ts';
import { cardHeight, snippet } from './snippet.ts';
import { type LaterStatement, stateLater, statementInLaterState } from './state.ts';
import { CARD_CSS, STATEMENT_CSS } from './style.ts';

const REPORT = 'https://news.example.org/reports/harbour-123456';
function made(input = sampleInput()) {
  const report = tellReport(assembleReport(addressed(input)));
  return report.statements.map((statement) => {
    const urls = statementUrls(baseOf(REPORT), statement.id ?? '');
    return {
      ...{ statement, report, urls },
      page: renderStatement(statement, report, { urls, reportUrl: REPORT }),
      card: renderCard(statement, report, urls, REPORT),
      snippet: snippet(statement, report, urls),
    };
  });
}

describe('of every kind of statement', () => {
  test.each(made().map((one) => [one.statement.kind, one] as const))('%s', (_, one) => {
    const { page, card, statement } = one;
    for (const text of [page, card, one.snippet]) {
      // Sources on background, off the record or under embargo have words marked like this.
      expect(text).not.toMatch(/SECRET/);
      expect(text).not.toMatch(/<script|\son\w+=/i);
      expect(text).not.toMatch(/undefined|null|\[object/);
    }
    for (const text of [page, card]) {
      expect(text).toContain('<div class="state">');
      expect(text).toContain('stroke');
      expect(text.match(/<style>/g)?.length).toBe(1);
    }
    expect(card).toContain(`href="https://news.example.org/statements/${statement.id}" target="_blank"`);
    expect(cardHeight(statement, 300, ENGLISH)).toBeGreaterThan(cardHeight(statement, 544, ENGLISH));
  });
});

test('a card names what it was checked against, with the place', () => {
  const quote = made().find(({ statement }) => statement.quotation === 'VERBATIM');
  expect(quote?.card).toContain(
    'Checked against Recording of the harbour board’s public meeting (recording, 00:14:32) and Pier survey (document, table 3).',
  );
  expect(quote?.card).toContain('<b>Mara Ellison</b>, at a public meeting');
  expect(quote?.card).toContain('· Word for word');
});

test('a page leads into its sources, and to its statement in the report', () => {
  const notice = made()[0];
  expect(notice?.page).toContain(
    'href="https://example.org/notice-12-25#:~:text=The%20Old%20Harbour%20is%20closed,a%20period%20of%20twelve%20months"',
  );
  expect(notice?.page).toContain(`${REPORT}/1#statement-1`);
});

test('a snippet is the words, which need nothing of ours, and a frame without a script', () => {
  const [first] = made();
  expect(first?.snippet).toMatch(
    /^<blockquote cite="https:\/\/news\.example\.org\/statements\/a{16}"><p lang="en"/,
  );
  expect(first?.snippet).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(first?.snippet).toContain('loading="lazy"');
  // A verdict may become another one, and what was pasted stays.
  expect(first?.snippet.split('<iframe')[0]).not.toMatch(/verified/i);
});

describe('in a later state', () => {
  const withdrawn: LaterStatement = {
    is: 'withdrawn',
    at: new Date('2025-04-09T12:00:00Z'),
    reason: 'Forged.',
  };
  const gone: LaterStatement = {
    is: 'gone',
    since: { number: 2, publishedAt: new Date('2025-04-09T12:00:00Z') },
    reportUrl: REPORT,
    takenUp: { url: 'https://news.example.org/statements/x', words: 'Other words' },
  };

  test('page and card say it in the verdict’s place; a withdrawn card has no finding', () => {
    const sample = sampleInput();
    const hostile = sampleInput({
      story: { ...sample.story, headline: '</div>\n<div class="said"><footer><link rel="canonical">' },
    });
    for (const { page, card, report } of [...made(), ...made(hostile)]) {
      for (const later of [withdrawn, gone]) {
        const [laterPage, laterCard] = [
          statementInLaterState(page, report, later, 'page'),
          statementInLaterState(card, report, later, 'card'),
        ];
        for (const text of [laterPage, laterCard]) {
          expect(text).toContain('<meta name="robots" content="noindex">');
          expect(text).toContain(
            later.is === 'withdrawn' ? 'Withdrawn on 9 April 2025' : 'since edition 2 of 9 April 2025',
          );
          const state = text.slice(text.indexOf('<div class="state">'), text.indexOf('<div class="said">'));
          expect(state).not.toMatch(/class="glyph verified/);
        }
        expect(laterCard.includes('<p class="against">')).toBe(later.is === 'gone');
        // Everything else is to the byte as it was published.
        expect(laterPage.slice(laterPage.indexOf('<h1'))).toBe(page.slice(page.indexOf('<h1')));
      }
    }
  });

  test('what is no page of ours is refused, rather than served without it', () => {
    const [one] = made();
    if (!one) throw new Error('The sample has no statement.');
    expect(() => statementInLaterState('<html>', one.report, gone, 'page')).toThrow('no place for');
    expect(stateLater(gone, one.report, 'card').text).toContain('target="_blank"');
  });
});

test('style sheets are constant, and ask nothing of anybody else', () => {
  for (const sheet of [STATEMENT_CSS, CARD_CSS]) {
    expect(sheet).not.toMatch(/<\/style|https?:|@import/i);
    expect(sheet).toContain('prefers-color-scheme:dark');
  }
});
