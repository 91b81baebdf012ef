/** Codes that the record stores where the newsroom's own tables store words. */
import type { AsideReason } from '../../text/layout/block.ts';
import { reasonOf, type VerdictReason } from '../reasons.ts';

/** Why lines are set aside, each with what a block's row stores for it: found by the layout, or done by hand. */
export const ASIDE_REASONS = {
  handle: 'handle',
  credit: 'credit',
  caption: 'caption',
  related: 'related',
  byline: 'byline',
  dateline: 'dateline',
  promotion: 'promotion',
  furniture: 'furniture',
  comment: 'comment',
  struck: 'struck',
  box: 'box',
  byHand: 'by hand',
} as const satisfies Record<AsideReason, string> & { byHand: string };
export type AsideCode = keyof typeof ASIDE_REASONS;
export const ASIDE_CODES = Object.keys(ASIDE_REASONS) as AsideCode[];

/**
 * A reason as the record stores it: a code from a list, or the words of somebody who gave one of their own; if neither,
 * none.
 */
export type Reasoned<Code> = { reason: Code | null; reasonText: string | null };

const reasoned = <Code>(code: Code | null, kept: string): Reasoned<Code> => ({
  reason: code,
  reasonText: code === null && kept !== '' ? kept : null,
});

/** @param kept the reason as an item's row keeps it; empty where there is none. */
export const verdictReason = (kept: string): Reasoned<VerdictReason> => reasoned(reasonOf(kept), kept);

/** @param kept the reason as a block's row keeps it; empty where there is none. */
export const asideReason = (kept: string): Reasoned<AsideCode> =>
  reasoned(ASIDE_CODES.find((code) => ASIDE_REASONS[code] === kept) ?? null, kept);

/** Why an item was cut, other than by somebody cutting it. */
export const CUT_CAUSES = ['GONE_FROM_TEXT', 'PARAGRAPH_SET_ASIDE'] as const;
export type CutCause = (typeof CUT_CAUSES)[number];

/** Why a signature lapsed: what was done after it. One further cause names the party that was changed. */
export const LAPSE_CAUSES = [
  'TEXT_REVISED',
  'STORY_CHANGED',
  'PARAGRAPH_MOVED',
  'PARAGRAPHS_MOVED',
  'ORIGINAL_SET',
  'ITEM_MADE',
  'ITEM_CHANGED',
  'QUESTION_ANSWERED',
  'ITEM_CUT',
  'ITEM_RESTORED',
  'ITEM_SPLIT',
  'ITEMS_MERGED',
  'VERDICT_GIVEN',
  'ANSWER_ADDED',
  'CONTACT_LOGGED',
  'CONTACT_CHANGED',
  'SOURCE_MADE_CONFIDENTIAL',
  'SOURCE_LIFTED',
  'SOURCE_MERGED',
  'SOURCE_UNMERGED',
  'SOURCE_CHANGED',
  'SOURCE_TEXT_REPLACED',
  'SOURCE_FILE_REMOVED',
  'SOURCE_FILE_RESTORED',
  'WORDS_READ',
  'WORDS_TIMED',
  'EVIDENCE_ADDED',
  'EVIDENCE_CHANGED',
  'EVIDENCE_REMOVED',
  'EVIDENCE_RESTORED',
] as const;
export type LapseCause = (typeof LAPSE_CAUSES)[number];
export type SignOffLapse = { because: LapseCause } | { because: 'PARTY_CHANGED'; party: string };

/** The result of comparing a quote with a source. */
export const QUOTE_FINDINGS = ['verbatim', 'trimmed', 'misattributed', 'altered', 'not_found'] as const;
export type QuoteFinding = (typeof QUOTE_FINDINGS)[number];

/** Details of a story that can be changed by hand. */
export const STORY_DETAILS = ['headline', 'byline', 'desk', 'deadline', 'language'] as const;
export type StoryDetail = (typeof STORY_DETAILS)[number];

/** What can be wrong with the bytes of a stored file. */
export const FILE_PROBLEMS = ['missing', 'changed'] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];
