import type { Analysis } from '../analysis/analysis.ts';
import { foreignCues } from '../knowledge/foreign-cues.ts';
import type { Cues, Gender } from '../knowledge/languages/cues.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Kind } from '../words/tokens.ts';

/** A story read in one of the languages with cue verbs. */
export type ForeignReading = {
  analysis: Analysis;
  language: string;
  cues: Cues;
  /** 1 for each quotation that is a title or a firm's name rather than a speaker's words. */
  titles: Uint8Array;
};

/** Whom a phrase names. `range` is what the story calls them, without article or office. */
export type Phrase = {
  range: TokenRange;
  kind: 'name' | 'role' | 'pronoun' | 'outlet';
  gender: Gender | null;
  /** Token of the phrase's office or trade, or -1. */
  role: number;
  /** First token after the whole phrase. */
  end: number;
};

/** "a-t-il", "dit-elle": French inversion is a cue whatever the verb. */
export const INVERSION = /-(?:t-)?(?:il|elle|ils|elles)$/;
export const DASH = /^[—–]$/;
/** The cue words of a language by its primary code; null where none are known. */
export function cuesOf(language: string): Cues | null {
  // A language typed by hand may be any word: "constructor" is a property of every object.
  return Object.hasOwn(foreignCues, language) ? (foreignCues[language] ?? null) : null;
}

/** Days and months: capitalised in German, elsewhere a capital tells a name. */
export function isTime({ analysis, cues, language }: ForeignReading, k: number): boolean {
  return cues.times.test(analysis.tokens.lower[k] ?? '') && (language === 'de' || !isUpper(analysis, k));
}

/** Whether a token is a word that begins with a capital. */
export function isUpper({ tokens }: Analysis, k: number): boolean {
  const first = (tokens.word[k] ?? '').charAt(0);
  return tokens.kind[k] === Kind.word && first.toLowerCase() !== first;
}

/** Length of the longest of `phrases` found at a token, or 0. */
export function phraseAt(
  lower: readonly string[],
  k: number,
  phrases: readonly (readonly string[])[],
): number {
  let longest = 0;
  for (const phrase of phrases)
    if (phrase.length > longest && phrase.every((part, i) => lower[k + i] === part)) longest = phrase.length;
  return longest;
}
