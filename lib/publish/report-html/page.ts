/** A published edition as one web page: no script, one constant style sheet, everything from the snapshot. */

import { filled, formFor } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ReportSnapshot } from '../../domain/report/snapshot.ts';
import { tellReport } from '../../domain/report/tell.ts';
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import type { ItemStatus } from '../../domain/vocabulary.ts';
import { type Html, html, trusted } from '../html-template.ts';
import { type PictureLink, pictureLink } from '../picture-link.ts';
import { askedSection } from './asked.ts';
import { ICON } from './icon.ts';
import { banners, type LaterState, robots } from './later-state.ts';
import { SYMBOLS, strip } from './marks.ts';
import { changesSection, type ExportLinks, methodSection, recordSection } from './provenance.ts';
import { notVerifiedSection, statementsSection } from './statements.ts';
import { shownInStory, storySection } from './story.ts';
import { reportCss } from './style.ts';
import { hasAddresses } from './ways-in.ts';
import { languageOf, moment } from './words.ts';

export type RenderOptions = LaterState & {
  /** Of the stored snapshot, in hex. */
  sha256: string;
  /** This edition's own lasting address, absolute. */
  url: string;
  exports: ExportLinks;
  /** The newsroom's feeds, for readers' programs to find; editions from before there were any name none. */
  feeds?: { atom: string; json: string };
  /** Beside links to it. */
  picture?: PictureLink | null;
};

/** The whole document. Serve it as text/html; charset=utf-8 with a policy that allows the hash of its style sheet. */
export function renderReport(snapshot: ReportSnapshot, options: RenderOptions): string {
  const report = tellReport(snapshot);
  const { story, newsroom, summary, edition } = report;
  const words = wordsOf(report);
  const say = words.report;
  const title = filled(say.title, { headline: story.headline, newsroom: newsroom.name });
  const description = filled(say.description, { summary: summary.sentence });
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
${robots(options)}
<meta property="og:type" content="article">
<meta property="og:title" content="${filled(say.heading, { headline: story.headline })}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${options.url}">
<meta property="og:site_name" content="${newsroom.name}">
<meta property="article:published_time" content="${edition.publishedAt}">
${pictureLink(options.picture)}${ICON}
<link rel="canonical" href="${options.url}">
${
  options.exports.pdf
    ? html`<link rel="alternate" type="application/pdf" title="PDF" href="${options.exports.pdf}">
`
    : null
}<link rel="alternate" type="application/json" title="${say.record}" href="${options.exports.json}">
<link rel="alternate" type="application/ld+json" title="ClaimReview" href="${options.exports.claimReview}">
<link rel="alternate" type="application/ld+json" title="Web Annotations" href="${options.exports.annotations}">
${quotationsLink(options.exports, say.quotations)}${feedLinks(filled(say.feed, { newsroom: newsroom.name }), options.feeds)}<style>${trusted(reportCss(words))}</style>
</head>
<body>
${SYMBOLS}
<a class="skip" href="#statements">${say.skip}</a>
<div class="page">
${masthead(report)}
${banners(report, options)}
<main>
${opening(report)}
${changesSection(report)}
${notVerifiedSection(report)}
${statementsSection(report, shownInStory(story, report.statements), options)}
${storySection(report)}
${askedSection(report)}
${methodSection(report)}
${recordSection(report, options)}
</main>
<footer><p><span class="wordmark">stet</span>${say.stet}</p></footer>
</div>
</body>
</html>
`;
  return `<!doctype html>\n${document.text}`;
}

function quotationsLink({ quotations }: ExportLinks, title: string): Html | null {
  if (!quotations) return null;
  return html`<link rel="alternate" type="application/ld+json" title="${title}" href="${quotations}">
`;
}

function feedLinks(title: string, feeds: RenderOptions['feeds']): Html | null {
  if (!feeds) return null;
  return html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${feeds.atom}">
<link rel="alternate" type="application/feed+json" title="${title}" href="${feeds.json}">
`;
}

function masthead(report: ToldReport): Html {
  const { newsroom, edition } = report;
  const say = wordsOf(report).report;
  return html`<header class="masthead">
<span class="newsroom">${newsroom.name}</span>
<span><span class="wordmark">stet</span> ${say.name} · ${filled(say.edition, { n: edition.number })} · ${moment(edition.publishedAt, report)}</span>
</header>`;
}

function opening(report: ToldReport): Html {
  const { story, summary, statements, changes } = report;
  const isOpen = summary.verified < summary.all;
  // One sentence that can be quoted comes first; editions from before stay as they were published.
  const isAddressed = hasAddresses(statements);
  const words = wordsOf(report);
  const say = words.report;
  const count = (status: ItemStatus, n: number) => formFor(words, words.counted[status], n);
  return html`<h1 lang="${languageOf(story)}" dir="auto">${story.headline}</h1>
<p class="standfirst">${isAddressed ? html`${summary.sentence}. ` : null}${say.standfirst}</p>
${story.byline ? html`<p class="by">${story.byline}</p>` : null}
<dl class="figures">
${figure(summary.verified, 'verified', count('VERIFIED', summary.verified), null)}
${figure(summary.pending, 'pending', count('PENDING', summary.pending), reasons(statements, 'PENDING'))}
${figure(summary.disputed, 'disputed', count('DISPUTED', summary.disputed), reasons(statements, 'DISPUTED'))}
</dl>
${summary.all > 0 ? strip(statements, { picture: say.strip, label: isAddressed ? words.ways.each : summary.sentence }) : null}
<nav class="contents" aria-label="${say.contents}"><ul>
${changes ? html`<li><a href="#changes">${say.changed}</a></li>` : null}
${isOpen ? html`<li><a href="#not-verified">${say.notVerified}</a></li>` : null}
<li><a href="#statements">${say.statements}</a></li>
<li><a href="#the-story">${say.story}</a></li>
<li><a href="#asked">${say.asked}</a></li>
<li><a href="#method">${say.method}</a></li>
<li><a href="#record">${say.behind}</a></li>
</ul></nav>`;
}

function figure(n: number, mark: string, label: string, detail: string | null): Html {
  return html`<div><dt>${label}${detail ? html` <small>${detail}</small>` : null}</dt> <dd class="${n > 0 ? mark : 'none'}">${n}</dd></div>`;
}

/** "awaiting reply (2), changed since check": what is behind a figure. */
export function reasons(
  statements: readonly ToldStatement[],
  status: ToldStatement['status'],
): string | null {
  const counts = new Map<string, number>();
  for (const one of statements) {
    if (one.status === status && one.reason !== '') counts.set(one.reason, (counts.get(one.reason) ?? 0) + 1);
  }
  const all = [...counts].sort((a, b) => b[1] - a[1]);
  if (all.length > 3) return null;
  return all.map(([reason, n]) => (n > 1 && all.length > 1 ? `${reason} (${n})` : reason)).join(', ');
}
