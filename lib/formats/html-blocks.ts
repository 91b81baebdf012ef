import type { AsideReason, BlockKind, GivenParagraph } from '../text/layout/block.ts';
import { attributeOf, elementsOf, type HtmlElement, type HtmlNode } from './html-tree.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Never text of a story, and never shown as text at its place. */
const dropped = words(
  'script style noscript template nav form button input select textarea option iframe object embed svg canvas video audio picture map head title meta link dialog menu math',
);

const breaking = words(
  'address article aside blockquote body center details dd div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul caption br',
);

/** What an element says of all text inside it. A list item's marker is shared by all inside it and used once. */
type Context = {
  isItem: boolean;

  kind?: BlockKind;
  asideReason?: AsideReason;
  marker: { text: string };
  isPreformatted: boolean;
};

const unmarked: Context = { isItem: false, marker: { text: '' }, isPreformatted: false };

/** Names that sites give to what surrounds a story; whole words of a class or id. */
const named: readonly [RegExp, AsideReason][] = [
  [
    /(?:^|[\s_-])(?:related|recommended|read-?more|more-?stories|recirc(?:ulation)?|promo|teaser)(?:$|[\s_-])/i,
    'related',
  ],
  [
    /(?:^|[\s_-])(?:newsletter|subscribe|subscription|paywall|advert(?:isement)?|ads?|sponsored)(?:$|[\s_-])/i,
    'promotion',
  ],
  [
    /(?:^|[\s_-])(?:share|sharing|social|breadcrumbs?|comments?|toolbar|cookie|consent|print-?only|sr-only|visually-hidden)(?:$|[\s_-])/i,
    'furniture',
  ],
  [/(?:^|[\s_-])(?:byline|author)(?:$|[\s_-])/i, 'byline'],
  [/(?:^|[\s_-])(?:photo-?credit|image-?credit|credit)(?:$|[\s_-])/i, 'credit'],
];

/**
 * The text of a part of a page as its reader sees it: one paragraph for each block, headings and captions told apart,
 * list markers written out, hidden parts left out. Walks without recursion.
 */
export function readHtmlBlocks(root: { childNodes: HtmlNode[] }): GivenParagraph[] {
  const paragraphs: GivenParagraph[] = [];
  const stack: (HtmlNode | { leave: Context | 'cell' | 'link' })[] = [...root.childNodes].reverse();
  let context: Context = 'tagName' in root ? contextOf(root as HtmlElement, unmarked) : unmarked;
  let text = '';
  let links = 0;
  /** Whether any words of the block stand outside links. */
  let isPlain = false;
  const numbers = new Map<HtmlElement, number>();

  const finish = () => {
    const content = context.isPreformatted ? text.trimEnd() : text.replace(/\s+/g, ' ').trim();
    const isMenu = context.isItem && !isPlain && context.kind === undefined;
    text = '';
    isPlain = false;
    if (content.trim() === '') return;
    const paragraph: GivenParagraph = { text: context.marker.text + content };
    if (context.kind !== undefined) paragraph.kind = context.kind;
    if (context.asideReason !== undefined) paragraph.asideReason = context.asideReason;
    // An item that is nothing but a link belongs to a menu or a list of other stories.
    if (isMenu) Object.assign(paragraph, { kind: 'aside', asideReason: 'related' });
    // The marker stands before the item's first paragraph only.
    context.marker.text = '';
    paragraphs.push(paragraph);
  };

  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('leave' in node) {
      if (node.leave === 'cell') text += ' ';
      else if (node.leave === 'link') links -= 1;
      else {
        finish();
        context = node.leave;
      }
    } else if ('value' in node) {
      text += node.value;
      isPlain ||= links === 0 && node.value.trim() !== '';
    } else if ('tagName' in node && !isUnseen(node)) {
      if (node.tagName === 'br') {
        if (context.isPreformatted) text += '\n';
        else finish();
        continue;
      }
      const isBlock = breaking.has(node.tagName);
      if (isBlock && !isCell(node)) {
        finish();
        stack.push({ leave: context });
        context = contextOf(node, context, numbers);
      } else if (isCell(node)) stack.push({ leave: 'cell' });
      else if (node.tagName === 'a') {
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
  return oneHeadline(paragraphs);
}

/** Cells of one row are read as one line. */
const isCell = (element: HtmlElement) => element.tagName === 'td' || element.tagName === 'th';

function isUnseen(element: HtmlElement): boolean {
  if (dropped.has(element.tagName) || attributeOf(element, 'hidden') !== undefined) return true;
  if (attributeOf(element, 'aria-hidden') === 'true') return true;
  const style = attributeOf(element, 'style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function contextOf(element: HtmlElement, outer: Context, numbers?: Map<HtmlElement, number>): Context {
  const { tagName } = element;
  const inner: Context = { ...outer, isPreformatted: outer.isPreformatted || tagName === 'pre' };
  if (tagName === 'li') {
    inner.marker = { text: markerOf(element, numbers) };
    inner.isItem = true;
  }
  if (outer.asideReason !== undefined) return inner;
  const reason = asideReasonOf(element);
  if (reason !== undefined) return { ...inner, kind: 'aside', asideReason: reason };
  if (tagName === 'h1') return { ...inner, kind: 'headline' };
  if (/^h[2-6]$/.test(tagName)) return { ...inner, kind: 'subhead' };
  return inner;
}

function asideReasonOf(element: HtmlElement): AsideReason | undefined {
  if (element.tagName === 'figcaption' || element.tagName === 'caption') return 'caption';
  if (element.tagName === 'figure') return hasQuote(element) ? undefined : 'caption';
  if (element.tagName === 'aside') return 'related';
  if (element.tagName === 'footer') return 'furniture';
  if (element.tagName === 'header' && !holdsHeading(element)) return 'furniture';
  if (element.tagName === 'address' || attributeOf(element, 'rel') === 'author') return 'byline';
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
  // A page's whole body may carry such a name ("has-newsletter"); only parts of it are set aside for theirs.
  if (names.length > 400 || /^(?:html|body|main|article)$/.test(element.tagName)) return undefined;
  return named.find(([name]) => name.test(names))?.[1];
}

/** A story's own header holds its headline; a site's holds its name and menus. */
function holdsHeading(header: HtmlElement): boolean {
  for (const element of elementsOf(header)) if (/^h[1-6]$/.test(element.tagName)) return true;
  return false;
}

/** Tables and quotations are also put into figures; then the figure is text. */
const hasQuote = (figure: HtmlElement) =>
  figure.childNodes.some((child) => 'tagName' in child && /^(?:blockquote|table|p|pre)$/.test(child.tagName));

function markerOf(item: HtmlElement, numbers: Map<HtmlElement, number> | undefined): string {
  const list = item.parentNode;
  if (list === null || !('tagName' in list) || list.tagName !== 'ol' || numbers === undefined) return '• ';
  const start = Number.parseInt(attributeOf(list, 'start') ?? '1', 10);
  const given = Number.parseInt(attributeOf(item, 'value') ?? '', 10);
  const number = Number.isSafeInteger(given)
    ? given
    : (numbers.get(list) ?? (Number.isSafeInteger(start) ? start : 1));
  numbers.set(list, number + 1);
  return `${number}. `;
}

/** Only the first main heading is the story's headline. */
function oneHeadline(paragraphs: GivenParagraph[]): GivenParagraph[] {
  const first = paragraphs.findIndex((paragraph) => paragraph.kind === 'headline');
  return paragraphs.map((paragraph, at) =>
    paragraph.kind === 'headline' && at !== first ? { ...paragraph, kind: 'subhead' } : paragraph,
  );
}
