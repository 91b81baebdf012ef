/** Words and moments that several parts of the page share. */

import { isMeantOtherwise } from '../../domain/force.ts';
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { dateIn, dateTimeIn, givenFor, piecesOf, zoneIn } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ReportLanguage } from '../../domain/report/report-languages.ts';
import { quoted } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { type Html, html, type Piece } from '../html-template.ts';

/** A report, or what is stored of one: older editions name no language. */
export type Dated = Pick<ToldReport, 'newsroom'> & { language?: ReportLanguage };

/**
 * A text of the catalogue as markup.
 *
 * @param values what is put in for each name: words, or markup of ours
 */
export function said(text: string, values: Readonly<Record<string, Piece>> = {}): Html {
  return html`${piecesOf(text).map((piece) => (typeof piece === 'string' ? piece : givenFor(piece.name, values)))}`;
}

/** The same with the checked words set apart in type from what says whose they are. */
export function worded(one: ToldStatement, words: Catalogue): Html {
  if (!one.statement?.some(({ is }) => is !== 'words')) return html`${quoted(one, words)}`;
  const isMarked = isMeantOtherwise({ force: one.force ?? null, polarity: one.polarity ?? null });
  return html`${one.statement.map(({ is, text }) => {
    if (is === 'words') return html`${text}`;
    return is === 'cue' && isMarked
      ? html`<b class="cue">${text}</b>`
      : html`<span class="frame">${text}</span>`;
  })}`;
}

/** The beginning of a long statement, cut between words. */
export function beginning(words: string, length = 110): string {
  if (words.length <= length) return words;
  const cut = words.slice(0, length);
  const space = cut.lastIndexOf(' ');
  // Without a space near the end (Chinese, one long word) the cut must not halve a surrogate pair.
  const whole = space > length / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '');
  return `${whole.replace(/[\s,;:.…—–-]+$/, '')} …`;
}

/** "8 April 2025, 18:41" as a time element, in the newsroom's zone. */
export function moment(iso: string, report: Dated): Html {
  const at = dateTimeIn(wordsOf(report), new Date(iso), report.newsroom.timeZone);
  return html`<time datetime="${iso}">${at}</time>`;
}

export function date(iso: string, report: Dated): Html {
  return html`<time datetime="${iso}">${dayOf(iso, report)}</time>`;
}

/** "8 April 2025" in the report's language, in the newsroom's zone. */
export function dayOf(iso: string, report: Dated): string {
  return dateIn(wordsOf(report), new Date(iso), report.newsroom.timeZone);
}

/** "BST", or "UTC" */
export function zone(report: Dated & Pick<ToldReport, 'edition'>): string {
  return zoneIn(wordsOf(report), new Date(report.edition.publishedAt), report.newsroom.timeZone);
}

/** Pieces one after the other with something between them. */
export function between(pieces: readonly (Html | string)[], separator: Html | string): (Html | string)[] {
  return pieces.flatMap((piece, i) => (i === 0 ? [piece] : [separator, piece]));
}

/** For the lang attribute: empty where the language is not known, as HTML has it. */
export function languageOf({ language }: Pick<ToldReport['story'], 'language'>): string {
  return language === 'und' ? '' : language;
}
