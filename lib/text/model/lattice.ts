import { LABELS, Label, mayEnd, mayFollow } from './labels.ts';

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

/** The first and last label that may come before each label. */
const LEAST_BEFORE = new Int8Array(T);
const MOST_BEFORE = new Int8Array(T);
for (let b = 0; b < T; b++) {
  const may = Array.from({ length: T }, (_, a) => a).filter((a) => mayFollow(a, b));
  LEAST_BEFORE[b] = may[0] as number;
  MOST_BEFORE[b] = may[may.length - 1] as number;
}

/**
 * Sums over all labellings of paragraphs; keeps its buffers between paragraphs. Only labels that
 * may follow each other are summed, as far as they lie together.
 */
export class Lattice {
  /** By the later label: `transition[b * LABELS + a]` for `b` after `a`; those of a start are in `start`. */
  private readonly transition = new Float64Array(T * T);
  private readonly start = new Float64Array(T);
  private readonly weighed = new Float64Array(T);
  private alpha = new Float64Array(0);
  private beta = new Float64Array(0);
  private score = new Float64Array(0);
  /** What each unit's sums were divided by, and its sum over labels of alpha times beta. */
  private scale = new Float64Array(0);
  private mass = new Float64Array(0);

  /** `logTransition[(a + 1) * LABELS + b]` is the weight of label `b` after `a` (-1: start). */
  constructor(logTransition: ArrayLike<number>) {
    for (let b = 0; b < T; b++) {
      if (mayFollow(-1, b)) this.start[b] = Math.exp(logTransition[b] ?? 0);
      for (let a = 0; a < T; a++)
        if (mayFollow(a, b)) this.transition[b * T + a] = Math.exp(logTransition[(a + 1) * T + b] ?? 0);
    }
  }

  private grow(n: number) {
    if (this.scale.length >= n) return;
    const size = Math.max(n, 512) * 2;
    this.alpha = new Float64Array(size * T);
    this.beta = new Float64Array(size * T);
    this.score = new Float64Array(size * T);
    this.scale = new Float64Array(size);
    this.mass = new Float64Array(size);
  }

  /** Reads the units `from` to `to` (exclusive), whose label weights start at `emission[base]`. */
  read(emission: Float32Array, base: number, from: number, to: number): ParagraphReading {
    const n = to - from;
    this.grow(n);
    this.weigh(emission, base, n);
    this.sumForward(n);
    this.sumBackward(n);
    return {
      contents: this.contents(n, from),
      cues: this.runs(n, from, Label.cueFirst, Label.cueInside),
      speakers: this.runs(n, from, Label.speakerFirst, Label.speakerInside),
    };
  }

  /** How each unit speaks for each label, 1 for the one it speaks for most. */
  private weigh(emission: Float32Array, base: number, n: number): void {
    const { score } = this;
    for (let i = 0; i < n * T; i += T) {
      let most = -1e30;
      for (let t = 0; t < T; t++) {
        const weight = emission[base + i + t] as number;
        if (weight > most) most = weight;
      }
      for (let t = 0; t < T; t++) score[i + t] = Math.exp((emission[base + i + t] as number) - most);
    }
  }

  private sumForward(n: number): void {
    const { alpha, score, start, transition: R, scale } = this;
    for (let i = 0; i < n; i++) {
      const at = i * T;
      let sum = 0;
      for (let b = 0; b < T; b++) {
        let v = 0;
        if (i === 0) v = start[b] as number;
        else {
          const most = MOST_BEFORE[b] as number;
          for (let a = LEAST_BEFORE[b] as number; a <= most; a++)
            v += (alpha[at - T + a] as number) * (R[b * T + a] as number);
        }
        v *= score[at + b] as number;
        if (i === n - 1 && !mayEnd(b)) v = 0;
        alpha[at + b] = v;
        sum += v;
      }
      const scaled = 1 / sum;
      for (let b = 0; b < T; b++) alpha[at + b] = (alpha[at + b] as number) * scaled;
      scale[i] = scaled;
    }
  }

  private sumBackward(n: number): void {
    const { alpha, beta, score, transition: R, mass, weighed } = this;
    for (let t = 0; t < T; t++) beta[(n - 1) * T + t] = mayEnd(t) ? 1 : 0;
    for (let i = n - 1; i >= 0; i--) {
      const at = i * T;
      let z = 0;
      for (let t = 0; t < T; t++) z += (alpha[at + t] as number) * (beta[at + t] as number);
      mass[i] = z;
      if (i === 0) break;
      weighed.fill(0);
      for (let b = 0; b < T; b++) {
        const v = (score[at + b] as number) * (beta[at + b] as number);
        const most = MOST_BEFORE[b] as number;
        for (let a = LEAST_BEFORE[b] as number; a <= most; a++)
          weighed[a] = (weighed[a] as number) + (R[b * T + a] as number) * v;
      }
      let sum = 0;
      for (let a = 0; a < T; a++) sum += weighed[a] as number;
      const scaled = 1 / sum;
      for (let a = 0; a < T; a++) beta[at - T + a] = (weighed[a] as number) * scaled;
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
