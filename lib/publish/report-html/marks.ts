/** The marks of a status: shape first, colour second, so that they hold in grey print and for the colour-blind. */
import type { ToldStatement } from '../../domain/report/told.ts';
import { type Html, html } from '../html-template.ts';

export type Mark = 'verified' | 'pending' | 'disputed' | 'changed';

export function markOf({
  status,
  isChangedSinceCheck,
}: Pick<ToldStatement, 'status' | 'isChangedSinceCheck'>): Mark {
  if (isChangedSinceCheck) return 'changed';
  return status === 'VERIFIED' ? 'verified' : status === 'DISPUTED' ? 'disputed' : 'pending';
}

/** What is in each glyph, 18 units square. */
export const SHAPES: Record<Mark, Html> = {
  verified: html`<circle cx="9" cy="9" r="8.5" fill="currentColor"/><path d="m5.2 9.3 2.6 2.6 5-5.4" fill="none" stroke="var(--paper)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  pending: html`<circle cx="9" cy="9" r="7.6" fill="none" stroke="currentColor" stroke-width="1.7" stroke-dasharray="2.9 1.875"/>`,
  disputed: html`<path d="M9 .6 17.4 9 9 17.4.6 9Z" fill="currentColor"/><path d="M9 5.2v4.6" stroke="var(--paper)" stroke-width="1.9" stroke-linecap="round"/><circle cx="9" cy="12.6" r="1.1" fill="var(--paper)"/>`,
  changed: html`<circle cx="9" cy="9" r="7.6" fill="none" stroke="currentColor" stroke-width="1.7"/><path d="M5.4 9h7.2" stroke="currentColor" stroke-width="1.9" stroke-linecap="round"/>`,
};

/** Drawn once; every glyph and every cell of the strip uses these. */
export const SYMBOLS: Html = html`<svg width="0" height="0" aria-hidden="true" focusable="false" class="symbols"><defs>
<symbol id="g-verified" viewBox="0 0 18 18">${SHAPES.verified}</symbol>
<symbol id="g-pending" viewBox="0 0 18 18">${SHAPES.pending}</symbol>
<symbol id="g-disputed" viewBox="0 0 18 18">${SHAPES.disputed}</symbol>
<symbol id="g-changed" viewBox="0 0 18 18">${SHAPES.changed}</symbol>
<pattern id="p-pending" class="pending" width="6" height="12" patternUnits="userSpaceOnUse"><rect class="bar" width="3.5" height="12" fill="currentColor"/></pattern>
<pattern id="p-disputed" class="disputed" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="bar" width="3.4" height="5" fill="currentColor"/></pattern>
<pattern id="p-changed" class="changed" width="12" height="12" patternUnits="userSpaceOnUse"><path d="M0 2.5h12M0 9.5h12" stroke="currentColor" stroke-width="3"/></pattern>
</defs></svg>`;

/** A glyph with its word for those who do not see it. */
export function glyph(mark: Mark, words: string): Html {
  return html`<svg class="glyph ${mark}" aria-hidden="true" focusable="false"><use href="#g-${mark}"/></svg><span class="sr">${words}</span>`;
}

const PATTERN: Record<Mark, string> = {
  verified: 'currentColor',
  pending: 'url(#p-pending)',
  disputed: 'url(#p-disputed)',
  changed: 'url(#p-changed)',
};

/** Above so many the cells are too narrow for a pattern: then they are plain, and neighbours alike are drawn as one. */
const DENSE = 90;

/** Every statement as one cell, in the order of the story: where it stands firm and where it does not. */
export function strip(statements: readonly ToldStatement[], label: string): Html {
  const isDense = statements.length > DENSE;
  const width = 100 / Math.max(1, statements.length);
  const runs: { mark: Mark; from: number; cells: number }[] = [];
  for (const [from, statement] of statements.entries()) {
    const mark = markOf(statement);
    const last = runs.at(-1);
    if (isDense && last?.mark === mark) last.cells += 1;
    else runs.push({ mark, from, cells: 1 });
  }
  const cells = runs.map(
    ({ mark, from, cells: n }) =>
      html`<rect class="${mark}" x="${percent(from * width)}" width="${percent(n * width)}" height="100%" fill="${isDense ? 'currentColor' : PATTERN[mark]}"/>`,
  );
  return html`<figure class="strip${isDense ? ' dense' : ''}">
<svg role="img" aria-label="The statements in the order of the story" shape-rendering="crispEdges">${cells}</svg>
<figcaption>${label}.</figcaption>
</figure>`;
}

function percent(n: number): string {
  return `${Number(n.toFixed(4))}%`;
}
