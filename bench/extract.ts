/**
 * Words per second of extract, against compromise on the same texts in the same run.
 */
import nlp from 'compromise';
import { extract } from '../lib/text/engine.ts';
import type { Figure } from './figure.ts';
import { median } from './statistics.ts';
import { countWords, madeStories, newsStories, type Stories } from './texts.ts';

/**
 * How long each reads the texts before anything is measured, until what the compiler does is done: the engine's tenth reading
 * of sixty articles takes 0.6 of its second, compromise's third is like its ninth.
 */
const WARMED_MS = { ours: 6_000, theirs: 3_000 };
/** The second kind of text, of which both have most compiled. */
const WARM_ALREADY_MS = { ours: 3_000, theirs: 3_000 };
/** Some four readings by each, in turn. */
const MEASURED_MS = 8_000;

const quotationsOf = (text: string): unknown => nlp(text).quotations().json();
const itemsOf = (text: string): unknown => extract(text, { language: 'en' });

function timed(texts: readonly string[], read: (text: string) => unknown): number {
  const start = performance.now();
  for (const text of texts) read(text);
  return performance.now() - start;
}

/** Words per second of extract against compromise's quotations, on news and on made text. */
export async function benchExtract(): Promise<Figure[]> {
  return [figureFor(newsStories(), WARMED_MS), figureFor(madeStories(), WARM_ALREADY_MS)];
}

function figureFor({ texts, from }: Stories, warmed: typeof WARMED_MS): Figure {
  const some = texts.slice(0, 60);
  const words = some.reduce((sum, text) => sum + countWords(text), 0);
  const perSecond = (rounds: readonly number[]): number => (words / median(rounds)) * 1000;
  for (const [read, ms] of [
    [itemsOf, warmed.ours],
    [quotationsOf, warmed.theirs],
  ] as const) {
    for (let spent = 0; spent < ms; ) spent += timed(some, read);
  }
  const ours: number[] = [];
  const theirs: number[] = [];
  // In turn, so that both get the same share of a busy machine.
  const until = performance.now() + MEASURED_MS;
  while (ours.length < 3 || performance.now() < until) {
    ours.push(timed(some, itemsOf));
    theirs.push(timed(some, quotationsOf));
  }
  return {
    what: `extract, ${from}`,
    stet: `${Math.round(perSecond(ours)).toLocaleString('en')} words/s`,
    against: `${Math.round(perSecond(theirs)).toLocaleString('en')} words/s, compromise`,
    // Of each turn: what slows the machine down for some seconds takes the same share of both.
    ratio: median(theirs.map((ms, turn) => ms / (ours[turn] as number))),
    mustReach: { least: 10 },
  };
}
