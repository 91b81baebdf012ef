/**
 * Markdown by markdown-it, whose reading is CommonMark's with GitHub's tables and strikethrough, and footnotes. What a
 * story needs otherwise than a programmer's page is switched here, each switch with its reason.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { UnreadableStory } from './story-text.ts';

/**
 * Quotations and lists within one another. The library drops what lies deeper than its own limit without a word, so ours
 * comes before it and refuses the file; a mail that was forwarded twenty times has twenty.
 */
const DEEPEST = 100;

const parser = new MarkdownIt('default', { html: true, maxNesting: DEEPEST + 20 }).use(footnotes).disable([
  // A paragraph whose first line is set in by four spaces is a paragraph in a newsroom, not a program.
  'code',
  // What stands between a page's tags is read for its marks as everything else is.
  'html_block',
  // Footnotes stay where they are written: this would move them to the end, and drop those that nothing points to.
  'footnote_tail',
]);

parser.block.ruler.before('table', 'too_deep', ({ level }) => {
  if (level <= DEEPEST) return false;
  throw new UnreadableStory(
    'unsafe',
    `In this Markdown file more than ${DEEPEST} quotations or lists stand within one another, so it was not read. Copy the story’s words and paste them.`,
  );
});

/** What the plugin for footnotes keeps beside the tokens: those written in the line, `^[like this]`, have a content. */
type Kept = { footnotes?: { list?: { content?: string; tokens?: Token[] }[] } };

/**
 * @param text Markdown without its front matter
 * @returns markdown-it's tokens, in the order of the text, and the words of the footnotes that are written in a line
 * @throws UnreadableStory where it is nested beyond what is read
 */
export function parseMarkdown(text: string): { tokens: Token[]; footnotesInLine: string[] } {
  const kept: Kept = {};
  const tokens = parser.parse(text, kept);
  const inLine = (kept.footnotes?.list ?? []).filter(({ content }) => content !== undefined);
  return { tokens, footnotesInLine: inLine.map(({ tokens: own }) => wordsOf(own ?? [])) };
}

/**
 * The words of a paragraph, heading or cell as its reader sees them: emphasis, links and code without their marks,
 * pictures and signs of footnotes left out, a line break where the text breaks its line.
 *
 * @param inline the token of that name
 */
export function wordsOfInline({ children }: Token): string {
  return wordsOf(children ?? []);
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) => {
      if (type === 'softbreak') return ' ';
      if (type === 'hardbreak') return '\n';
      if (type === 'html_inline') return /^<br/i.test(content) ? '\n' : '';
      return ['text', 'text_special', 'code_inline'].includes(type) ? content : '';
    })
    .join('');
}

/** Of a paragraph that is one picture and nothing else: its description. */
export function lonePicture({ children }: Token): string | null {
  const shown = (children ?? []).filter(({ type, content }) => type !== 'text' || content.trim() !== '');
  const [only] = shown;
  return shown.length === 1 && only?.type === 'image' ? only.content : null;
}
