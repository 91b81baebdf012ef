import { isOfPageFurniture } from './html-names.ts';
import { attributeOf, elementsOf, type HtmlElement, type HtmlNode, type HtmlParent } from './html-tree.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Never words of a page, whatever they contain. */
const neverText = words(
  'script style template button input select textarea option iframe object embed svg canvas video audio map head title meta link math',
);

/** Seldom text of a story; but some sites wrap the whole page in one. */
const seldomText = words('nav form dialog menu');

/** A text shorter than this is more likely a label than a sentence. */
const shortestSentence = 25;

/** What a page says where scripts are off is not part of its text. */
const scriptNotice = /\bjava ?-?script\b|\benable cookies\b/i;

/** Which elements of a page are not read, and whether text that the page hides had to be read. */
export type Visibility = { isUnseen: (element: HtmlElement) => boolean; isUnhidden: boolean };

/**
 * What a reader of the page sees. Text hidden until a script runs is read where the page has next to nothing else, and
 * so is what is there for readers without scripts; menus and forms are not read unless they contain the text.
 */
export function visibilityOf(document: HtmlParent): Visibility {
  const length = sentencesBy(document);
  const isUnhidden = length.hidden > 60 && length.hidden > 2 * length.plain;
  const readsSeldom = length.seldom > 60 && length.seldom > 2 * length.plain;
  const readsNoscript = length.noscript > 100 && length.plain + length.hidden + length.seldom < 60;
  return {
    isUnhidden: isUnhidden || readsNoscript,
    isUnseen: (element) => {
      if (neverText.has(element.tagName)) return true;
      if (element.tagName === 'noscript') return !readsNoscript;
      if (seldomText.has(element.tagName) && !(readsSeldom && element.tagName === 'form')) return true;
      return isHidden(element) && !(isUnhidden && !isOfPageFurniture(element));
    },
  };
}

type Lengths = { plain: number; hidden: number; seldom: number; noscript: number };

/** How much text in sentences the page shows, hides, has in menus and forms, and keeps for readers without scripts. */
function sentencesBy(document: HtmlParent): Lengths {
  const lengths: Lengths = { plain: 0, hidden: 0, seldom: 0, noscript: 0 };
  type Place = keyof Lengths;
  const stack: { node: HtmlNode; place: Place }[] = document.childNodes.map((node) => ({
    node,
    place: 'plain',
  }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, place } = next;
    if ('value' in node) {
      const text = node.value.trim();
      if (text.length >= shortestSentence && !(text.length < 400 && scriptNotice.test(text)))
        lengths[place] += text.length;
    } else if ('tagName' in node && !neverText.has(node.tagName) && node.tagName !== 'a') {
      const inner = placeOf(node, place);
      if (inner !== null) for (const child of node.childNodes) stack.push({ node: child, place: inner });
    }
  }
  return lengths;
}

/** Null where nothing in the element counts: what is hidden and named as page furniture is hidden for good. */
function placeOf(element: HtmlElement, outer: keyof Lengths): keyof Lengths | null {
  if (element.tagName === 'noscript') return 'noscript';
  if (isHidden(element)) return isOfPageFurniture(element) ? null : outer === 'plain' ? 'hidden' : outer;
  if (seldomText.has(element.tagName))
    return element.tagName === 'form' && outer === 'plain' ? 'seldom' : null;
  return outer;
}

/** Whether the page itself hides it, whatever it contains. */
function isHidden(element: HtmlElement): boolean {
  if (attributeOf(element, 'hidden') !== undefined) return true;
  if (attributeOf(element, 'aria-hidden') === 'true') return true;
  const style = attributeOf(element, 'style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** The page's body, or all of it where there is none. */
export function bodyOf(document: HtmlParent): HtmlParent {
  for (const element of elementsOf(document)) if (element.tagName === 'body') return element;
  return document;
}
