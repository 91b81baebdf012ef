import { Tag } from '../sentences/tagger.ts';
import type { FeatureList } from './feature-list.ts';
import type { ProbableStretch } from './lattice.ts';
import { between, gap, type LinkView, type Pair, type SpeakerCandidate } from './link-view.ts';
import { bucket, EDGE, QUOTE_TAG } from './surface.ts';
import { LINK, NO_TAG } from './templates.ts';

/** What is the same for all pairs of a cue, in view of a content. */
export type CueInView = {
  cue: ProbableStretch;
  /** The speakers it is paired with. */
  speakers: readonly SpeakerCandidate[];
  /** From it to the content, and on which side of the content it is. */
  distance: number;
  side: number;
  /** 0 where the content is one whole quotation. */
  kind: number;
  logit: number;
  /** Whether another cue is nearer to the content, and whether one is likelier. */
  rival: number;
  rivalry: number;
};

/** A cue in view of the content, among all pairs that there are to choose from. */
export function cueInView(
  { surface, content }: LinkView,
  cue: ProbableStretch,
  all: readonly Pair[],
): CueInView {
  const distance = gap(cue, content);
  const speakers: SpeakerCandidate[] = [];
  let rival = 0;
  let rivalry = 0;
  for (const other of all) {
    if (other.cue === cue) speakers.push(other.speaker);
    else {
      if (other.cue.probability > 0.3 && gap(other.cue, content) < distance) rival = 1;
      if (other.cue.probability > cue.probability) rivalry = 1;
    }
  }
  return {
    cue,
    speakers,
    distance,
    side: cue.to <= content.from ? 1 : 2,
    kind: content.to - content.from === 1 && surface.tag[content.from] === QUOTE_TAG ? 0 : 1,
    logit: logit(cue.probability),
    rival,
    rivalry,
  };
}

/** Hashed features of one pair of cue and speaker, added to `list`: those of the cue, and of the speaker beside it. */
export function linkFeatures(view: LinkView, pair: Pair, all: readonly Pair[], list: FeatureList): void {
  const its = cueInView(view, pair.cue, all);
  cueFeatures(view, its, list);
  speakerFeatures(view, its, pair.speaker, list);
}

/** Hashed features of a cue, whoever is its speaker, added to `list`. */
export function cueFeatures(view: LinkView, its: CueInView, list: FeatureList): void {
  const { surface, content, others } = view;
  const { word: W, lemma: L, cue: K } = surface;
  const { cue, distance, side: cueSide, kind, logit: lc, rival, rivalry } = its;
  const lemma = L[cue.to - 1] ?? 0;
  const cueClass = K[cue.to - 1] ?? 0;
  const contents = between(cue, content, others);
  list.put(LINK.always, 1);
  list.put(LINK.cueProbability, lc, cueSide);
  list.put(LINK.cueProbabilityAndDistance, lc, Math.min(distance, 6), kind);
  list.put(LINK.contentDistance, bucket(distance), cueSide * 4 + Math.min(contents, 3), kind);
  list.put(LINK.cueAndContentDistance, lemma, cueSide, Math.min(distance, 3));
  list.put(LINK.rivalCues, rival, rivalry, lc);
  list.put(LINK.rivalCue, rival, cueSide, kind);
  list.put(LINK.cueAndFirstWordOfContent, lemma, W[content.from] ?? 0);
  list.put(LINK.cueAndTagAfter, lemma, tagAt(view, cue.to), cueSide);
  list.put(LINK.cueClass, cueClass, cueSide, bucket(distance));
  list.put(LINK.wordBeforeContent, wordAt(view, content.from - 1), cueSide, Math.min(distance, 3));
  list.put(LINK.rivalCuesAndWordBefore, rival * 2 + rivalry, wordAt(view, cue.from - 1));
}

