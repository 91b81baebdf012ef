import type { Extraction } from '../../lib/text/engine.ts';
import type { GoldDocument } from '../fit/corpus.ts';

type Line = { weight: number; text: string };

const NEAR = 0.8;

function iou(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (a.end - a.start + (b.end - b.start) - shared);
}

/**
 * Prints the wrong finds with the highest confidence and the most plainly reported words that were missed, for reading.
 */
export function printMisses(
  documents: readonly GoldDocument[],
  read: readonly Extraction[],
  most: number,
): void {
  const wrong: Line[] = [];
  const missed: Line[] = [];
  documents.forEach((document, i) => {
    const found = read[i]?.attributions ?? [];
    const show = (start: number, end: number) => {
      const before = document.text.slice(Math.max(0, start - 60), start);
      const after = document.text.slice(end, end + 40);
      return `${before}⟦${document.text.slice(start, end)}⟧${after}`.replace(/\s+/g, ' ');
    };
    for (const one of found) {
      if (document.quotes.some((quote) => iou(quote, one) >= NEAR)) continue;
      wrong.push({
        weight: one.confidence,
        text: `${one.type.padEnd(8)} ${one.confidence.toFixed(2)} ${show(one.start, one.end)}`,
      });
    }
    for (const quote of document.quotes) {
      if (found.some((one) => iou(quote, one) >= NEAR)) continue;
      const near = Math.max(0, ...found.map((one) => iou(quote, one)));
      const cue = quote.cue_start === null ? '' : document.text.slice(quote.cue_start, quote.cue_end ?? 0);
      const plain =
        (quote.type === 'indirect' ? 0 : 1) +
        (/^(said|says|told|according to|added)$/.test(cue) ? 1 : 0) +
        near;
      missed.push({
        weight: plain,
        text: `${quote.type.padEnd(8)} {${cue}} ${show(quote.start, quote.end)}`,
      });
    }
  });
  const print = (title: string, lines: Line[]) => {
    console.log(`\n${title} (${lines.length}; the ${Math.min(most, lines.length)} worst)`);
    for (const { text } of lines.sort((a, b) => b.weight - a.weight).slice(0, most)) console.log(`  ${text}`);
  };
  print('Found, but not so annotated', wrong);
  print('Annotated, but not found', missed);
}
