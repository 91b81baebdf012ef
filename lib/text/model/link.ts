import type { Analysis } from '../analysis.ts';
import { canSpeak, phraseBefore, phraseStartingAt } from '../mentions.ts';
import type { TokenRange } from '../sentences.ts';
import type { Candidate, Reading } from './lattice.ts';
import { bucket, EDGE, mix, QUOTE_TAG, type Surface } from './surface.ts';
import type { WeightTable } from './table.ts';
import type { Units } from './units.ts';

/** A possible speaker of a content, as units; `byRule` where grammar proposes it, whatever the model holds. */
export type SpeakerCandidate = Candidate & { byRule: boolean };

/** Everything that choosing cue and speaker looks at. */
export type LinkView = {
  analysis: Analysis;
  units: Units;
  surface: Surface;
  reading: Reading;
  content: TokenRange;
  /** The other contents of the paragraph. */
  others: readonly TokenRange[];
};

/** Tokens that a run of units covers. */
export function tokensOf(units: Units, range: TokenRange): TokenRange {
  return { from: units.from[range.from] ?? 0, to: units.to[range.to - 1] ?? 0 };
}

/** The units of the sentences that a content touches. */
function around(units: Units, content: TokenRange): TokenRange {
  return {
    from: units.sentences[units.sentence[content.from] ?? 0]?.from ?? 0,
    to: units.sentences[units.sentence[content.to - 1] ?? 0]?.to ?? content.to,
  };
}

function isOutside(range: TokenRange, { content, others, units }: LinkView): boolean {
  const { from, to } = around(units, content);
  return (
    range.from >= from &&
    range.to <= to &&
    (range.to <= content.from || range.from >= content.to) &&
    !others.some((other) => range.from < other.to && other.from < range.to)
  );
}

/** A cue and how well it goes with a content. */
type WeighedCue = { cue: Candidate; weight: number };

/**
 * The cues that may report a content, best first, among those of the sentences it touches: near ones count
 * more, and what stands beyond another content counts for that one.
 */
function cuesOf(view: LinkView): WeighedCue[] {
  const found: WeighedCue[] = [];
  for (const cue of view.reading.cues) {
    if (!isOutside(cue, view)) continue;
    const weight =
      Math.log(cue.probability) -
      0.12 * gap(cue, view.content) -
      0.8 * between(cue, view.content, view.others);
    found.push({ cue, weight });
  }
  return found.sort((x, y) => y.weight - x.weight || x.cue.from - y.cue.from);
}

/** The most probable cue of a content, whoever speaks; null where its sentences have none. */
export function cueOf(view: LinkView): Candidate | null {
  return cuesOf(view)[0]?.cue ?? null;
}

/** The pair of cue and speaker that goes best with a content. */
export function linkOf(
  view: LinkView,
  table: WeightTable,
): { cue: Candidate | null; speaker: ChosenSpeaker | null } {
  let best: { cue: Candidate | null; speaker: ChosenSpeaker | null } = { cue: null, speaker: null };
  let most = Number.NEGATIVE_INFINITY;
  for (const { cue, weight } of cuesOf(view).slice(0, CUES_TRIED)) {
    const speaker = speakerOf(view, cue, table);
    const value = weight + SPEAKER_WEIGHT * Math.log(Math.max(LEAST_SPEAKER, speaker?.worth ?? 0));
    if (value > most) {
      most = value;
      best = { cue, speaker };
    }
  }
  return best;
}

const CUES_TRIED = 3;
const SPEAKER_WEIGHT = 0.7;

/** Everyone who may speak with a cue: whom the model sees, and the phrases before and after the cue. */
export function speakersFor(view: LinkView, cue: Candidate): SpeakerCandidate[] {
  const { analysis, units, reading, content } = view;
  const { tokens, tags } = analysis;
  const found: SpeakerCandidate[] = [];
  for (const candidate of reading.speakers) {
    if (isOutside(candidate, view) && !(candidate.from < cue.to && cue.from < candidate.to))
      found.push({ ...candidate, byRule: false });
  }
  const sentence = around(units, content);
  const least = units.from[cue.from >= content.to ? content.to : sentence.from] ?? 0;
  const most = units.to[(cue.to <= content.from ? content.from : sentence.to) - 1] ?? tokens.count;
  const cueTokens = tokensOf(units, cue);
  for (const phrase of [
    phraseBefore(tokens, tags, cueTokens.from, least),
    cue.from >= content.to || tokens.lower[cueTokens.from] === 'according'
      ? phraseStartingAt(tokens, tags, cueTokens.to, most)
      : null,
  ]) {
    if (!phrase || !canSpeak(tokens, tags, phrase)) continue;
    const range = unitsOfTokens(units, phrase, sentence);
    if (!range || !isOutside(range, view)) continue;
    const same = found.find((candidate) => candidate.from < range.to && range.from < candidate.to);
    if (same) same.byRule = true;
    else found.push({ ...range, probability: 0.02, byRule: true });
  }
  return found;
}

