import type { Analysis } from '../analysis/analysis.ts';
import { isTitleCase } from '../sentences/tagger.ts';
import { type SentenceContext, sentenceContext } from './sentence-context.ts';
import { bucket, EDGE, mix, QUOTE_TAG, type Surface } from './surface.ts';
import { NO_CUE, NO_CUE_CLASS, NO_DISTANCE, NO_TAG, THREE_AFTER, THREE_BEFORE, UNIT } from './templates.ts';
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
    const t1 = i > from ? (T[i - 1] ?? 0) : NO_TAG;
    const t2 = i > from + 1 ? (T[i - 2] ?? 0) : NO_TAG;
    const t3 = i > from + 2 ? (T[i - 3] ?? 0) : NO_TAG;
    const u1 = i + 1 < to ? (T[i + 1] ?? 0) : NO_TAG;
    const u2 = i + 2 < to ? (T[i + 2] ?? 0) : NO_TAG;
    const u3 = i + 3 < to ? (T[i + 3] ?? 0) : NO_TAG;
    const k = K[i] ?? 0;
    const k1 = i > from ? (K[i - 1] ?? 0) : NO_CUE_CLASS;
    const h1 = i + 1 < to ? (K[i + 1] ?? 0) : NO_CUE_CLASS;
    const l = L[i] ?? 0;
    put(UNIT.always, 1);
    put(UNIT.word, w);
    put(UNIT.wordBefore, w1);
    put(UNIT.wordAfter, v1);
    put(UNIT.secondWordBefore, w2);
    put(UNIT.secondWordAfter, v2);
    put(UNIT.wordBeforeAndWord, w1, w);
    put(UNIT.wordAndWordAfter, w, v1);
    put(UNIT.wordsAround, w1, v1);
    put(UNIT.lemma, l);
    put(UNIT.ending, X[i] ?? 0);
    put(UNIT.tagAndShape, t, S[i] ?? 0);
    put(UNIT.tagBeforeAndTag, t1, t);
    put(UNIT.tagAndTagAfter, t, u1);
    put(UNIT.tagsAround, t1, t, u1);
    put(UNIT.twoTagsBefore, t2, t1, t);
    put(UNIT.twoTagsAfter, t, u1, u2);
    put(UNIT.threeTagsBefore, mix(THREE_BEFORE, t3, t2, t1), t);
    put(UNIT.threeTagsAfter, mix(THREE_AFTER, t, u1, u2), u3);
    put(UNIT.cueAndTagsAround, k, t1, u1);
    put(UNIT.wordAndTagBefore, w, t1);
    put(UNIT.wordAndTagAfter, w, u1);
    put(UNIT.lemmaBefore, L[i - 1] ?? 0, i > from ? 1 : 0, t);
    put(UNIT.lemmaAfter, L[i + 1] ?? 0, i + 1 < to ? 1 : 0, t);
    put(UNIT.lemmaAndTagsAround, l, t1, u1);
    put(
      UNIT.placeInSentence,
      i === from ? 1 : i === from + 1 ? 2 : 0,
      i === to - 1 ? 1 : i === to - 2 ? 2 : 0,
      headline,
    );
    put(UNIT.cuesAround, k1, k, h1);
    // where the sentence's cues are
    const pc = context.previousCue[i - from] ?? -1;
    const nc = context.nextCue[i - from] ?? -1;
    const pk = pc >= 0 ? (K[pc] ?? 0) : NO_CUE;
    const nk = nc >= 0 ? (K[nc] ?? 0) : NO_CUE;
    const pd = pc >= 0 ? bucket(i - pc) : NO_DISTANCE;
    const nd = nc >= 0 ? bucket(nc - i) : NO_DISTANCE;
    const pl = pc >= 0 ? (L[pc] ?? 0) : EDGE;
    const nl = nc >= 0 ? (L[nc] ?? 0) : EDGE;
    put(UNIT.previousCue, pk, pd, t);
    put(UNIT.nextCue, nk, nd, t);
    put(UNIT.previousCueLemma, pl, pd > 3 ? 4 : pd);
    put(UNIT.nextCueLemma, nl, nd > 3 ? 4 : nd);
    put(UNIT.cuesOnBothSides, pk, nk, t);
    put(UNIT.previousCueLemmaAndTags, pl, t1, t);
    put(UNIT.nextCueLemmaAndTags, nl, t, u1);
    const pcNext = pc >= 0 && pc + 1 < to ? (W[pc + 1] ?? 0) : EDGE;
    put(UNIT.wordAfterPreviousCue, pk, pcNext, pd > 3 ? 4 : pd);
    put(UNIT.wordAfterPreviousCueLemma, pl, pcNext, pd > 3 ? 4 : pd);
    // commas and quotations around
    const pm = context.previousComma[i - from] ?? -1;
    const nm = context.nextComma[i - from] ?? -1;
    const afterComma = pm >= 0 ? (W[pm + 1] ?? 0) : EDGE;
    const afterNext = nm >= 0 && nm + 1 < to ? (T[nm + 1] ?? 0) : NO_TAG;
    const afterNextK = nm >= 0 && nm + 2 < to ? Math.max(K[nm + 1] ?? 0, K[nm + 2] ?? 0) : 0;
    put(UNIT.wordAfterComma, afterComma, t, pm >= 0 ? 1 : 0);
    put(UNIT.tagAfterNextComma, afterNext, afterNextK, nm === i + 1 ? 1 : 0);
    put(UNIT.tagAfterNextCommaAndTag, afterNext, afterNextK, t);
    const pq = context.previousQuote[i - from] ?? -1;
    const nq = context.nextQuote[i - from] ?? -1;
    put(
      UNIT.quotationDistances,
      pq >= 0 ? bucket(i - pq) : NO_DISTANCE,
      nq >= 0 ? bucket(nq - i) : NO_DISTANCE,
      t,
    );
    put(UNIT.quotationsOnBothSides, pq >= 0 ? 1 : 0, nq >= 0 ? 1 : 0, pk);
    put(UNIT.wordAndNextQuotation, w, nq >= 0 ? bucket(nq - i) : NO_DISTANCE);
    // the sentence as a whole
    put(UNIT.sentenceStart, context.first, t);
    put(UNIT.sentenceShape, context.shape, t);
    put(UNIT.sentenceShapeAndCues, context.shape, pk, nk);
    put(UNIT.lastCueOfSentence, context.lastCue, nk, pk);
    put(UNIT.sentenceStartAndCues, context.first, pk, nk);
    put(UNIT.distanceToEnd, bucket(to - i), pk, t);
    put(UNIT.wordInHeadline, w, headline);
    put(UNIT.tagInHeadline, t, headline, pk * 8 + nk);
    put(UNIT.thatOfSentence, context.that, pk, Math.min(pd, 5));
    put(UNIT.parenthesis, context.parenthesis[i - from] ?? 0, t, pk);
    put(UNIT.wordAndPreviousCueLemma, pl, w);
    put(UNIT.wordsAndPreviousCue, pk, w, v1);
    const mc = context.mainCue;
    const ml = mc >= 0 ? (L[mc] ?? 0) : EDGE;
    const md = mc < 0 ? 20 : i > mc ? bucket(i - mc) : i === mc ? 21 : 10 + Math.min(5, mc - i);
    put(UNIT.mainCue, ml, md > 4 && md < 10 ? 5 : md, t);
    put(UNIT.mainCueAndTagsBefore, md, t1, t);
    put(UNIT.mainCueAndTagsAfter, md, t, u1);
    put(UNIT.mainThat, context.mainThat, md > 4 && md < 10 ? 5 : md, w);
    const oc = pc >= 0 ? (context.previousCue[pc - from] ?? -1) : -1;
    put(UNIT.cueBeforePreviousCue, oc >= 0 ? (L[oc] ?? 0) : EDGE, pl, pd > 3 ? 4 : pd);
    put(UNIT.clause, context.clause[i - from] ?? 0, pk, t);
    if (t === QUOTE_TAG) {
      put(UNIT.quotationAfterWord, w, w1);
      put(UNIT.quotationBeforeWord, w, v1);
      put(UNIT.quotationInParagraph, w, whole, nth === 0 ? 1 : 0);
      put(UNIT.quotationInSentence, l, i === from ? 1 : 0, i === to - 1 ? 1 : 0);
      put(UNIT.quotationShape, S[i] ?? 0);
      put(UNIT.quotationEnding, X[i] ?? 0);
      put(UNIT.quotationBetweenTags, w, t1, u1);
      put(UNIT.quotationBetweenCues, w, pk, nk);
      put(UNIT.quotationLemmaAfterWord, l, w1);
      put(UNIT.quotationLemmaBeforeWord, l, v1);
      put(UNIT.quotationAfterCueLemma, w, pl);
      put(UNIT.quotationBeforeCueLemma, w, nl);
      put(UNIT.quotationAfterTwoWords, w, w2, w1);
      put(UNIT.quotationPlace, l, bucket(i - paragraphFrom), bucket(paragraphTo - i));
      const manner = M[i] ?? 0;
      put(UNIT.mannerAfterWord, manner, w1);
      put(UNIT.mannerBetweenTags, manner, t1, u1);
      put(UNIT.mannerBeforeWord, manner, v1, pk);
      put(UNIT.mannerAndLemma, manner, l, w1);
      put(UNIT.mannerAndPlace, manner, i === from ? 1 : 0, whole);
      put(UNIT.quotationAndSentenceStart, T[from] ?? 0, pk, i === from ? 31 : t1);
    } else if (k > 0) {
      put(UNIT.cueAfterWord, l, w1);
      put(UNIT.cueBeforeWord, l, v1);
      put(UNIT.cueBetweenTags, l, t1, u1);
      put(UNIT.cueAndQuotations, l, nq >= 0 ? 1 : 0, pq >= 0 ? 1 : 0);
      put(UNIT.cueBetweenWords, l, w1, v1);
      put(UNIT.cueBeforeTwoWords, l, v1, v2);
      put(UNIT.cueBeforeTwoTags, l, u1, u2);
    }
  }
}
