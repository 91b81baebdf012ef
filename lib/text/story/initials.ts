import type { Analysis } from '../analysis/analysis.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { StoryBlock } from './story-blocks.ts';

/** Whom initials stand for: the name as in the introduction, and whether it is one of the newsroom's own people. */
export type Initialled = { name: TokenRange; isOurs: boolean };

const MOST_LETTERS = 3;
const INITIALS = /^(?:\p{Lu}\.?){2,3}$/u;
const OURS = /^(?:our|editor|critic|correspondent|reporter|writer|columnist|interviewer|host)$/;

/** The letters of a label that is somebody's initials ("AH", "A.H."), in lower case; null where it is not. */
export function initialsOf(label: string): string | null {
  return INITIALS.test(label) ? label.replaceAll('.', '').toLowerCase() : null;
}

/** The names in an introduction, by their initials. */
export function namesByInitials(
  { tokens, tags }: Analysis,
  intro: readonly StoryBlock[],
): Map<string, Initialled> {
  const found = new Map<string, Initialled>();
  for (const { from, to } of intro) {
    for (let k = from; k < to; k++) {
      if (tags[k] !== Tag.name || tags[k - 1] === Tag.name) continue;
      let end = k + 1;
      while (end < to && tags[end] === Tag.name) end++;
      const isOurs = tokens.lower.slice(Math.max(from, k - 4), k).some((low) => OURS.test(low));
      // "Novelist Ada Holm": every shorter name inside it
      for (let first = Math.max(k, end - MOST_LETTERS); first < end - 1; first++) {
        const letters = tokens.lower.slice(first, end).map((low) => low.charAt(0));
        const key = letters.join('');
        if (!found.has(key)) found.set(key, { name: { from: first, to: end }, isOurs });
      }
    }
  }
  return found;
}
