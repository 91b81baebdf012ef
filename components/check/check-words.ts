/** What a check says in words. Pure, so that it is tested without a screen. */
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

/** A place in a recording as a person says it: 0:07, 12:31, 1:02:03. */
export function timecode(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
