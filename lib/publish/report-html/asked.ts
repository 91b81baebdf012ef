/** Who was asked for comment, when, and what they said. */

import { askedBy } from '../../domain/channels.ts';
import { outcomeRow } from '../../domain/contact-outcomes.ts';
import { formatDateTime, formatNear } from '../../domain/moments.ts';
import type { ReportRequest, ToldAsked, ToldReport } from '../../domain/report/told.ts';
import { type Html, html } from '../html-template.ts';
import { between, moment, zone } from './words.ts';

function requestItem(request: ReportRequest, report: ToldReport): Html {
  const { silent, words } = outcomeRow(request.outcome);
  const sent = new Date(request.sentAt);
  const by = (iso: string) => formatNear(new Date(iso), sent, report.newsroom.timeZone);
  const deadline = request.deadline
    ? html`, with a deadline of <time datetime="${request.deadline}">${by(request.deadline)}</time>`
    : null;
  const when = request.answeredAt
    ? html` ${/^\d+:/.test(by(request.answeredAt)) ? 'at' : 'on'} <time datetime="${request.answeredAt}">${by(request.answeredAt)}</time>`
    : silent === 'after the deadline' && request.deadline
      ? html` by then`
      : null;
  return html`<li><span class="request">Asked ${askedBy(request.channel)} on ${moment(request.sentAt, report)}${deadline}${about(request)}.</span>
${words.ofRequest}${when}${request.answer ? ':' : '.'}
${request.answer ? html`<blockquote class="excerpt" dir="auto">“${request.answer.trim()}”</blockquote>` : null}</li>`;
}

function about({ statements }: ReportRequest): Html | null {
  if (statements.length === 0) return null;
  const links = statements.map((number) => html`<a href="#statement-${number}">${number}</a>`);
  return html`, about ${links.length === 1 ? 'statement' : 'statements'} ${between(links, ', ')}`;
}

function partyItem({ party, words, requests }: ToldAsked, report: ToldReport): Html {
  return html`<li><h3>${party} <span>${words}</span></h3>
${requests.length > 0 ? html`<ul>${requests.map((request) => requestItem(request, report))}</ul>` : null}</li>`;
}

export function askedSection(report: ToldReport): Html {
  const { asked, edition, newsroom } = report;
  const at = formatDateTime(new Date(edition.publishedAt), newsroom.timeZone);
  return html`<section aria-labelledby="asked">
<h2 id="asked">Who was asked</h2>
${
  asked.length === 0
    ? html`<p class="lead">Nobody was asked for comment on this story.</p>`
    : html`<p class="lead">As it stood on ${at}. All times are ${zone(report)}, the newsroom’s own.</p>
<ul class="asked">${asked.map((one) => partyItem(one, report))}</ul>`
}
</section>`;
}
