/** What a check says in words. Pure, so that it is tested without a screen. */
import { AROUND } from '@/lib/domain/quote-check.ts';
import type { CheckView } from '@/lib/items/view.ts';
import type { Edit, Sense } from '@/lib/text/compare/types.ts';

export const OUTCOME_WORDS: Record<CheckView['outcome'], string> = {
  verbatim: 'Word for word',
  trimmed: 'Trimmed, openly',
  altered: 'Altered',
  not_found: 'Not found in the source',
};

const SENSE_WORDS: Record<Sense, string> = {
  negation: 'a negation',
  number: 'a number',
  name: 'a name',
  modal: 'how certain it is (may, must, would)',
};

/** What of the changes bears on the sense, each once; empty where nothing does. */
export function senseChanges(edits: readonly Edit[]): string[] {
  const found = edits.filter(({ kind, excused, sense }) => kind !== 'equal' && !excused && sense);
  return [...new Set(found.map(({ sense }) => SENSE_WORDS[sense as Sense]))];
}

/** The source's words around the place, without a word that was cut in two; an ellipsis where it goes on. */
export function surroundings({ before, after, from }: Pick<CheckView, 'before' | 'after' | 'from'>): {
  before: string;
  after: string;
} {
  return {
    before: from > before.length ? `…${before.replace(/^\S{0,30}\s+/, '')}` : before,
    after: after.length >= AROUND ? `${after.replace(/\s+\S{0,30}$/, '')}…` : after,
  };
}
