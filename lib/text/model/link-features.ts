import { Tag } from '../sentences/tagger.ts';
import { around, between, gap, type LinkView, type Pair } from './link-view.ts';
import { bucket, EDGE, mix, QUOTE_TAG } from './surface.ts';

/** Hashed features of one pair of cue and speaker, appended to `into`. */
export function linkFeatures(
  view: LinkView,
  { cue, speaker }: Pair,
  all: readonly Pair[],
  into: number[],
): void {
  const { units, surface, content, reading, others } = view;
  const { word: W, lemma: L, tag: T, cue: K, ending: X } = surface;
  const put = (template: number, a: number, b?: number, c?: number) =>
    into.push(mix(template + 400, a, b, c));
  const sentence = around(units, content);
  const wordAt = (i: number) => (i >= sentence.from && i < sentence.to ? (W[i] ?? 0) : EDGE);
  const tagAt = (i: number) => (i >= sentence.from && i < sentence.to ? (T[i] ?? 0) : 30);
  const lp = logit(speaker.probability);
  const lc = logit(cue.probability);
  const mine = all.filter((other) => other.cue === cue);
  const rank = Math.min(3, mine.filter((other) => other.speaker.probability > speaker.probability).length);
  const side = speaker.to <= cue.from ? 1 : 2;
  const far = gap(speaker, cue);
  const near = bucket(far);
  const where = speaker.to <= content.from ? 1 : 2;
  const cueSide = cue.to <= content.from ? 1 : 2;
  const kind = content.to - content.from === 1 && T[content.from] === QUOTE_TAG ? 0 : 1;
  const last = T[speaker.to - 1] ?? 0;
  const firstTag = T[speaker.from] ?? 0;
  const before = wordAt(speaker.from - 1);
  const tagBefore = tagAt(speaker.from - 1);
  const after = wordAt(speaker.to);
  const tagAfter = tagAt(speaker.to);
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
  const nearer = reading.speakers.filter((other) => other.probability > 0.1 && gap(other, cue) < far).length;
  const lemma = L[cue.to - 1] ?? 0;
  const cueClass = K[cue.to - 1] ?? 0;
  const ending = X[cue.to - 1] ?? 0;
  const cueBefore = wordAt(cue.from - 1);
  const cueTagBefore = tagAt(cue.from - 1);
  const { rules } = speaker;
  put(0, 1);
  put(1, lp, side);
  put(2, lp, near, side);
  put(3, lp, rank, rules);
  put(4, rules, side, kind);
  put(5, side, near, cueSide);
  put(6, where, cueSide, side);
  put(7, last, side, tagAfter);
  put(8, firstTag, tagBefore, side);
  put(9, before, side);
  put(10, after, side);
  put(11, lemma, side, cueSide);
  put(12, Math.min(cues, 2), Math.min(commas, 3), side);
  put(13, Math.min(nouns, 3), side, near);
  put(14, Math.min(nearer, 3), lp);
  put(15, bucket(speaker.to - speaker.from), last);
  put(16, W[speaker.to - 1] ?? 0);
  put(17, W[speaker.from] ?? 0, side);
  put(18, speaker.from === sentence.from ? 1 : 0, side, Math.min(commas, 3));
  put(19, between(speaker, cue, [...others, content]), side);
  put(20, Math.min(mine.length, 3), lp, rank);
  put(21, tagAfter, tagBefore, last);
  // where the cue is, and what lies between it and the speaker
  put(22, cueBefore, side, Math.min(far, 3));
  put(23, cueTagBefore, side, rules);
  put(24, cueTagBefore, tagBefore, Math.min(verbs, 2) * 4 + Math.min(commas, 3));
  put(25, ending, rules, side);
  put(26, Math.min(verbs, 2), Math.min(relative, 2) * 2 + coordinated, side);
  put(27, Math.min(verbs, 2), cueTagBefore, rules);
  put(28, wordAt(cue.to), side, Math.min(far, 2));
  put(29, lemma, before, side);
  put(30, T[cue.from] ?? 0, cueTagBefore, rules);
  put(31, W[speaker.from] ?? 0, Math.min(far, 2), cueTagBefore);
  put(32, ending, cueTagBefore, before);
  // how the cue relates to the content
  const distance = gap(cue, content);
  const contents = between(cue, content, others);
  const rival = all.some(
    (other) => other.cue !== cue && other.cue.probability > 0.3 && gap(other.cue, content) < distance,
  )
    ? 1
    : 0;
  const rivalry = all.some((other) => other.cue !== cue && other.cue.probability > cue.probability) ? 1 : 0;
  put(40, lc, cueSide);
  put(41, lc, Math.min(distance, 6), kind);
  put(42, bucket(distance), cueSide * 4 + Math.min(contents, 3), kind);
  put(43, lemma, cueSide, Math.min(distance, 3));
  put(44, rival, rivalry, lc);
  put(45, rival, cueSide, kind);
  put(46, lemma, W[content.from] ?? 0);
  put(47, lemma, tagAt(cue.to), cueSide);
  put(48, cueClass, cueSide, bucket(distance));
  put(49, lc, lp);
  put(50, wordAt(content.from - 1), cueSide, Math.min(distance, 3));
  put(51, bucket(gap(speaker, content)), where, kind);
  put(52, rival * 2 + rivalry, cueBefore);
}

function logit(probability: number): number {
  const p = Math.min(0.99, probability);
  return Math.round(Math.log(p / (1 - p)) * 2);
}
