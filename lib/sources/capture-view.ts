/** How a capture that somebody asked for stands. Plain data: it is sent to the browser. */
import type { CaptureState } from '../domain/capture-state.ts';

export type CaptureView = {
  id: string;
  /** The source it belongs to; null where one is made of the page, and is not there yet. */
  sourceId: string | null;
  /** The page, for a source that is not there yet; otherwise empty. */
  link: string;
  state: CaptureState;
  /** Why it failed, or what became of its text, for the person. */
  said: string | null;
  askedBy: string;
  askedAt: string;
};
