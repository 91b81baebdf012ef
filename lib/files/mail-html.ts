import type { Readings } from '../domain/readings.ts';
import { isTakenOut, tellHtmlChanges } from './html-changes.ts';
import { attributeOf, type HtmlElement, type HtmlNode, parseHtml } from './html-tree.ts';

const unseen = new Set('script style head title template noscript svg'.split(' '));
const breaking = new Set(
  'address article blockquote body center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
);
/** Two lines of these are two paragraphs. */
const apart = new Set('p h1 h2 h3 h4 h5 h6 blockquote table ul ol pre'.split(' '));

function isUnseen(element: HtmlElement): boolean {
  if (unseen.has(element.tagName)) return true;
  const style = attributeOf(element, 'style') ?? '';
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style);
}

/**
 * An HTML mail as plain text: one line for each block, ">" before what it quotes. Nothing that a reader of the mail
 * sees is left out; only where changes are to be told are they accepted. @throws UnreadableStory for a page built to cost
 * time
 */
export function plainMail(html: string, changes?: Readings): string {
  const document = parseHtml(html);
  if (changes !== undefined) tellHtmlChanges(document, isUnseen, changes);
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  const finish = (isApart: boolean) => {
    const text = line.replace(/\s+/gu, ' ').trim();
    line = '';
    if (text !== '') lines.push(`${'> '.repeat(depth)}${text}`);
    if (isApart && lines.length > 0 && lines[lines.length - 1] !== '') lines.push('');
  };
  const stack: (HtmlNode | { leave: string })[] = [...document.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('leave' in node) {
      finish(apart.has(node.leave));
      if (node.leave === 'blockquote') depth -= 1;
    } else if ('value' in node) line += node.value;
    else if ('tagName' in node && !isUnseen(node)) {
      if (changes !== undefined && isTakenOut(node)) continue;
      if (node.tagName === 'br') {
        finish(false);
        continue;
      }
      if (node.tagName === 'td' || node.tagName === 'th') line += ' ';
      if (breaking.has(node.tagName)) {
        finish(apart.has(node.tagName));
        if (node.tagName === 'blockquote') depth += 1;
        stack.push({ leave: node.tagName });
      }
      if (node.tagName === 'li') line = '• ';
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
        const child = node.childNodes[at];
        if (child !== undefined) stack.push(child);
      }
    }
  }
  finish(false);
  return lines.join('\n').trim();
}
