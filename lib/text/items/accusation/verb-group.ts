import type { Analysis } from '../../analysis/analysis.ts';
import { phraseBefore, phraseEndingAt, phraseStartingAt } from '../../people/mentions.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';

/** A verb with its auxiliaries and adverbs, from its first token: "had never been". */
export type VerbGroup = {
  from: number;
  isNegated: boolean;
  hasBe: boolean;
  hasHave: boolean;
  hasHelper: boolean;
  /** "Might have lied", "be prosecuted", "if Hart lied": not reported as done. */
  isSupposed: boolean;
};

const BE = /^(?:is|are|was|were|be|been|being|gets?|got|isn't|aren't|wasn't|weren't)$/;

/** Whether a word is a form of "to be". */
export function isBe(low: string): boolean {
  return BE.test(low);
}

/** The group of the verb at `i`, within its sentence. */
export function verbGroup({ tokens: { lower }, tags }: Analysis, sentence: TokenRange, i: number): VerbGroup {
  const group: VerbGroup = {
    from: i,
    isNegated: false,
    hasBe: false,
    hasHave: false,
    hasHelper: false,
    isSupposed: false,
  };
  for (let k = i - 1; k >= sentence.from; k--) {
    const low = lower[k] ?? '';
    const t = tags[k];
    const isPart =
      t === Tag.auxiliary ||
      t === Tag.modal ||
      t === Tag.adverb ||
      t === Tag.negation ||
      t === Tag.to ||
      BE.test(low);
    if (!isPart || (t === Tag.negation && /^(?:nobody|none|nothing|no|without)$/.test(low))) break;
    if (t === Tag.negation || /n't$/.test(low) || low === 'cannot') group.isNegated = true;
    if (BE.test(low)) group.hasBe = true;
    if (/^(?:has|have|had|having|'ve)/.test(low)) group.hasHave = true;
    // "used to beat": done, and more than once
    if (/^(?:do|does|did)/.test(low) || (t === Tag.to && lower[k - 1] === 'used')) group.hasHelper = true;
    if (/^(?:may|might|could|would|should|can|be)$/.test(low)) group.isSupposed = true;
    group.from = k;
  }
  return group;
}

/** The subject of a verb group that begins at `at`, seen through "who", "and" and an apposition that names; or null. */
export function subjectOf({ tokens, tags }: Analysis, sentence: TokenRange, at: number): TokenRange | null {
  const { lower } = tokens;
  let k = at - 1;
  if (k < sentence.from) return null;
  const before = lower[k] ?? '';
  if (before === 'who' || before === 'which' || before === 'that') {
    if (lower[k - 1] === ',') k--;
    const named = phraseEndingAt(tokens, tags, k - 1, sentence.from);
    // "a shooting in California that killed 14": not the place
    return named && lower[named.from - 1] !== 'in' && lower[named.from - 1] !== 'at' ? named : null;
  }
  if (/^(?:and|or|but|then)$/.test(before) || (before === ',' && tags[k - 1] !== Tag.name))
    return clauseSubject({ tokens, tags }, sentence, k);
  const phrase = phraseBefore(tokens, tags, at, sentence.from);
  if (!phrase) return null;
  // "the owner, Bo Kray, had lied": the name is in between
  const apposed = before === ',' && lower[phrase.to] === ',' ? { from: phrase.to + 1, to: k } : null;
  if (apposed && apposed.to > apposed.from && tags[phrase.to - 1] !== Tag.name) {
    for (let m = apposed.from; m < apposed.to; m++) if (tags[m] === Tag.name) return apposed;
  }
  return phrase;
}

/** The first phrase of the clause that ends before `limit`. */
function clauseSubject(
  { tokens, tags }: Pick<Analysis, 'tokens' | 'tags'>,
  sentence: TokenRange,
  limit: number,
): TokenRange | null {
  const { lower } = tokens;
  let from = sentence.from;
  for (let k = limit - 1; k > sentence.from; k--)
    if (tags[k] === Tag.subordinator || /^[;:“”"—]$/.test(lower[k] ?? '') || lower[k] === 'who') {
      from = k + 1;
      if (lower[k] === 'who')
        return phraseEndingAt(tokens, tags, lower[k - 1] === ',' ? k - 2 : k - 1, sentence.from);
      break;
    }
  while (
    from < limit &&
    (tags[from] === Tag.mark || tags[from] === Tag.adverb || tags[from] === Tag.conjunction)
  )
    from++;
  const phrase = phraseStartingAt(tokens, tags, from, limit);
  // "the owner, Bo Kray, had lied and stole"
  if (phrase && lower[phrase.to] === ',' && tags[phrase.to - 1] !== Tag.name) {
    const apposed = phraseStartingAt(tokens, tags, phrase.to + 1, limit);
    if (apposed && tags[apposed.to - 1] === Tag.name && lower[apposed.to] === ',') return apposed;
  }
  return phrase;
}
