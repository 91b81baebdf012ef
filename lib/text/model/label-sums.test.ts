import { expect, test } from 'vitest';
import { analyse } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { type Columns, PAD } from './columns.ts';
import { hashesOf } from './features.ts';
import { LabelSums } from './label-sums.ts';
import { LABELS } from './labels.ts';
import { eachSentence } from './sentence-columns.ts';
import { mix, surfaceOf } from './surface.ts';
import { WeightTable } from './table.ts';
import { LONGEST_SENTENCE, unitsOf } from './units.ts';

const STORY = [
  'Pier to close, mayor says',
  '“The pier (built in 1911) is safe,” Mayor Ada Holm said on Monday. “We checked it.”',
  'According to Holm, who chairs the board, nobody asked; she added that “no one” had called.',
  `Holm said ${'that the pier and the quay were safe, '.repeat(60)}and left.`,
  '“Never.”',
].join('\n\n');

test('label weights add up to what each feature weighs, those unknown weighing nothing', () => {
  const analysis = analyse(STORY);
  const units = unitsOf(analysis);
  const surface = surfaceOf(analysis, units);
  const counted = new Map<number, number>();
  const seen = new LabelSums(tableOf([1], () => 0)).columns;
  const eachIn = (columns: Columns, each: (sentence: TokenRange) => void) => {
    for (const p of units.paragraphs.keys()) eachSentence(analysis, units, surface, p, columns, each);
  };
  eachIn(seen, ({ from, to }) => {
    for (let k = 0; k < to - from; k++) for (const hash of hashesOf(seen, k)) counted.set(hash, 1);
  });
  // every second feature has weights, each label its own
  const known = [...counted.keys()].filter((_, i) => i % 2 === 0);
  const stepOf = (hash: number, label: number) => (mix(label, hash) % 128) | 0;
  const sums = new LabelSums(tableOf(known, stepOf));
  const isKnown = new Set(known);
  const kinds = new Set<number>();
  let longest = 0;
  eachIn(sums.columns, ({ from, to }) => {
    const out = new Float32Array((to - from + 2) * LABELS);
    sums.write(to - from, out, LABELS);
    const expected = Array.from({ length: to - from }, (_, place) => {
      kinds.add(sums.columns.kind[PAD + place] ?? -1);
      const weights = new Float32Array(LABELS);
      const hashes = hashesOf(sums.columns, place).filter((hash) => isKnown.has(hash));
      for (let label = 0; label < LABELS; label++)
        weights[label] = hashes.reduce(
          (sum, hash) => sum + Math.sign(stepOf(hash, label)) * stepOf(hash, label) ** 2,
          0,
        );
      return [...weights];
    });
    longest = Math.max(longest, to - from);
    expect([...out]).toEqual([...Array(LABELS).fill(0), ...expected.flat(), ...Array(LABELS).fill(0)]);
  });
  expect([...kinds].sort()).toEqual([0, 1, 2]);
  expect(longest).toBe(LONGEST_SENTENCE);
});

/** A table with a unit of 1, so that its sums are whole numbers. */
function tableOf(hashes: readonly number[], stepOf: (hash: number, label: number) => number): WeightTable {
  const steps = Int8Array.from(
    hashes.flatMap((hash) => Array.from({ length: LABELS }, (_, label) => stepOf(hash, label))),
  );
  return new WeightTable(LABELS, Int32Array.from(hashes), steps, 127 * 127);
}
