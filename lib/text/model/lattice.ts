import { LABELS, Label, mayEnd, mayFollow } from './labels.ts';
import { latticeKernel, type Places, ROW } from './lattice-kernel.ts';
import { LONGEST_SENTENCE, LONGEST_SEQUENCE } from './units.ts';

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

/**
 * Sums over all labellings of paragraphs, in the memory of a kernel (lattice-kernel.ts): one paragraph after another.
 */
export class Lattice {
  /** By the later label: `transition[b * LABELS + a]` for `b` after `a`. */
  private readonly transition: Float64Array;
  private readonly alpha: Float64Array;
  private readonly beta: Float64Array;
  private readonly score: Float64Array;
  /** What each unit's sums were multiplied by, and its sum over labels of alpha times beta. */
  private readonly scale: Float64Array;
  private readonly mass: Float64Array;
  private readonly sum: (units: number) => void;

  /** `logTransition[(a + 1) * LABELS + b]` is the weight of label `b` after `a` (-1: start). */
  constructor(logTransition: ArrayLike<number>) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(PLACES.end / PAGE) });
    const numbers = (at: number, count: number) => new Float64Array(memory.buffer, at, count);
    this.score = numbers(PLACES.score, MOST_UNITS * T);
    this.alpha = numbers(PLACES.alpha, MOST_UNITS * T);
    this.beta = numbers(PLACES.beta, MOST_UNITS * T);
    this.scale = numbers(PLACES.scale, MOST_UNITS);
    this.mass = numbers(PLACES.mass, MOST_UNITS);
    this.transition = numbers(PLACES.preceding, T * T);
    const start = numbers(PLACES.start, T);
    const following = numbers(PLACES.following, T * T);
    for (let b = 0; b < T; b++) {
      if (mayFollow(-1, b)) start[b] = Math.exp(logTransition[b] ?? 0);
      for (let a = 0; a < T; a++) {
        if (!mayFollow(a, b)) continue;
        const weight = Math.exp(logTransition[(a + 1) * T + b] ?? 0);
        following[a * T + b] = weight;
        this.transition[b * T + a] = weight;
      }
    }
    const kernel = new WebAssembly.Instance(latticeKernel(PLACES), { '': { memory } });
    this.sum = kernel.exports.run as (units: number) => void;
  }

  /**
   * Reads the units `from` to `to` (exclusive), of which there are at least one and no more than the longest sequence has
   * (units.ts), and whose label weights start at `emission[base]`.
   */
  read(emission: Float32Array, base: number, from: number, to: number): ParagraphReading {
    const n = to - from;
    this.weigh(emission, base, n);
    this.sum(n);
    return {
      contents: this.contents(n, from),
      cues: this.runs(n, from, Label.cueFirst, Label.cueInside),
      speakers: this.runs(n, from, Label.speakerFirst, Label.speakerInside),
    };
  }

  /** How each unit speaks for each label, 1 for the one it speaks for most; and where the last of them may end. */
  private weigh(emission: Float32Array, base: number, n: number): void {
    const { score, beta } = this;
    for (let i = 0; i < n * T; i += T) {
      let most = -1e30;
      for (let t = 0; t < T; t++) {
        const weight = emission[base + i + t] as number;
        if (weight > most) most = weight;
      }
      for (let t = 0; t < T; t++) score[i + t] = Math.exp((emission[base + i + t] as number) - most);
    }
    const last = (n - 1) * T;
    for (let t = 0; t < T; t++) {
      beta[last + t] = mayEnd(t) ? 1 : 0;
      if (!mayEnd(t)) score[last + t] = 0;
    }
  }

  private marginal(i: number, t: number): number {
    const k = i * T + t;
    return ((this.alpha[k] as number) * (this.beta[k] as number)) / (this.mass[i] as number);
  }

  /** Every stretch that is one content with at least the lowest probability. */
  private contents(n: number, offset: number): ProbableStretch[] {
    const found: ProbableStretch[] = [];
    const { alpha, beta, score, transition: R, scale, mass } = this;
    for (let i = 0; i < n; i++) {
      const only = this.marginal(i, Label.contentOnly);
      if (only > LOWEST) found.push({ from: offset + i, to: offset + i + 1, probability: only });
      if (this.marginal(i, Label.contentFirst) <= LOWEST) continue;
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
  private runs(n: number, offset: number, first: number, inside: number): ProbableStretch[] {
    const found: ProbableStretch[] = [];
    for (let i = 0; i < n; i++) {
      const probability = this.marginal(i, first);
      if (probability <= LOWEST_RUN) continue;
      let to = i + 1;
      while (to < n && this.marginal(to, inside) > Math.max(0.5 * probability, this.marginal(to, first)))
        to++;
      found.push({ from: offset + i, to: offset + to, probability });
    }
    return found;
  }
}

const PAGE = 65536;
const NUMBER = Float64Array.BYTES_PER_ELEMENT;
const MOST_UNITS = LONGEST_SEQUENCE + LONGEST_SENTENCE;
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
  return { score, alpha, beta, scale, mass, start, following, preceding, weighed, end: weighed + ROW };
}
