import { asideReasonOf } from '../text/layout/asides.ts';
import type { AsideReason } from '../text/layout/block.ts';
import { headlineKey } from '../text/layout/piece.ts';
import type { HtmlBlock } from './html-blocks.ts';
import { isCutShort, proseOf } from './html-story.ts';

/** What part of a page yields: the story's blocks in order, including those set aside, and what was left out. */
export type Picked = { blocks: HtmlBlock[]; outside: HtmlBlock[]; repeated: HtmlBlock[] };

const otherStories =
  /^(?:more (?:from|on|in|stories|news|coverage)\b.*|related\b.*|recommended\b.*|read (?:more|next|also)\b.*|you (?:may|might) (?:also )?(?:like|be interested).*|latest(?: news| stories| posts)?|most (?:read|popular|viewed)|popular(?: posts| stories| now)?|trending(?: now)?|top stories|other (?:stories|news|articles)|further reading|also (?:read|on)\b.*|in other news|elsewhere|in brief|also today|from our partners?|don[’']t miss|editors?[’']? picks?|archives?|categories|tags?|previous (?:post|article|story)|next (?:post|article|story)|up next|what to read next)\s*:?$/i;
const comments =
  /^(?:\d+ )?(?:comments?|responses?|replies|thoughts on .*|leave a (?:comment|reply)|join the (?:conversation|discussion)|reader comments|discussion|post a comment|have your say)\b.{0,60}$/i;

/**
 * Picks the story from the blocks of the chosen part. What reader mode kept belongs to it; so does what it left out in
 * between, if it reads like the rest; anything before the first and after the last of these is left out, or set aside
 * where somebody may look for it. Below a heading such as "Related stories" or "Comments" nothing belongs to the story.
 * @param headline of the page: it and what is directly below it come before the story's text.
 */
export function pickStory(
  blocks: readonly HtmlBlock[],
  isKept: (block: HtmlBlock) => boolean,
  headline: string | undefined,
): Picked {
  const given = withoutTeasers(blocks);
  const isStory = (block: HtmlBlock) => isKept(block) && block.kind !== 'aside' && carriesText(block);
  let first = given.findIndex(isStory);
  let last = given.findLastIndex(isStory);
  if (first === -1) {
    first = 0;
    last = given.length - 1;
  }
  const key = headlineKey(headline ?? '');
  const isHeadline = (block: HtmlBlock) =>
    key !== '' && block.kind !== 'aside' && block.text.length <= 400 && headlineKey(block.text) === key;
  const top = given.findIndex(isHeadline);
  const start = top !== -1 && top < first ? top : first;
  const end = endOfStory(given, first, last);
  const like = shapesOf(given.filter(isStory));
  const picked: Picked = { blocks: [], outside: [], repeated: [] };
  const seen = new Set<string>();
  for (const [at, block] of given.entries()) {
    const isWithin = at >= start && at <= end;
    if (isHeadline(block)) {
      if (seen.has(key)) picked.repeated.push(block);
      else if (at <= end) picked.blocks.push({ ...block, kind: 'headline', asideReason: undefined });
      seen.add(key);
    } else if (block.kind === 'aside') {
      if (isWithin || block.asideReason === 'caption') picked.blocks.push(block);
      else picked.outside.push(block);
    } else if (!isWithin) {
      const belongs =
        at > end && at <= last + 12 && proseOf(block) > 0 && like.has(shapeOf(block)) && end === last;
      if (belongs) picked.blocks.push(block);
      else picked.outside.push(block);
    } else if (proseOf(block) >= 60 && seen.has(block.text)) picked.repeated.push(block);
    else {
      seen.add(block.text);
      picked.blocks.push(withReason(block, isKept(block)));
    }
  }
  return picked;
}

/** Whether a block is prose, or of a kind that speaks for itself, or a short paragraph without links. */
function carriesText(block: HtmlBlock): boolean {
  if (proseOf(block) > 0) return true;
  if (isHeading(block) || block.linked > block.plain) return false;
  return block.kind !== undefined || (block.owner?.tagName === 'p' && block.linked === 0);
}

const isHeading = (block: HtmlBlock) => block.kind === 'headline' || block.kind === 'subhead';

