/** "14 statements: 11 verified, 1 disputed, 2 pending, among them: no comment from Moscow or Beijing" */
import { restsOnLog } from './item-kinds.ts';
import type { ItemKind, ItemStatus } from './vocabulary.ts';

export type Counts = { all: number; verified: number; pending: number; disputed: number };

export type Summarised = {
  kind: ItemKind;
  status: ItemStatus;
  /** For a non-response: the parties as the sentence names them. */
  parties: readonly string[];
};

/** How many items have each status. Leave cut items out. */
export function countStatuses(items: readonly { status: ItemStatus }[]): Counts {
  const count = (status: ItemStatus) => items.filter((item) => item.status === status).length;
  return {
    all: items.length,
    verified: count('VERIFIED'),
    pending: count('PENDING'),
    disputed: count('DISPUTED'),
  };
}

export type Summary = Counts & {
  /** Parties reported as not having answered, each once, as the sentences name them. */
  silent: string[];
};

/** What the report's one-line summary says. Leave cut items out. */
export function summaryOf(items: readonly Summarised[]): Summary {
  const silent = items.filter(({ kind }) => restsOnLog(kind)).flatMap(({ parties }) => parties);
  return { ...countStatuses(items), silent: [...new Set(silent)] };
}