/** Hashed features of a speaker beside a cue, added to `list`. */
export function speakerFeatures(
  view: LinkView,
  its: CueInView,
  speaker: SpeakerCandidate,
  list: FeatureList,
): void {
  const { surface, content, reading, others, around: sentence } = view;
  const { word: W, lemma: L, tag: T, cue: K, ending: X } = surface;
  const { cue, speakers, side: cueSide, kind, logit: lc } = its;
  const lp = logit(speaker.probability);
  let better = 0;
  for (const other of speakers) if (other.probability > speaker.probability) better++;
  const rank = Math.min(3, better);
  const side = speaker.to <= cue.from ? 1 : 2;
  const far = gap(speaker, cue);
  const near = bucket(far);
  const where = speaker.to <= content.from ? 1 : 2;
  const last = T[speaker.to - 1] ?? 0;
  const firstTag = T[speaker.from] ?? 0;
  const before = wordAt(view, speaker.from - 1);
  const tagBefore = tagAt(view, speaker.from - 1);
  const after = wordAt(view, speaker.to);
  const tagAfter = tagAt(view, speaker.to);
  let cues = 0;
  let commas = 0;
  let nouns = 0;
  let verbs = 0;
  let relative = 0;
  let coordinated = 0;
  for (let i = Math.min(speaker.to, cue.to); i < Math.max(speaker.from, cue.from); i++) {
    const t = T[i] ?? 0;
    if ((K[i] ?? 0) > 0) cues++;
    if (t === Tag.mark) commas++;
    else if (t === Tag.name || t === Tag.pronoun) nouns++;
    else if (t === Tag.past || t === Tag.present || t === Tag.auxiliary || t === Tag.modal) verbs++;
    else if (t === Tag.wh) relative++;
    else if (t === Tag.conjunction) coordinated = 1;
  }
  let nearer = 0;
  for (const other of reading.speakers) if (other.probability > 0.1 && gap(other, cue) < far) nearer++;
  const lemma = L[cue.to - 1] ?? 0;
  const ending = X[cue.to - 1] ?? 0;
  const cueBefore = wordAt(view, cue.from - 1);
  const cueTagBefore = tagAt(view, cue.from - 1);
  const { rules } = speaker;
  list.put(LINK.speakerProbability, lp, side);
  list.put(LINK.speakerProbabilityAndDistance, lp, near, side);
  list.put(LINK.speakerRank, lp, rank, rules);
  list.put(LINK.rulesAndSide, rules, side, kind);
  list.put(LINK.distance, side, near, cueSide);
  list.put(LINK.sides, where, cueSide, side);
  list.put(LINK.lastTag, last, side, tagAfter);
  list.put(LINK.firstTag, firstTag, tagBefore, side);
  list.put(LINK.wordBefore, before, side);
  list.put(LINK.wordAfter, after, side);
  list.put(LINK.cue, lemma, side, cueSide);
  list.put(LINK.cuesAndCommasBetween, Math.min(cues, 2), Math.min(commas, 3), side);
  list.put(LINK.namesBetween, Math.min(nouns, 3), side, near);
  list.put(LINK.nearerSpeakers, Math.min(nearer, 3), lp);
  list.put(LINK.length, bucket(speaker.to - speaker.from), last);
  list.put(LINK.lastWord, W[speaker.to - 1] ?? 0);
  list.put(LINK.firstWord, W[speaker.from] ?? 0, side);
  list.put(LINK.startOfSentence, speaker.from === sentence.from ? 1 : 0, side, Math.min(commas, 3));
  const contentsBetween = between(speaker, cue, others) + between(speaker, cue, [content]);
  list.put(LINK.contentsBetween, contentsBetween, side);
  list.put(LINK.speakersOfCue, Math.min(speakers.length, 3), lp, rank);
  list.put(LINK.tagsAround, tagAfter, tagBefore, last);
  // where the cue is, and what lies between it and the speaker
  list.put(LINK.wordBeforeCue, cueBefore, side, Math.min(far, 3));
  list.put(LINK.tagBeforeCue, cueTagBefore, side, rules);
  list.put(LINK.tagsBeforeBoth, cueTagBefore, tagBefore, Math.min(verbs, 2) * 4 + Math.min(commas, 3));
  list.put(LINK.cueEnding, ending, rules, side);
  list.put(LINK.verbsAndRelativesBetween, Math.min(verbs, 2), Math.min(relative, 2) * 2 + coordinated, side);
  list.put(LINK.verbsBetweenAndTagBeforeCue, Math.min(verbs, 2), cueTagBefore, rules);
  list.put(LINK.wordAfterCue, wordAt(view, cue.to), side, Math.min(far, 2));
  list.put(LINK.cueAndWordBefore, lemma, before, side);
  list.put(LINK.cueTag, T[cue.from] ?? 0, cueTagBefore, rules);
  list.put(LINK.firstWordAndDistance, W[speaker.from] ?? 0, Math.min(far, 2), cueTagBefore);
  list.put(LINK.cueEndingAndWordBefore, ending, cueTagBefore, before);
  list.put(LINK.bothProbabilities, lc, lp);
  list.put(LINK.speakerDistanceToContent, bucket(gap(speaker, content)), where, kind);
}

/** The word of a unit; that of an edge where it is outside the sentences of the content. */
function wordAt({ surface, around }: LinkView, i: number): number {
  return i >= around.from && i < around.to ? (surface.word[i] ?? 0) : EDGE;
}

/** The tag of a unit; none where it is outside them. */
function tagAt({ surface, around }: LinkView, i: number): number {
  return i >= around.from && i < around.to ? (surface.tag[i] ?? 0) : NO_TAG;
}

function logit(probability: number): number {
  const p = Math.min(0.99, probability);
  return Math.round(Math.log(p / (1 - p)) * 2);
}
