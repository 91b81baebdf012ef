/**
 * Texts made to blow up a reader: a megabyte each. Printed in milliseconds, and as the ratio to half the text: 2 is
 * linear, 4 quadratic.
 */

import { compare, extract, reanchor } from '../lib/text/engine.ts';
import { readTranscript } from '../lib/text/transcript/read.ts';

const MEGABYTE = 1_000_000;

const repeat = (piece: string) => (size: number) =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

const HOSTILE: readonly (readonly [string, (size: number) => string])[] = [
  ['opening quotation marks', repeat('“')],
  ['straight quotation marks', repeat('"')],
  ['apostrophes', repeat("'")],
  ['one word repeated', repeat('word ')],
  ['one letter', repeat('a')],
  ['opening brackets', repeat('[')],
  ['brackets around words', repeat('[a] ')],
  ['dots', repeat('. ')],
  ['digits', repeat('1,')],
  ['number words', repeat('two hundred ')],
  ['"said" repeated', repeat('said ')],
  ['quoted words', repeat('“a” said he. ')],
  ['labels', repeat('Q:\n')],
  ['line breaks', repeat('\n')],
  ['spaces', repeat(' ')],
  ['combining marks', repeat('\u0301')],
  ['timing lines', repeat('00:00:01.000 --> 00:00:02.000\n')],
];

const timed = (run: () => unknown): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

const QUOTE = 'word word word a two hundred said nobody “a” 1,1,1 … [a] word';

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['extract', (text) => extract(text, { language: 'en' })],
  ['compare short', (text) => compare(QUOTE, text)],
  ['compare with itself', (text) => compare(text.slice(0, text.length / 2), text)],
  ['reanchor', (text) => reanchor(text, `x ${text.slice(10)}`, [{ start: 5, end: 60 }])],
  ['readTranscript', (text) => readTranscript(text)],
];

export function benchBlowUp(size = MEGABYTE): void {
  console.log(`Texts made to blow up, ${size / MEGABYTE} MB (floor: under 1,000 ms each)`);
  for (const [name, read] of READERS) {
    let worst = { ms: 0, text: '', ratio: 0 };
    for (const [text, make] of HOSTILE) {
      const half = timed(() => read(make(size / 2)));
      const ms = timed(() => read(make(size)));
      if (ms > worst.ms) worst = { ms, text, ratio: ms / half };
      if (ms > 1000)
        console.log(`  ! ${name}: ${text} took ${ms.toFixed(0)} ms, ${(ms / half).toFixed(1)} × half of it`);
    }
    console.log(
      `  ${name.padEnd(20)} worst ${worst.ms.toFixed(0).padStart(6)} ms (${worst.text}, ${worst.ratio.toFixed(1)} × half of it)`,
    );
  }
  console.log('');
}
