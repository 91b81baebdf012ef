import type { GivenParagraph } from '../text/layout/block.ts';
import { layOut } from '../text/layout/lay-out.ts';
import { carriedMarks, type Mark, withMarks } from '../text/layout/marks.ts';

/** The text of a document whose paragraphs are known: empty lines separate them; a line break inside one is kept. */
export const layOutParagraphs = (text: string): string => layOut('', { paragraphs: paragraphsIn(text) }).text;

/**
 * The lines of a document's text, each tidied and with the marks that stand in it. An end between two lines belongs to
 * the one before. Linear in the length of the text.
 */
export function paragraphsIn(text: string, marks: readonly Mark[] = []): GivenParagraph[] {
  const inOrder = [...marks].sort((a, b) => a.at - b.at);
  const paragraphs: GivenParagraph[] = [];
  let next = 0;
  const markBefore = (end: number, index: number): Mark[] => {
    const here: Mark[] = [];
    for (let mark = inOrder[next]; mark !== undefined && mark.at <= end; mark = inOrder[next]) {
      next += 1;
      const last = paragraphs.at(-1);
      if (mark.at >= index || mark.is === 'start' || last === undefined)
        here.push({ ...mark, at: Math.max(0, mark.at - index) });
      else {
        last.marks ??= [];
        last.marks.push({ ...mark, at: last.text.length });
      }
    }
    return here;
  };
  for (const { 0: line, index } of text.matchAll(/[^\n]+/gu)) {
    const plain = line.replace(/\s+/gu, ' ').trim();
    if (plain === '') continue;
    const here = markBefore(index + line.length, index);
    paragraphs.push(withMarks({ text: plain }, carriedMarks(here, line, plain)));
  }
  const last = paragraphs.at(-1);
  const left = markBefore(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  if (last !== undefined && left.length > 0)
    last.marks = [...(last.marks ?? []), ...left.map((mark) => ({ ...mark, at: last.text.length }))];
  return paragraphs;
}
