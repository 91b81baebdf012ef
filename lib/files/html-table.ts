import { joinedMarks, type Mark, type Marked } from '../text/layout/marks.ts';
import { elementsOf, type HtmlElement, type HtmlNode } from './html-tree.ts';

/** More words than this in one cell, and the table holds the page's columns rather than figures. */
const longestCell = 400;

/**
 * Whether it is a table of data: rows of short cells. Pages are also laid out with tables; those hold paragraphs and
 * other tables.
 */
export function isDataTable(table: HtmlElement): boolean {
  let rows = 0;
  let cells = 0;
  let paragraphs = 0;
  for (const element of elementsOf(table)) {
    if (/^(?:table|article|section|h[1-6]|ul|ol|blockquote|form)$/.test(element.tagName)) return false;
    if (element.tagName === 'p') paragraphs += 1;
    if (element.tagName === 'tr') rows += 1;
    if (element.tagName === 'td' || element.tagName === 'th') {
      cells += 1;
      if (textOf(element, () => false).text.length > longestCell) return false;
    }
  }
  return rows > 0 && cells > rows && paragraphs <= cells;
}

/** The cells of a row as one line, "1994 | 2 | 41", with the marks of what `markOf` gives one. */
export function rowText(
  row: HtmlElement,
  isUnseen: (element: HtmlElement) => boolean,
  markOf?: (element: HtmlElement) => number | undefined,
): Marked {
  const cells = row.childNodes.flatMap((child) =>
    'tagName' in child && (child.tagName === 'td' || child.tagName === 'th') && !isUnseen(child)
      ? [textOf(child, isUnseen, markOf)]
      : [],
  );
  if (cells.every((cell) => cell.text === '')) return { text: '' };
  const text = cells
    .map((cell) => cell.text)
    .join(' | ')
    .replace(/ {2,}/g, ' ');
  return { text, marks: joinedMarks(cells, ' | ', text) };
}

/** All text inside an element on one line. */
function textOf(
  root: HtmlElement,
  isUnseen: (element: HtmlElement) => boolean,
  markOf?: (element: HtmlElement) => number | undefined,
): Marked {
  let text = '';
  const marks: Mark[] = [];
  const stack: HtmlNode[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const mark = 'tagName' in node ? markOf?.(node) : undefined;
    if (mark !== undefined) marks.push({ id: mark, at: text.length, is: 'end' });
    else if ('value' in node) text += node.value;
    else if ('tagName' in node && !isUnseen(node)) {
      text += /^(?:br|p|div|li)$/.test(node.tagName) ? ' ' : '';
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
        const child = node.childNodes[at];
        if (child !== undefined) stack.push(child);
      }
    }
  }
  const plain = text.replace(/\s+/g, ' ').trim();
  return { text: plain, marks: joinedMarks([{ text, marks }], '', plain) };
}
