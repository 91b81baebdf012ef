/**
 * Milliseconds per comparison of a 200-character quote with a megabyte of transcript, against approx-string-match on
 * the same quotes in the same run.
 */
import search from 'approx-string-match';
import { indexSource } from '../lib/text/compare/index-source.ts';
import { compare } from '../lib/text/engine.ts';
import { median, transcript } from './texts.ts';

const MEGABYTE = 1_000_000;
const QUOTE = 200;
/** approx-string-match is asked for a tenth of the quote's letters as errors; Hypothesis asks for half. */
const ERRORS = QUOTE / 10;

/** Quotes from all over the source, every second one with two words changed. */
function quotesFrom(source: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const start = source.indexOf(' ', Math.floor(((i + 0.5) / count) * (source.length - 2 * QUOTE))) + 1;
    const words = source.slice(start, source.lastIndexOf(' ', start + QUOTE)).split(' ');
    if (i % 2 === 1) {
      words[3] = 'perhaps';
      words[words.length - 4] = 'elsewhere';
    }
    return words.join(' ');
  });
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export function benchCompare(): void {
  const source = transcript(MEGABYTE);
  const start = performance.now();
  const index = indexSource(source);
  const building = performance.now() - start;
  const quotes = quotesFrom(source, 200);
  for (let round = 0; round < 4; round++) for (const quote of quotes) compare(quote, index);
  // In turn, so that both get the same share of a busy machine.
  const both = quotes
    .slice(0, 60)
    .map(
      (quote) => [timed(() => compare(quote, index)), timed(() => search(source, quote, ERRORS))] as const,
    );
  const ours = median(both.map(([ms]) => ms));
  const theirs = median(both.map(([, ms]) => ms));
  const found = quotes.filter((quote) => compare(quote, index).place !== null).length;
  const absent = median(
    quotes.map((quote) => {
      const reversed = quote.split(' ').reverse().join(' ');
      return timed(() => compare(reversed, index));
    }),
  );
  console.log(
    `Compare, ${QUOTE}-character quotes with ${(source.length / MEGABYTE).toFixed(1)} MB of transcript`,
  );
  console.log(`  index built once             ${building.toFixed(0)} ms`);
  console.log(
    `  stet                         ${ours.toFixed(2)} ms median   (floor 3 ms), ${found} of ${quotes.length} found`,
  );
  console.log(`  stet, words in wrong order   ${absent.toFixed(2)} ms median`);
  console.log(`  approx-string-match          ${theirs.toFixed(2)} ms median   (${ERRORS} errors)`);
  console.log(`  ratio                        ${(theirs / ours).toFixed(0)} ×   (floor 10 ×)\n`);
}
