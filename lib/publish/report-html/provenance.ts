/** How we check, who stands behind this edition, what it changed and which others there are. */
import type { ToldChange, ToldReport } from '../../domain/report/told.ts';
import { type Html, html } from '../html-template.ts';
import { type EditionLink, editionList } from './later-state.ts';
import { hasAddresses } from './ways-in.ts';
import { beginning, between, moment, WAY_WORDS, zone } from './words.ts';

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

export function methodSection({ method }: ToldReport): Html {
  return html`<section class="prose" aria-labelledby="method">
<h2 id="method">How statements are checked</h2>
${method.map((paragraph) => html`<p>${paragraph}</p>`)}
</section>`;
}

export const CHANGE_LABELS: Record<ToldChange['what'], string> = {
  added: 'Added',
  removed: 'No longer in the story',
  words: 'Words',
  speaker: 'Speaker',
  cue: 'What was done with the words',
  status: 'Status',
  quotation: 'Was it said?',
  substance: 'Is it true?',
  sources: 'Sources',
};

/** "Status: Pending → Verified" */
export function changeLine(change: ToldChange): Html {
  const { what, before, after } = change;
  if (before === null || after === null) return html`${CHANGE_LABELS[what]}.`;
  return html`${CHANGE_LABELS[what]}${what === 'quotation' || what === 'substance' ? '' : ':'} <del>${before}</del> <span aria-hidden="true">→</span><span class="sr">, now</span> <ins>${after}</ins>`;
}

export function changesSection(report: ToldReport): Html | null {
  const { changes } = report;
  if (!changes) return null;
  const groups = new Map<string, ToldChange[]>();
  for (const change of changes.statements) {
    const key = `${change.what === 'removed' ? 'old' : 'new'} ${change.number}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const items = [...groups.values()].map((all) => {
    const [first] = all;
    if (!first) return null;
    const words = beginning(first.words);
    return html`<li><p class="quoted" dir="auto">${
      first.what === 'removed' ? words : html`<a href="#statement-${first.number}">${words}</a>`
    }</p>${all.map((change) => html`<p>${changeLine(change)}</p>`)}</li>`;
  });
  const headline = changes.headline
    ? html`<li><p>Headline: <del>${changes.headline.before}</del> <span aria-hidden="true">→</span><span class="sr">, now</span> <ins>${changes.headline.after}</ins></p></li>`
    : null;
  return html`<section aria-labelledby="changes">
<h2 id="changes">What changed since edition ${changes.since}</h2>
${changes.note ? html`<p class="note">${changes.note}</p>` : null}
${
  items.length > 0 || headline
    ? html`<ul class="changes">${headline}${items}</ul>`
    : html`<p class="lead">The statements and their verdicts are the same.</p>`
}
</section>`;
}

export function secondPersonSentence({ secondPerson, signOff, edition }: ToldReport): string | null {
  if (secondPerson) return null;
  return signOff.by === edition.publishedBy
    ? 'One person signed this off and published it: the newsroom works without the rule that publishing needs a second person.'
    : 'The newsroom works without the rule that publishing needs a second person.';
}

export type Provenance = { sha256: string; editions: readonly EditionLink[]; exports: ExportLinks };

export function recordSection(report: ToldReport, { sha256, editions, exports }: Provenance): Html {
  const { signOff, edition, story, newsroom } = report;
  const alone = secondPersonSentence(report);
  return html`<section aria-labelledby="record">
<h2 id="record">Who stands behind this</h2>
<dl class="record">
<dt>Newsroom</dt> <dd>${newsroom.name}</dd>
${story.byline ? html`<dt>Story</dt> <dd>${story.byline}</dd>` : null}
<dt>Signed off</dt> <dd>${signOff.by}, ${moment(signOff.at, report)} ${zone(report)}</dd>
<dt>Published</dt> <dd>${edition.publishedBy}, ${moment(edition.publishedAt, report)} ${zone(report)}</dd>
${alone ? html`<dt>Second person</dt> <dd>${alone}</dd>` : null}
<dt>Editions</dt> <dd>${editionList(report, editions)}</dd>
<dt>Data</dt> <dd class="files">${between(
    [
      ...(exports.pdf ? [html`<a href="${exports.pdf}" type="application/pdf">PDF</a>`] : []),
      html`<a href="${exports.json}">The record (JSON)</a>`,
      html`<a href="${exports.claimReview}">ClaimReview</a>`,
      html`<a href="${exports.annotations}">Web Annotations</a>`,
      ...(hasAddresses(report.statements) ? [html`<a href="${exports.story}">${WAY_WORDS.story}</a>`] : []),
      ...(exports.quotations ? [html`<a href="${exports.quotations}">Quotations (schema.org)</a>`] : []),
      ...(exports.ninjs ? [html`<a href="${exports.ninjs}">The story (ninjs)</a>`] : []),
    ],
    ' ',
  )}</dd>
<dt>SHA-256</dt> <dd><span class="hash">${sha256}</span><br><span class="soft">of the record, from which this page is made. It was fixed when the edition was published.</span></dd>
</dl>
</section>`;
}
