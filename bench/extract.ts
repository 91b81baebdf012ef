/**
 * Words per second of extract, against compromise on the same texts in the same run.
 */
import nlp from 'compromise';
import { extract } from '../lib/text/engine.ts';
import { countWords, median, stories } from './texts.ts';

/** Runs over all texts repeatedly for `ms`; returns words per second in the median round. */
function wordsPerSecond(texts: readonly string[], ms: number, read: (text: string) => unknown): number {
  const words = texts.reduce((sum, text) => sum + countWords(text), 0);
  for (const text of texts) read(text);
  const rounds: number[] = [];
  const until = performance.now() + ms;
  while (rounds.length < 3 || performance.now() < until) {
    const start = performance.now();
    for (const text of texts) read(text);
    rounds.push(performance.now() - start);
  }
  return (words / median(rounds)) * 1000;
}

/** A story of about 1,000 words. */
function thousandWords(texts: readonly string[]): string {
  return texts
    .join('\n\n')
    .split(/(?<=\s)/u)
    .slice(0, 1000)
    .join('');
}

export function benchExtract(): void {
  const { texts, from } = stories();
  const some = texts.slice(0, 60);
  const ours = wordsPerSecond(some, 3000, (text) => extract(text, { language: 'en' }));
  const theirs = wordsPerSecond(some, 3000, (text) => nlp(text).quotations().json());
  const story = thousandWords(texts);
  const times: number[] = [];
  for (let i = 0; i < 50; i++) {
    const start = performance.now();
    extract(story);
    times.push(performance.now() - start);
  }
  console.log(`Extract, ${some.length} stories (${from})`);
  console.log(`  stet        ${Math.round(ours).toLocaleString('en')} words/s`);
  console.log(`  compromise  ${Math.round(theirs).toLocaleString('en')} words/s   (.quotations())`);
  console.log(`  ratio       ${(ours / theirs).toFixed(1)} ×   (floor 2.5 ×, 50,000 words/s)`);
  console.log(`  a story of 1,000 words: ${median(times).toFixed(1)} ms   (floor 30 ms)\n`);
}
