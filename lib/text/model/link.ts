import { canSpeak, phraseBefore, phraseStartingAt } from '../people/mentions.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { ProbableStretch } from './lattice.ts';
import { type CueInView, cueFeatures, cueInView, speakerFeatures } from './link-features.ts';
import {
  between,
  gap,
  isOutside,
  type LinkView,
  type Pair,
  type SpeakerCandidate,
  tokensOf,
} from './link-view.ts';
import { listSumsOf } from './list-sums.ts';
import type { WeightTable } from './table.ts';
import type { Units } from './units.ts';

/** A cue and how well it goes with a content. */
type WeighedCue = { cue: ProbableStretch; weight: number };

/**
 * The cues that may report a content, best first, from the sentences it touches: near ones count for more, and one
 * beyond another content counts for that content instead.
 */
function cuesOf(view: LinkView): WeighedCue[] {
  const found: WeighedCue[] = [];
  const weigh = (cue: ProbableStretch) => {
    if (!isOutside(cue, view)) return;
    const weight =
      Math.log(cue.probability) -
      0.12 * gap(cue, view.content) -
      0.8 * between(cue, view.content, view.others);
    found.push({ cue, weight });
  };
  for (const cue of view.reading.cues) weigh(cue);
  for (const cue of cuesByRule(view)) weigh(cue);
  return found.length < 2 ? found : found.sort((x, y) => y.weight - x.weight || x.cue.from - y.cue.from);
}

/** A colon directly before the content ("Jane Doe: …"), and the verb before it where the model sees no cue. */
function cuesByRule({ analysis, units, content, reading, around }: LinkView): ProbableStretch[] {
  const { tokens, tags } = analysis;
  const { from } = around;
  const found: ProbableStretch[] = [];
  const at = content.from - 1;
  if (at > from && tokens.lower[units.from[at] ?? 0] === ':')
    found.push({ from: at, to: content.from, probability: BY_RULE });
  if (reading.cues.some((cue) => cue.from >= from && cue.to <= content.from)) return found;
  for (let k = at; k > from && k > at - VERB_WITHIN; k--) {
    const tag = tags[units.from[k] ?? 0] ?? 0;
    if (tag !== Tag.past && tag !== Tag.present && tag !== Tag.gerund) continue;
    found.push({ from: k, to: k + 1, probability: BY_RULE });
    break;
  }
  return found;
}

const BY_RULE = 0.02;
const VERB_WITHIN = 8;

/** The most probable cue of a content, whoever is speaking; null where its sentences have none. */
export function cueOf(view: LinkView): ProbableStretch | null {
  return cuesOf(view)[0]?.cue ?? null;
}

/** A pair with the probability that it belongs to the content. */
export type ChosenPair = Pair & { worth: number };

/** The pair of cue and speaker that best fits a content; null where none is likely. */
export function linkOf(view: LinkView, table: WeightTable): ChosenPair | null {
  const pairs = pairsOf(view);
  if (pairs.length === 0) return null;
  const sums = listSumsOf(table);
  const { list } = sums;
  const scores: number[] = [];
  let its: CueInView | null = null;
  let weight = 0;
  for (const { cue, speaker } of pairs) {
    // the pairs of a cue are together: what they have in common is weighed once
    if (its?.cue !== cue) {
      its = cueInView(view, cue, pairs);
      list.count = 0;
      cueFeatures(view, its, list);
      weight = sums.sumInUnits();
    }
    list.count = 0;
    speakerFeatures(view, its, speaker, list);
    scores.push((weight + sums.sumInUnits()) * sums.unit);
  }
  // "none of them" has a score of 0
  const most = scores.reduce((x, y) => Math.max(x, y), 0);
  const all = scores.reduce((sum, score) => sum + Math.exp(score - most), Math.exp(-most));
  let best = -1;
  let worth = 0;
  for (let i = 0; i < pairs.length; i++) {
    const its = Math.exp((scores[i] as number) - most) / all;
    if (best >= 0 && its <= worth) continue;
    best = i;
    worth = its;
  }
  return worth >= LEAST_PAIR ? { ...(pairs[best] as Pair), worth } : null;
}

const LEAST_PAIR = 0.04;
const CUES_TRIED = 4;
const SPEAKERS_TRIED = 12;

