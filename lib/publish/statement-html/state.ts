/**
 * How a statement stands, in one block at the top of its page and of its card: its verdict and whether it was corrected,
 * as published; once its report was withdrawn or leaves it out, that in the verdict's place.
 */

import { isReportedSpeech } from '../../domain/item-kinds.ts';
import { formatDate } from '../../domain/moments.ts';
import { statusLabel } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { type Html, html } from '../html-template.ts';
import { type Mark, markOf, SHAPES } from '../report-html/marks.ts';
import { saidAnswer } from '../report-html/statements.ts';
import { beginning, STATEMENT_WORDS } from '../report-html/words.ts';

export type LaterStatement =
  | { is: 'withdrawn'; at: Date; reason: string }
  | {
      is: 'gone';
      /** The first edition without it. */
      since: { number: number; publishedAt: Date };
      /** The report's current edition. */
      reportUrl: string;
      /** The statement that has its words now; null where there is none. */
      takenUp: { url: string; words: string } | null;
    };

/** A proofreader's caret: something was put in. */
const CARET = html`<path d="M9 .9 17.1 9 9 17.1.9 9Z" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="m5.9 11.3 3.1-4.6 3.1 4.6" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>`;
/** Struck: it does not stand. */
const STRUCK = html`<circle cx="9" cy="9" r="7.6" fill="none" stroke="currentColor" stroke-width="1.7"/><path d="m4 14 10-10" stroke="currentColor" stroke-width="1.7"/>`;

function drawn(look: Mark | 'soft', shape: Html): Html {
  return html`<svg class="glyph ${look}" viewBox="0 0 18 18" aria-hidden="true" focusable="false">${shape}</svg>`;
}

/** The correction that a reader is told of first: the last one. */
export function lastCorrection({ history = [] }: ToldStatement) {
  return history.findLast(({ is }) => is === 'CORRECTED') ?? null;
}

/** "Verified", and how it was said where that was asked. */
function verdict(statement: ToldStatement): Html {
  const mark = markOf(statement);
  const said =
    isReportedSpeech(statement.kind) && statement.quotation
      ? html` <span class="soft">· ${saidAnswer(statement).words}</span>`
      : null;
  return html`<p class="is verdict">${drawn(mark, SHAPES[mark])}<span><strong class="${mark}">${statusLabel(statement)}</strong>${said}</span></p>`;
}

function correction(statement: ToldStatement, { newsroom }: ToldReport): Html | null {
  const last = lastCorrection(statement);
  if (!last) return null;
  const at = formatDate(new Date(last.publishedAt), newsroom.timeZone);
  const words = last.changes.find(({ what }) => what === 'words');
  return html`<p class="is">${drawn('disputed', CARET)}<span><strong class="disputed">${STATEMENT_WORDS.corrected(at, last.edition)}</strong>${
    words?.before
      ? html`<br><span class="soft">${STATEMENT_WORDS.before}:</span> <del>${beginning(words.before, 240)}</del>`
      : null
  }</span></p>`;
}

/** As it is published. */
export function stateAsPublished(statement: ToldStatement, report: ToldReport): Html {
  return html`${correction(statement, report)}${verdict(statement)}`;
}

/** As it is once the report was withdrawn or leaves it out. */
export function stateLater(
  later: LaterStatement,
  { newsroom, edition }: Pick<ToldReport, 'newsroom' | 'edition'>,
  on: 'page' | 'card',
): Html {
  const day = (at: Date) => formatDate(at, newsroom.timeZone);
  if (later.is === 'withdrawn') {
    const explained =
      on === 'card' ? STATEMENT_WORDS.withdrawnCard : STATEMENT_WORDS.withdrawnPage(edition.number);
    return html`<p class="is">${drawn('disputed', STRUCK)}<span><strong class="disputed">${STATEMENT_WORDS.withdrawn(day(later.at))}.</strong> ${later.reason}</span></p>
<p class="soft">${explained}</p>`;
  }
  const { since, takenUp, reportUrl } = later;
  // A card stands in a frame of somebody else's page, which its links do not replace.
  const link = (url: string, words: string) =>
    on === 'card'
      ? html`<a href="${url}" target="_blank" rel="noopener">${words}</a>`
      : html`<a href="${url}">${words}</a>`;
  const now = takenUp
    ? html`${STATEMENT_WORDS.takenUp}: ${link(takenUp.url, beginning(takenUp.words, 80))}.`
    : html`See ${link(reportUrl, STATEMENT_WORDS.goneLink)}.`;
  return html`<p class="is">${drawn('pending', STRUCK)}<span><strong class="pending">${STATEMENT_WORDS.gone(day(since.publishedAt), since.number)}</strong></span></p>
<p class="soft">${now} ${STATEMENT_WORDS.goneIs(edition.number)}</p>`;
}

/** Where page and card say how they stand: between these, in markup that nobody can have typed. */
const PLACES = {
  robots: ['<meta name="referrer" content="no-referrer">\n', '\n<link rel="canonical"'],
  state: ['<div class="state">', '</div>\n<div class="said">'],
  found: ['<div class="found">', '</div>\n<footer'],
} as const;

/**
 * A kept page or card as it is to be read once its report was withdrawn or leaves the statement out.
 *
 * @param kept as it was published, by this version of Stet or an earlier one that wrote the same places
 * @throws where it lacks one of the places: it is not one of ours
 */
export function statementInLaterState(
  kept: string,
  report: Pick<ToldReport, 'newsroom' | 'edition'>,
  later: LaterStatement,
  on: 'page' | 'card',
): string {
  const said: [keyof typeof PLACES, Html][] = [
    ['robots', html`<meta name="robots" content="noindex">`],
    ['state', stateLater(later, report, on)],
  ];
  // A card shows no finding that no longer stands; a page keeps it as a record.
  if (on === 'card' && later.is === 'withdrawn') said.push(['found', html``]);
  return said.reduce((text, [name, put]) => {
    const [before, after] = PLACES[name];
    const from = text.indexOf(before);
    const to = text.indexOf(after, from + before.length);
    if (from === -1 || to === -1) throw new Error(`A stored statement has no place for ${name}.`);
    return text.slice(0, from + before.length) + put.text + text.slice(to);
  }, kept);
}
