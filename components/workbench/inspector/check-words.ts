/** What a check says, in words. Pure, so that it can be tested without a screen. */

import { formatPages, timecode } from '@/lib/domain/moments.ts';
import { AROUND } from '@/lib/domain/quote-check.ts';
import type { CheckView } from '@/lib/items/view.ts';
import type { Edit, Excuse, Sense } from '@/lib/text/compare/types.ts';

const OUTCOME_LABELS: Record<CheckView['outcome'], string> = {
  verbatim: 'Word for word',
  trimmed: 'Trimmed, openly',
  altered: 'Altered',
  not_found: 'Not found in the source',
};

/** How faithful the words are, and whose they are where that matters: "Word for word, but the transcript gives …". */
export function findingLabel({ outcome, said }: Pick<CheckView, 'outcome' | 'said'>): string {
  const words = OUTCOME_LABELS[outcome];
  if (!said || outcome === 'not_found') return words;
  const isFair = outcome === 'verbatim' || outcome === 'trimmed';
  return isAnothers({ outcome, said }) ? `${words}, ${isFair ? 'but' : 'and'} ${said.words}` : words;
}

/** Whether the source attributes the words, or part of them, to somebody other than the item does. */
export const isAnothers = ({ outcome, said }: Pick<CheckView, 'outcome' | 'said'>): boolean =>
  outcome !== 'not_found' && (said?.kind === 'other' || said?.kind === 'partly');

/** What else should be said about who says it; null where it is the same person, or unknown. */
export function speakerNotice({ outcome, said }: Pick<CheckView, 'outcome' | 'said'>): string | null {
  if (!said || outcome === 'not_found' || (said.kind !== 'unknown' && said.kind !== 'unnamed')) return null;
  return `${said.words.charAt(0).toUpperCase()}${said.words.slice(1)}${said.words.endsWith('?') ? '' : '.'}`;
}

/** Where in the source: "0:07", "page 17 line 2", "page 3–4". */
export function placeLabel(check: Pick<CheckView, 'fromMs' | 'page' | 'lastPage' | 'line'>): string {
  const { fromMs, page, line } = check;
  // For a quote that begins on a printed line, the line shows where to look.
  const printed =
    line === null
      ? formatPages(check)
      : [page !== null && `page ${page}`, `line ${line}`].filter(Boolean).join(' ');
  return [fromMs !== null && timecode(fromMs), printed].filter(Boolean).join(' · ');
}

const SENSE_LABELS: Record<Sense, string> = {
  negation: 'a negation',
  number: 'a number',
  name: 'a name',
  modal: 'how certain it is (may, must, would)',
};

const EXCUSE_LABELS: Record<Excuse, string> = {
  omission: 'words left out at an ellipsis',
  insertion: 'words in brackets',
  filler: 'hesitations and fillers',
  annotation: 'what a transcript writes and nobody said',
  attribution: 'the reporter’s own “she said”',
  spelling: 'another spelling or abbreviation',
  numeral: 'a number written another way',
  typography: 'typography',
  date: 'a date or time in another form',
  masked: 'an oath with letters left out',
  homophone: 'words that sound the same',
};

/** Why differences do not count against the quote, each reason once; empty where none was excused. */
export function leftAside(edits: readonly Edit[]): string[] {
  const found = edits.flatMap(({ kind, excused }) => (kind !== 'equal' && excused ? [excused] : []));
  return [...new Set(found)].map((excuse) => EXCUSE_LABELS[excuse]);
}

/** Which changes bear on the meaning, each kind once; empty where none does. */
export function senseChanges(edits: readonly Edit[]): string[] {
  const found = edits.filter(({ kind, excused, sense }) => kind !== 'equal' && !excused && sense);
  return [...new Set(found.map(({ sense }) => SENSE_LABELS[sense as Sense]))];
}

/** The source's words around the place, dropping any word cut in two; with an ellipsis where the text continues. */
export function surroundings({ before, after, from }: Pick<CheckView, 'before' | 'after' | 'from'>): {
  before: string;
  after: string;
} {
  return {
    before: from > before.length ? `…${before.replace(/^\S{0,30}\s+/, '')}` : before,
    after: after.length >= AROUND ? `${after.replace(/\s+\S{0,30}$/, '')}…` : after,
  };
}

/** Why a check is out of date: which version it was made on, and which one is current now. */
export function staleLabel({ version, replacedBy }: Pick<CheckView, 'version' | 'replacedBy'>): string {
  if (replacedBy === undefined) return 'The words of the item changed since this check. Check them again.';
  const on = version === null ? 'words that were replaced since' : `version ${version} of the source’s words`;
  if (replacedBy === null) return `Made on ${on}, which were taken away. It is stale.`;
  return `Made on ${on}; version ${replacedBy} replaced them. It is stale: check again.`;
}
