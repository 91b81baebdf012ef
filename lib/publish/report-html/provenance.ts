/** How we check, who stands behind this edition, what it changed and which others there are. */
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { filled } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ToldChange, ToldReport } from '../../domain/report/told.ts';
import { type Html, html } from '../html-template.ts';
import { type EditionLink, editionList } from './later-state.ts';
import { hasAddresses } from './ways-in.ts';
import { beginning, between, moment, zone } from './words.ts';

/** Those that may be left out were not among the files of editions from before. */
export type ExportLinks = {
  json: string;
  claimReview: string;
  annotations: string;
  story: string;
  quotations?: string;
  ninjs?: string;
  pdf?: string;
};

export function methodSection(report: ToldReport): Html {
  return html`<section class="prose" aria-labelledby="method">
<h2 id="method">${wordsOf(report).record.method}</h2>
${report.method.map((paragraph) => html`<p>${paragraph}</p>`)}
</section>`;
}

/** "Status: Pending → Verified" */
export function changeLine({ what, before, after }: ToldChange, words: Catalogue): Html {
  const label = words.record.changes[what];
  if (before === null || after === null) return html`${label}.`;
  // A question ends with its own mark.
  const isQuestion = what === 'quotation' || what === 'substance';
  return html`${label}${isQuestion ? '' : words.record.colon} ${fromTo(before, after, words)}`;
}

function fromTo(before: string, after: string, words: Catalogue): Html {
  return html`<del>${before}</del> <span aria-hidden="true">→</span><span class="sr">${words.record.now}</span> <ins>${after}</ins>`;
}

export function changesSection(report: ToldReport): Html | null {
  const { changes } = report;
  const words = wordsOf(report);
  const say = words.record;
  if (!changes) return null;
  const groups = new Map<string, ToldChange[]>();
  for (const change of changes.statements) {
    const key = `${change.what === 'removed' ? 'old' : 'new'} ${change.number}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const items = [...groups.values()].map((all) => {
    const [first] = all;
    if (!first) return null;
    const said = beginning(first.words);
    return html`<li><p class="quoted" dir="auto">${
      first.what === 'removed' ? said : html`<a href="#statement-${first.number}">${said}</a>`
    }</p>${all.map((change) => html`<p>${changeLine(change, words)}</p>`)}</li>`;
  });
  const headline = changes.headline
    ? html`<li><p>${say.headline}${say.colon} ${fromTo(changes.headline.before, changes.headline.after, words)}</p></li>`
    : null;
  return html`<section aria-labelledby="changes">
<h2 id="changes">${filled(say.since, { n: changes.since })}</h2>
${changes.note ? html`<p class="note">${changes.note}</p>` : null}
${
  items.length > 0 || headline
    ? html`<ul class="changes">${headline}${items}</ul>`
    : html`<p class="lead">${say.same}</p>`
}
</section>`;
}

export function secondPersonSentence(
  { secondPerson, signOff, edition }: ToldReport,
  say: Catalogue['record'],
): string | null {
  if (secondPerson) return null;
  return signOff.by === edition.publishedBy ? say.onePerson : say.withoutSecond;
}

export type Provenance = { sha256: string; editions: readonly EditionLink[]; exports: ExportLinks };

export function recordSection(report: ToldReport, { sha256, editions, exports }: Provenance): Html {
  const { signOff, edition, story, newsroom } = report;
  const words = wordsOf(report);
  const say = words.record;
  const alone = secondPersonSentence(report, say);
  return html`<section aria-labelledby="record">
<h2 id="record">${words.report.behind}</h2>
<dl class="record">
<dt>${say.newsroom}</dt> <dd>${newsroom.name}</dd>
${story.byline ? html`<dt>${say.story}</dt> <dd>${story.byline}</dd>` : null}
<dt>${say.signedOff}</dt> <dd>${signOff.by}, ${moment(signOff.at, report)} ${zone(report)}</dd>
<dt>${say.published}</dt> <dd>${edition.publishedBy}, ${moment(edition.publishedAt, report)} ${zone(report)}</dd>
${alone ? html`<dt>${say.secondPerson}</dt> <dd>${alone}</dd>` : null}
<dt>${say.editions}</dt> <dd>${editionList(report, editions)}</dd>
<dt>${say.data}</dt> <dd class="files">${between(
    [
      ...(exports.pdf ? [html`<a href="${exports.pdf}" type="application/pdf">PDF</a>`] : []),
      html`<a href="${exports.json}">${say.json}</a>`,
      html`<a href="${exports.claimReview}">ClaimReview</a>`,
      html`<a href="${exports.annotations}">Web Annotations</a>`,
      ...(hasAddresses(report.statements)
        ? [html`<a href="${exports.story}">${words.annotated.title}</a>`]
        : []),
      ...(exports.quotations ? [html`<a href="${exports.quotations}">${say.schemaQuotations}</a>`] : []),
      ...(exports.ninjs ? [html`<a href="${exports.ninjs}">${say.ninjs}</a>`] : []),
    ],
    ' ',
  )}</dd>
<dt>SHA-256</dt> <dd><span class="hash">${sha256}</span><br><span class="soft">${say.hash}</span></dd>
</dl>
</section>`;
}
