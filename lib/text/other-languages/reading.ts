import type { Analysis } from '../analysis/analysis.ts';
import { type Cues, foreignCues, type Gender } from '../knowledge/foreign-cues.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Kind } from '../words/tokens.ts';

/** A story read in one of the languages with cue verbs. */
export type ForeignReading = {
  analysis: Analysis;
  language: string;
  cues: Cues;
  /** 1 for each quotation that is a title or a firm's name, not words of a speaker. */
  titles: Uint8Array;
};

/** Who a phrase names. `range` is what the story calls them by, without article and without office. */
export type Phrase = {
  range: TokenRange;
  kind: 'name' | 'role' | 'pronoun' | 'outlet';
  gender: Gender | null;
  /** Token of the office or trade that the phrase has, or -1. */
  role: number;
  /** First token after the whole phrase. */
  end: number;
};

/** "a-t-il", "dit-elle": the French inversion is a cue whatever its verb. */
export const INVERSION = /-(?:t-)?(?:il|elle|ils|elles)$/;
export const DASH = /^[—–]$/;
export function cuesOf(language: string): Cues | null {
  // A language that was typed may be any word: "constructor" is one of every object.
  return Object.hasOwn(foreignCues, language) ? (foreignCues[language] ?? null) : null;
}

/** Days and months: capitalised in German, elsewhere a capital tells a name. */
export function isTime({ analysis, cues, language }: ForeignReading, k: number): boolean {
  return cues.times.test(analysis.tokens.lower[k] ?? '') && (language === 'de' || !isUpper(analysis, k));
}

export function isUpper({ tokens }: Analysis, k: number): boolean {
  const first = (tokens.word[k] ?? '').charAt(0);
  return tokens.kind[k] === Kind.word && first.toLowerCase() !== first;
}

/** Length of the phrase among `phrases` that stands at a token, the longest first, or 0. */
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
