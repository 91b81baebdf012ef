import type { Analysis } from '../analysis/analysis.ts';
import type { StoryBlock } from './story-blocks.ts';

/** Fewer words than this may be repeated by anybody. */
const LEAST_WORDS = 4;
/** A story has at most this many pull quotes; the limit keeps looking for their twins linear. */
const MOST = 40;

const key = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The paragraphs that repeat quoted words of the story in large type: those that layout says are pull quotes, and those
 * that are one quotation and nothing else. Each is joined to the quotation it repeats, so its own words are not read; a
 * paragraph that repeats nothing is not a pull quote.
 */
export function pullQuotes(
  { quotations, text, tokens }: Analysis,
  blocks: readonly StoryBlock[],
): StoryBlock[] {
  const found: StoryBlock[] = [];
  const alone = blocks.filter((block) => block.role === 'pull_quote' || isQuotationAlone(block));
  if (alone.length === 0) return found;
  const isAlone = new Set(alone);
  const rest = blocks.filter((block) => !isAlone.has(block));
  const spoken: string[] = [];
  let b = 0;
  for (const { from, innerStart, innerEnd, single } of quotations) {
    while (b < rest.length && (rest[b]?.to ?? 0) <= from) b++;
    const within = rest[b];
    if (single || !within || within.from > from || from >= tokens.count) continue;
    spoken.push(key(text.slice(innerStart, innerEnd)));
  }
  const all = ` ${spoken.join(' | ')} `;
  // without marks the twin may be anywhere in the story
  const whole = alone.some(({ role }) => role === 'pull_quote')
    ? ` ${rest.map((block) => key(block.text)).join(' | ')} `
    : '';
  for (const block of alone.slice(0, MOST)) {
    const words = key(block.text.replace(/\s[—–-]\s*\p{Lu}[^—–]{1,60}$/u, ''));
    if (words.split(' ').length < LEAST_WORDS) continue;
    if (all.includes(` ${words} `) || (block.role === 'pull_quote' && whole.includes(` ${words} `)))
      found.push(block);
  }
  return found;
}

/** Whether a paragraph is just one quotation, possibly with a name after a dash. */
function isQuotationAlone({ text, role }: StoryBlock): boolean {
  return (
    (role === 'paragraph' || role === 'block_quote') &&
    /^["“][^"“”]{10,400}["”](?:\s*[—–-]\s*\p{Lu}[^"“”]{1,60})?$/u.test(text.trim())
  );
}
