/** From the engine's comparison to a proposal: a checker decides, the machine only shows. */
import { compare } from '../text/compare/compare.ts';
import type { SourceIndex } from '../text/compare/index-source.ts';
import type { Comparison, ComparisonClass, Edit } from '../text/compare/types.ts';
import type { ItemKind, QuotationVerdict, Span } from './vocabulary.ts';

/** The verdict that a comparison proposes for "Was it said?". */
export const PROPOSED: Record<ComparisonClass, QuotationVerdict> = {
  verbatim: 'VERBATIM',
  trimmed: 'TRIMMED_FAIRLY',
  altered: 'ALTERED',
  not_found: 'NOT_FOUND',
};

/** Kinds whose words stand in quotation marks, so that they can be held against a source word by word. */
export function isQuoted(kind: ItemKind): boolean {
  return kind === 'DIRECT_QUOTE' || kind === 'PARTIAL_QUOTE';
}

const QUOTED = /[“„«"「『‟]([^“”„«»"「」『』‟]+)[”“»"」』]?|[‘‚‹]((?:[^‘‚‹›’]|’(?=\p{L}))+)[’›]?/gu;

/**
 * The words of an item that claim to be somebody's own: of a partial quote only what stands inside the marks. The
 * parts that "she said" interrupts follow each other as they were printed; separate fragments are joined by an
 * ellipsis, for the reporter left the words between them out openly.
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
  if (item.kind !== 'PARTIAL_QUOTE') return parts.join(' ');
  const fragments = parts.flatMap((part) =>
    [...part.matchAll(QUOTED)].map((m) => (m[1] ?? m[2] ?? '').trim()),
  );
  const inside = fragments.filter((fragment) => fragment !== '');
  return inside.length > 0 ? inside.join(' … ') : parts.join(' ');
}

/** UTF-16 units of the source that are kept for showing, before and after the place, where there are so many. */
export const AROUND = 220;

/** What is kept of a comparison, so that it can be shown without the source's whole text. */
export type KeptComparison = {
  edits: Edit[];
  /** The source's words at the place; the edits' source offsets count from `from` of it. */
  passage: string;
  from: number;
  /** The source's words before and after the place. */
  before: string;
  after: string;
  /** How many other places came into question. */
  others: number;
};

export type Checked = {
  outcome: ComparisonClass;
  similarity: number;
  place: Span | null;
  time: { fromMs: number; toMs: number } | null;
  kept: KeptComparison;
};

/** Compares words with a source's text, indexed once for many. Offsets are UTF-16 units of the index's text. */
export function checkWords(words: string, index: SourceIndex): Checked {
  const found: Comparison = compare(words, index, { maxCandidates: 3 });
  const { place } = found;
  return {
    outcome: found.class,
    similarity: found.similarity,
    place,
    time: found.time,
    kept: {
      edits: found.edits,
      passage: place ? index.text.slice(place.start, place.end).toWellFormed() : '',
      from: place?.start ?? 0,
      before: place ? around(index.text, place.start - AROUND, place.start) : '',
      after: place ? around(index.text, place.end, place.end + AROUND) : '',
      others: Math.max(0, found.candidates.length - 1),
    },
  };
}

function around(text: string, from: number, to: number): string {
  return text.slice(Math.max(0, from), Math.min(text.length, to)).toWellFormed();
}
