import type { Analysis } from '../analysis.ts';
import { isTitle, surnameTitles } from '../lexicon/honorifics.ts';
import { phraseStartingAt } from '../mentions.ts';
import type { TokenRange } from '../sentences.ts';
import { Tag } from '../tagger.ts';
import { withoutDeterminer } from './coordinated.ts';
import { OF_PRESS } from './wording.ts';

/** Whether a token joins the last of several to those before it. */
export const isJoiner = ({ tokens: { lower } }: Analysis, k: number) => /^(and|or|nor)$/.test(lower[k] ?? '');

/**
 * The party by its name: "the editor of the paper, Ann Keller, declined". Takes the description and the token at which
 * its sentence's verb begins; answers the name where an apposition is nothing but one, else the description.
 */
export function named(analysis: Analysis, phrase: TokenRange, last: number): TokenRange {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  // "A and the director, B, …" may list three; "A and his director, B," two
  if (isJoiner(analysis, phrase.from - 1) && !/^(his|her|its|their)$/.test(lower[phrase.from] ?? ''))
    return phrase;
  if (lower[last] !== ',' || lower[phrase.to] !== ',' || last - phrase.to < 2) return phrase;
  for (let k = phrase.to + 1; k < last; k++) if (tags[k] !== Tag.name) return phrase;
  // "the Mayor, Smt. Eva Lund,": an office with a capital is no name
  const end = lower[phrase.to - 1] ?? '';
  const isOffice = isTitle(end) && (tags[phrase.from] === Tag.determiner || !surnameTitles.has(end));
  return tags[phrase.to - 1] === Tag.name && !isOffice ? phrase : { from: phrase.to + 1, to: last };
}

/** "When our reporter called the clerk, she …": whom the newsroom called at `verb`; null where others did. */
export function calledByPress(analysis: Analysis, verb: number, before: number): TokenRange | null {
  const { tokens, tags } = analysis;
  const caller = tokens.lower.slice(Math.max(0, verb - 3), verb).join(' ');
  if (!/\b(?:i|we)$/.test(caller) && !OF_PRESS.test(caller)) return null;
  const phrase = phraseStartingAt(tokens, tags, verb + 1, before);
  return phrase && withoutDeterminer(tokens.lower, tags, named(analysis, phrase, before - 1));
}