function unitsOfTokens(units: Units, tokens: TokenRange, within: TokenRange): TokenRange | null {
  let from = within.from;
  while (from < within.to && (units.to[from] ?? 0) <= tokens.from) from++;
  let to = from;
  while (to < within.to && (units.from[to] ?? 0) < tokens.to) to++;
  return to > from ? { from, to } : null;
}

/** Hashed features of one possible speaker, appended to `into`. */
export function linkFeatures(
  view: LinkView,
  cue: Candidate,
  speaker: SpeakerCandidate,
  all: readonly SpeakerCandidate[],
  into: number[],
): void {
  const { units, surface, content, reading } = view;
  const { word: W, lemma: L, tag: T, cue: K } = surface;
  const put = (template: number, a: number, b?: number, c?: number) =>
    into.push(mix(template + 400, a, b, c));
  const sentence = around(units, content);
  const p = Math.min(0.99, speaker.probability);
  const lp = Math.round(Math.log(p / (1 - p)) * 2);
  const rank = all.filter((other) => other.probability > speaker.probability).length;
  const side = speaker.to <= cue.from ? 1 : 2;
  const near = bucket(gap(speaker, cue));
  const where = speaker.to <= content.from ? 1 : 2;
  const cueSide = cue.to <= content.from ? 1 : 2;
  const kind = content.to - content.from === 1 && T[content.from] === QUOTE_TAG ? 0 : 1;
  const last = T[speaker.to - 1] ?? 0;
  const firstTag = T[speaker.from] ?? 0;
  const before = speaker.from > sentence.from ? (W[speaker.from - 1] ?? 0) : EDGE;
  const tagBefore = speaker.from > sentence.from ? (T[speaker.from - 1] ?? 0) : 30;
  const after = speaker.to < sentence.to ? (W[speaker.to] ?? 0) : EDGE;
  const tagAfter = speaker.to < sentence.to ? (T[speaker.to] ?? 0) : 30;
  let cues = 0;
  let commas = 0;
  let nouns = 0;
  for (let i = Math.min(speaker.to, cue.to); i < Math.max(speaker.from, cue.from); i++) {
    if ((K[i] ?? 0) > 0) cues++;
    if (T[i] === 14) commas++;
    if (T[i] === 1 || T[i] === 2) nouns++;
  }
  const nearer = reading.speakers.filter(
    (other) => gap(other, cue) < gap(speaker, cue) && other.probability > 0.1,
  ).length;
  const lemma = L[cue.to - 1] ?? 0;
  put(0, 1);
  put(1, lp, side);
  put(2, lp, near, side);
  put(3, lp, Math.min(rank, 3), speaker.byRule ? 1 : 0);
  put(4, speaker.byRule ? 1 : 0, side, kind);
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
  put(19, between(speaker, cue, [...view.others, content]), side);
  put(20, Math.min(all.length, 3), lp, Math.min(rank, 3));
  put(21, tagAfter, tagBefore, last);
}

/** A speaker with the probability that it goes with the cue. */
export type ChosenSpeaker = SpeakerCandidate & { worth: number };

/** The speaker that most probably goes with a cue, and how probably; null where none is likely. */
function speakerOf(view: LinkView, cue: Candidate, table: WeightTable): ChosenSpeaker | null {
  const all = speakersFor(view, cue);
  let best: ChosenSpeaker | null = null;
  const features: number[] = [];
  for (const candidate of all) {
    features.length = 0;
    linkFeatures(view, cue, candidate, all, features);
    let sum = 0;
    for (const feature of features) {
      const place = table.find(feature);
      if (place >= 0) sum += table.weight(place);
    }
    const worth = 1 / (1 + Math.exp(-sum));
    if (!best || worth > best.worth) best = { ...candidate, worth };
  }
  return best && best.worth >= LEAST_SPEAKER ? best : null;
}

const LEAST_SPEAKER = 0.04;

function gap(a: TokenRange, b: TokenRange): number {
  return Math.max(0, a.to <= b.from ? b.from - a.to : a.from - b.to);
}

/** Contents that lie between two stretches. */
function between(a: TokenRange, b: TokenRange, contents: readonly TokenRange[]): number {
  const from = Math.min(a.to, b.to);
  const to = Math.max(a.from, b.from);
  let n = 0;
  for (const content of contents)
    if (content.from >= from && content.to <= to && content.to > content.from) n++;
  return n;
}
