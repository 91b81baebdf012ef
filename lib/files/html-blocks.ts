import type { AsideReason, BlockKind, GivenParagraph } from '../text/layout/block.ts';
import { carriedMarks, type Mark, movedBy, withMarks } from '../text/layout/marks.ts';
import { isNamedCorrection, isNamedPost, isNamedPullQuote } from './html-names.ts';
import { isDataTable, rowText } from './html-table.ts';
import { attributeOf, elementsOf, type HtmlElement, type HtmlNode } from './html-tree.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const breaking = words(
  'address article aside blockquote body center details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption br',
);

/** One block of a page: its words, what the page says about them, and how they are placed in it. */
export type HtmlBlock = GivenParagraph & {
  /** The innermost element that breaks the line around it; null for text directly in the root. */
  owner: HtmlElement | null;
  /** Number of characters outside links and inside them. */
  plain: number;
  linked: number;
  /** Its pieces of text as they are in the page. */
  pieces: string[];
  isItem: boolean;
};

/** How a page is read: what is not seen, and why an element is set aside, if it is. */
export type HtmlReading = {
  isUnseen: (element: HtmlElement) => boolean;
  asideReasonOf: (element: HtmlElement) => AsideReason | undefined;
  /** The mark of an element that is not read and whose place is to be known. */
  markOf?: (element: HtmlElement) => number | undefined;
};

/**
 * What an element says about all text inside it. A list item's marker is shared by everything inside it and used once.
 */
type Context = {
  owner: HtmlElement | null;
  isItem: boolean;
  kind?: BlockKind;
  asideReason?: AsideReason;
  marker: { text: string };
  isPreformatted: boolean;
};

const unmarked: Context = { owner: null, isItem: false, marker: { text: '' }, isPreformatted: false };

/**
 * The text of part of a page as its reader sees it, block by block: headings, block quotations, embedded posts, tables
 * (a row is one block) and lists are distinguished, list markers written out, hidden parts left out. Walks without
 * recursion.
 */
export function readHtmlBlocks(root: { childNodes: HtmlNode[] }, reading: HtmlReading): HtmlBlock[] {
  const blocks: HtmlBlock[] = [];
  const stack: (HtmlNode | { leave: Context | 'link' })[] = [...root.childNodes].reverse();
  const numbers = new Map<HtmlElement, number>();
  let context = 'tagName' in root ? contextOf(root as HtmlElement, unmarked, reading, numbers) : unmarked;
  let text = '';
  let links = 0;
  let plain = 0;
  let linked = 0;
  let pieces: string[] = [];
  let marks: Mark[] = [];

  const finish = () => {
    const content = context.isPreformatted ? text.trimEnd() : text.replace(/\s+/g, ' ').trim();
    if (content.trim() !== '') {
      const isHeading = context.kind === 'headline' || context.kind === 'subhead';
      const { owner, isItem, kind, asideReason } = context;
      const marker = isHeading ? '' : context.marker.text;
      const block: HtmlBlock = {
        text: marker + content,
        ...(kind !== undefined && { kind }),
        ...(asideReason !== undefined && { asideReason }),
        owner,
        plain,
        linked,
        pieces,
        isItem,
      };
      blocks.push(withMarks(block, movedBy(carriedMarks(marks, text, content), marker.length)));
      marks = [];
      // The marker goes only before the item's first paragraph.
      context.marker.text = '';
    }
    // What stands at no words stands behind the last ones, or at the beginning of the first.
    const last = blocks.at(-1);
    if (last !== undefined && marks.length > 0) {
      const end = last.text.length;
      last.marks = [...(last.marks ?? []), ...marks.map((mark) => ({ ...mark, at: end }))];
      marks = [];
    }
    for (const mark of marks) mark.at = 0;
    text = '';
    plain = 0;
    linked = 0;
    pieces = [];
  };

  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('leave' in node) {
      if (node.leave === 'link') links -= 1;
      else {
        finish();
        context = node.leave;
      }
    } else if ('value' in node) {
      text += node.value;
      const piece = node.value.trim();
      if (piece === '') continue;
      pieces.push(piece);
      if (links === 0) plain += piece.length;
      else linked += piece.length;
    } else if ('tagName' in node && reading.markOf?.(node) !== undefined)
      marks.push({ id: reading.markOf(node) ?? 0, at: text.length, is: 'end' });
    else if ('tagName' in node && !reading.isUnseen(node)) {
      if (node.tagName === 'br') {
        if (context.isPreformatted) text += '\n';
        else finish();
        continue;
      }
      if (breaking.has(node.tagName)) {
        finish();
        stack.push({ leave: context });
        context = contextOf(node, context, reading, numbers);
        if (node.tagName === 'tr' && context.kind === 'table') {
          const row = rowText(node, reading.isUnseen, reading.markOf);
          text = row.text;
          marks.push(...(row.marks ?? []));
          plain = text.length;
          pieces = [text];
          continue;
        }
      } else if (node.tagName === 'a') {
        links += 1;
        stack.push({ leave: 'link' });
      }
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
        const child = node.childNodes[at];
        if (child !== undefined) stack.push(child);
      }
    }
  }
  finish();
  return blocks;
}

