/** Statement by statement: was it said, is it true, and what it rests on. */

import { hasSubstance, isOwnVoice, isReportedSpeech, KIND_LABELS, kindRow } from '../../domain/item-kinds.ts';
import { formatDate } from '../../domain/moments.ts';
import { plainly, statusLabel } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldSource, ToldStatement, WordingPiece } from '../../domain/report/told.ts';
import {
  FAIR_QUOTATION,
  QUOTATION_LABELS,
  SOURCE_TYPE_LABELS,
  STANCE_LABELS,
  STATUS_LABELS,
  SUBSTANCE_LABELS,
  SUBSTANCE_RATING,
} from '../../domain/vocabulary.ts';
import { capitalised, formatCount, formatList } from '../../domain/wording.ts';
import { type Html, html } from '../html-template.ts';
import { placedLink } from '../source-place.ts';
import { statementUrls } from '../statement-urls.ts';
import { glyph, type Mark, markOf } from './marks.ts';
import { bySpeaker, filters, hasAddresses, standingClass } from './ways-in.ts';
import { beginning, between, date, languageOf, STATEMENT_WORDS, WAY_WORDS, worded } from './words.ts';

export type Answer = { mark: Mark | 'soft'; words: string };

/** "Was it said?", as a reader is told it. */
export function saidAnswer({ quotation, kind, status, checked }: ToldStatement): Answer {
  // A verified paraphrase was said, if that is what was checked; its exact words were nobody's claim.
  const isParaphrase = kindRow(kind).tells === 'reported';
  const isSaid = status === 'VERIFIED' && (checked.includes('wording') || checked.includes('speaker'));
  if (!quotation && isParaphrase && isSaid) return { mark: 'verified', words: 'Yes, in substance' };
  if (!quotation) return { mark: 'soft', words: 'Not established' };
  return {
    mark: FAIR_QUOTATION.has(quotation) ? 'verified' : 'disputed',
    words: QUOTATION_LABELS[quotation],
  };
}

export function trueAnswer({ substance }: ToldStatement): Answer {
  if (!substance) return { mark: 'soft', words: 'Not rated' };
  const rating = SUBSTANCE_RATING[substance] ?? 3;
  return {
    mark: rating >= 4 ? 'verified' : rating <= 2 ? 'disputed' : 'pending',
    words: SUBSTANCE_LABELS[substance],
  };
}

function answers(statement: ToldStatement): Html {
  const row = (question: string, { mark, words }: Answer) =>
    html`<div><dt>${question}</dt> <dd class="${mark}">${words}</dd></div>`;
  return html`<dl class="verdicts">
<div class="status"><dt class="sr">Status</dt> <dd class="${markOf(statement)}">${statusLabel(statement)}</dd></div>
${isReportedSpeech(statement.kind) ? row('Was it said?', saidAnswer(statement)) : null}
${hasSubstance(statement.kind) ? row('Is it true?', trueAnswer(statement)) : null}
</dl>`;
}

/** "Mara Ellison, at a public meeting, Tuesday. Primary source: recording. Checked: wording and speaker." */
function facts(statement: ToldStatement, isInStory: boolean): Html {
  const { speaker, occasion, date: when, kind, restsOn, checked, number } = statement;
  const around = [occasion, when].filter((words) => words !== null && words !== '');
  const who = speaker
    ? html`<b>${speaker}</b>${around.map((words) => html`, ${words}`)}. `
    : html`${isOwnVoice(kind) ? 'In the story’s own voice. ' : null}`;
  const basis = html`${capitalised(restsOn.words)}. `;
  const ticks = checked.length > 0 ? html`Checked: ${formatList(checked)}. ` : null;
  const back = isInStory
    ? html`<a class="back" href="#words-${number}">In the story<span class="sr">: statement ${number}</span></a>`
    : null;
  return html`<p class="fact">${who}${basis}${ticks}${back}</p>`;
}

