import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { attributeOf, type HtmlElement, type HtmlNode, type HtmlParent } from './html-tree.ts';

/** What Mozilla's reader mode takes for a page's article: elements of our own tree, and whole pieces of text. */
export type KeptByReadability = { elements: ReadonlySet<HtmlElement>; texts: ReadonlySet<string> };

/**
 * With more elements than this that contain words, reader mode takes over a few seconds; our own weighing then decides.
 */
const mostElements = 6_000;

/** Everything that reader mode weighs; nothing else is handed over, least of all what could load anything. */
const weighed = ['class', 'id', 'itemprop', 'role', 'href', 'rel', 'property'];
const number = 'data-n';

type Page = ReturnType<typeof parseHTML>['document'];

/**
 * Consults reader mode. The page is rebuilt without what is not read (nothing is parsed a second time, and no script,
 * style or address reaches the other tree), with a number for each element; the numbers that are left say what was
 * kept.
 * @param unsaid classes and ids that are withheld from it.
 */
export function keptByReadability(
  body: HtmlParent,
  isUnseen: (element: HtmlElement) => boolean,
  title: string,
  unsaid: ReadonlySet<string>,
): KeptByReadability | null {
  const { document } = parseHTML('<!doctype html><html><head><title></title></head><body></body></html>');
  const numbered = copy(document, body, isUnseen, unsaid);
  if (numbered === null) return null;
  document.title = title;
  const article = new Readability<Element>(document as unknown as Document, {
    serializer: (element) => element as Element,
    keepClasses: true,
    maxElemsToParse: mostElements,
    charThreshold: 300,
  }).parse();
  if (!article?.content) return null;
  const elements = new Set<HtmlElement>();
  const texts = new Set<string>();
  const stack: Node[] = [article.content as unknown as Node];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').trim();
      if (text.length >= 20) texts.add(text);
      continue;
    }
    const found = numbered[Number((node as Element).getAttribute?.(number) ?? -1)];
    if (found !== undefined) elements.add(found);
    for (const child of node.childNodes) stack.push(child);
  }
  return { elements, texts };
}

/**
 * Copies what is read of a page into another document. Returns the elements by number; null where there are too many.
 */
function copy(
  document: Page,
  body: HtmlParent,
  isUnseen: (element: HtmlElement) => boolean,
  unsaid: ReadonlySet<string>,
): HtmlElement[] | null {
  const numbered: HtmlElement[] = [];
  const withText = elementsWithText(body, isUnseen);
  const stack: { node: HtmlNode; into: Element }[] = body.childNodes
    .map((node) => ({ node, into: document.body as unknown as Element }))
    .reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, into } = next;
    if ('value' in node) into.appendChild(document.createTextNode(node.value) as unknown as Node);
    else if ('tagName' in node && withText.has(node)) {
      if (numbered.length >= mostElements) return null;
      const made = document.createElement(node.tagName) as unknown as Element;
      for (const name of weighed) {
        const value = attributeOf(node, name);
        if (value !== undefined) made.setAttribute(name, isName(name) ? without(value, unsaid) : value);
      }
      made.setAttribute(number, String(numbered.length));
      numbered.push(node);
      into.appendChild(made);
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
        const child = node.childNodes[at];
        if (child !== undefined) stack.push({ node: child, into: made });
      }
    }
  }
  return numbered;
}

/** Elements that contain visible words: on most pages less than half of all. */
function elementsWithText(
  body: HtmlParent,
  isUnseen: (element: HtmlElement) => boolean,
): ReadonlySet<HtmlElement> {
  const found = new Set<HtmlElement>();
  const stack: HtmlNode[] = [...body.childNodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('value' in node) {
      if (node.value.trim() === '') continue;
      for (let at: HtmlParent | null = node.parentNode; at !== null && 'tagName' in at; at = at.parentNode) {
        if (found.has(at)) break;
        found.add(at);
      }
    } else if ('tagName' in node && !isUnseen(node)) {
      if (node.tagName === 'br') found.add(node);
      stack.push(...node.childNodes);
    }
  }
  return found;
}

/** What reader mode holds against an element in its class or id; other names may go on counting for theirs. */
const against =
  /ad-|-ad\b|\bads?\b|banner|breadcrumb|combx|comment|com-|community|contact|cover-wrap|disqus|extra|foot|gdpr|head|hid|legends|masthead|media|menu|meta|outbrain|pag(?:er|ination)|popup|promo|related|remark|replies|rss|scroll|shar(?:e|ing)|shopping|shoutbox|side|sky|social|sponsor|supplemental|tags|tool|widget/i;

const isName = (attribute: string) => attribute === 'class' || attribute === 'id';

const without = (names: string, unsaid: ReadonlySet<string>) =>
  names
    .split(/\s+/)
    .filter((name) => !(unsaid.has(name) && against.test(name)))
    .join(' ');
