/** What the screens show of stories and of the people who work on them. Plain data: it crosses to the browser. */
import type { BlockKind } from '../domain/vocabulary.ts';

export type Counts = { all: number; verified: number; pending: number; disputed: number };

/** A party that has not answered yet; overdue where `until` has passed. */
export type AwaitedView = { party: string; until: string | null };

export type BlockView = {
  id: string;
  start: number;
  end: number;
  kind: BlockKind;
  asideReason: string | null;
};

export type PersonView = { id: string; name: string };

/** Somebody who checks a story, and until when; null: until the story is due. */
export type AssignedView = PersonView & { dueAt: string | null };