const STANCE_MARK = { SUPPORTS: 'verified', CONTRADICTS: 'disputed', CONTEXT: 'soft' } as const;

function sourceLine(source: ToldSource, report: ToldReport, isPlaced: boolean): Html {
  const stance = html`<span class="stance ${STANCE_MARK[source.stance]}">${STANCE_LABELS[source.stance]}:</span>`;
  if (source.terms === 'BACKGROUND') {
    return html`<li>${stance} ${source.words} <span class="soft">(not named, as agreed)</span></li>`;
  }
  const title = source.link
    ? sourceLink(source, source.link, isPlaced ? placedLink(source) : source.link)
    : html`<cite>${source.title}</cite>`;
  const about = [
    SOURCE_TYPE_LABELS[source.type].toLowerCase() + (source.isPrimary ? ', primary' : ''),
    source.author,
    source.publishedAt ? date(source.publishedAt, report) : '',
    source.locator,
    source.origin ? `origin: ${source.origin}` : '',
  ].filter((part) => part !== '');
  const excerpt = source.excerpt
    ? html`<blockquote class="excerpt" dir="auto">“${source.excerpt.trim()}”</blockquote>`
    : null;
  return html`<li>${stance} ${title}${'\u00a0'}<span class="soft">· ${between(about, '\u00a0· ')}</span>${excerpt}</li>`;
}

/**
 * Of a page that was captured the link says from when the words are, so that an archive's copy of that day can be found
 * when it says something else (Robust Links, robustlinks.mementoweb.org).
 */
function sourceLink(
  { title, capturedAt }: Extract<ToldSource, { terms: 'ON_RECORD' }>,
  link: string,
  place: string,
): Html {
  const rel = 'noopener noreferrer nofollow external';
  if (!capturedAt) return html`<a class="title" href="${place}" rel="${rel}">${title}</a>`;
  const day = capturedAt.slice(0, 10);
  return html`<a class="title" href="${place}" rel="${rel}" data-originalurl="${link}" data-versiondate="${day}">${title}</a>`;
}

function sources(statement: ToldStatement, report: ToldReport): Html | null {
  if (statement.sources.length === 0) return null;
  const label = `Sources of statement ${statement.number}`;
  // Editions from before statements had addresses stay as they were published.
  const isPlaced = statement.id !== undefined;
  return html`<ul class="sources" aria-label="${label}">${statement.sources.map((one) => sourceLine(one, report, isPlaced))}</ul>`;
}

const SIDE_LABELS = { printed: 'Printed', found: 'In the source' } as const;

/** Of an altered quote: both wordings, one above the other, with what differs marked. */
function wordings({ wordings: all = [], number }: ToldStatement): Html | null {
  if (all.length === 0) return null;
  const pieces = (side: readonly WordingPiece[], label: string) =>
    side.map(({ text, is }) =>
      is === 'differs'
        ? html`<mark><span class="sr">[${label}: </span>${text}<span class="sr">]</span></mark>`
        : text,
    );
  return html`${all.map(
    ({
      source,
      place,
      printed,
      found,
    }) => html`<dl class="wordings" aria-label="Wordings of statement ${number}">
<div><dt>${SIDE_LABELS.printed}</dt> <dd dir="auto">${pieces(printed, 'printed')}</dd></div>
<div><dt>${SIDE_LABELS.found}</dt> <dd dir="auto">${pieces(found, 'in the source')} <span class="soft">— ${source}${place ? `, ${place}` : ''}</span></dd></div>
</dl>`,
  )}`;
}

function parties({ parties: all, number }: ToldStatement): Html | null {
  if (all.length === 0) return null;
  return html`<ul class="parties" aria-label="Who was asked, for statement ${number}">${all.map(
    ({ name, isSupported, words }) =>
      html`<li><b>${capitalised(name)}</b> <span class="${isSupported ? 'soft' : 'pending'}">· ${words}</span></li>`,
  )}</ul>`;
}

