/** What the page shows before a revision is saved. Plain data: it crosses to the browser. */
import type { AttributeChange, AttributionChange } from '../domain/attribution-change.ts';
import type { StatementPart } from '../domain/statement.ts';
import type { BlockKind, ItemKind, ItemStatus, QuotationVerdict, Tick } from '../domain/vocabulary.ts';
import type { WhatWasRead } from '../domain/what-was-read.ts';
import type { TextPiece } from '../text/anchors/mark-changes.ts';

/** What becomes of an item. `read anew`: what is read of it changed, and nobody had checked it yet. */
export type PreviewState = 'stands' | 'lapses' | 'read anew' | 'gone' | 'new';

export type PreviewItem = {
  /** For an existing item; null for a new one. */
  id: string | null;
  state: PreviewState;
  kind: ItemKind;
  /** As it reads in the new text or, for one that is gone, as it read in the old one. */
  statement: StatementPart[];
  changes: AttributionChange[];
  /** Words beside it that changed but bear on nothing. */
  told: { before: string; after: string }[];
  asked: AttributeChange[];
  /** What it was before. */
  was: { status: ItemStatus; ticks: Tick[]; quotation: QuotationVerdict | null } | null;
  /** The person bringing the text in may give the verdict again with it. */
  canGiveAnew: boolean;
  /** Ordinal of the block of the new text where it is, or was. */
  block: number;
};

export type PreviewBlock = { kind: BlockKind; asideReason: string | null; pieces: TextPiece[] };

export type RevisionPreview = {
  /** What is saved is this, or nothing. */
  seen: string;
  number: number;
  headline: string;
  format: string;
  /** What of the new text is the story, and what was set aside. */
  read: WhatWasRead;
  counts: { stand: number; lapse: number; readAnew: number; gone: number; found: number };
  /** Notes of the draft: proposed anew, as they were, and no longer in it. */
  notes: { found: number; stand: number; gone: number };
  blocks: PreviewBlock[];
  /** In the order of the new text; unaffected ones with nothing to report are only counted. */
  items: PreviewItem[];
  /** The sign-off that this ends. */
  endsSignOff: { revision: number; by: string } | null;
};
