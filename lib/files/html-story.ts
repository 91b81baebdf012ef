import type { AsideReason } from '../text/layout/block.ts';
import { type HtmlBlock, type HtmlReading, readHtmlBlocks } from './html-blocks.ts';
import type { PageData } from './html-data.ts';
import { hintOf, isNamedPost, isNamedPullQuote, isOfPageFurniture, namesOf } from './html-names.ts';
import { keptByReadability } from './html-readability.ts';
import { attributeOf, elementsOf, type HtmlElement, type HtmlParent } from './html-tree.ts';

/** How much prose a block has: sentences outside links. Measured by length, so that a page is judged by its text. */
export function proseOf(block: HtmlBlock): number {
  if (block.plain < 25 || block.linked > block.plain || isCutShort(block.text)) return 0;
  const ends = /[.!?…:;]["'”’»)\]]*$/.test(block.text.slice(-12));
  return ends || block.plain >= 120 ? block.plain : 0;
}

/** "Third round matches of the cup were badly affected by rain. The competition, which is for teams in the…" */
export const isCutShort = (text: string): boolean =>
  /[\p{L}\p{N},](?: ?(?:\.{3}|…)| ?\[(?:\.{3}|…)\])\s*(?:more|read more|continue reading|weiter|»|›|→)?$/iu.test(
    text.slice(-40),
  );

/** Where a page's story is, and which of its blocks belong to the story. */
export type ChosenStory = { root: HtmlParent; isKept: (block: HtmlBlock) => boolean };

/**
 * Chooses the story of a page by the weight of its text and links and by its structure: Mozilla's reader mode and the
 * page's own linked data are consulted, and where they give less than the page plainly has, the fullest part is taken.
 */
export function chooseStory(
  body: HtmlParent,
  blocks: readonly HtmlBlock[],
  isUnseen: (element: HtmlElement) => boolean,
  data: PageData,
): ChosenStory {
  const kept = keptByReadability(body, isUnseen, data.title, namesOfMost(body, blocks));
  const byReader = blocks.filter(
    (block) =>
      (block.owner !== null && kept?.elements.has(block.owner)) ||
      block.pieces.some((piece) => piece.length >= 20 && kept?.texts.has(piece)),
  );
  const byData = inArticleBody(blocks, data.articleBody);
  const fullest = fullestPart(body, blocks);
  const inFullest = blocks.filter((block) => isInside(block.owner, fullest));
  let chosen: readonly HtmlBlock[] = byReader;
  if (weightOf(byData) >= 0.8 * weightOf(byReader)) chosen = byData;
  if (weightOf(chosen) < 0.4 * weightOf(inFullest)) chosen = inFullest;
  // On a page with next to nothing (a line or two), that is all there is.
  if (weightOf(chosen) === 0) chosen = [...blocks];
  const set = new Set(chosen);
  return { root: commonRoot(body, chosen), isKept: (block) => set.has(block) };
}

/**
 * Classes and ids that surround a good part of the page's text. Reader mode goes by such names; these say nothing here,
 * so they are withheld from it: "no-share" around the whole story, or "share" on each of its paragraphs.
 */
function namesOfMost(body: HtmlParent, blocks: readonly HtmlBlock[]): ReadonlySet<string> {
  const held = new Map<string, number>();
  let total = 0;
  for (const block of blocks) {
    const weight = proseOf(block);
    if (weight === 0) continue;
    total += weight;
    const seen = new Set<string>();
    for (let at: HtmlParent | null = block.owner; at !== null && at !== body; at = parentOf(at))
      if ('tagName' in at) for (const name of namesOf(at).split(/\s+/)) seen.add(name);
    for (const name of seen) held.set(name, (held.get(name) ?? 0) + weight);
  }
  return new Set([...held].filter(([, weight]) => weight > 0.35 * total).map(([name]) => name));
}

const weightOf = (blocks: readonly HtmlBlock[]) => blocks.reduce((sum, block) => sum + proseOf(block), 0);

const plainKey = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Blocks whose words the page's linked data gives as the article's. */
function inArticleBody(blocks: readonly HtmlBlock[], articleBody: string | undefined): HtmlBlock[] {
  if (articleBody === undefined || articleBody.length < 300 || articleBody.length > 200_000) return [];
  const body = plainKey(articleBody);
  const most = 4_000;
  return blocks.slice(0, most).filter((block) => {
    const key = plainKey(block.text);
    return key.length >= 12 && body.includes(key);
  });
}

/** The part that most of the page's text is in, descending as long as one child holds most of what its parent does. */
function fullestPart(body: HtmlParent, blocks: readonly HtmlBlock[]): HtmlParent {
  return descend(body, blocks, 0.6);
}

/** The smallest element that contains nearly all text of these blocks. */
function commonRoot(body: HtmlParent, blocks: readonly HtmlBlock[]): HtmlParent {
  return descend(body, blocks, 0.92);
}

function descend(body: HtmlParent, blocks: readonly HtmlBlock[], share: number): HtmlParent {
  const weights = new Map<HtmlParent, number>();
  for (const block of blocks) {
    const weight = proseOf(block);
    if (weight === 0) continue;
    for (let at: HtmlParent | null = block.owner; at !== null && at !== body; at = parentOf(at))
      weights.set(at, (weights.get(at) ?? 0) + weight);
    weights.set(body, (weights.get(body) ?? 0) + weight);
  }
  let root = body;
  for (;;) {
    const least = share * (weights.get(root) ?? 0);
    const next: HtmlElement | undefined = root.childNodes.find(
      (child): child is HtmlElement =>
        'tagName' in child &&
        !/^(?:p|li|blockquote|ul|ol|pre)$/.test(child.tagName) &&
        (weights.get(child) ?? 0) > Math.max(least, 1),
    );
    if (next === undefined) return root;
    root = next;
  }
}

const parentOf = (node: HtmlParent): HtmlParent | null =>
  'parentNode' in node && node.parentNode !== null ? (node.parentNode as HtmlParent) : null;

function isInside(element: HtmlElement | null, root: HtmlParent): boolean {
  for (let at: HtmlParent | null = element; at !== null; at = parentOf(at)) if (at === root) return true;
  return false;
}

/** A hint that covers more of the text than this says nothing on this page. */
const mostOfText = 0.4;
/** A box over the page (a login, a cookie banner) may be longer than a short story. */
const mostOfBox = 0.6;

/**
 * Why elements inside the story are set aside: by their tag, and by what their class or id hints at. A hint is weighed
 * over the whole story first: "ad-body" around all of it, or "share" on every paragraph, sets nothing aside.
 */
export function hintsWithin(
  root: HtmlParent,
  isUnseen: (element: HtmlElement) => boolean,
): HtmlReading['asideReasonOf'] {
  const blocks = readHtmlBlocks(root, { isUnseen, asideReasonOf: () => undefined });
  const total = blocks.reduce((sum, block) => sum + proseOf(block), 0);
  const held = new Map<string, number>();
  for (const block of blocks) {
    const weight = proseOf(block);
    if (weight === 0) continue;
    const seen = new Set<string>();
    for (let at: HtmlParent | null = block.owner; at !== null && at !== root; at = parentOf(at)) {
      const hint = 'tagName' in at ? tellingOf(at)?.hint : undefined;
      if (hint !== undefined) seen.add(hint);
    }
    for (const hint of seen) held.set(hint, (held.get(hint) ?? 0) + weight);
  }
  return (element) => {
    if (element === root) return undefined;
    const telling = tellingOf(element);
    const most = isOfPageFurniture(element) ? mostOfBox : mostOfText;
    return telling === undefined || (held.get(telling.hint) ?? 0) > most * total ? undefined : telling.reason;
  };
}

function tellingOf(element: HtmlElement): { reason: AsideReason; hint: string } | undefined {
  const { tagName } = element;
  if (tagName === 'figcaption' || tagName === 'caption') return { reason: 'caption', hint: tagName };
  if (tagName === 'figure') return holdsText(element) ? undefined : { reason: 'caption', hint: tagName };
  if (tagName === 'aside') return { reason: 'related', hint: tagName };
  if (tagName === 'footer')
    return isInQuotation(element) ? undefined : { reason: 'furniture', hint: tagName };
  if (tagName === 'header') return holdsHeading(element) ? undefined : { reason: 'furniture', hint: tagName };
  if (tagName === 'address' || attributeOf(element, 'rel') === 'author')
    return { reason: 'byline', hint: 'address' };
  return /^h[1-6]$/.test(tagName) ? undefined : hintOf(element);
}

/** A story's own header contains its headline; a site's contains its name and menus. */
function holdsHeading(header: HtmlElement): boolean {
  for (const element of elementsOf(header)) if (/^h[1-6]$/.test(element.tagName)) return true;
  return false;
}

/** Tables and quotations are also put into figures; then the figure is text. */
function holdsText(figure: HtmlElement): boolean {
  for (const element of elementsOf(figure)) {
    if (element.tagName === 'figcaption') continue;
    if (/^(?:blockquote|table|pre)$/.test(element.tagName)) return true;
    if (isNamedPost(element) || isNamedPullQuote(element)) return true;
    if (element.tagName === 'p' && element.parentNode === figure) return true;
  }
  return false;
}

function isInQuotation(element: HtmlElement): boolean {
  for (let at: HtmlParent | null = element; at !== null; at = parentOf(at))
    if ('tagName' in at && at.tagName === 'blockquote') return true;
  return false;
}
