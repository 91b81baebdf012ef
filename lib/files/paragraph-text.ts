import type { GivenParagraph } from '../text/layout/block.ts';
import { layOut } from '../text/layout/lay-out.ts';

/** The text of a document whose paragraphs are known: empty lines separate them; a line break inside one is kept. */
export function layOutParagraphs(text: string): string {
  const paragraphs = text
    .split(/\n{2,}/u)
    .flatMap((paragraph) => paragraph.split('\n'))
    .flatMap((line): GivenParagraph[] => {
      const plain = line.replace(/\s+/gu, ' ').trim();
      return plain === '' ? [] : [{ text: plain }];
    });
  return layOut('', { paragraphs }).text;
}
