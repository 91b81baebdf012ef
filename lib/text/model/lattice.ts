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

/** Sums over all labellings of paragraphs; keeps its buffers between paragraphs. */
export class Lattice {
  private readonly transition: Float64Array;
  private alpha = new Float64Array(0);
  private beta = new Float64Array(0);
  private score = new Float64Array(0);
  private logAlpha = new Float64Array(0);

  /** `logTransition[(a + 1) * LABELS + b]` is the weight of label `b` after `a` (-1: start). */
  constructor(logTransition: ArrayLike<number>) {
    this.transition = new Float64Array((T + 1) * T);
    for (let a = -1; a < T; a++) {
      for (let b = 0; b < T; b++) {
        const k = (a + 1) * T + b;
        this.transition[k] = mayFollow(a, b) ? Math.exp(logTransition[k] ?? 0) : 0;
      }
    }
  }

  private grow(n: number) {
    if (this.alpha.length >= n * T) return;
    const size = Math.max(n, 512) * T * 2;
    this.alpha = new Float64Array(size);
    this.beta = new Float64Array(size);
    this.score = new Float64Array(size);
    this.logAlpha = new Float64Array(size / T + 1);
  }

  /** Reads the units `from` to `to` (exclusive), whose label weights start at `emission[base]`. */
  read(emission: Float32Array, base: number, from: number, to: number): ParagraphReading {
    const n = to - from;
    this.grow(n);
    const { alpha, beta, score, transition: R, logAlpha } = this;
    for (let i = 0; i < n; i++) {
      let max = -1e30;
      for (let t = 0; t < T; t++) max = Math.max(max, emission[base + i * T + t] ?? 0);
      for (let t = 0; t < T; t++) score[i * T + t] = Math.exp((emission[base + i * T + t] ?? 0) - max);
      let sum = 0;
      for (let b = 0; b < T; b++) {
        let v = 0;
        if (i === 0) v = R[b] ?? 0;
        else for (let a = 0; a < T; a++) v += (alpha[(i - 1) * T + a] ?? 0) * (R[(a + 1) * T + b] ?? 0);
        v *= score[i * T + b] ?? 0;
        if (i === n - 1 && !mayEnd(b)) v = 0;
        alpha[i * T + b] = v;
        sum += v;
      }
      for (let b = 0; b < T; b++) alpha[i * T + b] = (alpha[i * T + b] ?? 0) / sum;
      logAlpha[i] = Math.log(sum);
    }
    for (let t = 0; t < T; t++) beta[(n - 1) * T + t] = mayEnd(t) ? 1 : 0;
    for (let i = n - 2; i >= 0; i--) {
      let sum = 0;
      for (let a = 0; a < T; a++) {
        let v = 0;
        for (let b = 0; b < T; b++)
          v += (R[(a + 1) * T + b] ?? 0) * (score[(i + 1) * T + b] ?? 0) * (beta[(i + 1) * T + b] ?? 0);
        beta[i * T + a] = v;
        sum += v;
      }
      for (let a = 0; a < T; a++) beta[i * T + a] = (beta[i * T + a] ?? 0) / sum;
    }
    return {
      contents: this.contents(n, from),
      cues: this.runs(n, from, Label.cueFirst, Label.cueInside),
      speakers: this.runs(n, from, Label.speakerFirst, Label.speakerInside),
    };
  }

  private marginal(i: number, t: number): number {
    const { alpha, beta } = this;
    let z = 0;
    for (let k = 0; k < T; k++) z += (alpha[i * T + k] ?? 0) * (beta[i * T + k] ?? 0);
    return ((alpha[i * T + t] ?? 0) * (beta[i * T + t] ?? 0)) / z;
  }

  /** Every stretch that is one content with at least the lowest probability. */
  private contents(n: number, offset: number): ProbableStretch[] {
    const found: ProbableStretch[] = [];
    const { alpha, beta, score, transition: R, logAlpha } = this;
    const first = (Label.contentFirst + 1) * T;
    const inside = (Label.contentInside + 1) * T;
    for (let i = 0; i < n; i++) {
      const only = this.marginal(i, Label.contentOnly);
      if (only > LOWEST) found.push({ from: offset + i, to: offset + i + 1, probability: only });
      if (this.marginal(i, Label.contentFirst) <= LOWEST) continue;
      // mass of open contents that began at i, scaled like alpha
      let open = alpha[i * T + Label.contentFirst] ?? 0;
      let state = first;
      for (let j = i + 1; j < n; j++) {
        const scale = Math.exp(-(logAlpha[j] ?? 0));
        const closes =
          open * (R[state + Label.contentLast] ?? 0) * (score[j * T + Label.contentLast] ?? 0) * scale;
        if (closes > 0) {
          let z = 0;
          for (let k = 0; k < T; k++) z += (alpha[j * T + k] ?? 0) * (beta[j * T + k] ?? 0);
          const probability = (closes * (beta[j * T + Label.contentLast] ?? 0)) / z;
          if (probability > LOWEST) found.push({ from: offset + i, to: offset + j + 1, probability });
        }
        open *= (R[state + Label.contentInside] ?? 0) * (score[j * T + Label.contentInside] ?? 0) * scale;
        state = inside;
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
      if (probability <= 0.03) continue;
      let to = i + 1;
      while (to < n && this.marginal(to, inside) > Math.max(0.5 * probability, this.marginal(to, first)))
        to++;
      found.push({ from: offset + i, to: offset + to, probability });
    }
    return found;
  }
}
