import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser } from 'parse5';
import { UnreadableStory } from './story-text.ts';

export type HtmlDocument = DefaultTreeAdapterMap['document'];
export type HtmlElement = DefaultTreeAdapterMap['element'];
export type HtmlNode = DefaultTreeAdapterMap['childNode'];
export type HtmlParent = DefaultTreeAdapterMap['parentNode'];

/**
 * Real pages nest some tens of elements deep and have some thousands of them. A page beyond these bounds was built to
 * cost time: HTML's own rules for repairing broken nesting are quadratic in both.
 */
const deepest = 400;
const mostElements = 120_000;
const longestParse = 5_000;
const chunkLength = 16_384;

const tooTangled =
  'This web page is built in a way that cannot be read (far too many or too deeply nested parts). Open it in a browser, select the story, and paste it.';

/** Parses a page within bounds of depth, size and time. @throws UnreadableStory */
export function parseHtml(html: string): HtmlDocument {
  let depth = 0;
  let elements = 0;
  const parser = new Parser<DefaultTreeAdapterMap>({
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush() {
        depth += 1;
        elements += 1;
        if (depth > deepest || elements > mostElements) throw new UnreadableStory('unsafe', tooTangled);
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
  const deadline = performance.now() + longestParse;
  for (let at = 0; at < html.length; at += chunkLength) {
    parser.tokenizer.write(html.slice(at, at + chunkLength), false);
    if (performance.now() > deadline) throw new UnreadableStory('unsafe', tooTangled);
  }
  parser.tokenizer.write('', true);
  return parser.document;
}

/** Elements in the order of the page; without recursion, so that depth costs no stack. */
export function* elementsOf(root: HtmlParent): Generator<HtmlElement> {
  const stack: HtmlNode[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!('tagName' in node)) continue;
    yield node;
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
      const child = node.childNodes[at];
      if (child !== undefined) stack.push(child);
    }
  }
}

export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;
