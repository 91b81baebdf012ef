/**
 * Milliseconds per comparison of a 200-character quote with a megabyte of transcript, against approx-string-match on
 * the same quotes in the same run.
 */
import search from 'approx-string-match';
import { indexSource } from '../lib/text/compare/index-source.ts';
import { compare } from '../lib/text/engine.ts';
import type { Figure } from './figure.ts';
import { median } from './statistics.ts';
import { madeStories, newsStories, type Stories, transcriptOf } from './texts.ts';

const MEGABYTE = 1_000_000;
const QUOTE = 200;
/** approx-string-match is asked for a tenth of the quote's letters as errors; Hypothesis asks for half. */
const ERRORS = QUOTE / 10;

const MEASURED = 60;
/**
 * As many as a story has for a source, one after another; then the other's turn, so that both get the same share of a busy
 * machine. With every single one in turn, what the other read had driven the index out of the processor's memory.
 */
const IN_TURN = 10;

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

/** Milliseconds per comparison against approx-string-match, and whether every quote is found. */
export async function benchCompare(): Promise<Figure[]> {
  return [newsStories(), madeStories()].flatMap(figuresFor);
}

function figuresFor(stories: Stories): Figure[] {
  const source = transcriptOf(stories, MEGABYTE);
  const index = indexSource(source);
  const quotes = quotesFrom(source, 200);
  for (let round = 0; round < 4; round++) for (const quote of quotes) compare(quote, index);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let from = 0; from < MEASURED; from += IN_TURN) {
    const some = quotes.slice(from, from + IN_TURN);
    for (const quote of some) ours.push(timed(() => compare(quote, index)));
    for (const quote of some) theirs.push(timed(() => search(source, quote, ERRORS)));
  }
  const found = quotes.filter((quote) => compare(quote, index).place !== null).length;
  return [
    {
      what: `compare with 1 MB of transcript, ${stories.from}`,
      stet: `${median(ours).toFixed(2)} ms`,
      against: `${median(theirs).toFixed(2)} ms, approx-string-match`,
      ratio: median(theirs) / median(ours),
      mustReach: { least: 20 },
    },
    {
      what: `quotes found, ${stories.from}`,
      stet: `${found}`,
      against: `${quotes.length} quotes taken from the transcript`,
      ratio: found / quotes.length,
      mustReach: { least: 1 },
    },
  ];
}
