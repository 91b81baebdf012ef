/** Statement by statement: was it said, is it true, and what it rests on. */

import { hasSubstance, isOwnVoice, isReportedSpeech, kindRow } from '../../domain/item-kinds.ts';
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { countedInWords, filled, inMarks, listed } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import { plainly } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldSource, ToldStatement, WordingPiece } from '../../domain/report/told.ts';
import { statusWords } from '../../domain/report/words.ts';
import { FAIR_QUOTATION, SUBSTANCE_RATING } from '../../domain/vocabulary.ts';
import { capitalised } from '../../domain/wording.ts';
import { type Html, html } from '../html-template.ts';
import { placedLink } from '../source-place.ts';
import { baseOf, statementUrls } from '../statement-urls.ts';
import { type ClipsGone, clipFigures } from './clips.ts';
import { glyph, type Mark, markOf } from './marks.ts';
import { bySpeaker, filters, hasAddresses, standingClass } from './ways-in.ts';
import { beginning, between, date, dayOf, languageOf, worded } from './words.ts';

export type Answer = { mark: Mark | 'soft'; words: string };

/** "Was it said?", as a reader is told it. */
export function saidAnswer({ quotation, kind, status, checked }: ToldStatement, words: Catalogue): Answer {
  // A verified paraphrase was said, if that is what was checked; its exact words were nobody's claim.
  const isParaphrase = kindRow(kind).tells === 'reported';
  const isSaid = status === 'VERIFIED' && (checked.includes('wording') || checked.includes('speaker'));
  if (!quotation && isParaphrase && isSaid) return { mark: 'verified', words: words.statements.inSubstance };
  if (!quotation) return { mark: 'soft', words: words.statements.notEstablished };
  return {
    mark: FAIR_QUOTATION.has(quotation) ? 'verified' : 'disputed',
    words: words.quotations[quotation],
  };
}

export function trueAnswer({ substance }: ToldStatement, words: Catalogue): Answer {
  if (!substance) return { mark: 'soft', words: words.statements.notRated };
  const rating = SUBSTANCE_RATING[substance] ?? 3;
  return {
    mark: rating >= 4 ? 'verified' : rating <= 2 ? 'disputed' : 'pending',
    words: words.substances[substance],
  };
}

function answers(statement: ToldStatement, words: Catalogue): Html {
  const say = words.statements;
  const row = (question: string, answer: Answer) =>
    html`<div><dt>${question}</dt> <dd class="${answer.mark}">${answer.words}</dd></div>`;
  return html`<dl class="verdicts">
<div class="status"><dt class="sr">${say.status}</dt> <dd class="${markOf(statement)}">${statusWords(words, statement)}</dd></div>
${isReportedSpeech(statement.kind) ? row(say.wasItSaid, saidAnswer(statement, words)) : null}
${hasSubstance(statement.kind) ? row(say.isItTrue, trueAnswer(statement, words)) : null}
</dl>`;
}

/** "Mara Ellison, at a public meeting, Tuesday. Primary source: recording. Checked: wording and speaker." */
function facts(statement: ToldStatement, isInStory: boolean, words: Catalogue): Html {
  const say = words.statements;
  const { speaker, occasion, date: when, kind, restsOn, checked, number } = statement;
  const around = [occasion, when].filter((one) => one !== null && one !== '');
  const who = speaker
    ? html`<b>${speaker}</b>${around.map((one) => html`, ${one}`)}. `
    : html`${isOwnVoice(kind) ? `${say.ownVoice} ` : null}`;
  const basis = html`${capitalised(restsOn.words)}. `;
  const ticks =
    checked.length > 0 ? html`${filled(say.checked, { ticks: tickWords(checked, words) })} ` : null;
  const back = isInStory
    ? html`<a class="back" href="#words-${number}">${say.inStory}<span class="sr">${filled(say.inStoryNumber, { n: number })}</span></a>`
    : null;
  return html`<p class="fact">${who}${basis}${ticks}${back}</p>`;
}

/** "wording and speaker": what was checked of a verified statement. */
export const tickWords = (checked: ToldStatement['checked'], words: Catalogue) =>
  listed(
    words,
    checked.map((tick) => words.ticks[tick]),
  );

