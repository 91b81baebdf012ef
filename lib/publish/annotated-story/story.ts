/**
 * The story itself with a mark at each checked statement and the evidence beside it: plain HTML that needs no script and
 * that a content management system can take in. Three forms: for our own page (classes), to paste (styles in the
 * elements), and light, for readers that take neither `details` nor styles.
 */
import { isReportedSpeech } from '../../domain/item-kinds.ts';
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { filled, inMarks } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ReportBlock, ToldReport, ToldSource, ToldStatement } from '../../domain/report/told.ts';
import { statusWords } from '../../domain/report/words.ts';
import { capitalised } from '../../domain/wording.ts';
import { type Html, html } from '../html-template.ts';
import { clipLink } from '../report-html/clips.ts';
import { type Mark, markOf } from '../report-html/marks.ts';
import { saidAnswer } from '../report-html/statements.ts';
import { languageOf, said } from '../report-html/words.ts';
import { placedLink } from '../source-place.ts';
import { baseOf, statementUrls } from '../statement-urls.ts';

type StoryForm = 'full' | 'light';

/** Shapes that stand in any font, so that a mark holds without its colour. */
const SIGNS: Record<Mark, string> = { verified: '✓', pending: '◌', disputed: '◆', changed: '⊖' };

type Place = { reportUrl: string; edition: number; words: Catalogue };

const placeOf = (report: ToldReport, reportUrl: string): Place => ({
  ...{ reportUrl, edition: report.edition.number },
  words: wordsOf(report),
});

/** Where a statement is told of in full: its own address; in editions from before there were any, the report. */
function fullAddress({ id, number }: ToldStatement, { reportUrl, edition }: Place): string {
  return id === undefined
    ? `${reportUrl}/${edition}#statement-${number}`
    : statementUrls(baseOf(reportUrl), id).page;
}

/** Of several stories on one page no two have the same anchor. */
const anchorOf = ({ id, number }: ToldStatement, { edition }: Place) =>
  `stet-${id ?? `${edition}-${number}`}`;

/** The block that says the headline again, which a page of ours has above the story already. */
const repeatsHeadline = ({ kind, start, end }: ReportBlock, { text, headline }: ToldReport['story']) =>
  kind === 'HEADLINE' && text.slice(start, end).trim() === headline.trim();

/** For a page of ours: the marks of the statements in its headline, and their evidence. */
export function headlineMarks(report: ToldReport, reportUrl: string): { marks: Html[]; evidence: Html[] } {
  const place = placeOf(report, reportUrl);
  const blocks = report.story.blocks.filter((one) => repeatsHeadline(one, report.story));
  const here = marksAt(report).filter(({ at }) => blocks.some(({ start, end }) => at > start && at <= end));
  return {
    marks: here.map(({ statement }) => markAt(statement, place, 'full')),
    evidence: here.map(({ statement }) => evidenceOf(statement, report, place)),
  };
}

/**
 * The story as markup of its own, without a document around it.
 *
 * @param reportUrl of the report, absolute, without a number
 * @param hasHeadline whether what it is put into has the headline with its marks already
 */
export function annotatedStory(
  report: ToldReport,
  reportUrl: string,
  form: StoryForm,
  hasHeadline = false,
): string {
  const { story, statements, edition, summary } = report;
  const words = wordsOf(report);
  const place = placeOf(report, reportUrl);
  const marks = marksAt(report);
  const blocks = story.blocks.map((block) => {
    const here = marks.filter(({ at }) => at > block.start && at <= block.end);
    // Whoever pastes the story has its headline above it already.
    if (block.kind === 'HEADLINE' && here.length === 0) return null;
    if (hasHeadline && repeatsHeadline(block, story)) return null;
    const pieces: Html[] = [];
    let from = block.start;
    for (const { at, statement } of here) {
      pieces.push(html`${story.text.slice(from, at)}${markAt(statement, place, form)}`);
      from = at;
    }
    const text = html`${pieces}${story.text.slice(from, block.end)}`;
    const evidence =
      form === 'light' ? null : here.map(({ statement }) => evidenceOf(statement, report, place));
    return html`${blockOf(block.kind, text)}
${evidence}`;
  });
  return html`<div class="stet-story" lang="${languageOf(story)}">
<p class="stet-top" lang="${report.language}">${summary.sentence}. <a href="${`${reportUrl}/${edition.number}`}">${
    statements.length === 1 ? words.annotated.theOne : words.annotated.everyOne
  }</a></p>
${blocks}</div>
`.text;
}

