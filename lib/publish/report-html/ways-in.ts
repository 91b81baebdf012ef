/**
 * Ways into the statements of a long report, without a script: by how they stand (an address of their own, so that one
 * can link to what is disputed) and by who said them. Only in editions whose statements have addresses; those from before
 * stay as they were published.
 */
import type { ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { type ItemStatus, STATUS_LABELS } from '../../domain/vocabulary.ts';
import { type Html, html } from '../html-template.ts';
import { between, WAY_WORDS } from './words.ts';

/** Whether an edition is of the form in which statements have addresses. */
export function hasAddresses(statements: readonly Pick<ToldStatement, 'id'>[]): boolean {
  return statements.some(({ id }) => id !== undefined);
}

const STATUSES: readonly ItemStatus[] = ['VERIFIED', 'PENDING', 'DISPUTED'];

/** The class by which a statement is shown or left out. */
export const standingClass = ({ status }: Pick<ToldStatement, 'status'>): string =>
  `stands-${status.toLowerCase()}`;

/** "All 14 · 12 verified · 1 pending · 1 disputed"; nothing where all stand alike. */
export function filters({ statements }: Pick<ToldReport, 'statements'>): Html | null {
  const used = STATUSES.flatMap((status) => {
    const count = statements.filter((one) => one.status === status).length;
    return count > 0 ? [{ status, count }] : [];
  });
  if (used.length < 2) return null;
  return html`<nav class="filters" aria-label="${WAY_WORDS.filters}"><ul>
<li class="all"><a href="#statements">${WAY_WORDS.all(statements.length)}</a></li>
${used.map(({ status, count }) => {
  const name = status.toLowerCase();
  return html`<li id="only-${name}"><a class="${name}" href="#only-${name}">${count} ${STATUS_LABELS[status].toLowerCase()}</a></li>`;
})}
</ul></nav>`;
}

/** Who says what, folded; nothing where fewer than two are quoted. */
export function bySpeaker({ statements }: Pick<ToldReport, 'statements'>): Html | null {
  const groups = new Map<string, ToldStatement[]>();
  for (const one of statements) {
    const name = one.speaker ?? '';
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  const named = [...groups].filter(([name]) => name !== '');
  if (named.length < 2) return null;
  const rest = groups.get('') ?? [];
  const links = (all: readonly ToldStatement[]) =>
    between(
      all.map(({ number }) => html`<a href="#statement-${number}">${number}</a>`),
      ', ',
    );
  return html`<details class="speakers">
<summary>${WAY_WORDS.speakers}</summary>
<ul>${named.map(([name, all]) => html`<li><b>${name}</b> ${links(all)}</li>`)}${
    rest.length > 0 ? html`<li>${WAY_WORDS.nobody} ${links(rest)}</li>` : null
  }</ul>
</details>`;
}

/** Everything else is left out while one of these is what the address names. */
export const WAYS_CSS = `
.filters{margin-top:.875rem;font-size:.875rem}
.filters ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.filters a{display:inline-block;padding:.25rem 0;text-decoration:none}
.filters a:hover{text-decoration:underline}
.filters li:target a,.filters ul:not(:has(:target)) .all a{text-decoration:underline;text-decoration-thickness:2px;font-weight:600}
${STATUSES.map((status) => {
  const name = status.toLowerCase();
  return `section:has(#only-${name}:target) .statement:not(.stands-${name}){display:none}`;
}).join('\n')}
.speakers{margin-top:.5rem;font-size:.875rem}
.speakers summary{cursor:pointer;padding:.25rem 0;color:var(--pencil)}
.speakers li{padding:.1875rem 0}
.speakers a{display:inline-block;padding:.125rem .1875rem}
.since{margin-top:.375rem;font-size:.875rem}
@media print{.filters,.speakers{display:none}section .statement:not(#x){display:grid}}`;