const STANCE_MARK = { SUPPORTS: 'verified', CONTRADICTS: 'disputed', CONTEXT: 'soft' } as const;

function sourceLine(source: ToldSource, report: ToldReport, isPlaced: boolean): Html {
  const words = wordsOf(report);
  const say = words.statements;
  const bears = filled(say.stance, { stance: words.stances[source.stance] });
  const stance = html`<span class="stance ${STANCE_MARK[source.stance]}">${bears}</span>`;
  if (source.terms === 'BACKGROUND') {
    return html`<li>${stance} ${source.words} <span class="soft">${say.notNamed}</span></li>`;
  }
  const title = source.link
    ? sourceLink(source, source.link, isPlaced ? placedLink(source) : source.link)
    : html`<cite>${source.title}</cite>`;
  const type = words.sourceTypes[source.type];
  const about = [
    source.isPrimary ? filled(say.primary, { type }) : type,
    source.author,
    source.publishedAt ? date(source.publishedAt, report) : '',
    source.locator,
    source.origin ? filled(say.origin, { origin: source.origin }) : '',
  ].filter((part) => part !== '');
  const excerpt = source.excerpt
    ? html`<blockquote class="excerpt" dir="auto">${inMarks(words, source.excerpt.trim())}</blockquote>`
    : null;
  return html`<li>${stance} ${title}${'\u00a0'}<span class="soft">· ${between(about, '\u00a0· ')}</span>${excerpt}</li>`;
}

/**
 * Of a page that was captured the link says from when the words are, so that an archive's copy of that day can be found
 * when it says something else; where the Internet Archive keeps it, the link says which copy, and from when that is
 * (Robust Links, robustlinks.mementoweb.org).
 */
function sourceLink(
  { title, capturedAt, archived }: Extract<ToldSource, { terms: 'ON_RECORD' }>,
  link: string,
  place: string,
): Html {
  const rel = 'noopener noreferrer nofollow external';
  const day = (archived?.at ?? capturedAt)?.slice(0, 10);
  if (!day) return html`<a class="title" href="${place}" rel="${rel}">${title}</a>`;
  return archived
    ? html`<a class="title" href="${place}" rel="${rel}" data-originalurl="${link}" data-versionurl="${archived.address}" data-versiondate="${day}">${title}</a>`
    : html`<a class="title" href="${place}" rel="${rel}" data-originalurl="${link}" data-versiondate="${day}">${title}</a>`;
}

function sources(statement: ToldStatement, report: ToldReport): Html | null {
  if (statement.sources.length === 0) return null;
  const label = filled(wordsOf(report).statements.sourcesOf, { n: statement.number });
  // Editions from before statements had addresses stay as they were published.
  const isPlaced = statement.id !== undefined;
  return html`<ul class="sources" aria-label="${label}">${statement.sources.map((one) => sourceLine(one, report, isPlaced))}</ul>`;
}

/** Of an altered quote: both wordings, one above the other, with what differs marked. */
function wordings(
  { wordings: all = [], number }: ToldStatement,
  { statements: say }: Catalogue,
): Html | null {
  if (all.length === 0) return null;
  const pieces = (side: readonly WordingPiece[], label: string) =>
    side.map(({ text, is }) =>
      is === 'differs'
        ? html`<mark><span class="sr">${label}</span>${text}<span class="sr">]</span></mark>`
        : text,
    );
  return html`${all.map(
    ({
      source,
      place,
      printed,
      found,
    }) => html`<dl class="wordings" aria-label="${filled(say.wordingsOf, { n: number })}">
<div><dt>${say.printed}</dt> <dd dir="auto">${pieces(printed, say.printedPiece)}</dd></div>
<div><dt>${say.found}</dt> <dd dir="auto">${pieces(found, say.foundPiece)} <span class="soft">— ${source}${place ? `, ${place}` : ''}</span></dd></div>
</dl>`,
  )}`;
}

function parties({ parties: all, number }: ToldStatement, { statements: say }: Catalogue): Html | null {
  if (all.length === 0) return null;
  return html`<ul class="parties" aria-label="${filled(say.askedFor, { n: number })}">${all.map(
    ({ name, isSupported, words }) =>
      html`<li><b>${capitalised(name)}</b> <span class="${isSupported ? 'soft' : 'pending'}">· ${words}</span></li>`,
  )}</ul>`;
}

