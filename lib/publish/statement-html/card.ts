/** One statement to embed in somebody else's page: no script, nothing kept of the reader, its own style. */
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { filled } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import { plainly } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { type Html, html, trusted } from '../html-template.ts';
import { clipLink } from '../report-html/clips.ts';
import { beginning, date, languageOf, worded } from '../report-html/words.ts';
import type { StatementUrls } from '../statement-urls.ts';
import { againstWords } from './against.ts';
import { stateAsPublished } from './state.ts';
import { CARD_CSS } from './style.ts';

/**
 * The whole document, as it is on the day that its edition is published.
 *
 * @param reportUrl of the report, without a number
 */
export function renderCard(
  statement: ToldStatement,
  report: ToldReport,
  urls: StatementUrls,
  reportUrl: string,
): string {
  const { newsroom, edition, story } = report;
  const words = wordsOf(report);
  const say = words.statement;
  const document = html`<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${newsroom.name}: ${beginning(plainly(statement, words), 80)}</title>
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<link rel="canonical" href="${urls.page}">
<style>${trusted(CARD_CSS)}</style>
</head>
<body>
<main class="card">
<h1 class="sr">${newsroom.name}: ${say.page}</h1>
<div class="state">${stateAsPublished(statement, report)}</div>
<div class="said">
<blockquote class="words" cite="${urls.page}" lang="${languageOf(story)}" dir="auto">${worded(statement, words)}</blockquote>
${who(statement)}
</div>
<div class="found">${found(statement, words, `${reportUrl}/${edition.number}`)}</div>
<footer><span><b>${newsroom.name}</b> · ${filled(words.report.edition, { n: edition.number })} · ${date(edition.publishedAt, report)}</span> <a href="${urls.page}" target="_blank" rel="noopener">${say.verify}<span class="sr">: ${say.verifyAbout}</span></a></footer>
</main>
</body>
</html>
`;
  return `<!doctype html>\n${document.text}`;
}

/** "Mara Ellison, at a public meeting, Tuesday" */
function who({ speaker, occasion, date: when }: ToldStatement): Html | null {
  const around = [occasion, when].filter((words) => words !== null && words !== '');
  if (!speaker) return null;
  return html`<p class="who"><b>${speaker}</b>${around.map((words) => html`, ${words}`)}</p>`;
}

function found(statement: ToldStatement, words: Catalogue, url: string): Html {
  const { substance } = statement;
  const truth = substance ? html` <b>${words.statements.isItTrue}</b> ${words.substances[substance]}.` : null;
  return html`<p class="against">${againstWords(statement, words)}.${truth}${clipLink(statement, url, words)}</p>`;
}