/** What may stand between a statement's last word and its mark: what closes it. */
const CLOSING = /^[\p{Pe}\p{Pf}"'’,.;:!?…]+/u;

/** Where each statement's mark stands: behind its last words, and what closes them; in the order of the text. */
function marksAt({ story, statements }: ToldReport): { at: number; statement: ToldStatement }[] {
  return statements
    .flatMap((statement) => {
      const end = statement.spans.at(-1)?.end;
      const block = story.blocks.find((one) => end !== undefined && one.start < end && end <= one.end);
      if (end === undefined || !block) return [];
      const [closing = ''] = CLOSING.exec(story.text.slice(end, block.end)) ?? [];
      return [{ at: end + closing.length, statement }];
    })
    .sort((a, b) => a.at - b.at || a.statement.number - b.statement.number);
}

function markAt(statement: ToldStatement, place: Place, form: StoryForm): Html {
  const mark = markOf(statement);
  const { number } = statement;
  const { words } = place;
  const label = filled(words.annotated.mark, { n: number, status: statusWords(words, statement) });
  const text = `${SIGNS[mark]} ${number}`;
  return form === 'light'
    ? html`<sup><a href="${fullAddress(statement, place)}" title="${label}">${text}</a></sup>`
    : html`<sup class="stet-sup"><a class="stet-${mark}" href="#${anchorOf(statement, place)}" aria-label="${label}">${text}</a></sup>`;
}

function evidenceOf(statement: ToldStatement, report: ToldReport, place: Place): Html {
  const { number, quotation, substance, sources, parties, restsOn, kind } = statement;
  const mark = markOf(statement);
  const { words } = place;
  const answer = isReportedSpeech(kind) && quotation ? ` · ${saidAnswer(statement, words).words}` : '';
  const url = fullAddress(statement, place);
  const hear = clipLink(statement, `${place.reportUrl}/${place.edition}`, words);
  // A browser opens what a link leads into: the anchor is within.
  return html`<details class="stet-evidence stet-edge-${mark}" lang="${report.language}">
<summary class="stet-summary"><b class="stet-${mark}">${SIGNS[mark]} ${number}</b> ${statusWords(words, statement)}${answer}</summary>
<div id="${anchorOf(statement, place)}">
${
  sources.length > 0
    ? sources.map((source) => sourceOf(source, words))
    : parties.length > 0
      ? parties.map(
          (party) =>
            html`<p class="stet-line">${said(words.annotated.line, { name: html`<b>${capitalised(party.name)}</b>` })} ${party.words}.</p>`,
        )
      : html`<p class="stet-line">${capitalised(restsOn.words)}.</p>`
}
<p class="stet-line">${substance ? html`${words.statements.isItTrue} ${words.substances[substance]}. ` : null}<a href="${url}">${words.statement.verify}</a>${hear && html` ·${hear}`} · ${report.newsroom.name}, ${filled(words.report.edition, { n: place.edition })}</p>
</div>
</details>
`;
}

function sourceOf(source: ToldSource, words: Catalogue): Html {
  const stance = filled(words.statements.stance, { stance: words.stances[source.stance] });
  if (source.terms === 'BACKGROUND')
    return html`<p class="stet-line">${stance} ${source.words} ${words.statements.notNamed}</p>`;
  const { title, type, locator, excerpt, link } = source;
  const about = [words.sourceTypes[type], locator].filter((part) => part !== '').join(', ');
  return html`<p class="stet-line">${stance} ${
    link
      ? html`<a href="${placedLink(source)}" rel="noopener noreferrer nofollow external">${title}</a>`
      : title
  } (${about})</p>
${excerpt ? html`<blockquote class="stet-excerpt" dir="auto">${inMarks(words, excerpt.trim())}</blockquote>` : null}`;
}

/** A block as what it is; a kind of a later version is a paragraph. */
function blockOf(kind: ReportBlock['kind'], words: Html): Html {
  if (kind === 'HEADLINE' || kind === 'SUBHEAD') return html`<h2 dir="auto">${words}</h2>`;
  if (kind === 'BLOCK_QUOTE' || kind === 'POST' || kind === 'PULL_QUOTE')
    return html`<blockquote dir="auto"><p>${words}</p></blockquote>`;
  return html`<p dir="auto">${words}</p>`;
}
