// biome-ignore-all lint/style/noNonNullAssertion: a numeric kernel; every index is inside its array by construction
import { LABELS, mayEnd, mayFollow } from '../../lib/text/model/labels.ts';

/** Sequences of units with their features (indices into the weights) and gold labels. */
export type Corpus = {
  ids: Int32Array;
  offsets: Int32Array;
  labels: Uint8Array;
  /** Half-open unit ranges. */
  sequences: { from: number; to: number }[];
};

export type Weights = { emission: Float32Array; transition: Float32Array };

const T = LABELS;
/** Errors smaller than this leave the weights as they are. */
const LEAST_ERROR = 0.004;
const ALLOWED = new Uint8Array((T + 1) * T);
for (let a = -1; a < T; a++) for (let b = 0; b < T; b++) ALLOWED[(a + 1) * T + b] = mayFollow(a, b) ? 1 : 0;

/** A small deterministic generator, so that fitting gives the same weights each time. */
export function randomFrom(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return s / 4294967296;
  };
}

/** Whether a feature is left out of one pass over a sequence. */
function isDropped(feature: number, salt: number, limit: number): boolean {
  let h = Math.imul(feature ^ salt, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  return h >>> 16 < limit;
}

/**
 * Conditional random field, fitted by AdaGrad on the log-likelihood with weight decay; the mean of the weights over the
 * last epochs is returned. Each pass over a sequence leaves some of the features out, so that none comes to depend on
 * another that merely happens to occur beside it in these documents.
 */
export function fitCrf(
  corpus: Corpus,
  features: number,
  { epochs = 15, rate = 0.02, seed = 7, init = 3, dropped = 0.3 } = {},
): Weights {
  const E = new Float32Array(features * T);
  const G = new Float32Array(features * T).fill(init);
  const R = new Float32Array((T + 1) * T);
  const GR = new Float32Array((T + 1) * T).fill(init);
  const random = randomFrom(seed);
  const limit = Math.round(dropped * 65536);
  const order = corpus.sequences.map((_, i) => i);
  const longest = Math.max(...corpus.sequences.map((s) => s.to - s.from));
  const score = new Float64Array(longest * T);
  const alpha = new Float64Array(longest * T);
  const beta = new Float64Array(longest * T);
  const grad = new Float64Array(T);
  const active = new Int32Array(T);
  const dR = new Float64Array((T + 1) * T);
  const expR = new Float64Array((T + 1) * T);
  const meanE = new Float32Array(features * T);
  const meanR = new Float32Array((T + 1) * T);
  let means = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const x = order[i] as number;
      order[i] = order[j] as number;
      order[j] = x;
    }
    for (const index of order) {
      const { from, to } = corpus.sequences[index] as { from: number; to: number };
      const n = to - from;
      const salt = Math.floor(random() * 4294967296);
      for (let k = 0; k < expR.length; k++) expR[k] = ALLOWED[k] ? Math.exp(R[k] as number) : 0;
      for (let i = 0; i < n; i++) {
        const s = i * T;
        for (let t = 0; t < T; t++) score[s + t] = 0;
        const lo = corpus.offsets[from + i] as number;
        const hi = corpus.offsets[from + i + 1] as number;
        for (let f = lo; f < hi; f++) {
          if (isDropped(corpus.ids[f]!, salt, limit)) continue;
          const base = (corpus.ids[f] as number) * T;
          for (let t = 0; t < T; t++) score[s + t]! += E[base + t]!;
        }
        let max = -1e30;
        for (let t = 0; t < T; t++) if (score[s + t]! > max) max = score[s + t]!;
        for (let t = 0; t < T; t++) score[s + t] = Math.exp(score[s + t]! - max);
      }
      // forward, backward, scaled
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let b = 0; b < T; b++) {
          let v = 0;
          if (i === 0) v = expR[b]!;
          else for (let a = 0; a < T; a++) v += alpha[(i - 1) * T + a]! * expR[(a + 1) * T + b]!;
          v *= score[i * T + b]!;
          if (i === n - 1 && !mayEnd(b)) v = 0;
          alpha[i * T + b] = v;
          sum += v;
        }
        const z = 1 / sum;
        for (let b = 0; b < T; b++) alpha[i * T + b]! *= z;
      }
      for (let t = 0; t < T; t++) beta[(n - 1) * T + t] = mayEnd(t) ? 1 : 0;
      for (let i = n - 2; i >= 0; i--) {
        let sum = 0;
        for (let a = 0; a < T; a++) {
          let v = 0;
          for (let b = 0; b < T; b++)
            v += expR[(a + 1) * T + b]! * score[(i + 1) * T + b]! * beta[(i + 1) * T + b]!;
          beta[i * T + a] = v;
          sum += v;
        }
        const z = 1 / sum;
        for (let a = 0; a < T; a++) beta[i * T + a]! *= z;
      }
      dR.fill(0);
      for (let i = 0; i < n; i++) {
        let z = 0;
        for (let t = 0; t < T; t++) z += alpha[i * T + t]! * beta[i * T + t]!;
        const gold = corpus.labels[from + i] as number;
        let size = 0;
        for (let t = 0; t < T; t++) {
          const p = (alpha[i * T + t]! * beta[i * T + t]!) / z;
          const g = (t === gold ? 1 : 0) - p;
          grad[t] = g;
          size += Math.abs(g);
        }
        if (i > 0) {
          let zz = 0;
          for (let a = 0; a < T; a++)
            for (let b = 0; b < T; b++)
              zz += alpha[(i - 1) * T + a]! * expR[(a + 1) * T + b]! * score[i * T + b]! * beta[i * T + b]!;
          for (let a = 0; a < T; a++)
            for (let b = 0; b < T; b++) {
              const p =
                (alpha[(i - 1) * T + a]! * expR[(a + 1) * T + b]! * score[i * T + b]! * beta[i * T + b]!) /
                zz;
              dR[(a + 1) * T + b]! -= p;
            }
          dR[((corpus.labels[from + i - 1] as number) + 1) * T + gold]! += 1;
        } else {
          for (let t = 0; t < T; t++) dR[t]! += grad[t]!;
        }
        if (size < 2 * LEAST_ERROR) continue;
        // only the labels that err move
        let moving = 0;
        for (let t = 0; t < T; t++) if (Math.abs(grad[t]!) > LEAST_ERROR) active[moving++] = t;
        const lo = corpus.offsets[from + i] as number;
        const hi = corpus.offsets[from + i + 1] as number;
        for (let f = lo; f < hi; f++) {
          if (isDropped(corpus.ids[f]!, salt, limit)) continue;
          const base = (corpus.ids[f] as number) * T;
          for (let m = 0; m < moving; m++) {
            const t = active[m]!;
            const g = grad[t]!;
            const h = G[base + t]! + g * g;
            G[base + t] = h;
            E[base + t]! += (rate * g) / Math.sqrt(h);
          }
        }
      }
      for (let k = 0; k < dR.length; k++) {
        const g = dR[k]!;
        if (!ALLOWED[k] || g === 0) continue;
        GR[k]! += g * g;
        R[k]! += (rate * g) / Math.sqrt(GR[k]!);
      }
    }
    if (epoch >= epochs - 3) {
      for (let k = 0; k < meanE.length; k++) meanE[k]! += E[k]!;
      for (let k = 0; k < meanR.length; k++) meanR[k]! += R[k]!;
      means++;
    }
  }
  for (let k = 0; k < meanE.length; k++) meanE[k]! *= (1 - dropped) / means;
  for (let k = 0; k < meanR.length; k++) meanR[k]! /= means;
  return { emission: meanE, transition: meanR };
}
