/** The annotated story as a page of its own, beside its report. */
import { filled } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ReportSnapshot } from '../../domain/report/snapshot.ts';
import { tellReport } from '../../domain/report/tell.ts';
import { html, trusted } from '../html-template.ts';
import { ICON } from '../report-html/icon.ts';
import { banners, type LaterState, robots } from '../report-html/later-state.ts';
import { languageOf, moment } from '../report-html/words.ts';
import { STORY_CSS, withStylesInside } from './look.ts';
import { annotatedStory, headlineMarks } from './story.ts';

/** Markup to paste into a page: no script, no sheet, no class. */
export function storyToPaste(snapshot: ReportSnapshot, reportUrl: string): string {
  return withStylesInside(annotatedStory(tellReport(snapshot), reportUrl, 'full'));
}

/** The same for readers that take neither `details` nor styles: each mark leads to its statement's address. */
export function storyLight(snapshot: ReportSnapshot, reportUrl: string): string {
  return annotatedStory(tellReport(snapshot), reportUrl, 'light').replaceAll(/ class="[^"]*"/g, '');
}

/**
 * @param reportUrl of the report, absolute, without a number
 * @returns the whole document
 */
export function renderStory(snapshot: ReportSnapshot, reportUrl: string, state: LaterState): string {
  const report = tellReport(snapshot);
  const { story, newsroom, edition, summary } = report;
  const words = wordsOf(report);
  const say = words.annotated;
  const url = `${reportUrl}/${edition.number}`;
  const headline = headlineMarks(report, reportUrl);
  const document = html`<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${story.headline} · ${say.page}, ${newsroom.name}</title>
<meta name="description" content="${summary.sentence}. ${say.lead}">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${robots(state)}
<meta property="og:type" content="article">
<meta property="og:title" content="${story.headline}">
<meta property="og:url" content="${`${url}/story`}">
<meta property="og:site_name" content="${newsroom.name}">
${ICON}
<link rel="canonical" href="${`${url}/story`}">
<style>${trusted(STORY_CSS)}</style>
</head>
<body>
<div class="page">
<header class="masthead">
<span class="newsroom">${newsroom.name}</span>
<span><span class="wordmark">stet</span> ${say.page} · ${filled(words.report.edition, { n: edition.number })} · ${moment(edition.publishedAt, report)}</span>
</header>
${banners(report, state)}
<main>
<h1 lang="${languageOf(story)}" dir="auto">${story.headline}${headline.marks}</h1>
${headline.evidence}
${story.byline ? html`<p class="by">${story.byline}</p>` : null}
<p class="lead">${say.lead}</p>
${trusted(annotatedStory(report, reportUrl, 'full', true))}</main>
</div>
</body>
</html>
`;
  return `<!doctype html>\n${document.text}`;
}
