import type { Analysis } from '../analysis/analysis.ts';
import { isTitleCase } from '../sentences/tagger.ts';
import { type SentenceContext, sentenceContext } from './sentence-context.ts';
import { bucket, EDGE, mix, QUOTE_TAG, type Surface } from './surface.ts';
import type { Units } from './units.ts';

/**
 * Hashed features of each unit: those of unit `i` are `ids[offsets[i]]` up to (not including) `ids[offsets[i + 1]]`.
 */
export type Features = { ids: Int32Array; offsets: Int32Array };

/** Features of all units of a text. Linear in the number of units. */
export function featuresOf(analysis: Analysis, units: Units, surface: Surface): Features {
  const { tokens } = analysis;
  const n = units.count;
  const { word: W, lemma: L, tag: T, shape: S, cue: K, ending: X, manner: M } = surface;
  const ids = new Int32Array(n * 110);
  const offsets = new Int32Array(n + 1);
  let at = 0;
  const put = (template: number, a: number, b?: number, c?: number) => {
    ids[at++] = mix(template, a, b, c);
  };
  for (const paragraph of units.paragraphs) {
    const whole = paragraph.to - paragraph.from === 1 ? 1 : 0;
    let s = units.sentence[paragraph.from] ?? 0;
    let sentenceInParagraph = 0;
    while (s < units.sentences.length && (units.sentences[s]?.from ?? n) < paragraph.to) {
      const sentence = units.sentences[s];
      if (!sentence) break;
      const context = sentenceContext(units, tokens.lower, K, T, W, L, sentence.from, sentence.to);
      const headline = isTitleCase(tokens, {
        from: units.from[sentence.from] ?? 0,
        to: units.to[sentence.to - 1] ?? 0,
      })
        ? 1
        : 0;
      for (let i = sentence.from; i < sentence.to; i++) {
        offsets[i] = at;
        unit(
          i,
          sentence.from,
          sentence.to,
          context,
          headline,
          whole,
          sentenceInParagraph,
          paragraph.from,
          paragraph.to,
        );
      }
      offsets[sentence.to] = at;
      s++;
      sentenceInParagraph++;
    }
  }
  offsets[n] = at;
  return { ids: ids.subarray(0, at), offsets };

  function unit(
    i: number,
    from: number,
    to: number,
    context: SentenceContext,
    headline: number,
    whole: number,
    nth: number,
    paragraphFrom: number,
    paragraphTo: number,
  ) {
    const w = W[i] ?? 0;
    const t = T[i] ?? 0;
    const w1 = i > from ? (W[i - 1] ?? 0) : EDGE;
    const w2 = i > from + 1 ? (W[i - 2] ?? 0) : EDGE;
    const v1 = i + 1 < to ? (W[i + 1] ?? 0) : EDGE;
    const v2 = i + 2 < to ? (W[i + 2] ?? 0) : EDGE;
    const t1 = i > from ? (T[i - 1] ?? 0) : 30;
    const t2 = i > from + 1 ? (T[i - 2] ?? 0) : 30;
    const t3 = i > from + 2 ? (T[i - 3] ?? 0) : 30;
    const u1 = i + 1 < to ? (T[i + 1] ?? 0) : 30;
    const u2 = i + 2 < to ? (T[i + 2] ?? 0) : 30;
    const u3 = i + 3 < to ? (T[i + 3] ?? 0) : 30;
    const k = K[i] ?? 0;
    const k1 = i > from ? (K[i - 1] ?? 0) : 9;
    const h1 = i + 1 < to ? (K[i + 1] ?? 0) : 9;
    const l = L[i] ?? 0;
    put(0, 1);
    put(1, w);
    put(2, w1);
    put(3, v1);
    put(4, w2);
    put(5, v2);
    put(6, w1, w);
    put(7, w, v1);
    put(8, w1, v1);
    put(9, l);
    put(10, X[i] ?? 0);
    put(11, t, S[i] ?? 0);
    put(12, t1, t);
    put(13, t, u1);
    put(14, t1, t, u1);
    put(15, t2, t1, t);
    put(16, t, u1, u2);
    put(17, mix(117, t3, t2, t1), t);
    put(18, mix(118, t, u1, u2), u3);
    put(19, k, t1, u1);
    put(20, w, t1);
    put(21, w, u1);
    put(22, L[i - 1] ?? 0, i > from ? 1 : 0, t);
    put(23, L[i + 1] ?? 0, i + 1 < to ? 1 : 0, t);
    put(24, l, t1, u1);
    put(25, i === from ? 1 : i === from + 1 ? 2 : 0, i === to - 1 ? 1 : i === to - 2 ? 2 : 0, headline);
    put(26, k1, k, h1);
    // where the sentence's cues are
    const pc = context.previousCue[i - from] ?? -1;
    const nc = context.nextCue[i - from] ?? -1;
    const pk = pc >= 0 ? (K[pc] ?? 0) : 7;
    const nk = nc >= 0 ? (K[nc] ?? 0) : 7;
    const pd = pc >= 0 ? bucket(i - pc) : 11;
    const nd = nc >= 0 ? bucket(nc - i) : 11;
    const pl = pc >= 0 ? (L[pc] ?? 0) : EDGE;
    const nl = nc >= 0 ? (L[nc] ?? 0) : EDGE;
    put(27, pk, pd, t);
    put(28, nk, nd, t);
    put(29, pl, pd > 3 ? 4 : pd);
    put(30, nl, nd > 3 ? 4 : nd);
    put(31, pk, nk, t);
    put(32, pl, t1, t);
    put(33, nl, t, u1);
    const pcNext = pc >= 0 && pc + 1 < to ? (W[pc + 1] ?? 0) : EDGE;
    put(34, pk, pcNext, pd > 3 ? 4 : pd);
    put(35, pl, pcNext, pd > 3 ? 4 : pd);
    // commas and quotations around
    const pm = context.previousComma[i - from] ?? -1;
    const nm = context.nextComma[i - from] ?? -1;
    const afterComma = pm >= 0 ? (W[pm + 1] ?? 0) : EDGE;
    const afterNext = nm >= 0 && nm + 1 < to ? (T[nm + 1] ?? 0) : 30;
    const afterNextK = nm >= 0 && nm + 2 < to ? Math.max(K[nm + 1] ?? 0, K[nm + 2] ?? 0) : 0;
    put(36, afterComma, t, pm >= 0 ? 1 : 0);
    put(37, afterNext, afterNextK, nm === i + 1 ? 1 : 0);
    put(38, afterNext, afterNextK, t);
    const pq = context.previousQuote[i - from] ?? -1;
    const nq = context.nextQuote[i - from] ?? -1;
    put(39, pq >= 0 ? bucket(i - pq) : 11, nq >= 0 ? bucket(nq - i) : 11, t);
    put(40, pq >= 0 ? 1 : 0, nq >= 0 ? 1 : 0, pk);
    put(41, w, nq >= 0 ? bucket(nq - i) : 11);
    // the sentence as a whole
    put(42, context.first, t);
    put(43, context.shape, t);
    put(44, context.shape, pk, nk);
    put(45, context.lastCue, nk, pk);
    put(46, context.first, pk, nk);
    put(47, bucket(to - i), pk, t);
    put(48, w, headline);
    put(49, t, headline, pk * 8 + nk);
    put(50, context.that, pk, Math.min(pd, 5));
    put(51, context.parenthesis[i - from] ?? 0, t, pk);
    put(52, pl, w);
    put(53, pk, w, v1);
    const mc = context.mainCue;
    const ml = mc >= 0 ? (L[mc] ?? 0) : EDGE;
    const md = mc < 0 ? 20 : i > mc ? bucket(i - mc) : i === mc ? 21 : 10 + Math.min(5, mc - i);
    put(54, ml, md > 4 && md < 10 ? 5 : md, t);
    put(55, md, t1, t);
    put(56, md, t, u1);
    put(57, context.mainThat, md > 4 && md < 10 ? 5 : md, w);
    const oc = pc >= 0 ? (context.previousCue[pc - from] ?? -1) : -1;
    put(58, oc >= 0 ? (L[oc] ?? 0) : EDGE, pl, pd > 3 ? 4 : pd);
    put(59, context.clause[i - from] ?? 0, pk, t);
    if (t === QUOTE_TAG) {
      put(60, w, w1);
      put(61, w, v1);
      put(62, w, whole, nth === 0 ? 1 : 0);
      put(63, l, i === from ? 1 : 0, i === to - 1 ? 1 : 0);
      put(64, S[i] ?? 0);
      put(65, X[i] ?? 0);
      put(66, w, t1, u1);
      put(67, w, pk, nk);
      put(68, l, w1);
      put(69, l, v1);
      put(70, w, pl);
      put(71, w, nl);
      put(72, w, w2, w1);
      put(73, l, bucket(i - paragraphFrom), bucket(paragraphTo - i));
      const manner = M[i] ?? 0;
      put(74, manner, w1);
      put(75, manner, t1, u1);
      put(76, manner, v1, pk);
      put(77, manner, l, w1);
      put(78, manner, i === from ? 1 : 0, whole);
      put(79, T[from] ?? 0, pk, i === from ? 31 : t1);
    } else if (k > 0) {
      put(80, l, w1);
      put(81, l, v1);
      put(82, l, t1, u1);
      put(83, l, nq >= 0 ? 1 : 0, pq >= 0 ? 1 : 0);
      put(84, l, w1, v1);
      put(85, l, v1, v2);
      put(86, l, u1, u2);
    }
  }
}
