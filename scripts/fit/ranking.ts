// biome-ignore-all lint/style/noNonNullAssertion: numeric loops; every index is inside its array by construction
import type { Emissions } from '../../lib/text/model/emissions.ts';
import { FeatureList } from '../../lib/text/model/feature-list.ts';
import { Lattice } from '../../lib/text/model/lattice.ts';
import { pairsOf } from '../../lib/text/model/link.ts';
import { linkFeatures } from '../../lib/text/model/link-features.ts';
import { linkView, tokensOf } from '../../lib/text/model/link-view.ts';
import { proposalsOf, rankFeatures } from '../../lib/text/model/rank-features.ts';
import { surfaceOf } from '../../lib/text/model/surface.ts';
import type { TokenRange } from '../../lib/text/sentences/sentences.ts';
import { type Read, unitsIn } from './corpus.ts';
import { randomFrom } from './crf.ts';

/** One proposed content: its features and how right it is (1 exact, less where it nearly coincides). */
export type Example = { features: Int32Array; target: number };

const NEAR = 0.8;
const NEARLY_RIGHT = 0.55;
/** How right a pair is if its speaker is right and its cue is not. */
const RIGHT_SPEAKER = 0.6;
const EDGE = /[\s"'‘’“”„‟«»`.,;:!?…–—()[\]-]/;

/** Examples from one document, by label weights that were fitted without it. */
export function examplesOf(read: Read, emissions: Emissions, transition: ArrayLike<number>): Example[] {
  const lattice = new Lattice(transition);
  const { analysis, units, document } = read;
  const surface = surfaceOf(analysis, units);
  const gold = document.quotes.map(({ start, end }) => {
    let s = start;
    let e = end;
    while (s < e && EDGE.test(document.text.charAt(s))) s++;
    while (e > s && EDGE.test(document.text.charAt(e - 1))) e--;
    return [s, e] as const;
  });
  const examples: Example[] = [];
  for (const [p, paragraph] of units.paragraphs.entries()) {
    if (paragraph.to <= paragraph.from) continue;
    const reading = lattice.read(emissions(p), paragraph.from, paragraph.to);
    for (const proposal of proposalsOf(analysis, units, reading, 0.05)) {
      const list = new FeatureList();
      rankFeatures(analysis, units, surface, reading, proposal, list);
      let target = 0;
      for (const [s, e] of gold) {
        if (s === proposal.start && e === proposal.end) target = 1;
        const shared = Math.min(e, proposal.end) - Math.max(s, proposal.start);
        if (shared > 0 && shared / (e - s + (proposal.end - proposal.start) - shared) >= NEAR)
          target = Math.max(target, NEARLY_RIGHT);
      }
      examples.push({ features: list.hashes(), target });
    }
  }
  return examples;
}

/** One pair of cue and speaker for each row, from the annotators' contents; 1 where both overlap the annotated ones. */
export function linkExamplesOf(read: Read, emissions: Emissions, transition: ArrayLike<number>): Example[][] {
  const lattice = new Lattice(transition);
  const { analysis, units, document } = read;
  const surface = surfaceOf(analysis, units);
  const contents = document.quotes.flatMap((quote) => {
    const range = unitsIn(analysis, units, quote.start, quote.end);
    return range ? [{ quote, range }] : [];
  });
  const sets: Example[][] = [];
  for (const [p, paragraph] of units.paragraphs.entries()) {
    if (paragraph.to <= paragraph.from) continue;
    const here = contents.filter(({ range }) => range.from >= paragraph.from && range.to <= paragraph.to);
    if (here.length === 0) continue;
    const reading = lattice.read(emissions(p), paragraph.from, paragraph.to);
    for (const { quote, range } of here) {
      if (quote.speaker_start === null || quote.speaker_end === null) continue;
      const others = here.map((other) => other.range).filter((other) => other !== range);
      const view = linkView({ analysis, units, surface, reading }, range, others);
      const pairs = pairsOf(view);
      const set: Example[] = [];
      for (const pair of pairs) {
        const list = new FeatureList();
        linkFeatures(view, pair, pairs, list);
        const speaks = overlaps(read, pair.speaker, quote.speaker_start, quote.speaker_end);
        const reports =
          quote.cue_start === null ||
          quote.cue_end === null ||
          overlaps(read, pair.cue, quote.cue_start, quote.cue_end);
        set.push({
          features: list.hashes(),
          target: speaks ? (reports ? 1 : RIGHT_SPEAKER) : 0,
        });
      }
      if (set.length > 0) sets.push(set);
    }
  }
  return sets;
}

function overlaps({ analysis, units }: Read, range: TokenRange, start: number, end: number): boolean {
  const { from, to } = tokensOf(units, range);
  return (analysis.tokens.start[from] as number) < end && start < (analysis.tokens.end[to - 1] as number);
}

/** Logistic regression over hashed features by AdaGrad, averaged over epochs. */
export function fitRanking(
  examples: readonly Example[],
  { epochs = 6, rate = 0.02, init = 3, seed = 3 } = {},
) {
  const index = new Map<number, number>();
  const counts = new Map<number, number>();
  for (const { features } of examples) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  for (const [f, count] of counts) if (count >= 3) index.set(f, index.size);
  const rows = examples.map(({ features, target }) => ({
    ids: Int32Array.from([...features].flatMap((f) => index.get(f) ?? [])),
    target,
  }));
  const w = new Float32Array(index.size);
  const g2 = new Float32Array(index.size).fill(init);
  const mean = new Float32Array(index.size);
  const random = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = rows.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const x = rows[i] as (typeof rows)[number];
      rows[i] = rows[j] as (typeof rows)[number];
      rows[j] = x;
    }
    for (const { ids, target } of rows) {
      let sum = 0;
      for (const k of ids) sum += w[k]!;
      const g = target - 1 / (1 + Math.exp(-sum));
      for (const k of ids) {
        g2[k]! += g * g;
        w[k]! += (rate * g) / Math.sqrt(g2[k]!);
      }
    }
    for (let k = 0; k < w.length; k++) mean[k]! += w[k]! / epochs;
  }
  return { hashes: [...index.keys()], values: mean };
}

