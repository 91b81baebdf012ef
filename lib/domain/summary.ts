/** "14 statements: 11 verified, 1 disputed, 2 pending, among them: no comment from Moscow or Beijing" */
import { restsOnLog } from './item-kinds.ts';
import type { ItemKind, ItemStatus } from './vocabulary.ts';
import { formatList } from './wording.ts';

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

/** The report in one line, without a full stop. */
export function summarySentence({ all, verified, disputed, pending, silent }: Summary): string {
  if (all === 0) return 'No statements';
  const figures = [
    verified > 0 ? `${verified} verified` : '',
    disputed > 0 ? `${disputed} disputed` : '',
    pending > 0 ? `${pending} pending` : '',
  ].filter((figure) => figure !== '');
  const among = silent.length > 0 ? `, among them: no comment from ${formatList(silent, 'or')}` : '';
  return `${all} ${all === 1 ? 'statement' : 'statements'}: ${figures.join(', ')}${among}`;
}
