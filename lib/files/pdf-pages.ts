/**
 * The text of a document from the lines of its pages: heads, feet and page numbers set aside, sentences joined across
 * pages, notes at the foot of a page kept but out of the way of the sentence above them.
 */
import { layOut } from '../text/layout/lay-out.ts';
import { runsOn, startsLower } from '../text/layout/line-shape.ts';
import { findFurniture, furnitureNotice, type PageLine } from '../text/layout/page-furniture.ts';
import { joinLines, vocabularyOf } from '../text/layout/wrapping.ts';
import { inReadingOrder } from './pdf-columns.ts';
import type { PdfLine } from './pdf-lines.ts';

export type PdfPage = { number: number; lines: PdfLine[]; width: number; height: number };

/** [start, end, page] in the text, half-open, in order; a page may have several stretches. */
export type PageText = { text: string; places: number[][]; notices: string[] };

const noWords = vocabularyOf([]);

/** The size of most letters on the page, and the usual distance between its lines. */
function usual(lines: readonly PdfLine[]): { size: number; leading: number } {
  const sizes = new Map<number, number>();
  for (const { size, text } of lines) {
    const key = Math.round(size * 2) / 2;
    sizes.set(key, (sizes.get(key) ?? 0) + text.length);
  }
  const size = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const gaps = lines
    .slice(1)
    .map((line, i) => (lines[i] as PdfLine).y - line.y)
    .filter((gap) => gap > size * 0.8 && gap < size * 2.5)
    .sort((a, b) => a - b);
  return { size, leading: gaps[Math.floor(gaps.length / 4)] ?? size * 1.3 };
}

/** The page's lines from top to bottom, with what sets each off from the body. */
function fromTop(page: PdfPage): { lines: PdfLine[]; marked: PageLine[] } {
  const lines = [...page.lines].sort((a, b) => b.y - a.y || a.x - b.x);
  const { size, leading } = usual(lines);
  const marked = lines.map((line, i): PageLine => {
    const isTop = i < lines.length / 2;
    const near = isTop
      ? lines.slice(i + 1).find((one) => line.y - one.y > size * 0.5)
      : lines.slice(0, i).findLast((one) => one.y - line.y > size * 0.5);
    const gap = near ? Math.abs(line.y - near.y) : Number.POSITIVE_INFINITY;
    const isAtEdge = line.y > page.height * 0.92 || line.y < page.height * 0.08;
    return { text: line.text, isApart: isAtEdge || gap > leading * 1.4 || Math.abs(line.size - size) > 0.9 };
  });
  return { lines, marked };
}

/** Whether a line begins the notes at the foot: small, low, headed by a number or mark, with nothing large below it. */
function notesFrom(lines: readonly PdfLine[], page: PdfPage): number {
  const { size } = usual(lines);
  let from = lines.length;
  for (let at = lines.length - 1; at > 0; at--) {
    const line = lines[at] as PdfLine;
    if (line.size > size * 0.93 || line.y > page.height * 0.5) break;
    if (/^(?:\[?\d{1,3}[\].)]?\s?|[*†‡§¶]{1,3}\s?)\p{L}|^(?:\d{1,3}|[*†‡§¶])$/u.test(line.text)) from = at;
  }
  return from;
}

/** The lines, with an empty one wherever the gap is larger than a line's: `layOut` finds paragraphs by these. */
function paragraphsOf(lines: readonly PdfLine[]): string[] {
  const { leading } = usual(lines);
  const text = lines
    .map((line, i) => {
      const before = lines[i - 1];
      const gap = before ? before.y - line.y : 0;
      const isApart = before !== undefined && gap > Math.max(leading * 1.35, line.size * 1.7);
      return `${isApart ? '\n' : ''}${line.text}`;
    })
    .join('\n');
  return layOut(text).text.split('\n\n').filter(Boolean);
}

class Document {
  private readonly parts: string[] = [];
  readonly places: number[][] = [];
  private length = 0;

  get text(): string {
    return this.parts.join('');
  }

  get size(): number {
    return this.length;
  }

  add(words: string, page: number, before: string): void {
    const joint = this.length === 0 ? '' : before;
    const start = this.length + joint.length;
    this.parts.push(joint, words);
    this.length = start + words.length;
    const last = this.places[this.places.length - 1];
    if (last && last[2] === page) last[1] = this.length;
    else this.places.push([start, this.length, page]);
  }

  /** Adds the rest, from another page, of the sentence that the last words broke off in. */
  goOn(words: string, page: number): void {
    const last = this.parts.pop() ?? '';
    const joined = joinLines([last, words], noWords);
    const kept = joined.length - words.length;
    const head = joined.slice(0, kept);
    this.parts.push(head.trimEnd());
    this.length += head.trimEnd().length - last.length;
    const place = this.places[this.places.length - 1];
    if (place) place[1] = this.length;
    this.add(words, page, head.slice(head.trimEnd().length));
  }
}

/** @param pages the pages that have text, in order */
export function textOfPages(pages: readonly PdfPage[]): PageText {
  const tops = pages.map(fromTop);
  const furniture = findFurniture(tops.map(({ marked }) => marked));
  const document = new Document();
  let waiting: { notes: string[]; page: number } = { notes: [], page: 0 };
  let open = '';
  const release = () => {
    for (const note of waiting.notes) document.add(note, waiting.page, '\n\n');
    waiting = { notes: [], page: 0 };
  };
  pages.forEach((page, i) => {
    const aside = new Set([...(furniture.lines[i] ?? [])].map((at) => tops[i]?.lines[at]));
    const lines = inReadingOrder(
      page.lines.filter((line) => !aside.has(line)),
      page.width,
    );
    const from = notesFrom(lines, page);
    const body = paragraphsOf(lines.slice(0, from));
    const notes = paragraphsOf(lines.slice(from));
    body.forEach((paragraph, k) => {
      if (k === 0 && open !== '' && runsOn(open) && startsLower(paragraph))
        document.goOn(paragraph, page.number);
      else {
        release();
        document.add(paragraph, page.number, '\n\n');
      }
      release();
      open = paragraph;
    });
    if (body.length === 0) open = '';
    waiting = { notes, page: page.number };
  });
  release();
  const notice = furnitureNotice(furniture);
  return { text: document.text, places: document.places, notices: notice ? [notice] : [] };
}
