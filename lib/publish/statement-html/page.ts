/** A published statement at its own lasting address: how it stands, what it rests on, and what became of it. */
import { filled } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import { plainly } from '../../domain/report/statement-words.ts';
import type { ToldHistory, ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { statusWords } from '../../domain/report/words.ts';
import { type Html, html, trusted } from '../html-template.ts';
import { type PictureLink, pictureLink } from '../picture-link.ts';
import { clipLink } from '../report-html/clips.ts';
import { ICON } from '../report-html/icon.ts';
import { changeLine } from '../report-html/provenance.ts';
import { statementDetails } from '../report-html/statements.ts';
import { beginning, dayOf, languageOf, moment, worded } from '../report-html/words.ts';
import type { StatementUrls } from '../statement-urls.ts';
import { againstWords } from './against.ts';
import { snippet } from './snippet.ts';
import { stateAsPublished } from './state.ts';
import { STATEMENT_CSS } from './style.ts';

/**
 * The whole document, as it is on the day that its edition is published.
 *
 * @param reportUrl of the report, without a number
 */
export function renderStatement(
  statement: ToldStatement,
  report: ToldReport,
  { urls, reportUrl, picture }: { urls: StatementUrls; reportUrl: string; picture?: PictureLink | null },
): string {
  const { newsroom, edition } = report;
  const words = wordsOf(report);
  const say = words.statement;
  const hear = clipLink(statement, `${reportUrl}/${edition.number}`, words);
  const title = `${beginning(plainly(statement, words), 80)} · ${newsroom.name}`;
  const description = `${statusWords(words, statement)}. ${againstWords(statement, words)}.`;
  const document = html`<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#151410" media="(prefers-color-scheme: dark)">
<meta name="referrer" content="no-referrer">

${ICON}
<link rel="canonical" href="${urls.page}">
<meta property="og:type" content="article">
<meta property="og:title" content="${beginning(plainly(statement, words), 120)}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${urls.page}">
<meta property="og:site_name" content="${newsroom.name}">
<meta property="article:published_time" content="${edition.publishedAt}">
${pictureLink(picture)}<link rel="alternate" type="application/json+oembed" title="${beginning(plainly(statement, words), 80)}" href="${urls.oembed}">
<style>${trusted(STATEMENT_CSS)}</style>
</head>
<body>
<div class="page">
<header class="masthead">
<span class="newsroom">${newsroom.name}</span>
<span><span class="wordmark">stet</span> ${say.page} · ${filled(words.report.edition, { n: edition.number })} · ${moment(edition.publishedAt, report)}</span>
</header>
<main>
<div class="state">${stateAsPublished(statement, report)}</div>
<div class="said">
<h1 class="words" lang="${languageOf(report.story)}" dir="auto">${worded(statement, words)}</h1>
</div>
<div class="found">${statementDetails(statement, report, false)}${hear && html`<p class="fact">${hear}</p>`}</div>
${historySection(statement, report)}
${contextSection(statement, report, reportUrl)}
${embedSection(statement, report, urls)}
</main>
<footer><p><span class="wordmark">stet</span>${words.report.stet}</p></footer>
</div>
</body>
</html>
`;
  return `<!doctype html>\n${document.text}`;
}

function historySection({ history = [] }: ToldStatement, report: ToldReport): Html | null {
  if (history.length === 0) return null;
  return html`<section aria-labelledby="history">
<h2 id="history">${wordsOf(report).statement.history}</h2>
<ol class="changes">${history.toReversed().map((event) => historyItem(event, report))}</ol>
</section>`;
}

function historyItem({ edition, publishedAt, is, note, changes }: ToldHistory, report: ToldReport): Html {
  const words = wordsOf(report);
  const say = words.statement;
  const heading = filled(is === 'CORRECTED' ? say.corrected : say.updated, {
    at: dayOf(publishedAt, report),
    n: edition,
  });
  return html`<li><h3>${heading}</h3>${changes.map((change) => html`<p>${changeLine(change, words)}</p>`)}${
    note ? html`<p class="soft">${say.note} <q>${note}</q></p>` : null
  }</li>`;
}

function contextSection({ number, spans }: ToldStatement, report: ToldReport, reportUrl: string): Html {
  const { story, edition } = report;
  const say = wordsOf(report).statement;
  const first = spans[0];
  const block = first && story.blocks.find(({ start, end }) => start <= first.start && first.start < end);
  const within = block ? spans.filter(({ start }) => start >= block.start && start < block.end) : [];
  const pieces: Html[] = [];
  let at = block?.start ?? 0;
  for (const { start, end } of within) {
    const until = Math.min(end, block?.end ?? end);
    pieces.push(html`${story.text.slice(at, start)}<mark>${story.text.slice(start, until)}</mark>`);
    at = until;
  }
  return html`<section aria-labelledby="context">
<h2 id="context">${say.context}</h2>
<p><a href="${`${reportUrl}/${edition.number}#statement-${number}`}">${filled(say.inReport, { n: number })}</a> · <a href="${reportUrl}">${filled(say.wholeReport, { headline: story.headline })}</a></p>
${block ? html`<p class="context" lang="${languageOf(story)}" dir="auto">${pieces}${story.text.slice(at, block.end)}</p>` : null}
</section>`;
}

function embedSection(statement: ToldStatement, report: ToldReport, urls: StatementUrls): Html {
  const say = wordsOf(report).statement;
  return html`<section aria-labelledby="address">
<h2 id="address">${say.address}</h2>
<p><a href="${urls.page}">${urls.page}</a></p>
<details>
<summary>${say.embed}</summary>
<p class="lead">${say.embedLead}</p>
<pre dir="ltr">${snippet(statement, report, urls)}</pre>
</details>
</section>`;
}
