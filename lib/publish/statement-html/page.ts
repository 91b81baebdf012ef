/** A published statement at its own lasting address: how it stands, what it rests on, and what became of it. */
import { formatDate } from '../../domain/moments.ts';
import { plainly, statusLabel } from '../../domain/report/statement-words.ts';
import type { ToldHistory, ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { type Html, html, trusted } from '../html-template.ts';
import { changeLine } from '../report-html/provenance.ts';
import { statementDetails } from '../report-html/statements.ts';
import { beginning, languageOf, moment, STATEMENT_WORDS, worded } from '../report-html/words.ts';
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
  { urls, reportUrl }: { urls: StatementUrls; reportUrl: string },
): string {
  const { newsroom, edition } = report;
  const title = `${beginning(plainly(statement), 80)} · ${newsroom.name}`;
  const description = `${statusLabel(statement)}. ${againstWords(statement)}.`;
  const document = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#151410" media="(prefers-color-scheme: dark)">
<meta name="referrer" content="no-referrer">

<link rel="canonical" href="${urls.page}">
<meta property="og:type" content="article">
<meta property="og:title" content="${beginning(plainly(statement), 120)}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${urls.page}">
<meta property="og:site_name" content="${newsroom.name}">
<meta property="article:published_time" content="${edition.publishedAt}">
<link rel="alternate" type="application/json+oembed" title="${beginning(plainly(statement), 80)}" href="${urls.oembed}">
<style>${trusted(STATEMENT_CSS)}</style>
</head>
<body>
<div class="page">
<header class="masthead">
<span class="newsroom">${newsroom.name}</span>
<span><span class="wordmark">stet</span> ${STATEMENT_WORDS.page} · ${STATEMENT_WORDS.edition(edition.number)} · ${moment(edition.publishedAt, report)}</span>
</header>
<main>
<div class="state">${stateAsPublished(statement, report)}</div>
<div class="said">
<h1 class="words" lang="${languageOf(report.story)}" dir="auto">${worded(statement)}</h1>
</div>
<div class="found">${statementDetails(statement, report, false)}</div>
${historySection(statement, report)}
${contextSection(statement, report, reportUrl)}
${embedSection(statement, report, urls)}
</main>
<footer><p><span class="wordmark">stet</span>: “let it stand”. The proofreader’s dots, under words that were checked and stay.</p></footer>
</div>
</body>
</html>
`;
  return `<!doctype html>\n${document.text}`;
}

function historySection({ history = [] }: ToldStatement, report: ToldReport): Html | null {
  if (history.length === 0) return null;
  return html`<section aria-labelledby="history">
<h2 id="history">${STATEMENT_WORDS.history}</h2>
<ol class="changes">${history.toReversed().map((event) => historyItem(event, report))}</ol>
</section>`;
}

function historyItem({ edition, publishedAt, is, note, changes }: ToldHistory, report: ToldReport): Html {
  const at = formatDate(new Date(publishedAt), report.newsroom.timeZone);
  const heading = is === 'CORRECTED' ? STATEMENT_WORDS.corrected : STATEMENT_WORDS.updated;
  return html`<li><h3>${heading(at, edition)}</h3>${changes.map((change) => html`<p>${changeLine(change)}</p>`)}${
    note ? html`<p class="soft">${STATEMENT_WORDS.newsroomNote}: <q>${note}</q></p>` : null
  }</li>`;
}

function contextSection(
  { number, spans }: ToldStatement,
  { story, edition }: ToldReport,
  reportUrl: string,
): Html {
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
<h2 id="context">${STATEMENT_WORDS.context}</h2>
<p><a href="${`${reportUrl}/${edition.number}#statement-${number}`}">${STATEMENT_WORDS.inReport(number)}</a> · <a href="${reportUrl}">${story.headline}, ${STATEMENT_WORDS.wholeReport}</a></p>
${block ? html`<p class="context" lang="${languageOf(story)}" dir="auto">${pieces}${story.text.slice(at, block.end)}</p>` : null}
</section>`;
}

function embedSection(statement: ToldStatement, report: ToldReport, urls: StatementUrls): Html {
  return html`<section aria-labelledby="address">
<h2 id="address">${STATEMENT_WORDS.address}</h2>
<p><a href="${urls.page}">${urls.page}</a></p>
<details>
<summary>${STATEMENT_WORDS.embed}</summary>
<p class="lead">${STATEMENT_WORDS.embedLead}</p>
<pre dir="ltr">${snippet(statement, report, urls)}</pre>
</details>
</section>`;
}
