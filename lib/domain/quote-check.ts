/** From the engine's comparison to a proposal: a checker decides, the machine only shows. */

import { compare } from '../text/compare/compare.ts';
import type { SourceIndex } from '../text/compare/index-source.ts';
import type { Comparison, ComparisonClass, Edit } from '../text/compare/types.ts';
import { speakersAt, speakersOf } from '../text/transcript/turn-at.ts';
import type { SpeakerLabel } from '../text/transcript/types.ts';
import { kindRow } from './item-kinds.ts';
import { meetsLabel, type SaidBy, saidBy } from './said-by.ts';
import type { ItemKind, QuotationVerdict, Span } from './vocabulary.ts';

/** The verdict that the words alone propose for "Was it said?". */
const PROPOSED: Record<ComparisonClass, QuotationVerdict> = {
  verbatim: 'VERBATIM',
  trimmed: 'TRIMMED_FAIRLY',
  altered: 'ALTERED',
  not_found: 'NOT_FOUND',
};

/**
 * The verdict that a comparison proposes: words that the source gives to somebody else are misattributed, however
 * accurate they are.
 */
export function proposedVerdict(outcome: ComparisonClass, said: SaidBy | null): QuotationVerdict {
  const isAnothers = said?.kind === 'other' || said?.kind === 'partly';
  return outcome !== 'not_found' && isAnothers ? 'MISATTRIBUTED' : PROPOSED[outcome];
}

const QUOTED = /[“„«"「『‟]([^“”„«»"「」『』‟]+)[”“»"」』]?|[‘‚‹]((?:[^‘‚‹›’]|’(?=\p{L}))+)[’›]?/gu;

/**
 * The words of an item that claim to be somebody's own: of a partial quote, only what is inside the marks. Parts that
 * "she said" interrupts are joined as they were printed; separate fragments are joined by an ellipsis, because the
 * reporter openly left out the words between them.
 */
export function wordsToCheck(
  item: {
    kind: ItemKind;
    spans: readonly Span[];
    exact: string;
    originalWords: string | null;
  },
  text: string,
): string {
  if (item.originalWords) return item.originalWords;
  const parts = item.spans.map(({ start, end }) => text.slice(start, end));
  if (kindRow(item.kind).ownWords !== 'in marks') return parts.join(' ');
  const fragments = parts.flatMap((part) =>
    [...part.matchAll(QUOTED)].map((m) => (m[1] ?? m[2] ?? '').trim()),
  );
  const inside = fragments.filter((fragment) => fragment !== '');
  return inside.length > 0 ? inside.join(' … ') : parts.join(' ');
}

/** UTF-16 units of the source kept for showing, before and after the place, where there are that many. */
export const AROUND = 220;

/** What is kept of a comparison, so that it can be shown without the source's whole text. */
export type KeptComparison = {
  edits: Edit[];
  /** The source's words at the place; the edits' source offsets count from `from` within it. */
  passage: string;
  from: number;
  /** The source's words before and after the place. */
  before: string;
  after: string;
  /** How many other places were candidates. */
  others: number;
};

export type Checked = {
  outcome: ComparisonClass;
  similarity: number;
  place: Span | null;
  time: { fromMs: number; toMs: number } | null;
  /** Who says the words there, as the source calls them; empty where it does not say. */
  speakers: SpeakerLabel[];
  kept: KeptComparison;
};

/** How much lower the likeness of the right person's words may be than another's, where both are altered. */
const LITTLE = 0.05;

/**
 * Compares words with a source's text, indexed once for many comparisons. Where several people say the same words, the
 * turns of the person the item names come first. Offsets are UTF-16 units of the index's text.
 * @param speaker whom the item names; null where it names nobody
 */
export function checkWords(words: string, index: SourceIndex, speaker: string | null = null): Checked {
  const found = compareAsSaid(words, index, speaker, 3);
  const { place } = found;
  return {
    outcome: found.class,
    similarity: found.similarity,
    place,
    time: found.time,
    speakers: speakersAt(index.turns, index.text, found.passages),
    kept: {
      edits: found.edits,
      passage: place ? index.text.slice(place.start, place.end).toWellFormed() : '',
      from: place?.start ?? 0,
      before: place ? around(index, place.start - AROUND, place.start) : '',
      after: place ? around(index, place.end, place.end + AROUND) : '',
      others: Math.max(0, found.candidates.length - 1),
    },
  };
}

/**
 * A comparison that puts the place in the turns of the person the item names before one as accurate in another's.
 * @param maxCandidates how many places to give at most
 */
export function compareAsSaid(
  words: string,
  index: SourceIndex,
  speaker: string | null,
  maxCandidates: number,
): Comparison {
  const first = compare(words, index, { maxCandidates });
  const own = inOwnTurns(words, index, speaker, first);
  if (!own) return first;
  const [place] = own.candidates;
  const others = first.candidates.filter(({ place: { start } }) => start !== place?.place.start);
  return { ...own, candidates: place ? [place, ...others] : others };
}

/**
 * The place within the turns of the person the item names, where the best one is not theirs and theirs is as accurate.
 */
function inOwnTurns(
  words: string,
  index: SourceIndex,
  speaker: string | null,
  best: Comparison,
): Comparison | null {
  if (!speaker || index.turns.length === 0) return null;
  const all = speakersOf(index.turns);
  const isOwn = (comparison: Comparison): boolean =>
    saidBy(speaker, speakersAt(index.turns, index.text, comparison.passages), all)?.kind === 'told';
  if (isOwn(best)) return null;
  const own = all.filter((label) => meetsLabel(speaker, label, all) === 'same');
  if (own.length === 0) return null;
  const within = index.turns.filter((turn) =>
    own.some(({ label, name }) => turn.label === label && turn.name === name),
  );
  const theirs = compare(words, index, { maxCandidates: 3, within });
  if (theirs.class === 'not_found' || !isOwn(theirs)) return null;
  const isFair = ({ class: of }: Comparison): boolean => of === 'verbatim' || of === 'trimmed';
  const isAsGood = isFair(theirs) || (!isFair(best) && theirs.similarity >= best.similarity - LITTLE);
  return isAsGood ? theirs : null;
}

/** A stretch of the source for showing; where somebody else starts to speak in it, their label comes first. */
function around({ text, turns }: SourceIndex, from: number, to: number): string {
  const start = Math.max(0, from);
  const end = Math.min(text.length, to);
  let shown = '';
  let at = start;
  for (const { start: turn, label } of turns) {
    if (turn < start || turn >= end || !label) continue;
    shown += `${text.slice(at, turn)}${label}: `;
    at = turn;
  }
  return `${shown}${text.slice(at, end)}`.toWellFormed();
}
