import type { Analysis } from '../analysis/analysis.ts';
import { isTitleCase, Tag } from '../sentences/tagger.ts';
import type { FeatureList } from './feature-list.ts';
import type { ParagraphReading, ProbableStretch } from './lattice.ts';
import { bucket, EDGE, mix, QUOTE_TAG, type Surface } from './surface.ts';
import { NO_TAG, RANK, WHOLE_CUE } from './templates.ts';
import type { Units } from './units.ts';

/** A content proposed by the lattice, with the probability that one like it is right. */
export type Proposal = ProbableStretch & {
  /** Sum of the probabilities of the candidates that nearly coincide with it, itself included. */
  mass: number;
  /** Highest mass among those that overlap without coinciding. */
  rival: number;
  /** How probable the ranking finds it; 0 before it is ranked. */
  worth: number;
  /** Character offsets, excluding marks and white space at the edges. */
  start: number;
  end: number;
};

const NEAR = 0.8;
const EDGE_MARK = /[\s"'‘’“”„‟«»`.,;:!?…–—()[\]-]/;
/** By character, as it is asked several times for each proposal. */
const isEdgeMark = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  EDGE_MARK.test(String.fromCharCode(code)) ? 1 : 0,
);

/** The proposals of one paragraph, likely ones only. */
export function proposalsOf(
  analysis: Analysis,
  units: Units,
  reading: ParagraphReading,
  least: number,
): Proposal[] {
  const { tokens, text } = analysis;
  const all = reading.contents.map((candidate): Proposal => {
    let start = tokens.start[units.from[candidate.from] ?? 0] ?? 0;
    let end = tokens.end[(units.to[candidate.to - 1] ?? 1) - 1] ?? 0;
    while (start < end && isEdgeMark[text.charCodeAt(start)] === 1) start++;
    while (end > start && isEdgeMark[text.charCodeAt(end - 1)] === 1) end--;
    const { from, to, probability } = candidate;
    return { from, to, probability, mass: 0, rival: 0, worth: 0, start, end };
  });
  eachOverlap(all, (one, other, shared) => {
    if (shared >= NEAR) one.mass += other.probability;
  });
  eachOverlap(all, (one, other, shared) => {
    if (shared < NEAR) one.rival = Math.max(one.rival, other.mass);
  });
  return all.filter((one) => one.mass >= least);
}

/**
 * Calls `each` for every proposal with each that overlaps it, itself included, and the share of their characters that
 * they have in common. The proposals are in the order of their beginnings, so that only those nearby need be compared:
 * a long paragraph of short sentences has hundreds.
 */
function eachOverlap(
  all: readonly Proposal[],
  each: (one: Proposal, other: Proposal, shared: number) => void,
): void {
  let nearest = 0;
  for (const one of all) {
    while ((all[nearest] as Proposal).to <= one.from) nearest++;
    for (let k = nearest; k < all.length; k++) {
      const other = all[k] as Proposal;
      if (other.from >= one.to) break;
      const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
      if (shared > 0) each(one, other, shared / (one.end - one.start + (other.end - other.start) - shared));
    }
  }
}

function logit(p: number): number {
  const q = Math.min(0.999, Math.max(0.001, p));
  return Math.round(Math.log(q / (1 - q)) * 1.5);
}

