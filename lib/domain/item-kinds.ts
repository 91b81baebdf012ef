/**
 * What each kind of item decides, one row each: what is asked of it, what it rests on, what makes it verified. A new
 * kind needs a row here, one in the schema (`enum ItemKind`), and whatever in the engine finds items of that kind.
 */
import type { ItemKind } from '../text/words/types.ts';
import type { VerdictReason } from './reasons.ts';
import type { Tick } from './vocabulary.ts';

type KindRow = {
  /** What people read. */
  label: string;
  /**
   * How it is said: words in quotation marks, reported words, the story's own voice, or a statement that somebody did
   * not answer.
   */
  tells: 'quote' | 'reported' | 'own voice' | 'silence';
  /** Which of its words claim to be somebody's very own: all of them, or only those inside quotation marks. */
  ownWords: 'all' | 'in marks' | null;
  /**
   * "Was it said?" is asked of anything that reports somebody's words; otherwise the message refusing an answer to it.
   */
  asksQuotation: true | { refusal: string };
  /** "Is it true?" is asked of everything but a non-response, whose truth lies in the contact log. */
  asksSubstance: boolean;
  /** Where its source status comes from. A kind that rests on the contact log names parties and has an outcome. */
  restsOn: 'sources' | 'contact log';
  /** What the newsroom's rule of evidence requires before it is verified. */
  verifiedBy: 'quotation' | 'quotation or source' | 'independent origins' | 'contact log';
  /** Verified only if it is true or mostly true: that somebody said it is not enough. */
  mustBeTrue: boolean;
  /** The tick it cannot be given. */
  withoutTick: Tick | null;
  /** What it usually waits for first. */
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

/** In the order they are offered. */
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

/** Items of these kinds report a party's words, so "was it said?" is asked of them. */
export const isReportedSpeech = (kind: ItemKind): boolean => ROWS[kind].asksQuotation === true;

/** Whether "is it true?" is asked. */
export const hasSubstance = (kind: ItemKind): boolean => ROWS[kind].asksSubstance;

/** Kinds with words in quotation marks, which can be compared with a source word for word. */
export const isQuoted = (kind: ItemKind): boolean => ROWS[kind].ownWords !== null;

/** Kinds whose truth lies in the contact log: they name parties, and what came of asking them. */
export const restsOnLog = (kind: ItemKind): boolean => ROWS[kind].restsOn === 'contact log';

/** Kinds in the story's own voice: nobody need be named. */
export const isOwnVoice = (kind: ItemKind): boolean => ROWS[kind].tells === 'own voice';
