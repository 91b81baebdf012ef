import type { PdfLine } from './pdf-lines.ts';

/** Fewer lines than this on one side are not evidence of a column. */
const LEAST_LINES = 6;
const LEAST_WORDS = 3;

const wordsIn = (text: string): number => text.split(' ').length;

/** Where the gap between two columns of running text is; null where the page does not plainly have two. */
function gutterOf(lines: readonly PdfLine[], width: number): number | null {
  for (const share of [0.5, 0.48, 0.52, 0.45, 0.55, 0.42, 0.58, 0.4, 0.6]) {
    const at = width * share;
    const left = lines.filter((line) => line.right <= at);
    const right = lines.filter((line) => line.x >= at);
    if (left.length < LEAST_LINES || right.length < LEAST_LINES) continue;
    const crossing = lines.length - left.length - right.length;
    if (crossing > lines.length * 0.34) continue;
    const isProse = (side: readonly PdfLine[]): boolean =>
      side.filter(({ text }) => wordsIn(text) >= LEAST_WORDS).length > side.length * 0.7 &&
      side.filter((line) => line.right - line.x > width * 0.15).length > side.length * 0.5;
    // Side by side: a page of text on the left with a picture's caption low on the right is not columns.
    const overlap =
      Math.min(Math.max(...left.map(({ y }) => y)), Math.max(...right.map(({ y }) => y))) -
      Math.max(Math.min(...left.map(({ y }) => y)), Math.min(...right.map(({ y }) => y)));
    const size = lines[0]?.size ?? 10;
    if (isProse(left) && isProse(right) && overlap > size * 4) return at;
  }
  return null;
}

/**
 * The lines of a page in reading order: column by column where the page plainly has two, with lines that span both
 * before and after; otherwise as they are drawn.
 */
export function inReadingOrder(lines: readonly PdfLine[], width: number): PdfLine[] {
  const gutter = gutterOf(lines, width);
  if (gutter === null) return [...lines];
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  const ordered: PdfLine[] = [];
  let left: PdfLine[] = [];
  let right: PdfLine[] = [];
  const close = () => {
    ordered.push(...left, ...right);
    left = [];
    right = [];
  };
  for (const line of byHeight) {
    if (line.right <= gutter) left.push(line);
    else if (line.x >= gutter) right.push(line);
    else {
      close();
      ordered.push(line);
    }
  }
  close();
  return ordered;
}
