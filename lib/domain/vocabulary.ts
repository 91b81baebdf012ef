/**
 * One word for one thing: the stored codes and the words people read for them. Source of the terms: docs/vocabulary.md.
 */
export type { Force, ItemKind, Polarity, Span } from '../text/words/types.ts';
export type { ContactOutcome } from './contact-outcomes.ts';
export type { Terms } from './terms.ts';

export const ITEM_STATUSES = ['PENDING', 'VERIFIED', 'DISPUTED'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];
export const STATUS_LABELS: Record<ItemStatus, string> = {
  PENDING: 'Pending',
  VERIFIED: 'Verified',
  DISPUTED: 'Disputed',
};

/** What was checked before an item was marked verified. */
export const VERIFIED_TICKS = ['wording', 'speaker', 'context', 'substance'] as const;
export type Tick = (typeof VERIFIED_TICKS)[number];

export const QUOTATION_VERDICTS = [
  'VERBATIM',
  'TRIMMED_FAIRLY',
  'TRANSLATED_FAIRLY',
  'ALTERED',
  'OUT_OF_CONTEXT',
  'MISATTRIBUTED',
  'NOT_FOUND',
] as const;
export type QuotationVerdict = (typeof QUOTATION_VERDICTS)[number];
export const QUOTATION_LABELS: Record<QuotationVerdict, string> = {
  VERBATIM: 'Word for word',
  TRIMMED_FAIRLY: 'Trimmed fairly',
  TRANSLATED_FAIRLY: 'Translated fairly',
  ALTERED: 'Altered',
  OUT_OF_CONTEXT: 'Out of context',
  MISATTRIBUTED: 'Misattributed',
  NOT_FOUND: 'Not found',
};
/** Said, and said like this: the quotation verdicts that a verified quote can have. */
export const FAIR_QUOTATION: ReadonlySet<QuotationVerdict> = new Set([
  'VERBATIM',
  'TRIMMED_FAIRLY',
  'TRANSLATED_FAIRLY',
]);

export const SUBSTANCE_VERDICTS = [
  'TRUE',
  'MOSTLY_TRUE',
  'HALF_TRUE',
  'MOSTLY_FALSE',
  'FALSE',
  'UNPROVEN',
  'MISSING_CONTEXT',
] as const;
export type SubstanceVerdict = (typeof SUBSTANCE_VERDICTS)[number];
export const SUBSTANCE_LABELS: Record<SubstanceVerdict, string> = {
  TRUE: 'True',
  MOSTLY_TRUE: 'Mostly true',
  HALF_TRUE: 'Half true',
  MOSTLY_FALSE: 'Mostly false',
  FALSE: 'False',
  UNPROVEN: 'Unproven',
  MISSING_CONTEXT: 'Missing context',
};
/** schema.org ClaimReview's rating, 5 best; null where the verdict is unrated. */
export const SUBSTANCE_RATING: Record<SubstanceVerdict, number | null> = {
  TRUE: 5,
  MOSTLY_TRUE: 4,
  HALF_TRUE: 3,
  MOSTLY_FALSE: 2,
  FALSE: 1,
  UNPROVEN: null,
  MISSING_CONTEXT: null,
};

/** In the order they are offered. */
export const SOURCE_TYPE_LABELS = {
  WITNESSED: 'Witnessed',
  RECORDING: 'Recording',
  OFFICIAL_TRANSCRIPT: 'Official transcript',
  DOCUMENT: 'Document',
  OFFICIAL_STATEMENT: 'Official statement',
  INTERVIEW: 'Interview',
  SOCIAL_POST: 'Social post',
  DATA: 'Data',
  NEWS_AGENCY: 'News agency',
  OTHER_MEDIA: 'Other media',
  EXPERT: 'Expert',
} as const;
export type SourceType = keyof typeof SOURCE_TYPE_LABELS;
export const SOURCE_TYPES = Object.keys(SOURCE_TYPE_LABELS) as [SourceType, ...SourceType[]];

export const STANCES = ['SUPPORTS', 'CONTRADICTS', 'CONTEXT'] as const;
export type Stance = (typeof STANCES)[number];
export const STANCE_LABELS: Record<Stance, string> = {
  SUPPORTS: 'Supports',
  CONTRADICTS: 'Contradicts',
  CONTEXT: 'Gives context',
};

const SOURCE_STATUSES = [
  'UNSOURCED',
  'SINGLE_SOURCE',
  'CORROBORATED',
  'PRIMARY',
  'CONTRADICTED',
  'AWAITING_REPLY',
  'NO_COMMENT',
] as const;
export type SourceStatus = (typeof SOURCE_STATUSES)[number];
export const SOURCE_STATUS_LABELS: Record<SourceStatus, string> = {
  UNSOURCED: 'No source yet',
  SINGLE_SOURCE: 'Single source',
  CORROBORATED: 'Corroborated',
  PRIMARY: 'Primary source',
  CONTRADICTED: 'Contradicted',
  AWAITING_REPLY: 'Awaiting reply',
  NO_COMMENT: 'No comment',
};

export const ROLES = ['REPORTER', 'CHECKER', 'EDITOR', 'LEGAL', 'VIEWER', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];
export const ROLE_LABELS: Record<Role, { name: string; does: string }> = {
  REPORTER: { name: 'Reporter', does: 'annotates own stories' },
  CHECKER: { name: 'Checker', does: 'gives verdicts' },
  EDITOR: { name: 'Editor', does: 'assigns, signs off, publishes' },
  LEGAL: { name: 'Legal', does: 'comments, can block publication' },
  VIEWER: { name: 'Viewer', does: 'reads' },
  ADMIN: { name: 'Administrator', does: 'all of it, and members and settings' },
};

export const STORY_STAGES = [
  'DRAFTING',
  'CHECKING',
  'AWAITING_REPLIES',
  'SIGNED_OFF',
  'PUBLISHED',
  'CORRECTED',
  'WITHDRAWN',
] as const;
export type StoryStage = (typeof STORY_STAGES)[number];
export const STAGE_LABELS: Record<StoryStage, string> = {
  DRAFTING: 'Drafting',
  CHECKING: 'Checking',
  AWAITING_REPLIES: 'Awaiting replies',
  SIGNED_OFF: 'Signed off',
  PUBLISHED: 'Published',
  CORRECTED: 'Corrected',
  WITHDRAWN: 'Withdrawn',
};

/** What a block of a revision is to the story; the engine's `BlockRole` in capitals, and lines set aside. */
export const BLOCK_KINDS = [
  'HEADLINE',
  'SUBHEAD',
  'PARAGRAPH',
  'BLOCK_QUOTE',
  'PULL_QUOTE',
  'POST',
  'TABLE',
  'LIST',
  'CORRECTION',
  'ASIDE',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/**
 * transcript: [start, end, fromMs, toMs]; pages: [start, end, page]; lines: [start, end, page, line]. UTF-16 offsets into
 * the text.
 */
export type TextForm = 'transcript' | 'pages' | 'lines' | 'plain';
