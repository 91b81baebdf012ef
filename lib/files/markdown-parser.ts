/**
 * Markdown by markdown-it, which follows CommonMark, with GitHub's tables and strikethrough, and footnotes. Where a
 * story needs to be read differently from a programmer's page it is switched here, each switch with its reason.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import type { Mark, Marked } from '../text/layout/marks.ts';
import { UnreadableStory } from './story-text.ts';

/**
 * How deep quotations and lists may be nested. The library silently drops what is deeper than its own limit, so ours
 * comes first and refuses the file; a mail that was forwarded twenty times has twenty levels.
 */
const DEEPEST = 100;

const parser = new MarkdownIt('default', { html: true, maxNesting: DEEPEST + 20 }).use(footnotes).disable([
  // A paragraph whose first line is indented by four spaces is a paragraph in a newsroom, not a program.
  'code',
  // Text between a page's tags is read for its marks like everything else.
  'html_block',
  // Footnotes stay where they are written: this would move them to the end, and drop those that nothing refers to.
  'footnote_tail',
]);

parser.block.ruler.before('table', 'too_deep', ({ level }) => {
  if (level <= DEEPEST) return false;
  throw new UnreadableStory(
    'unsafe',
    `In this Markdown file more than ${DEEPEST} quotations or lists stand within one another, so it was not read. Copy the story’s words and paste them.`,
  );
});

/** What the footnotes plugin keeps besides the tokens: inline ones, `^[like this]`, have a content. */
type Kept = { footnotes?: { list?: { label?: string; content?: string; tokens?: Token[] }[] } };

/** A footnote that the text refers to; its `label`, or the words of one that is written where it stands. */
export type ReferredFootnote = { label: string | null; tokens: readonly Token[] };

/**
 * @param text Markdown without its front matter
 * @returns markdown-it's tokens, in the order of the text, and the footnotes by the number that their signs have
 * @throws UnreadableStory where it is nested more deeply than is read
 */
export function parseMarkdown(text: string): { tokens: Token[]; footnotes: ReferredFootnote[] } {
  const kept: Kept = {};
  const tokens = parser.parse(text, kept);
  const referred = (kept.footnotes?.list ?? []).map(({ label, content, tokens: own }) => ({
    label: content === undefined ? (label ?? null) : null,
    tokens: own ?? [],
  }));
  return { tokens, footnotes: referred };
}

/**
 * The words of a paragraph, heading or cell as its reader sees them: emphasis, links and code without their marks,
 * pictures and footnote marks left out, a line break where the text breaks its line.
 *
 * @param inline the token of that name
 */
export function wordsOfInline({ children }: Token): string {
  return wordsOf(children ?? []);
}

export const wordsOf = (tokens: readonly Token[]): string => tokens.map(wordsOfToken).join('');

function wordsOfToken({ type, content }: Token): string {
  if (type === 'softbreak') return ' ';
  if (type === 'hardbreak') return '\n';
  if (type === 'html_inline') return /^<br/i.test(content) ? '\n' : '';
  return ['text', 'text_special', 'code_inline'].includes(type) ? content : '';
}

/** The same words with the places where footnotes stand. `markOf` gives a footnote's sign, by its number, a mark. */
export function markedWordsOfInline({ children }: Token, markOf: (number: number) => number): Marked {
  const marks: Mark[] = [];
  let text = '';
  for (const token of children ?? []) {
    if (token.type === 'footnote_ref')
      marks.push({ id: markOf(Number(token.meta?.id)), at: text.length, is: 'end' });
    text += wordsOfToken(token);
  }
  return { text, marks };
}

/** Where the links in these tokens lead. */
export const addressesIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => (token.type === 'link_open' ? [String(token.attrGet('href') ?? '')] : []));

/** The description of the picture, for a paragraph that is a single picture and nothing else. */
export function lonePicture({ children }: Token): string | null {
  const shown = (children ?? []).filter(({ type, content }) => type !== 'text' || content.trim() !== '');
  const [only] = shown;
  return shown.length === 1 && only?.type === 'image' ? only.content : null;
}
