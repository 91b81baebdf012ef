/** One statement to embed in somebody else's page: no script, nothing kept of the reader, its own style. */
import { plainly } from '../../domain/report/statement-words.ts';
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { SUBSTANCE_LABELS } from '../../domain/vocabulary.ts';
import { type Html, html, trusted } from '../html-template.ts';
import { beginning, date, languageOf, STATEMENT_WORDS, worded } from '../report-html/words.ts';
import type { StatementUrls } from '../statement-urls.ts';
import { againstWords } from './against.ts';
import { stateAsPublished } from './state.ts';
import { CARD_CSS } from './style.ts';

/** The whole document, as it is on the day that its edition is published. */
export function renderCard(statement: ToldStatement, report: ToldReport, urls: StatementUrls): string {
  const { newsroom, edition, story } = report;
  const document = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${newsroom.name}: ${beginning(plainly(statement), 80)}</title>
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<link rel="canonical" href="${urls.page}">
<style>${trusted(CARD_CSS)}</style>
</head>
<body>
<main class="card">
<h1 class="sr">${newsroom.name}: ${STATEMENT_WORDS.page}</h1>
<div class="state">${stateAsPublished(statement, report)}</div>
<div class="said">
<blockquote class="words" cite="${urls.page}" lang="${languageOf(story)}" dir="auto">${worded(statement)}</blockquote>
${who(statement)}
</div>
<div class="found">${found(statement)}</div>
<footer><span><b>${newsroom.name}</b> · ${STATEMENT_WORDS.edition(edition.number)} · ${date(edition.publishedAt, report)}</span> <a href="${urls.page}" target="_blank" rel="noopener">${STATEMENT_WORDS.verify}<span class="sr">: ${STATEMENT_WORDS.verifyAbout}</span></a></footer>
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

function found(statement: ToldStatement): Html {
  const { substance } = statement;
  const truth = substance ? html` <b>Is it true?</b> ${SUBSTANCE_LABELS[substance]}.` : null;
  return html`<p class="against">${againstWords(statement)}.${truth}</p>`;
}