/** What was found of a statement: the answers, both wordings where they differ, what it rests on, who was asked. */
export function statementDetails(statement: ToldStatement, report: ToldReport, isInStory: boolean): Html {
  const words = wordsOf(report);
  return html`${answers(statement, words)}
${wordings(statement, words)}
${facts(statement, isInStory, words)}
${sources(statement, report)}
${parties(statement, words)}`;
}

/** So much text may be parted over two sheets of paper; less is kept together. */
const LONG = 1200;

/** Its address of its own, and what the last edition that changed it did. */
function addressLine({ id, history = [] }: ToldStatement, report: ToldReport, base: string): Html | null {
  if (id === undefined) return null;
  const { page } = statementUrls(base, id);
  const last = history.at(-1);
  const say = wordsOf(report).statement;
  const heading = last?.is === 'CORRECTED' ? say.corrected : say.updated;
  return html`<p class="since">${
    last
      ? html`<a class="${last.is === 'CORRECTED' ? 'disputed' : 'soft'}" href="${`${page}#history`}">${filled(heading, { at: dayOf(last.publishedAt, report), n: last.edition })}</a> · `
      : null
  }<a class="soft" href="${page}">${say.address}</a></p>`;
}

function statementItem(
  statement: ToldStatement,
  report: ToldReport,
  { isInStory, url, gone }: { isInStory: boolean; url: string; gone: ClipsGone | undefined },
): Html {
  const { number, kind, id } = statement;
  const mark = markOf(statement);
  const size = statement.sources.reduce(
    (sum, source) => sum + (source.terms === 'ON_RECORD' ? source.excerpt.length + 120 : 80),
    statement.words.length,
  );
  const words = wordsOf(report);
  const named = { n: number, kind: words.kinds[kind], status: words.statuses[statement.status] };
  const label = filled(words.statements.label, named);
  const stands = id === undefined ? '' : ` ${standingClass(statement)}`;
  const own = addressLine(statement, report, baseOf(url));
  return html`<li class="statement${size > LONG ? ' is-long' : ''}${stands}" id="statement-${number}">
<div class="side">${glyph(mark, label)}<a class="number" href="#statement-${number}" aria-label="${filled(words.statements.linkTo, { n: number })}">${number}</a></div>
<div>
<p class="words" lang="${languageOf(report.story)}" dir="auto">${worded(statement, words)}</p>
${statementDetails(statement, report, isInStory)}${clipFigures(statement, report, { url, gone })}${own && html`\n${own}`}
</div>
</li>`;
}

/**
 * @param inStory numbers of the statements that the story shows
 * @param url of the edition, absolute
 * @param gone the clips that are not offered any more
 */
export function statementsSection(
  report: ToldReport,
  inStory: ReadonlySet<number>,
  { url, clipsGone: gone }: { url: string; clipsGone?: ClipsGone },
): Html {
  const { statements } = report;
  const words = wordsOf(report);
  const ways = hasAddresses(statements) ? html`\n${filters(report)}${bySpeaker(report)}` : null;
  return html`<section aria-labelledby="statements">
<h2 id="statements">${words.report.statements}</h2>${ways}
${
  statements.length === 0
    ? html`<p class="lead">${words.statements.none}</p>`
    : html`<ol>${statements.map((one) => statementItem(one, report, { isInStory: inStory.has(one.number), url, gone }))}</ol>`
}
</section>`;
}

/** What stands in the story although it was not verified: said plainly, and before anything else. */
export function notVerifiedSection(report: ToldReport): Html | null {
  const open = report.statements.filter(({ status }) => status !== 'VERIFIED');
  if (open.length === 0) return null;
  const words = wordsOf(report);
  return html`<section aria-labelledby="not-verified">
<h2 id="not-verified">${words.report.notVerified}</h2>
<p class="lead">${countedInWords(words, words.statements.open, open.length)}</p>
<ul class="open">${open.map(
    (one) =>
      html`<li><span>${glyph(markOf(one), '')}</span><div><a href="#statement-${one.number}" dir="auto">${beginning(plainly(one, words))}</a> <small class="${markOf(one)}">${statusWords(words, one)}</small></div></li>`,
  )}</ul>
</section>`;
}
