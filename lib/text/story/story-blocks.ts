import type { Analysis } from '../analysis/analysis.ts';
import { kindsWithHeadings } from '../layout/headings.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import type { BlockRole, Span } from '../words/types.ts';

/** One paragraph of a story and its role in it. */
export type StoryBlock = TokenRange & {
  role: BlockRole;
  /** The text it covers. */
  text: string;
  /** Whether layout gave its role; otherwise the words did. */
  given: boolean;
};

/** "… — Ada Holm (@adaholm) March 3, 2024", as embedded posts end. */
const POST =
  /[—–-]\s*[^—–\n]{2,60}\s\(@\w{1,30}\)\s+(?:\p{Lu}\p{L}+ \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{L}+ \d{4})\s*$/u;
const TIME = /^\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \p{Lu}{2,4})?$/iu;
const CORRECTION =
  /^(?:correction|clarification|editor[’']s note|this (?:story|article|report) (?:has been|was) (?:corrected|updated|amended|changed))\b/i;
/** How much of a block's end a post's author and date can take, in characters. */
const POST_END = 140;

/**
 * The paragraphs of a story with their roles: as given by layout, otherwise by their words. Skipped ones are left out.
 */
export function storyBlocks(
  analysis: Analysis,
  given: readonly (Span & { role: BlockRole })[],
): StoryBlock[] {
  const { readable, tokens, text } = analysis;
  let g = 0;
  const blocks = readable.map(({ from, to }): StoryBlock => {
    const start = tokens.start[from] ?? 0;
    const words = text.slice(start, tokens.end[to - 1] ?? start);
    while (g < given.length && (given[g]?.end ?? 0) <= start) g++;
    const known = given[g];
    const role = known && known.start <= start ? known.role : null;
    return { from, to, text: words, role: role ?? roleOf(words), given: role !== null };
  });
  if (given.length > 0) return blocks;
  const kinds = kindsWithHeadings(blocks, ({ role }) => (role === 'paragraph' ? undefined : 'paragraph'));
  let isBelowTime = false;
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as StoryBlock;
    // a live blog: a time on its own line begins an entry, with the title below
    const isTitle = isBelowTime && block.text.length < 90 && !/[.!…”"]$/.test(block.text);
    isBelowTime = TIME.test(block.text);
    const kind = kinds[at];
    if (block.role === 'paragraph' && (isBelowTime || isTitle)) block.role = 'subhead';
    else if (kind === 'headline' || kind === 'subhead') block.role = kind;
  }
  return blocks;
}

function roleOf(words: string): BlockRole {
  const end = words.slice(-POST_END);
  if (end.includes('@') && POST.test(end)) return 'post';
  return CORRECTION.test(words.slice(0, 60)) ? 'correction' : 'paragraph';
}

/**
 * Numbers the sections of a story, for each token: a heading begins one, and so does each row of a table. What was said
 * in one section says nothing about who speaks in the next.
 */
export function sectionsOf(count: number, blocks: readonly StoryBlock[]): Int32Array {
  const sections = new Int32Array(count);
  let section = 0;
  let at = 0;
  for (const { from, to, role } of blocks) {
    sections.fill(section, at, from);
    if (role === 'headline' || role === 'subhead' || role === 'table' || role === 'correction') section++;
    sections.fill(section, from, to);
    // what follows a note or a row is a new section
    if (role === 'table' || role === 'correction') section++;
    at = to;
  }
  sections.fill(section, at);
  return sections;
}