/**
 * Fits the choice of one row in each set, or of none of them (whose score is 0): the probabilities of a set sum
 * to 1, and the mass should lie on the right rows as their targets say.
 */
export function fitChoice(
  sets: readonly Example[][],
  { epochs = 12, rate = 0.05, init = 1, seed = 3 } = {},
): { hashes: number[]; values: Float32Array } {
  const counts = new Map<number, number>();
  for (const set of sets)
    for (const { features } of set) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const index = new Map<number, number>();
  for (const [f, count] of counts) if (count >= 3) index.set(f, index.size);
  const rows = sets.map((set) => {
    return set.map(({ features, target }) => ({
      ids: Int32Array.from([...features].flatMap((f) => index.get(f) ?? [])),
      target,
    }));
  });
  const w = new Float32Array(index.size);
  const g2 = new Float32Array(index.size).fill(init);
  const mean = new Float32Array(index.size);
  const random = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = rows.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const x = rows[i]!;
      rows[i] = rows[j]!;
      rows[j] = x;
    }
    for (const set of rows) {
      const scores = set.map(({ ids }) => {
        let sum = 0;
        for (const k of ids) sum += w[k]!;
        return sum;
      });
      const most = Math.max(0, ...scores);
      const raised = scores.map((score) => Math.exp(score - most));
      const all = raised.reduce((sum, x) => sum + x, Math.exp(-most));
      // the right rows share the mass as the model has it now, weighed by how right they are
      const right = set.reduce((sum, { target }, r) => sum + target * raised[r]!, 0);
      set.forEach(({ ids, target }, r) => {
        const g = (right > 0 ? (target * raised[r]!) / right : 0) - raised[r]! / all;
        if (Math.abs(g) < 1e-4) return;
        for (const k of ids) {
          g2[k]! += g * g;
          w[k]! += (rate * g) / Math.sqrt(g2[k]!);
        }
      });
    }
    for (let k = 0; k < w.length; k++) mean[k]! += w[k]! / epochs;
  }
  return { hashes: [...index.keys()], values: mean };
}
