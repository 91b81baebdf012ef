import { LABELS, Label, mayFollow } from './labels.ts';
import { latticeKernel, type Places, ROW } from './lattice-kernel.ts';
import { MOST_UNITS } from './units.ts';

/** A stretch of units, and how probable the model thinks it is exactly one content, cue or speaker. */
export type ProbableStretch = { from: number; to: number; probability: number };

/** What the model makes of one paragraph. Unit indexes are those of the story. */
export type ParagraphReading = {
  contents: ProbableStretch[];
  cues: ProbableStretch[];
  speakers: ProbableStretch[];
};

const T = LABELS;
const LOWEST = 0.01;
const LOWEST_RUN = 0.03;

/** A kernel and the numbers in its memory, a row of labels for each unit unless it is said otherwise. */
type Sums = {
  weight: Float32Array;
  score: Float64Array;
  alpha: Float64Array;
  beta: Float64Array;
  /** What each unit's sums were multiplied by, and its sum over labels of alpha times beta: one for each unit. */
  scale: Float64Array;
  mass: Float64Array;
  /** By the later label: `transition[b * LABELS + a]` for `b` after `a`. */
  transition: Float64Array;
  sum: (units: number) => void;
};

function sumsFor(logTransition: ArrayLike<number>): Sums {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(PLACES.end / PAGE) });
  const numbers = (at: number, count: number) => new Float64Array(memory.buffer, at, count);
  const start = numbers(PLACES.start, T);
  const following = numbers(PLACES.following, T * T);
  const transition = numbers(PLACES.preceding, T * T);
  for (let b = 0; b < T; b++) {
    if (mayFollow(-1, b)) start[b] = Math.exp(logTransition[b] ?? 0);
    for (let a = 0; a < T; a++) {
      if (!mayFollow(a, b)) continue;
      const weight = Math.exp(logTransition[(a + 1) * T + b] ?? 0);
      following[a * T + b] = weight;
      transition[b * T + a] = weight;
    }
  }
  const kernel = new WebAssembly.Instance(latticeKernel(PLACES), { '': { memory } });
  return {
    weight: new Float32Array(memory.buffer, PLACES.weight, MOST_UNITS * T),
    score: numbers(PLACES.score, MOST_UNITS * T),
    alpha: numbers(PLACES.alpha, MOST_UNITS * T),
    beta: numbers(PLACES.beta, MOST_UNITS * T),
    scale: numbers(PLACES.scale, MOST_UNITS),
    mass: numbers(PLACES.mass, MOST_UNITS),
    transition,
    sum: kernel.exports.run as (units: number) => void,
  };
}

/** Sums over all labellings of paragraphs, one after another (lattice-kernel.ts). */
export class Lattice {
  private readonly logTransition: ArrayLike<number>;
  /** Made at first use, and not with the model: who only encodes one needs none. */
  private sums: Sums | null = null;

  /** `logTransition[(a + 1) * LABELS + b]` is the weight of label `b` after `a` (-1: start). */
  constructor(logTransition: ArrayLike<number>) {
    this.logTransition = logTransition;
  }

  /**
   * Reads the units `from` to `to` (exclusive), of which there are at least one and no more than the longest sequence has
   * (units.ts), and whose label weights `emission` begins with.
   */
  read(emission: Float32Array, from: number, to: number): ParagraphReading {
    const n = to - from;
    this.sums ??= sumsFor(this.logTransition);
    this.sums.weight.set(emission.subarray(0, n * T));
    this.sums.sum(n);
    return {
      contents: contents(this.sums, n, from),
      cues: runs(this.sums, n, from, Label.cueFirst, Label.cueInside),
      speakers: runs(this.sums, n, from, Label.speakerFirst, Label.speakerInside),
    };
  }
}

function marginal({ alpha, beta, mass }: Sums, i: number, t: number): number {
  const k = i * T + t;
  return ((alpha[k] as number) * (beta[k] as number)) / (mass[i] as number);
}

/** Every stretch that is one content with at least the lowest probability. */
function contents(sums: Sums, n: number, offset: number): ProbableStretch[] {
  const found: ProbableStretch[] = [];
  const { alpha, beta, score, transition: R, scale, mass } = sums;
  for (let i = 0; i < n; i++) {
    const only = marginal(sums, i, Label.contentOnly);
    if (only > LOWEST) found.push({ from: offset + i, to: offset + i + 1, probability: only });
    if (marginal(sums, i, Label.contentFirst) <= LOWEST) continue;
    // mass of open contents that began at i, scaled like alpha
    let open = alpha[i * T + Label.contentFirst] as number;
    let before: number = Label.contentFirst;
    for (let j = i + 1; j < n; j++) {
      const last = j * T + Label.contentLast;
      open *= scale[j] as number;
      const closes = open * (R[Label.contentLast * T + before] as number) * (score[last] as number);
      if (closes > 0) {
        const probability = (closes * (beta[last] as number)) / (mass[j] as number);
        if (probability > LOWEST) found.push({ from: offset + i, to: offset + j + 1, probability });
      }
      open *=
        (R[Label.contentInside * T + before] as number) * (score[j * T + Label.contentInside] as number);
      before = Label.contentInside;
      if (open < 1e-9) break;
    }
  }
  return found;
}

/** Runs that begin with label `first` and continue with `inside`. */
function runs(sums: Sums, n: number, offset: number, first: number, inside: number): ProbableStretch[] {
  const found: ProbableStretch[] = [];
  for (let i = 0; i < n; i++) {
    const probability = marginal(sums, i, first);
    if (probability <= LOWEST_RUN) continue;
    let to = i + 1;
    while (to < n && marginal(sums, to, inside) > Math.max(0.5 * probability, marginal(sums, to, first)))
      to++;
    found.push({ from: offset + i, to: offset + to, probability });
  }
  return found;
}

const PAGE = 65536;
const NUMBER = Float64Array.BYTES_PER_ELEMENT;
const PLACES = placesFor(MOST_UNITS);

function placesFor(units: number): Places & { end: number } {
  const score = 0;
  const alpha = score + units * ROW;
  const beta = alpha + units * ROW;
  const scale = beta + units * ROW;
  const mass = scale + units * NUMBER;
  const start = mass + units * NUMBER;
  const following = start + ROW;
  const preceding = following + T * ROW;
  const weighed = preceding + T * ROW;
  const weight = weighed + ROW;
  const end = weight + (units * ROW) / 2;
  return { score, alpha, beta, scale, mass, start, following, preceding, weighed, weight, end };
}
