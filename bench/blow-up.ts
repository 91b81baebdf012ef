/**
 * Texts made to blow up a reader: a megabyte each. Printed in milliseconds, and as the ratio to half the text: 2 is
 * linear, 4 quadratic.
 */

import { compare, extract, reanchor } from '../lib/text/engine.ts';
import { readTranscript } from '../lib/text/transcript/read.ts';
import { atMost, type Figure } from './figure.ts';
import { median } from './statistics.ts';

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
  ['opening single marks', repeat('‘')],
  ['nested marks', repeat('“a ‘b ')],
  ['names', repeat('Ada Holm, ')],
  ['initials', repeat('A. ')],
  ['a numbered list', repeat('1. One\n')],
  ['one-word paragraphs', repeat('Holm\n\n')],
  ['capitals', repeat('THE MAYOR SAID THAT THE PIER WAS SAFE. ')],
  ['words and silences', repeat('The union said the pier was shut. The mill did not respond to us. ')],
  ['silences', repeat('The union asked the mill and it did not respond. ')],
  ['addresses', repeat('https://a.example/b?c=d e@f.example ')],
  ['dates', repeat('on Tuesday, May 3, 2024, ')],
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

const READ_AGAIN = 3;

/** The worst text of each reader: a megabyte must be read in a second, and in twice the time of half of it. */
export async function benchBlowUp(): Promise<Figure[]> {
  return READERS.flatMap(([name, read]) => {
    const once = HOSTILE.map(([text, make]) => ({ text, make, whole: timed(() => read(make(MEGABYTE))) }));
    const worst = once.reduce((slow, each) => (each.whole > slow.whole ? each : slow));
    // The longest of many single readings may be the machine's: the text is read three times more, and the middle reading counts.
    const again = Array.from({ length: READ_AGAIN }, () => ({
      half: timed(() => read(worst.make(MEGABYTE / 2))),
      whole: timed(() => read(worst.make(MEGABYTE))),
    }));
    const half = median(again.map((one) => one.half));
    const whole = median(again.map((one) => one.whole));
    return [
      atMost(`${name}, 1 MB of ${worst.text}`, whole, 1000, 'ms'),
      {
        what: `${name}, 1 MB by half of it`,
        stet: `${whole.toFixed(0)} ms`,
        against: `${half.toFixed(0)} ms, 0.5 MB`,
        ratio: whole / half,
        // Twice is linear, four times quadratic; the rest is the collector's.
        mustReach: { most: 2.8 },
      },
    ];
  });
}
