import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { LabelSums } from './label-sums.ts';
import { LABELS } from './labels.ts';
import type { Model } from './model.ts';
import { eachSentence } from './sentence-columns.ts';
import type { Surface } from './surface.ts';
import type { WeightTable } from './table.ts';
import { MOST_UNITS, type Units } from './units.ts';

/** The label weights of the units of a paragraph, by its index: `LABELS` numbers each, good until the next is asked for. */
export type Emissions = (paragraph: number) => Float32Array;

/**
 * Gives the label weights of one paragraph of a text after another. Not of all at once: most are needed once, and those of
 * paragraphs that repeat an earlier one never. Each in time linear in its number of units.
 */
export function emissionsOf(analysis: Analysis, units: Units, surface: Surface, model: Model): Emissions {
  const sums = sumsFor(model.emission);
  return (paragraph) => {
    const first = (units.paragraphs[paragraph] as TokenRange).from;
    eachSentence(analysis, units, surface, paragraph, sums.columns, ({ from, to }) =>
      sums.write(to - from, weights, (from - first) * LABELS),
    );
    return weights;
  };
}

/** Filled for one paragraph after another. */
const weights = new Float32Array(MOST_UNITS * LABELS);

/** Made at first use, and not with the model: who only encodes one needs none. */
const made = new WeakMap<WeightTable, LabelSums>();

function sumsFor(table: WeightTable): LabelSums {
  const known = made.get(table);
  if (known) return known;
  const sums = new LabelSums(table);
  made.set(table, sums);
  return sums;
}
