/** Who was asked for comment, when, and what they said. */

import { outcomeRow } from '../../domain/contact-outcomes.ts';
import { dateTimeIn, inMarks, isSameDay, nearIn } from '../../domain/report/catalogue/say.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ReportRequest, ToldAsked, ToldReport } from '../../domain/report/told.ts';
import { askedByIn } from '../../domain/report/words.ts';
import { type Html, html } from '../html-template.ts';
import { between, moment, said, zone } from './words.ts';

function requestItem(request: ReportRequest, report: ToldReport): Html {
  const words = wordsOf(report);
  const near = (iso: string) => {
    const at = nearIn(words, new Date(iso), new Date(request.sentAt), report.newsroom.timeZone);
    return html`<time datetime="${iso}">${at}</time>`;
  };
  const deadline = request.deadline && said(words.asked.deadline, { at: near(request.deadline) });
  const asked = said(words.asked.request, {
    channel: askedByIn(words, request.channel),
    at: moment(request.sentAt, report),
    deadline,
    about: about(request, report),
  });
  return html`<li><span class="request">${asked}</span>
${cameOf(request, report, near)}${request.answer ? words.record.colon : '.'}
${request.answer ? html`<blockquote class="excerpt" dir="auto">${inMarks(words, request.answer.trim())}</blockquote>` : null}</li>`;
}

/** "Answered at 17:10", "No answer by then" */
function cameOf(
  { outcome, sentAt, answeredAt, deadline }: ReportRequest,
  report: ToldReport,
  near: (iso: string) => Html,
): Html {
  const words = wordsOf(report);
  const what = words.outcomes[outcome].ofRequest;
  if (answeredAt) {
    const isThatDay = isSameDay(new Date(answeredAt), new Date(sentAt), report.newsroom.timeZone);
    return said(isThatDay ? words.asked.answeredAt : words.asked.answeredOn, { what, at: near(answeredAt) });
  }
  const isLate = outcomeRow(outcome).silent === 'after the deadline' && deadline !== null;
  return isLate ? said(words.asked.byThen, { what }) : html`${what}`;
}

function about({ statements }: ReportRequest, report: ToldReport): Html | null {
  if (statements.length === 0) return null;
  const forms = wordsOf(report).asked.about;
  const links = statements.map((number) => html`<a href="#statement-${number}">${number}</a>`);
  return said(links.length === 1 ? forms.one : forms.other, { numbers: between(links, ', ') });
}

function partyItem({ party, words, requests }: ToldAsked, report: ToldReport): Html {
  return html`<li><h3>${party} <span>${words}</span></h3>
${requests.length > 0 ? html`<ul>${requests.map((request) => requestItem(request, report))}</ul>` : null}</li>`;
}

export function askedSection(report: ToldReport): Html {
  const { asked, edition, newsroom } = report;
  const words = wordsOf(report);
  const at = dateTimeIn(words, new Date(edition.publishedAt), newsroom.timeZone);
  return html`<section aria-labelledby="asked">
<h2 id="asked">${words.report.asked}</h2>
${
  asked.length === 0
    ? html`<p class="lead">${words.asked.nobody}</p>`
    : html`<p class="lead">${said(words.asked.asOf, { at, zone: zone(report) })}</p>
<ul class="asked">${asked.map((one) => partyItem(one, report))}</ul>`
}
</section>`;
}
