/** What the page shows before a revision is saved. Plain data: it crosses to the browser. */
import type { AttributeChange, AttributionChange } from '../domain/attribution-change.ts';
import type { StatementPart } from '../domain/statement.ts';
import type { BlockKind, ItemKind, ItemStatus, QuotationVerdict, Tick } from '../domain/vocabulary.ts';
import type { WhatWasRead } from '../domain/what-was-read.ts';
import type { TextPiece } from '../text/anchors/mark-changes.ts';

/** What becomes of an item. `read anew`: what is read of it changed, and nobody had checked it yet. */
export type PreviewState = 'stands' | 'lapses' | 'read anew' | 'gone' | 'new';

export type PreviewItem = {
  /** Of an item that is there already; null for one that is new. */
  id: string | null;
  state: PreviewState;
  kind: ItemKind;
  /** As it reads in the new text; of one that is gone, as it read in the old one. */
  statement: StatementPart[];
  changes: AttributionChange[];
  /** Words beside it that changed and bear on nothing. */
  told: { before: string; after: string }[];
  asked: AttributeChange[];
  /** What it was before. */
  was: { status: ItemStatus; ticks: Tick[]; quotation: QuotationVerdict | null } | null;
  /** Whoever brings the text in may give the verdict anew with it. */
  canGiveAnew: boolean;
  /** Ordinal of the block of the new text where it stands, or stood. */
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
  blocks: PreviewBlock[];
  /** In the order of the new text; those that stand without anything to tell are only counted. */
  items: PreviewItem[];
  /** The sign-off that ends with it. */
  endsSignOff: { revision: number; by: string } | null;
};