/** Where a heading or a label says that other stories or readers' comments follow, the story ends above it. */
function endOfStory(blocks: readonly HtmlBlock[], first: number, last: number): number {
  for (let at = first + 1; at <= last; at += 1) {
    const block = blocks[at];
    if (block === undefined || block.text.length > 90 || block.plain > 90) continue;
    const isLabel = isHeading(block) || proseOf(block) === 0;
    if (!isLabel || block.kind === 'aside') continue;
    if (comments.test(block.text)) return at - 1;
    if (otherStories.test(block.text) && !readsOn(blocks, at + 1, last)) return at - 1;
  }
  return last;
}

/** Whether the story continues below a label in the middle of it: most of what follows is its text. */
function readsOn(blocks: readonly HtmlBlock[], from: number, last: number): boolean {
  let prose = 0;
  let other = 0;
  for (let at = from; at <= last; at += 1) {
    const block = blocks[at];
    if (block === undefined) continue;
    if (isHeading(block) || block.linked > block.plain)
      other += block.linked + (isHeading(block) ? block.plain : 0);
    else prose += proseOf(block);
  }
  return prose > 3 * other && prose > 200;
}

/** What a page tells browsers without scripts; a story about the language says more than that. */
const scriptNotice =
  /\bjava ?-?script\b.{0,100}\b(?:browser|enabled?|disabled|switch(?:ed)?|turn(?:ed)?|to (?:read|view|use|continue))\b|\b(?:enable|switch on|turn on)\b.{0,40}\b(?:java ?-?script|cookies)\b/i;

const shapeOf = ({ owner }: HtmlBlock): string => {
  const parent = owner?.parentNode;
  const name = (element: HtmlBlock['owner']) =>
    `${element?.tagName}.${element?.attrs.find(({ name: one }) => one === 'class')?.value ?? ''}`;
  return `${parent && 'tagName' in parent ? name(parent) : ''}>${name(owner)}`;
};

const shapesOf = (blocks: readonly HtmlBlock[]) => new Set(blocks.map(shapeOf));

/** A line of nothing but links belongs to a menu or to other stories; one that reader mode removed may be a label. */
function withReason(block: HtmlBlock, isKept: boolean): HtmlBlock {
  const reason = reasonOf(block, isKept);
  return reason === undefined ? block : { ...block, kind: 'aside', asideReason: reason };
}

function reasonOf(block: HtmlBlock, isKept: boolean): AsideReason | undefined {
  if (block.kind === 'table' || block.kind === 'post' || block.kind === 'pull_quote') return undefined;
  if (block.plain < 300 && scriptNotice.test(block.text)) return 'furniture';
  if (block.linked > 0 && block.plain <= 3) {
    // A heading that is a link leads to another story; a linked name inside a paragraph is never on its own.
    return isHeading(block) && isKept ? undefined : 'related';
  }
  if (isKept || isHeading(block) || proseOf(block) > 0 || block.kind !== undefined) return undefined;
  const byWords = asideReasonOf(block.text);
  if (byWords !== null) return byWords;
  const isLabel = block.plain < 25 && block.linked > block.plain && !/[.!?]["'”’»)]*$/.test(block.text);
  return isLabel ? 'furniture' : undefined;
}

/**
 * Removes cards for other stories: text cut short, with the headings above it, and headings followed only by such
 * cards.
 */
function withoutTeasers(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const marked = [...blocks];
  for (const [at, block] of marked.entries()) {
    if (block.kind === 'aside' || isHeading(block) || !isCutShort(block.text) || block.plain > 400) continue;
    const above = marked[at - 1];
    const next = marked[at + 1];
    const isCard =
      (above !== undefined && (isHeading(above) || above.asideReason === 'related')) ||
      next === undefined ||
      block.linked > 0;
    if (!isCard) continue;
    marked[at] = aside(block);
    for (let before = at - 1; before > 0; before -= 1) {
      const heading = marked[before];
      if (heading === undefined || heading.kind !== 'subhead') break;
      marked[before] = aside(heading);
    }
  }
  return marked;
}

const aside = (block: HtmlBlock): HtmlBlock => ({ ...block, kind: 'aside', asideReason: 'related' });