/** What was found of a statement: the answers, both wordings where they differ, what it rests on, who was asked. */
export function statementDetails(statement: ToldStatement, report: ToldReport, isInStory: boolean): Html {
  return html`${answers(statement)}
${wordings(statement)}
${facts(statement, isInStory)}
${sources(statement, report)}
${parties(statement)}`;
}

/** So much text may be parted over two sheets of paper; less is kept together. */
const LONG = 1200;

/** Its address of its own, and what the last edition that changed it did. */
function addressLine(
  { id, history = [] }: ToldStatement,
  { newsroom }: ToldReport,
  base: string,
): Html | null {
  if (id === undefined) return null;
  const { page } = statementUrls(base, id);
  const last = history.at(-1);
  const at = last ? formatDate(new Date(last.publishedAt), newsroom.timeZone) : '';
  const heading = last?.is === 'CORRECTED' ? STATEMENT_WORDS.corrected : STATEMENT_WORDS.updated;
  return html`<p class="since">${
    last
      ? html`<a class="${last.is === 'CORRECTED' ? 'disputed' : 'soft'}" href="${`${page}#history`}">${heading(at, last.edition)}</a> · `
      : null
  }<a class="soft" href="${page}">${WAY_WORDS.address}</a></p>`;
}

function statementItem(
  statement: ToldStatement,
  report: ToldReport,
  { isInStory, base }: { isInStory: boolean; base: string },
): Html {
  const { number, kind, id } = statement;
  const mark = markOf(statement);
  const size = statement.sources.reduce(
    (sum, source) => sum + (source.terms === 'ON_RECORD' ? source.excerpt.length + 120 : 80),
    statement.words.length,
  );
  const label = `Statement ${number}, ${KIND_LABELS[kind].toLowerCase()}: ${STATUS_LABELS[statement.status]}`;
  const stands = id === undefined ? '' : ` ${standingClass(statement)}`;
  const own = addressLine(statement, report, base);
  return html`<li class="statement${size > LONG ? ' is-long' : ''}${stands}" id="statement-${number}">
<div class="side">${glyph(mark, label)}<a class="number" href="#statement-${number}" aria-label="Link to statement ${number}">${number}</a></div>
<div>
<p class="words" lang="${languageOf(report.story)}" dir="auto">${worded(statement)}</p>
${statementDetails(statement, report, isInStory)}${own && html`\n${own}`}
</div>
</li>`;
}

/**
 * @param inStory numbers of the statements that the story shows
 * @param base where readers find this Stet
 */
export function statementsSection(report: ToldReport, inStory: ReadonlySet<number>, base: string): Html {
  const { statements } = report;
  const ways = hasAddresses(statements) ? html`\n${filters(report)}${bySpeaker(report)}` : null;
  return html`<section aria-labelledby="statements">
<h2 id="statements">Statements</h2>${ways}
${
  statements.length === 0
    ? html`<p class="lead">This story has no statements that were checked.</p>`
    : html`<ol>${statements.map((one) => statementItem(one, report, { isInStory: inStory.has(one.number), base }))}</ol>`
}
</section>`;
}

/** What stands in the story although it was not verified: said plainly, and before anything else. */
export function notVerifiedSection(report: ToldReport): Html | null {
  const open = report.statements.filter(({ status }) => status !== 'VERIFIED');
  if (open.length === 0) return null;
  return html`<section aria-labelledby="not-verified">
<h2 id="not-verified">Not verified</h2>
<p class="lead">The story was published with ${formatCount(open.length, 'statement')} that ${open.length === 1 ? 'is' : 'are'} not verified, and shows ${open.length === 1 ? 'it' : 'them'} as what ${open.length === 1 ? 'it is' : 'they are'}.</p>
<ul class="open">${open.map(
    (one) =>
      html`<li><span>${glyph(markOf(one), '')}</span><div><a href="#statement-${one.number}" dir="auto">${beginning(plainly(one))}</a> <small class="${markOf(one)}">${statusLabel(one)}</small></div></li>`,
  )}</ul>
</section>`;
}
