/**
 * Why an item is pending or disputed: each usual reason and what it decides, one row each. The list is open: anyone
 * giving a verdict may type a reason of their own. A new one needs a row here and nothing else.
 */
import type { ItemStatus, QuotationVerdict } from './vocabulary.ts';

type ReasonRow = {
  /** What an item's row stores, what is signed, and what people read. */
  words: string;
  /** The status it explains; left over from pending, it says nothing about a verdict. */
  goesWith: 'PENDING' | 'DISPUTED';
  /** Chosen from the list, or set by Stet alone and never chosen nor typed. */
  setBy: 'a person' | 'Stet';
  /** The answer to "was it said?" that it explains, proposed where a quote was compared with a source. */
  behind: QuotationVerdict | null;
};

const WAITING = { goesWith: 'PENDING', setBy: 'a person', behind: null } as const;
const SPOKEN_FOR = { goesWith: 'DISPUTED', setBy: 'a person' } as const;

/** By the code that the record stores for it, in the order they are offered. */
const ROWS = {
  NOT_STARTED: { ...WAITING, words: 'not started' },
  AWAITING_SOURCE: { ...WAITING, words: 'awaiting source' },
  AWAITING_REPLY: { ...WAITING, words: 'awaiting reply' },
  AWAITING_DOCUMENT: { ...WAITING, words: 'awaiting document' },
  AWAITING_TRANSLATION: { ...WAITING, words: 'awaiting translation' },
  UNVERIFIABLE: { ...WAITING, words: 'unverifiable (attributed and said so)' },
  CHANGED_SINCE_CHECK: { ...WAITING, words: 'changed since check', setBy: 'Stet' },
  SOURCES_CONFLICT: { ...SPOKEN_FOR, words: 'sources conflict', behind: null },
  PARTY_DENIES: { ...SPOKEN_FOR, words: 'party denies', behind: null },
  WORDING_ALTERED: { ...SPOKEN_FOR, words: 'wording altered', behind: 'ALTERED' },
  OUT_OF_CONTEXT: { ...SPOKEN_FOR, words: 'out of context', behind: 'OUT_OF_CONTEXT' },
  MISATTRIBUTED: { ...SPOKEN_FOR, words: 'misattributed', behind: 'MISATTRIBUTED' },
  NOT_FOUND_IN_SOURCE: { ...SPOKEN_FOR, words: 'not found in the source', behind: 'NOT_FOUND' },
} as const satisfies Record<string, ReasonRow>;

export type VerdictReason = keyof typeof ROWS;

export const VERDICT_REASON_CODES = Object.keys(ROWS) as [VerdictReason, ...VerdictReason[]];

/** @returns all that a reason decides */
export const reasonRow = (reason: VerdictReason): ReasonRow => ROWS[reason];

/** What an item's row stores for a reason: "awaiting source". */
export const REASON_WORDS = Object.fromEntries(
  Object.entries(ROWS).map(([reason, { words }]) => [reason, words]),
) as Record<VerdictReason, string>;

/** @param kept the reason as an item's row keeps it; null where somebody typed their own, or there is none. */
export const reasonOf = (kept: string): VerdictReason | null =>
  VERDICT_REASON_CODES.find((reason) => ROWS[reason].words === kept) ?? null;

/** Set by Stet when checked words change; never chosen by a person. */
export const CHANGED_SINCE_CHECK = ROWS.CHANGED_SINCE_CHECK.words;

/** Why an item is pending that nobody has touched yet. */
export const NOT_STARTED = ROWS.NOT_STARTED.words;

/** The story no longer says what was checked, and nobody has decided since. */
export const isChangedSinceCheck = ({ status, reason }: { status: ItemStatus; reason: string }): boolean =>
  status === 'PENDING' && reason === CHANGED_SINCE_CHECK;

/** Whether nobody may choose it as a reason: an item that has it can only keep it. */
export const isSetByStet = (kept: string): boolean => rowOf(kept)?.setBy === 'Stet';

/** Whether it says what is awaited: if so it says nothing about a verdict. */
export const isPendingReason = (kept: string): boolean => rowOf(kept)?.goesWith === 'PENDING';

function rowOf(kept: string): ReasonRow | null {
  const reason = reasonOf(kept);
  return reason && ROWS[reason];
}

/**
 * The usual reasons for a status, for a person to choose from.
 * @param recorded the reason that the item has: one that only Stet sets can be kept, so it is offered first.
 */
export function reasonsFor(status: ItemStatus, recorded: string): string[] {
  const rows: ReasonRow[] = Object.values(ROWS).filter(({ goesWith }) => goesWith === status);
  const kept = rows.filter(({ setBy, words }) => setBy === 'Stet' && words === recorded);
  return [...kept, ...rows.filter(({ setBy }) => setBy === 'a person')].map(({ words }) => words);
}

/** The reason that an answer to "was it said?" gives for a dispute, as an item's row stores it; null for a fair one. */
export function reasonBehind(quotation: QuotationVerdict): string | null {
  return Object.values(ROWS).find(({ behind }) => behind === quotation)?.words ?? null;
}
