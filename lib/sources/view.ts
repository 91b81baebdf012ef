/** What the screens show of the register. Plain data: it crosses to the browser. */
import type { ReaderView } from '../confidential/queries.ts';
import type { ItemKind, ItemStatus, SourceType, Stance, Terms } from '../domain/vocabulary.ts';
import type { FileView, TextVersionView, TextView } from '../evidence/view.ts';
import type { EvidenceView } from '../items/view.ts';
import type { SourceThreads } from '../threads/queries.ts';
import type { ArchiveView } from './archive-view.ts';
import type { CaptureView } from './capture-view.ts';

export type SourceView = EvidenceView['source'] & {
  version: number;
  isConfidential: boolean;
  /** It has no words yet, and the text of one of its files is being read. */
  isBeingRead: boolean;
  stories: number;
  addedBy: string;
  addedAt: string;
};

/** One place where a source bears on a story. */
type SourceUse = {
  itemId: string;
  words: string;
  kind: ItemKind;
  status: ItemStatus;
  stance: Stance;
  locator: string;
};

export type StoryUse = { storyId: string; headline: string; items: SourceUse[] };

export type SourcePageView = {
  id: string;
  version: number;
  type: SourceType;
  title: string;
  author: string;
  link: string;
  language: string;
  isPrimary: boolean | null;
  isFirsthand: boolean | null;
  origin: string;
  terms: Terms;
  termsText: string;
  embargoUntil: string | null;
  /** The terms before they were last changed, who changed them and when; null where there is nothing to restore. */
  termsBefore: { terms: Terms; termsText: string; by: string; at: string } | null;
  publishedAt: string | null;
  capturedAt: string | null;
  isConfidential: boolean;
  addedBy: string;
  addedAt: string;
  mergedInto: { id: string; title: string } | null;
  /** What was merged into this one, and can be taken out again. */
  merged: { id: string; title: string; version: number }[];
  usedIn: StoryUse[];
  /** Whether there are more uses than are listed. */
  hasMoreUses: boolean;
  /** Null: confidential, and the reader is not named on it. */
  opened: { files: FileView[]; text: TextView | null; versions: TextVersionView[] } | null;
  /** A request to lift its confidentiality. */
  lift: { by: string; isMine: boolean; at: string; reason: string } | null;
  readers: ReaderView[];
  /** Members to whom a confidential source could be opened. */
  members: { id: string; name: string }[];
  maxFileBytes: number;
  /** Endings of the files that are taken, each with its point. */
  fileEndings: readonly string[];
  threads: SourceThreads;
  /** The last capture of its page, where it is under way or failed lately. */
  capture: CaptureView | null;
  /** What the Internet Archive keeps of it and may be asked for; null: the reader may not open the source. */
  archive: ArchiveView | null;
  /** The server's clock when all this was true. */
  now: string;
  timeZone: string;
  me: string;
  can: {
    change: boolean;
    /** Why not, where the ownership rules say no; otherwise empty. */
    whyNotChange: string;
    askLift: boolean;
    lift: boolean;
    whyNotLift: string;
    open: boolean;
    /** Whether the newsroom lets reports offer clips of this source, and this person says which. */
    offerClips: boolean;
    /** Whether this person ends such offers. */
    endClipOffers: boolean;
    readIdentity: boolean;
    nameReaders: boolean;
    confirmReaders: boolean;
  };
};