/** The pairs to choose from: the likeliest cues, each with every possible speaker. */
export function pairsOf(view: LinkView): Pair[] {
  const pairs: Pair[] = [];
  const cues = cuesOf(view);
  for (let k = 0; k < cues.length && k < CUES_TRIED; k++) {
    const { cue } = cues[k] as WeighedCue;
    for (const speaker of speakersFor(view, cue)) pairs.push({ cue, speaker });
  }
  return pairs;
}

/** Ways in which grammar proposes a speaker; one candidate may have several. */
const Rule = {
  beforeCue: 1,
  afterCue: 2,
  agent: 4,
  firstSubject: 8,
  earlierSubject: 16,
  unlikely: 32,
} as const;

/** Everyone who may be the speaker of a cue: those the model sees and those the grammar proposes. */
function speakersFor(view: LinkView, cue: ProbableStretch): SpeakerCandidate[] {
  const { analysis, units, reading, content, around: sentence } = view;
  const { tokens, tags } = analysis;
  const found: SpeakerCandidate[] = [];
  for (const candidate of reading.speakers) {
    if (isOutside(candidate, view) && !(candidate.from < cue.to && cue.from < candidate.to))
      found.push({ ...candidate, rules: 0 });
  }
  found.sort((a, b) => b.probability - a.probability || a.from - b.from).splice(SPEAKERS_TRIED);
  const least = units.from[cue.from >= content.to ? content.to : sentence.from] ?? 0;
  const most = units.to[(cue.to <= content.from ? content.from : sentence.to) - 1] ?? tokens.count;
  const cueTokens = tokensOf(units, cue);
  const propose = (phrase: TokenRange | null, rule: number) => {
    if (!phrase) return;
    const range = unitsOfTokens(units, phrase, sentence);
    if (!range || !isOutside(range, view) || (range.from < cue.to && cue.from < range.to)) return;
    const rules = canSpeak(tokens, tags, phrase) ? rule : rule | Rule.unlikely;
    const same = found.find((candidate) => candidate.from < range.to && range.from < candidate.to);
    if (same) same.rules |= rules;
    else found.push({ ...range, probability: 0.02, rules });
  };
  propose(phraseBefore(tokens, tags, cueTokens.from, least), Rule.beforeCue);
  if (cue.from >= content.to || tokens.lower[cueTokens.from] === 'according')
    propose(phraseStartingAt(tokens, tags, cueTokens.to, most), Rule.afterCue);
  for (let k = cue.to; k < sentence.to && k < cue.to + AGENT_WITHIN; k++) {
    if (tokens.lower[units.from[k] ?? 0] !== 'by') continue;
    propose(phraseStartingAt(tokens, tags, (units.from[k] ?? 0) + 1, most), Rule.agent);
    break;
  }
  // subjects of the verbs before the cue, which may share them ("took the stage and called")
  let subjects = 0;
  let verbs = 0;
  for (let k = sentence.from + 1; k < cue.from && subjects < SUBJECTS_TRIED && verbs < VERBS_TRIED; k++) {
    const verb = units.from[k] ?? 0;
    if ((units.quotation[k] ?? -1) >= 0 || !isFiniteVerb(tags[verb]) || isFiniteVerb(tags[verb - 1]))
      continue;
    verbs++;
    const phrase = phraseBefore(tokens, tags, verb, units.from[sentence.from] ?? 0);
    if (!phrase) continue;
    propose(phrase, subjects === 0 ? Rule.firstSubject : Rule.earlierSubject);
    subjects++;
  }
  return found;
}

const AGENT_WITHIN = 8;
const SUBJECTS_TRIED = 3;
const VERBS_TRIED = 8;

function isFiniteVerb(tag: number | undefined): boolean {
  return tag === Tag.past || tag === Tag.present || tag === Tag.auxiliary || tag === Tag.modal;
}

function unitsOfTokens(units: Units, tokens: TokenRange, within: TokenRange): TokenRange | null {
  let from = within.from;
  while (from < within.to && (units.to[from] ?? 0) <= tokens.from) from++;
  let to = from;
  while (to < within.to && (units.from[to] ?? 0) < tokens.to) to++;
  return to > from ? { from, to } : null;
}
