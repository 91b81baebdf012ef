/** The story with its statements marked, each mark leading to its statement. */
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { wordsOf } from '../../domain/report/catalogues.ts';
import type { ReportBlock, ToldReport, ToldStatement } from '../../domain/report/told.ts';
import { statusWords } from '../../domain/report/words.ts';
import { type Html, html } from '../html-template.ts';
import { type Mark, markOf } from './marks.ts';
import { languageOf } from './words.ts';

type Piece = {
  start: number;
  end: number;
  statement: ToldStatement | null;
  isFirst: boolean;
  isLast: boolean;
};

/**
 * Cuts a stretch of the text where statements begin and end. Links cannot lie in one another, so where statements
 * overlap the shortest has the words.
 */
export function piecesOf(start: number, end: number, statements: readonly ToldStatement[]): Piece[] {
  const spans = statements
    .flatMap((statement) => statement.spans.map((span) => ({ ...span, statement })))
    .filter((span) => span.start < end && span.end > start);
  const cuts = new Set([start, end]);
  for (const span of spans) {
    cuts.add(Math.max(start, span.start));
    cuts.add(Math.min(end, span.end));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [i, from] of edges.slice(0, -1).entries()) {
    const to = edges[i + 1] ?? end;
    const over = spans.filter((span) => span.start <= from && span.end >= to);
    const statement = shortest(over.map((span) => span.statement));
    const last = pieces.at(-1);
    if (last && last.statement === statement) last.end = to;
    else pieces.push({ start: from, end: to, statement, isFirst: false, isLast: false });
  }
  return pieces;
}

function lengthOf({ spans }: ToldStatement): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function shortest(statements: readonly ToldStatement[]): ToldStatement | null {
  return statements.reduce<ToldStatement | null>(
    (best, one) => (best === null || lengthOf(one) < lengthOf(best) ? one : best),
    null,
  );
}

/** Says of each statement's pieces, over all paragraphs, which comes first (the anchor) and last (the number). */
export function withEnds(paragraphs: Piece[][]): Piece[][] {
  const first = new Map<ToldStatement, Piece>();
  const last = new Map<ToldStatement, Piece>();
  for (const piece of paragraphs.flat()) {
    if (!piece.statement) continue;
    if (!first.has(piece.statement)) first.set(piece.statement, piece);
    last.set(piece.statement, piece);
  }
  for (const piece of first.values()) piece.isFirst = true;
  for (const piece of last.values()) piece.isLast = true;
  return paragraphs;
}

function renderPiece(
  text: string,
  { start, end, statement, isFirst, isLast }: Piece,
  words: Catalogue,
): Html {
  const said = text.slice(start, end);
  if (!statement) return html`${said}`;
  const { number } = statement;
  const mark = markOf(statement);
  const tail = isLast
    ? html`<sup>${number}<span class="sr">, ${statusWords(words, statement)}</span></sup>`
    : null;
  return isFirst
    ? html`<a class="mark is-${mark}" id="words-${number}" href="#statement-${number}">${said}${tail}</a>`
    : html`<a class="mark is-${mark}" href="#statement-${number}">${said}${tail}</a>`;
}

/** Numbers of statements that the story shows, which a way back can lead to. */
export function shownInStory(story: ToldReport['story'], statements: readonly ToldStatement[]): Set<number> {
  const pieces = story.blocks.flatMap(({ start, end }) => piecesOf(start, end, statements));
  return new Set(pieces.flatMap(({ statement }) => statement?.number ?? []));
}

const KEY: readonly Mark[] = ['verified', 'pending', 'disputed', 'changed'];

/** A block as what it is; a kind of a later version is a paragraph. */
function blockHtml(kind: ReportBlock['kind'], words: Html[]): Html {
  if (kind === 'HEADLINE' || kind === 'SUBHEAD') return html`<h3 dir="auto">${words}</h3>`;
  if (kind === 'BLOCK_QUOTE') return html`<blockquote dir="auto"><p>${words}</p></blockquote>`;
  if (kind === 'POST') return html`<blockquote class="post" dir="auto"><p>${words}</p></blockquote>`;
  const look = LOOKS[kind];
  return look ? html`<p class="${look}" dir="auto">${words}</p>` : html`<p dir="auto">${words}</p>`;
}

const LOOKS: Partial<Record<ReportBlock['kind'], string>> = {
  PULL_QUOTE: 'pulled',
  TABLE: 'row',
  LIST: 'entry',
  CORRECTION: 'correction',
};

export function storySection(report: Pick<ToldReport, 'story' | 'statements' | 'language'>): Html {
  const { story, statements } = report;
  const words = wordsOf(report);
  const { text, blocks, headline } = story;
  const paragraphs = withEnds(blocks.map(({ start, end }) => piecesOf(start, end, statements)));
  const used = new Set(statements.map(markOf));
  const key = KEY.filter((mark) => used.has(mark)).map(
    (mark) => html`<li><span class="mark is-${mark}">${words.marked.like}</span> ${words.marked[mark]}</li>`,
  );
  const body = blocks.map(({ kind, start, end }, i) => {
    const said = (paragraphs[i] ?? []).map((piece) => renderPiece(text, piece, words));
    // The page already bears the headline; printed again it would say nothing, unless a statement is marked in it.
    const isMarked = paragraphs[i]?.some(({ statement }) => statement !== null) ?? false;
    if (kind === 'HEADLINE' && !isMarked && text.slice(start, end).trim() === headline.trim()) return null;
    return blockHtml(kind, said);
  });
  return html`<section aria-labelledby="the-story">
<h2 id="the-story">${words.report.story}</h2>
<ul class="key" aria-label="${words.marked.key}">${key}</ul>
<div class="story" lang="${languageOf(story)}">
${body}
</div>
</section>`;
}
