import type { Analysis } from '../analysis/analysis.ts';
import { LabelSums } from './label-sums.ts';
import { LABELS } from './labels.ts';
import type { Model } from './model.ts';
import type { Repeats } from './repeats.ts';
import { eachSentence } from './sentence-columns.ts';
import type { Surface } from './surface.ts';
import type { WeightTable } from './table.ts';
import type { Units } from './units.ts';

/**
 * Label weights of every unit: `LABELS` numbers each. Where `repeats` is given, sequences that repeat an earlier one are
 * left out: their weights would be the same as there. Linear in the number of units.
 */
export function emissionsOf(
  analysis: Analysis,
  units: Units,
  surface: Surface,
  model: Model,
  repeats: Repeats | null = null,
): Float32Array {
  const out = new Float32Array(units.count * LABELS);
  const sums = sumsFor(model.emission);
  eachSentence(
    analysis,
    units,
    surface,
    sums.columns,
    ({ from, to }) => sums.write(to - from, out, from * LABELS),
    (paragraph) => !repeats || repeats.of[paragraph] === -1,
  );
  return out;
}

/** Made at first use, and not with the model: who only encodes one needs none. */
const made = new WeakMap<WeightTable, LabelSums>();

function sumsFor(table: WeightTable): LabelSums {
  const known = made.get(table);
  if (known) return known;
  const sums = new LabelSums(table);
  made.set(table, sums);
  return sums;
}
