/**
 * What a page marks as put in or taken out (HTML, section 4.7): suggestions of a draft that was saved as a page or sent
 * as a mail, edits that a CMS keeps, corrections that a site shows.
 */
import { MOST_GATHERED, type Readings } from '../domain/readings.ts';
import type { HtmlElement, HtmlNode, HtmlParent } from './html-tree.ts';

export const isTakenOut = ({ tagName }: HtmlElement): boolean => tagName === 'del';

/** Tells each with its words; what stands in another is part of it, except words that are taken out of what is put in. */
export function tellHtmlChanges(
  root: HtmlParent,
  isUnseen: (element: HtmlElement) => boolean,
  readings: Readings,
): void {
  type Change = { how: 'put_in' | 'taken_out'; words: string };
  let open: Change[] = [];
  const stack: (HtmlNode | { leave: Change })[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const change = open.at(-1);
    if ('leave' in node) {
      const { how, words } = node.leave;
      if (words.trim() !== '') readings.tell('tracked_change', { words, how });
      open = open.slice(0, -1);
    } else if ('value' in node) {
      if (change !== undefined && change.words.length < MOST_GATHERED) change.words += node.value;
    } else if ('tagName' in node && !isUnseen(node)) {
      const how = isTakenOut(node) ? 'taken_out' : node.tagName === 'ins' ? 'put_in' : null;
      if (how !== null && change?.how !== 'taken_out' && change?.how !== how) {
        const begun: Change = { how, words: '' };
        open = [...open, begun];
        stack.push({ leave: begun });
      }
      for (const child of node.childNodes.toReversed()) stack.push(child);
    }
  }
}
