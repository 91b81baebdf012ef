/**
 * What each kind of item decides, in one row: what is asked of it, what it rests on, what makes it verified. A new kind is a
 * row here, one in the schema (`enum ItemKind`), and whatever in the engine makes items of it.
 */
import type { ItemKind } from '../text/words/types.ts';
import type { VerdictReason } from './reasons.ts';
import type { Tick } from './vocabulary.ts';

type KindRow = {
  /** What a person reads. */
  label: string;
  /** What is told: words in quotation marks, reported words, the story's own voice, or that somebody said nothing. */
  tells: 'quote' | 'reported' | 'own voice' | 'silence';
  /** Of its words, those that claim to be somebody's very own: all, or only what stands inside of marks. */
  ownWords: 'all' | 'in marks' | null;
  /** "Was it said?" is asked of what reports somebody's words; else why an answer to it is refused. */
  asksQuotation: true | { refusal: string };
  /** "Is it true?" is asked of everything but a non-response, whose truth is the contact log. */
  asksSubstance: boolean;
  /** What its source status comes from. A kind that rests on the contact log names parties and has an outcome. */
  restsOn: 'sources' | 'contact log';
  /** What the newsroom's rule of evidence asks before it is verified. */
  verifiedBy: 'quotation' | 'quotation or source' | 'independent origins' | 'contact log';
  /** Verified only where it is true or mostly true: that somebody said it is no way out. */
  mustBeTrue: boolean;
  /** What of it cannot be ticked as checked. */
  withoutTick: Tick | null;
  /** What one waits for first. */
  awaits: VerdictReason;
};

const QUOTED = {
  tells: 'quote',
  asksQuotation: true,
  asksSubstance: true,
  restsOn: 'sources',
  verifiedBy: 'quotation',
  mustBeTrue: false,
  withoutTick: null,
  awaits: 'AWAITING_SOURCE',
} as const;

const REPORTED = {
  ...QUOTED,
  tells: 'reported',
  ownWords: null,
  verifiedBy: 'quotation or source',
} as const;

/** In the order in which they are offered. */
const ROWS: Readonly<Record<ItemKind, KindRow>> = {
  DIRECT_QUOTE: { ...QUOTED, label: 'Direct quote', ownWords: 'all' },
  PARTIAL_QUOTE: { ...QUOTED, label: 'Partial quote', ownWords: 'in marks' },
  PARAPHRASE: { ...REPORTED, label: 'Paraphrase' },
  ATTRIBUTED_CLAIM: { ...REPORTED, label: 'Attributed claim' },
  FACTUAL_CLAIM: {
    ...QUOTED,
    label: 'Factual claim',
    tells: 'own voice',
    ownWords: null,
    asksQuotation: { refusal: 'A claim in the story’s own voice quotes nobody.' },
    verifiedBy: 'independent origins',
    mustBeTrue: true,
    withoutTick: 'speaker',
  },
  NON_RESPONSE: {
    label: 'Non-response',
    tells: 'silence',
    ownWords: null,
    asksQuotation: { refusal: 'A non-response quotes nobody: the contact log answers for it.' },
    asksSubstance: false,
    restsOn: 'contact log',
    verifiedBy: 'contact log',
    mustBeTrue: false,
    withoutTick: 'substance',
    awaits: 'AWAITING_REPLY',
  },
};

export const ITEM_KINDS = Object.keys(ROWS) as [ItemKind, ...ItemKind[]];

/** @returns all that a kind decides */
export const kindRow = (kind: ItemKind): KindRow => ROWS[kind];

/** "Direct quote" */
export const KIND_LABELS = Object.fromEntries(
  Object.entries(ROWS).map(([kind, { label }]) => [kind, label]),
) as Record<ItemKind, string>;

/** Items of these kinds report words of a party, so "was it said?" is asked of them. */
export const isReportedSpeech = (kind: ItemKind): boolean => ROWS[kind].asksQuotation === true;

/** Whether "is it true?" is asked. */
export const hasSubstance = (kind: ItemKind): boolean => ROWS[kind].asksSubstance;

/** Kinds whose words stand in quotation marks, so that they can be held against a source word by word. */
export const isQuoted = (kind: ItemKind): boolean => ROWS[kind].ownWords !== null;

/** Kinds whose truth is the contact log: they name parties, and what came of asking them. */
export const restsOnLog = (kind: ItemKind): boolean => ROWS[kind].restsOn === 'contact log';

/** Kinds that speak for the story itself: nobody need be named. */
export const isOwnVoice = (kind: ItemKind): boolean => ROWS[kind].tells === 'own voice';
