/** What the page of a source shows of the Internet Archive. Plain data: it is sent to the browser. */
import type { CaptureState } from '../domain/capture-state.ts';

export type ArchiveRequestView = {
  id: string;
  state: CaptureState;
  /** Why it failed, for the person. */
  said: string | null;
  askedBy: string;
  askedAt: string;
};

export type ArchiveView = {
  /** Whether the newsroom asks the Archive at all, and the source has a page that it could keep. */
  isOffered: boolean;
  /** Why the Archive may not be asked about this source; null where it may. */
  whyNot: string | null;
  /** The latest copy of what the source links to. */
  copy: { address: string; at: string } | null;
  /** The last wish, of the last day. */
  request: ArchiveRequestView | null;
};