function contextOf(
  element: HtmlElement,
  outer: Context,
  reading: HtmlReading,
  numbers: Map<HtmlElement, number>,
): Context {
  const { tagName } = element;
  const inner: Context = {
    ...outer,
    owner: element,
    isPreformatted: outer.isPreformatted || tagName === 'pre',
  };
  if (tagName === 'li') {
    inner.marker = { text: markerOf(element, numbers) };
    inner.isItem = true;
  }
  if (outer.asideReason !== undefined) return inner;
  const kind = quotedKindOf(element);
  // A quotation is recognised by its own name: "tweet-embed social" is a post and not a row of buttons.
  if (kind !== undefined) return { ...inner, kind };
  const reason = reading.asideReasonOf(element);
  if (reason !== undefined && outer.kind !== 'post' && outer.kind !== 'pull_quote')
    return { ...inner, kind: 'aside', asideReason: reason };
  if (isQuotation(outer.kind)) return inner;
  if (tagName === 'h1') return { ...inner, kind: 'headline' };
  if (/^h[2-6]$/.test(tagName)) return { ...inner, kind: 'subhead' };
  if (tagName === 'table' && isDataTable(element)) return { ...inner, kind: 'table' };
  if (tagName === 'li' && outer.kind === undefined) return { ...inner, kind: 'list' };
  return inner;
}

const isQuotation = (kind: BlockKind | undefined) =>
  kind === 'post' || kind === 'pull_quote' || kind === 'block_quote' || kind === 'correction';

function quotedKindOf(element: HtmlElement): BlockKind | undefined {
  const { tagName } = element;
  if (/^(?:html|body|main|article)$/.test(tagName)) return undefined;
  if (isNamedPost(element)) return 'post';
  if (isNamedPullQuote(element)) return 'pull_quote';
  if (tagName === 'aside' && isLoneQuotation(element)) return 'pull_quote';
  if (isNamedCorrection(element)) return 'correction';
  return tagName === 'blockquote' ? 'block_quote' : undefined;
}

/** An aside of one quotation and nothing that leads away from the page. */
function isLoneQuotation(element: HtmlElement): boolean {
  let quotations = 0;
  for (const inner of elementsOf(element)) {
    if (inner.tagName === 'blockquote' || inner.tagName === 'q') quotations += 1;
    if (inner.tagName === 'a') return false;
  }
  return quotations === 1;
}

function markerOf(item: HtmlElement, numbers: Map<HtmlElement, number>): string {
  const list = item.parentNode;
  if (list === null || !('tagName' in list) || list.tagName !== 'ol') return '• ';
  const start = Number.parseInt(attributeOf(list, 'start') ?? '1', 10);
  const given = Number.parseInt(attributeOf(item, 'value') ?? '', 10);
  const number = Number.isSafeInteger(given)
    ? given
    : (numbers.get(list) ?? (Number.isSafeInteger(start) ? start : 1));
  numbers.set(list, number + 1);
  return `${number}. `;
}
