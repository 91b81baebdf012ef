/**
 * The lines of a PDF page from the pieces that it draws: where each is, how large, and which are raised note numbers.
 */

/** A piece as pdf.js gives it: `transform[4]` and `[5]` are where it begins, in points from the left and the bottom. */
type PdfItem = {
  str: string;
  hasEOL: boolean;
  height: number;
  width: number;
  transform: readonly number[];
};

export type PdfLine = { text: string; x: number; right: number; y: number; size: number };

export type PdfLines = { lines: PdfLine[]; noteNumbers: number };

const isPdfItem = (item: object): item is PdfItem =>
  'str' in item && typeof item.str === 'string' && 'transform' in item && 'width' in item;

const NOTE = /^\s*(?:\d{1,3}(?:[,–-]\d{1,3})?|[*†‡§¶]{1,3}|\[\d{1,3}\])\s*$/u;

const xOf = (item: PdfItem): number => item.transform[4] ?? 0;
const yOf = (item: PdfItem): number => item.transform[5] ?? 0;

/** A number or mark after a word, smaller than the line and raised above its baseline: a note number. */
function isNoteNumber(item: PdfItem, line: PdfLine): boolean {
  const raised = yOf(item) - line.y;
  return (
    NOTE.test(item.str) &&
    item.height < line.size * 0.86 &&
    raised > line.size * 0.12 &&
    raised < line.size * 0.8 &&
    /[\p{L}\p{N}.,;:!?)\]"'”’»]\s*$/u.test(line.text)
  );
}

/** The space between two columns, or between a footer's words and its number. */
const WIDE = 2.2;

/** Assembles the pieces of one page into lines, in the order in which they are drawn. */
export function pdfLines(items: readonly object[]): PdfLines {
  const lines: PdfLine[] = [];
  let line: PdfLine | null = null;
  let isEnded = false;
  let noteNumbers = 0;
  let pending = '';
  for (const item of items) {
    if (!isPdfItem(item)) continue;
    if (item.str.trim() === '') {
      if (item.str !== '') pending = ' ';
      isEnded ||= item.hasEOL;
      continue;
    }
    const [x, y] = [xOf(item), yOf(item)];
    if (
      line !== null &&
      isNoteNumber(item, line) &&
      x >= line.right - line.size &&
      x - line.right < line.size * 2
    ) {
      noteNumbers += 1;
      line.right = x + item.width;
      // The line continues after the number, although the number was drawn as a line of its own.
      isEnded = false;
      continue;
    }
    const isSame: boolean =
      line !== null &&
      Math.abs(y - line.y) <= Math.max(line.size, item.height) * 0.35 &&
      x >= line.right - line.size &&
      x - line.right <= Math.max(line.size, 1) * WIDE;
    if (line !== null && isSame && !(isEnded && Math.abs(y - line.y) > 0.5)) {
      const isSpaced = pending !== '' || x - line.right > line.size * 0.2;
      line.text += `${isSpaced && !line.text.endsWith(' ') && !item.str.startsWith(' ') ? ' ' : ''}${item.str}`;
      line.right = Math.max(line.right, x + item.width);
      if (item.height > line.size) line.size = item.height;
    } else {
      line = { text: item.str, x, right: x + item.width, y, size: Math.max(item.height, 1) };
      lines.push(line);
    }
    pending = '';
    isEnded = item.hasEOL;
  }
  for (const one of lines) one.text = one.text.replace(/\s+/gu, ' ').trim();
  return { lines: lines.filter(({ text }) => text !== ''), noteNumbers };
}
