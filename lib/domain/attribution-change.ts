/**
 * A verdict applies to what the story says: an item's words, whose they are, and what the story says was done with
 * them, when and where; for a non-response, who did not answer and how. Compared here as codes and values; the
 * sentences people read are made from the result.
 */

import type { BesideChange } from '../text/anchors/beside.ts';
import { plainSurface } from '../text/compare/word-forms.ts';
import { kindRow } from './item-kinds.ts';
import type { ContactOutcome, Force, ItemKind, Polarity } from './vocabulary.ts';

/** How the story says the words came about: "has never said". */
export type CueValue = { text: string | null; force: Force | null; polarity: Polarity | null };

/** Whose words: as the sentence names them, and whom that stands for. */
export type SpeakerValue = { name: string; mention: string | null };

export type Attribution = {
  kind: ItemKind | null;
  speaker: SpeakerValue | null;
  cue: CueValue | null;
  date: string | null;
  occasion: string | null;
  /** Names of those who did not answer, in sentence order. */
  parties: readonly string[];
  outcome: ContactOutcome | null;
};

/** The parts of an item's attribution; `setByHand` holds these names. */
export const ATTRIBUTES = ['kind', 'speaker', 'cue', 'date', 'occasion', 'parties', 'outcome'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/**
 * One thing that the text now says differently from what was checked. `byHand`: a person had set the value that was
 * checked.
 */
export type AttributeChange = {
  [A in Attribute]: { what: A; before: Attribution[A]; after: Attribution[A]; byHand?: true };
}[Attribute];

export type AttributionChange =
  | AttributeChange
  | { what: 'words'; before: string; after: string }
  | ({ what: 'beside' } & BesideChange)
  | SourceChange;

/**
 * Something an item rests on was replaced: a new version of a source's text (null: it has none), or a file that is
 * gone.
 */
export type SourceChange = { sourceId: string; title: string } & (
  | { what: 'sourceText'; before: number | null; after: number | null }
  | { what: 'sourceFile'; before: string; after: null }
);

/** The attribution where the engine has no reading of an item at all. */
export const NO_READING: Attribution = {
  kind: null,
  speaker: null,
  cue: null,
  date: null,
  occasion: null,
  parties: [],
  outcome: null,
};

/** White space, capitals, typography and a full stop do not make two names or cues different. */
function plain(text: string): string {
  return text
    .split(/[\s\u00a0]+/u)
    .map((word) => plainSurface(word).replace(/^[\p{P}]+|[\p{P}]+$/gu, ''))
    .filter(Boolean)
    .join(' ');
}

/** Whether two texts are the same but for typography. */
export const samePlain = (a: string | null, b: string | null) =>
  a === null || b === null ? a === b : plain(a) === plain(b);

/** "on Monday" and "Monday" are the same day. */
const bareDate = (date: string | null) => (date === null ? null : plain(date).replace(/^(?:on|in|at) /u, ''));

const PRONOUN =
  /^(?:i|we|he|she|it|they|who|that|this|these|those|both|his|her|their|(?:the )?(?:former|latter))$/u;

/**
 * What a mention says of its speaker beyond the name: "the owner of the dam". A pronoun, a shorter form of the name and
 * a courtesy title say nothing more.
 */
function description({ name, mention }: SpeakerValue): string {
  const own = new Set(plain(name).split(' '));
  const words = plain(mention ?? name);
  if (PRONOUN.test(words)) return '';
  return words
    .split(' ')
    .filter((word) => !own.has(word) && !/^(?:mr|mrs|ms|miss|mx)$/u.test(word))
    .join(' ');
}

/** Leaving a description out adds nothing unchecked; adding or swapping one does. */
function isSameSpeaker(a: SpeakerValue | null, b: SpeakerValue | null): boolean {
  if (!a || !b) return a === b;
  if (!samePlain(a.name, b.name)) return false;
  const [before, after] = [description(a), description(b)];
  return after === '' || before === after;
}

function isSameCue(a: CueValue | null, b: CueValue | null): boolean {
  if (!a || !b) return (a?.text ?? null) === (b?.text ?? null);
  return samePlain(a.text, b.text) && a.force === b.force && a.polarity === b.polarity;
}

/**
 * Kinds that are asked different questions: words in quotation marks, reported words, the story's own voice, silence.
 */
export const kindGroup = (kind: ItemKind | null) => (kind === null ? null : kindRow(kind).tells);

const sorted = (names: readonly string[]) => names.map(plain).sort().join('\n');

/** Whether two attributions agree on one thing, as a checker would see it. */
export function agree(what: Attribute, a: Attribution, b: Attribution): boolean {
  switch (what) {
    case 'kind':
      return kindGroup(a.kind) === kindGroup(b.kind);
    case 'speaker':
      return isSameSpeaker(a.speaker, b.speaker);
    case 'cue':
      // The sentence of a non-response is its own cue.
      return (kindGroup(a.kind) === 'silence' && kindGroup(b.kind) === 'silence') || isSameCue(a.cue, b.cue);
    case 'date':
      return bareDate(a.date) === bareDate(b.date);
    case 'occasion':
      return samePlain(withoutDate(a), withoutDate(b));
    case 'parties':
      return sorted(a.parties) === sorted(b.parties);
    case 'outcome':
      return a.outcome === b.outcome;
  }
}

/** The date within an occasion is compared as the date. */
function withoutDate({ occasion, date }: Attribution): string | null {
  if (occasion === null) return null;
  const rest = date === null ? occasion : occasion.replace(date, '');
  return plain(rest) === '' ? null : rest;
}

/** A change of one thing, with its own type. */
export function attributeChange(
  what: Attribute,
  before: Attribution,
  after: Attribution,
  byHand: boolean,
): AttributeChange {
  const change = { what, before: before[what], after: after[what], ...(byHand && { byHand: true as const }) };
  return change as AttributeChange;
}

/** Every respect in which two attributions differ. */
export function compareAttributions(before: Attribution, after: Attribution): AttributeChange[] {
  return ATTRIBUTES.filter((what) => !agree(what, before, after)).map((what) =>
    attributeChange(what, before, after, false),
  );
}

/**
 * Merges two series of changes for an item that nobody looked at in between: from what was checked to what is there
 * now. Whatever changed back is left out.
 */
export function mergeChanges(
  earlier: readonly AttributionChange[],
  later: readonly AttributionChange[],
): AttributionChange[] {
  const isOf = (first: AttributionChange) => (change: AttributionChange) =>
    change.what === first.what &&
    first.what !== 'beside' &&
    (!('sourceId' in first) || ('sourceId' in change && isSameBasis(first, change)));
  const merged = earlier.flatMap((first): AttributionChange[] => {
    const next = later.find(isOf(first));
    if (!next) {
      const undone = later.some(
        (one) =>
          one.what === 'beside' &&
          first.what === 'beside' &&
          one.before === first.after &&
          one.after === first.before,
      );
      return undone ? [] : [first];
    }
    const both = { ...next, before: first.before } as AttributionChange;
    return isUndone(both) ? [] : [both];
  });
  const rest = later.filter(
    (one) =>
      !earlier.some(
        (first) =>
          isOf(first)(one) ||
          (first.what === 'beside' &&
            one.what === 'beside' &&
            one.before === first.after &&
            one.after === first.before),
      ),
  );
  return [...merged, ...rest];
}

const isSameBasis = (a: SourceChange, b: SourceChange): boolean =>
  a.sourceId === b.sourceId && (a.what === 'sourceText' || a.before === b.before);

function isUndone(change: AttributionChange): boolean {
  if (change.what === 'words') return plain(change.before) === plain(change.after);
  // Putting an old text back still makes a new version, so a checker has to look again.
  if (change.what === 'beside' || 'sourceId' in change) return false;
  const side = (value: unknown) => ({ ...NO_READING, [change.what]: value }) as Attribution;
  return agree(change.what, side(change.before), side(change.after));
}
