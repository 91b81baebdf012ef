/** What a page shows of colleagues at the same story. */
import type { ChangeCount } from '../domain/since.ts';

/** Somebody who has the story open. */
export type HereView = {
  id: string;
  name: string;
  /** The item chosen there; null where none is. */
  itemId: string | null;
  /** The item beside which they typed in the last two minutes. */
  writingItemId: string | null;
};

type SinceEntry = {
  seq: string;
  at: string;
  by: string;
  words: string;
  /** The item that it was done to; null for what concerns the whole story. */
  itemId: string | null;
};

/** What others did to the story since a member last saw it. */
export type SinceView = {
  /** When they last saw it; null where they never did. */
  at: string | null;
  /** The record's number up to which this tells. */
  upTo: string;
  counts: ChangeCount[];
  /** Newest first; the newest hundred. */
  entries: SinceEntry[];
  /** Every item that something was done to, also before the newest hundred. */
  itemIds: string[];
};