/** Hashed features of one proposal, added to `list`. */
export function rankFeatures(
  analysis: Analysis,
  units: Units,
  { word: W, lemma: L, tag: T, cue: K, manner: M }: Surface,
  reading: ParagraphReading,
  proposal: Proposal,
  list: FeatureList,
): void {
  const { from, to, mass, probability, rival } = proposal;
  const { tokens } = analysis;
  let quotes = 0;
  let finite = 0;
  let innerCue = 0;
  let commas = 0;
  let odd = 0;
  for (let i = from; i < to; i++) {
    const t = T[i] ?? 0;
    if (t === QUOTE_TAG) quotes++;
    else if (t === Tag.auxiliary || t === Tag.modal || t === Tag.past || t === Tag.present) finite = 1;
    const mark = t === Tag.mark ? (tokens.lower[units.from[i] ?? 0] ?? '') : '';
    if (mark === ',') commas++;
    else if (mark === '(' || mark === '[') odd += 1;
    else if (mark === ')' || mark === ']') odd -= 1;
    else if (mark === ';' || mark === ':' || mark === '—' || mark === '–' || mark === '--') odd += 16;
    if (!innerCue && i > from && (K[i] ?? 0) > 0) innerCue = L[i] ?? 0;
  }
  const kind = quotes === 1 && to - from === 1 ? 0 : quotes > 0 ? 1 : 2;
  const sentence = units.sentence[from] ?? 0;
  const lastSentence = units.sentence[to - 1] ?? 0;
  const first = units.sentences[sentence]?.from ?? 0;
  const end = units.sentences[lastSentence]?.to ?? to;
  const wBefore = from > first ? (W[from - 1] ?? 0) : EDGE;
  const tBefore = from > first ? (T[from - 1] ?? 0) : NO_TAG;
  const wAfter = to < end ? (W[to] ?? 0) : EDGE;
  const tAfter = to < end ? (T[to] ?? 0) : NO_TAG;
  const tFirst = T[from] ?? 0;
  const lm = logit(mass);
  const lp = logit(probability);
  const lr = logit(rival);
  list.put(RANK.always, 1);
  list.put(RANK.mass, kind, lm);
  list.put(RANK.probability, kind, lp);
  list.put(RANK.massAndProbability, lm, lp, kind);
  list.put(RANK.massAndRival, lm, lr, kind);
  list.put(RANK.shareOfMass, kind, logit(probability / mass));
  list.put(RANK.firstWord, W[from] ?? 0, kind);
  list.put(RANK.wordBefore, wBefore, kind);
  list.put(RANK.wordBeforeAndFirstWord, wBefore, W[from] ?? 0);
  list.put(RANK.tagsAtStart, tBefore, tFirst, T[from + 1] ?? 0);
  list.put(RANK.lastWord, W[to - 1] ?? 0);
  list.put(RANK.wordAfter, wAfter, kind);
  list.put(RANK.tagsAtEnd, T[to - 1] ?? 0, tAfter, kind);
  list.put(RANK.edgesOfSentence, from === first ? 1 : 0, to >= end - 1 ? 1 : 0, kind);
  const size = bucket(to - from);
  list.put(RANK.length, size, kind);
  list.put(RANK.wordsAround, wBefore, wAfter);
  list.put(RANK.twoWordsAfter, wAfter, W[to + 1] ?? 0);
  list.put(RANK.cueInside, innerCue, kind);
  list.put(RANK.commasAndFiniteVerb, Math.min(commas, 3), finite, kind);
  list.put(RANK.oddMarks, odd, kind);
  list.put(RANK.sentences, lastSentence - sentence, kind);
  list.put(
    RANK.headline,
    isTitleCase(tokens, { from: units.from[first] ?? 0, to: units.to[end - 1] ?? 0 }) ? 1 : 0,
    kind,
    lm,
  );

  // the cue that most probably reports it
  let best: ProbableStretch | null = null;
  let value = 0;
  let others = 0;
  let inside = 0;
  for (const cue of reading.cues) {
    if (cue.from < first || cue.to > end) continue;
    if (cue.from >= from && cue.to <= to) {
      if (cue.probability > 0.4) inside++;
      continue;
    }
    const gap = cue.to <= from ? from - cue.to : cue.from - to;
    const worth = cue.probability / (1 + 0.15 * Math.max(0, gap));
    if (worth > value) {
      value = worth;
      best = cue;
    }
    if (cue.probability > 0.4) others++;
  }
  list.put(RANK.otherCues, inside, Math.min(others, 3), kind);
  let place = 0;
  let lemma = EDGE;
  if (best) {
    const gap = best.to <= from ? from - best.to : best.from - to;
    place = (best.to <= from ? 1 : 2) + 4 * Math.min(5, Math.max(0, gap));
    lemma = L[best.to - 1] ?? 0;
    const wider = best.to - best.from > 1 ? mix(WHOLE_CUE, L[best.from] ?? 0, lemma) : lemma;
    list.put(RANK.cueAndPlace, lemma, place);
    list.put(RANK.cueAndFirstTag, lemma, tFirst, best.to <= from ? 1 : 2);
    list.put(RANK.cueAndLength, lemma, size, kind);
    list.put(RANK.cueAndFirstWord, lemma, W[from] ?? 0);
    list.put(RANK.cueAndFiniteVerb, lemma, finite, kind);
    list.put(RANK.wholeCue, wider, kind);
    list.put(RANK.cueAndTagAfter, lemma, tAfter, place);
    list.put(RANK.wordBesideCue, best.to <= from ? (W[best.to] ?? 0) : (W[to] ?? 0), place);
  }
  list.put(RANK.placeOfCue, place, kind, finite);
  list.put(RANK.cueProbability, logit(best?.probability ?? 0), place, kind);
  list.put(RANK.cueProbabilityAndMass, logit(best?.probability ?? 0), lm);

  // and the speaker
  let speaker: ProbableStretch | null = null;
  let much = 0;
  let speakersInside = 0;
  for (const candidate of reading.speakers) {
    if (candidate.from < first || candidate.to > end) continue;
    if (candidate.from >= from && candidate.to <= to) {
      if (candidate.probability > 0.4) speakersInside++;
      continue;
    }
    if (candidate.probability > much) {
      much = candidate.probability;
      speaker = candidate;
    }
  }
  const side = speaker ? (speaker.to <= from ? 1 : 2) : 0;
  list.put(RANK.speakerProbability, logit(much), side, kind);
  list.put(RANK.speakerProbabilityAndMass, logit(much), lm, side);
  list.put(RANK.speakerTag, speaker ? (T[speaker.to - 1] ?? 0) : 0, side, place);
  list.put(RANK.speakersInside, speakersInside, inside, kind);

  // what the content leaves out of its sentence, on either side
  const left = from - first;
  const right = end - to;
  const speakerRight = speaker && speaker.from >= to ? 1 : 0;
  const cueRight = best ? (best.from >= to ? 1 : 2) : 0;
  list.put(RANK.leftOutBefore, bucket(left), tBefore, kind * 3 + cueRight);
  list.put(RANK.leftOutAfter, bucket(right), tAfter, kind * 3 + cueRight);
  list.put(RANK.startOfSentence, T[first] ?? 0, Math.min(left, 3), kind * 3 + cueRight);
  list.put(RANK.wordAfterAndLeftOut, wAfter, bucket(right), cueRight);
  list.put(RANK.wordAfterAndSides, wAfter, T[to + 1] ?? 0, cueRight * 2 + speakerRight);
  list.put(RANK.tagAndWordAfter, tAfter, W[to + 1] ?? 0, kind);
  list.put(RANK.firstWordAndTagBefore, W[from] ?? 0, tBefore, cueRight);
  let commasLeft = 0;
  let quotesLeft = 0;
  let quotesRight = 0;
  for (let i = first; i < from; i++) {
    if (T[i] === QUOTE_TAG) quotesLeft++;
    else if (tokens.lower[units.from[i] ?? 0] === ',') commasLeft++;
  }
  for (let i = to; i < end; i++) if (T[i] === QUOTE_TAG) quotesRight++;
  list.put(RANK.commasBefore, Math.min(commasLeft, 2), cueRight, kind);
  list.put(RANK.quotationsAround, Math.min(quotesLeft, 2), Math.min(quotesRight, 2), kind * 3 + cueRight);
  list.put(RANK.placeOfCueAndLeftOut, place, Math.min(left, 3), kind);
  if (kind < 2) {
    const quote = T[from] === QUOTE_TAG ? from : T[to - 1] === QUOTE_TAG ? to - 1 : -1;
    const manner = quote >= 0 ? (M[quote] ?? 0) : 0;
    list.put(RANK.mannerAndLength, manner, kind, size);
    list.put(RANK.mannerAndWordBefore, manner, wBefore, kind);
    list.put(RANK.mannerAndPlaceOfCue, manner, place, lm);
    list.put(RANK.mannerAndTagsAround, manner, tBefore, tAfter);
    list.put(RANK.quotationAndStartOfSentence, T[first] ?? 0, Math.min(left, 4), cueRight * 2 + kind);
    list.put(RANK.quotationFirstAndLast, W[from] ?? 0, T[to - 1] ?? 0, kind);
  }
}
