/** Words and moments that several parts of the page share. */

import { isMeantOtherwise } from '../../domain/force.ts';
import { formatDate, formatDateTime, zoneName } from '../../domain/moments.ts';
import { quoted } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { type Html, html } from '../html-template.ts';

/** What statements, cards and their states are called, for readers. */
export const STATEMENT_WORDS = {
  page: 'checked statement',
  checkedAgainst: 'Checked against',
  /** Of a statement on which nothing was decided yet. */
  sourcesSoFar: 'Sources so far:',
  verify: 'Verify',
  verifyAbout: 'how this was checked',
  notNamed: '(not named, as agreed)',
  corrected: (at: string, edition: number) => `Corrected on ${at}, in edition ${edition}`,
  updated: (at: string, edition: number) => `Updated on ${at}, in edition ${edition}`,
  before: 'Before',
  withdrawn: (at: string) => `Withdrawn on ${at}`,
  withdrawnCard: 'What the report said of these words no longer stands.',
  withdrawnPage: (edition: number) =>
    `The whole report was withdrawn. What edition ${edition} said is kept below as a record; it no longer stands.`,
  gone: (at: string, edition: number) => `No longer in the report since edition ${edition} of ${at}`,
  takenUp: 'Its words are now part of another statement',
  goneLink: 'the current edition',
  goneIs: (edition: number) => `What edition ${edition} said of it is kept here.`,
  more: (count: number) => `${count} more`,
  newsroomNote: 'The newsroom’s note on that edition',
  history: 'What changed',
  context: 'In its story',
  inReport: (number: number) => `Statement ${number} of the report`,
  wholeReport: 'the whole report',
  embed: 'Embed this statement',
  embedLead:
    'Paste this into a page. The words stay readable if the card cannot be loaded, and the card says by itself when the statement is corrected or withdrawn. It has no script and sets nothing in the reader’s browser.',
  address: 'Lasting address',
  edition: (number: number) => `edition ${number}`,
} as const;

/** The ways into a report's statements, for readers. */
export const WAY_WORDS = {
  filters: 'Statements by how they stand',
  all: (count: number) => `All ${count}`,
  speakers: 'By who said it',
  nobody: 'In the story’s own voice, or of nobody named:',
  each: 'Each statement in the order of the story, and how it stands',
  address: 'Lasting address',
  story: 'The story, annotated',
} as const;

/** What the annotated story says of itself, for readers. */
export const STORY_WORDS = {
  page: 'annotated story',
  lead: 'A mark at each checked statement leads to what it rests on.',
  everyOne: 'Every one, with its source',
  theOne: 'With its source',
  mark: (number: number, status: string) => `${number}, ${status}: what this rests on`,
} as const;

/** The same with the checked words set apart in type from what says whose they are. */
export function worded(one: ToldStatement): Html {
  if (!one.statement?.some(({ is }) => is !== 'words')) return html`${quoted(one)}`;
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
export function moment(iso: string, { newsroom }: Pick<ToldReport, 'newsroom'>): Html {
  return html`<time datetime="${iso}">${formatDateTime(new Date(iso), newsroom.timeZone)}</time>`;
}

export function date(iso: string, { newsroom }: Pick<ToldReport, 'newsroom'>): Html {
  return html`<time datetime="${iso}">${formatDate(new Date(iso), newsroom.timeZone)}</time>`;
}

/** "BST", or "UTC" */
export function zone({ newsroom, edition }: Pick<ToldReport, 'newsroom' | 'edition'>): string {
  return zoneName(new Date(edition.publishedAt), newsroom.timeZone);
}

/** Pieces one after the other with something between them. */
export function between(pieces: readonly (Html | string)[], separator: Html | string): (Html | string)[] {
  return pieces.flatMap((piece, i) => (i === 0 ? [piece] : [separator, piece]));
}

/** For the lang attribute: empty where the language is not known, as HTML has it. */
export function languageOf({ language }: Pick<ToldReport['story'], 'language'>): string {
  return language === 'und' ? '' : language;
}
