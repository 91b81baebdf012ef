import type { Analysis } from '../../analysis/analysis.ts';
import {
  endsOrganisation,
  endsPlace,
  isOnePerson,
  isTitleWord,
  surnameTitles,
} from '../../knowledge/honorifics.ts';
import { phraseStartingAt } from '../../people/mentions.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';
import { withoutDeterminer } from './coordinated.ts';
import { OF_PRESS } from './wording.ts';

/** Whether a token joins the last of several parties to those before it. */
export const isJoiner = ({ tokens: { lower } }: Analysis, k: number) => /^(and|or|nor)$/.test(lower[k] ?? '');

/**
 * The party by its name: "the editor of the paper, Ann Keller, declined". Takes the description and the token at which
 * its sentence's verb begins; returns the name where an apposition is nothing but a name, otherwise the description.
 */
export function named(analysis: Analysis, phrase: TokenRange, last: number): TokenRange {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  // "A and the director, B, …" may list three; "A and his director, B," and "neither A nor the director, B," list two
  const joined = isJoiner(analysis, phrase.from - 1) && lower[phrase.from - 1] !== 'nor';
  if (joined && !/^(his|her|its|their)$/.test(lower[phrase.from] ?? '')) return phrase;
  if (lower[last] !== ',' || lower[phrase.to] !== ',' || last - phrase.to < 2) return phrase;
  const name = nameWithin(analysis, phrase.to + 1, last);
  if (!name) return phrase;
  // "the Mayor, Smt. Eva Lund,": an office with a capital is not a name
  const end = lower[phrase.to - 1] ?? '';
  const isOffice = isTitleWord(end) && (tags[phrase.from] === Tag.determiner || !surnameTitles.has(end));
  if (tags[phrase.to - 1] !== Tag.name || isOffice) return name;
  // "the Chief Whip, Hon. Femi Adeola,"
  if (tags[phrase.from - 1] === Tag.determiner || tags[phrase.from] === Tag.determiner)
    if (isTitleWord(lower[name.from] ?? '') && name.to - name.from > 1) return name;
  // "the Commissioner for Ferries, Alhaji Musa Bala,", but "the mayor of Skarv, Norvane,"
  const isPerson = name.to - name.from > 1 && !endsPlace(lower[name.to - 1] ?? '');
  return isPerson && isOfficeOf(analysis, phrase) ? name : phrase;
}

/**
 * The name that an apposition consists of ("Bo Lind") or ends with ("a firm called Quayworks"); null where it says
 * something else.
 */
function nameWithin({ tokens: { lower }, tags }: Analysis, from: number, most: number): TokenRange | null {
  const isName = (k: number) => tags[k] === Tag.name;
  let to = most;
  while (to > from && isName(to - 1)) to--;
  const isOf = /^(of|from)$/.test(lower[to - 1] ?? '') && isName(to - 2) && to < most;
  let first = isOf ? to - 1 : most;
  // "Engr. (Mrs.) Eva Lund"
  while (first > from && (isName(first - 1) || /^[()]$/.test(lower[first - 1] ?? ''))) first--;
  // "Ines Dorn of Skarv", but "Bank of Norvane"
  to = isOf && !endsOrganisation(lower[to - 2] ?? '') ? to - 1 : most;
  if (first >= to || !isName(to - 1)) return null;
  const isCalled = CALLED.test(lower[first - 1] ?? '') && tags[from] === Tag.determiner;
  return first === from || isCalled ? { from: first, to } : null;
}

const CALLED = /^(called|named|as|styled|titled)$/;

/** Whether a phrase is one person's office: "Commissioner for Ferries", "head of media". */
function isOfficeOf({ tokens: { lower }, tags }: Analysis, { from, to }: TokenRange): boolean {
  for (let k = from + 1; k < to; k++) if (tags[k] === Tag.preposition) return isOnePerson(lower[k - 1] ?? '');
  return false;
}

/**
 * An office with all its words: "the [chief executive of] Norvane Ferries", "the [managing] director of Skarv Homes". A
 * phrase that is not part of one is returned as it is. `least` is the first token that may belong to it.
 */
export function wholeOffice({ tokens, tags }: Analysis, phrase: TokenRange, least: number): TokenRange {
  const { lower } = tokens;
  let { from } = phrase;
  // "the pilots’ union"
  if (/^['’]$/.test(lower[from - 1] ?? '') && from - 2 >= least && (lower[from - 2] ?? '').endsWith('s')) {
    from -= 2;
    while (from > least && isOfDescription(tags[from - 1])) from--;
    return { from, to: phrase.to };
  }
  const isOf = /^(of|at|for)$/.test(lower[from - 1] ?? '') && isOnePerson(lower[from - 2] ?? '');
  if (isOf && from - 2 >= least) from -= 2;
  else if (!(tags[from - 1] === Tag.gerund && opensOffice(tags, from - 2, least))) return phrase;
  while (from > least && isOfDescription(tags[from - 1])) from--;
  return { from, to: phrase.to };
}

const opensOffice = (tags: Uint8Array, k: number, least: number) =>
  k < least || tags[k] === Tag.determiner || tags[k] === Tag.possessive;

const isOfDescription = (tag: number | undefined) =>
  tag === Tag.noun ||
  tag === Tag.adjective ||
  tag === Tag.gerund ||
  tag === Tag.name ||
  tag === Tag.possessive ||
  tag === Tag.determiner;

/** "When our reporter called the clerk, she …": whom the newsroom called at `verb`; null where others did. */
export function calledByPress(analysis: Analysis, verb: number, before: number): TokenRange | null {
  const { tokens, tags } = analysis;
  const caller = tokens.lower.slice(Math.max(0, verb - 3), verb).join(' ');
  if (!/\b(?:i|we)$/.test(caller) && !OF_PRESS.test(caller)) return null;
  const phrase = phraseStartingAt(tokens, tags, verb + 1, before);
  return phrase && withoutDeterminer(tokens.lower, tags, named(analysis, phrase, before - 1));
}
