import { type Analysis, analyse } from '../../analysis/analysis.ts';
import { phraseEndingAt, phraseStartingAt } from '../../people/mentions.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';
import { wordTest } from '../../words/lexicon.ts';
import type { Span } from '../../words/types.ts';
import { namesIn } from './accused-names.ts';
import { isBe, subjectOf, verbGroup } from './verb-group.ts';
import {
  A_REASON,
  A_WRONG,
  CALLS_BY_NAME,
  CASE_AGAINST,
  CULPABLE,
  CULPRIT,
  DONE_TO_SOMEBODY,
  HARM,
  HARMLESS,
  HOLDS_GUILTY,
  NEEDS_A_REASON,
  OWN_WRONG,
  WRONG_WITH,
  type WrongForm,
  wrongVerbs,
} from './wrongdoing.ts';

/** Somebody named whom the words say has done wrong, and the word that says so. */
export type Accused = Span & { name: string; word: string };

/**
 * Finds who a text accuses by name, in text order: who did wrong (by verb, noun or adjective), was convicted, charged
 * or blamed. The position in the clause decides, so that those who judge, accuse, investigate or suffered are not
 * included. Offsets are UTF-16 code units. Linear in the length of the text.
 */
export function findAccused(text: string): Accused[] {
  const analysis = analyse(text);
  const { tokens } = analysis;
  const found = analysis.layout.sentences.flatMap((sentence) =>
    accusedIn(analysis, sentence).map(({ range: { from, to }, at }) => {
      const start = tokens.start[from] ?? 0;
      const end = tokens.end[to - 1] ?? start;
      return { start, end, name: text.slice(start, end), word: tokens.word[at] ?? '' };
    }),
  );
  return found.sort((a, b) => a.start - b.start);
}

/** The same within one sentence or clause: the name's tokens (each name once) and the accusing token. */
export function accusedIn(analysis: Analysis, within: TokenRange): { range: TokenRange; at: number }[] {
  const { lexicon, number } = analysis.tokens;
  const found = new Map<number, { range: TokenRange; at: number }>();
  for (let at = within.from; at < within.to; at++) {
    // nearly every word accuses nobody, and is known not to
    if (!mayAccuse(lexicon, number[at] as number)) continue;
    for (const range of accusedAt(analysis, within, at))
      if (!found.has(range.from)) found.set(range.from, { range, at });
  }
  return [...found.values()];
}

const TRIED = /^(?:fac(?:es|ed|ing|e)|trial|investigation|arrest)$/;

/** Whether `accusedAt` may find something at a word. */
const mayAccuse = wordTest(
  (low) =>
    wrongVerbs.has(low) ||
    WRONG_WITH.some(([verb]) => verb.test(low)) ||
    low === 'guilty' ||
    low === 'responsible' ||
    low === 'blame' ||
    low === 'against' ||
    [HOLDS_GUILTY, CULPRIT, CULPABLE, TRIED, CALLS_BY_NAME, OWN_WRONG, A_WRONG].some((list) =>
      list.test(low),
    ),
);

function accusedAt(analysis: Analysis, sentence: TokenRange, i: number): TokenRange[] {
  const low = analysis.tokens.lower[i] ?? '';
  // "its lies", "the abuse": a noun after its owner or article
  const before = analysis.tags[i - 1];
  const isNoun = before === Tag.possessive || before === Tag.determiner;
  const form = isNoun ? null : wrongForm(analysis, sentence, i, low);
  if (form) return byWrongVerb(analysis, sentence, i, form);
  if (HOLDS_GUILTY.test(low)) return byVerdict(analysis, sentence, i, low);
  if (low === 'guilty') return byPlea(analysis, sentence, i);
  if (CULPRIT.test(low) || CULPABLE.test(low)) return byPredicate(analysis, sentence, i);
  if ((low === 'responsible' || low === 'blame') && isBlame(analysis, sentence, i))
    return byPredicate(analysis, sentence, i);
  if (TRIED.test(low)) return byTrial(analysis, sentence, i, low);
  if (CALLS_BY_NAME.test(low)) return byName(analysis, sentence, i);
  if (low === 'against') return byCase(analysis, sentence, i);
  if (OWN_WRONG.test(low) || A_WRONG.test(low)) return byOwner(analysis, sentence, i);
  return [];
}

/** The form of a verb of wrong-doing at `i`; null where it is not one, or a harmless one. */
function wrongForm(analysis: Analysis, sentence: TokenRange, i: number, low: string): WrongForm | null {
  const form = wrongVerbs.get(low);
  if (!form && !WRONG_WITH.some(([verb]) => verb.test(low))) return null;
  const rest = wordsAfter(analysis, sentence, i, 10);
  if (HARMLESS.some(([verb, then]) => verb.test(low) && then.test(rest))) return null;
  if (form) return form;
  for (const [verb, then] of WRONG_WITH)
    if (verb.test(low) && then.test(rest))
      return low.endsWith('ing') ? 'gerund' : /^(?:taken|broken|beaten)$/.test(low) ? 'participle' : 'past';
  return null;
}

function byWrongVerb(analysis: Analysis, sentence: TokenRange, i: number, form: WrongForm): TokenRange[] {
  const { tokens, tags } = analysis;
  const group = verbGroup(analysis, sentence, i);
  if (group.isNegated || group.isSupposed) return [];
  const isPassive = group.hasBe && form !== 'gerund' && form !== 'base';
  if (isPassive || tokens.lower[i + 1] === 'by') {
    for (let k = i + 1; k < sentence.to && k <= i + 5; k++) {
      if (tokens.lower[k] === 'by')
        return namesIn(analysis, phraseStartingAt(tokens, tags, k + 1, sentence.to));
      if (tags[k] === Tag.mark) break;
    }
    return [];
  }
  if (form === 'participle' && !group.hasHave) return [];
  if (form === 'gerund' && !group.hasBe) return [];
  // "the four killed in the attack", "Democratic lies.": no object follows, or nothing at all
  const next = tags[i + 1];
  if (form === 'past' && DONE_TO_SOMEBODY.test(tokens.lower[i] ?? '') && !group.hasHave && isNoObject(next))
    return [];
  if (form === 'present' && (next === undefined || next === Tag.mark || next === Tag.conjunction)) return [];
  if (/^(?:him|her|it|them)sel(?:f|ves)$/.test(tokens.lower[i + 1] ?? '')) return [];
  // "abuse", "murder", "beat": a noun unless something makes it a verb
  if (form === 'base' && !group.hasHelper) return [];
  return namesIn(analysis, subjectOf(analysis, sentence, group.from));
}

const isNoObject = (t: number | undefined) =>
  t === undefined || t === Tag.preposition || t === Tag.mark || t === Tag.conjunction || t === Tag.adverb;

/** "A jury convicted Hart", "Hart was charged with", "Hart, accused of". */
function byVerdict(analysis: Analysis, sentence: TokenRange, i: number, low: string): TokenRange[] {
  const { tokens, tags } = analysis;
  const group = verbGroup(analysis, sentence, i);
  if (group.isNegated || group.isSupposed) return [];
  if (
    NEEDS_A_REASON.test(low) &&
    !/^(?:sued|sues|condemn)/.test(low) &&
    !A_REASON.test(wordsAfter(analysis, sentence, i, 24))
  )
    return [];
  if (group.hasBe && !low.endsWith('ing'))
    return namesIn(analysis, subjectOf(analysis, sentence, group.from));
  // "the imprisoned tycoon": an aside, about whoever it is
  if (tags[i - 1] === Tag.determiner) return [];
  const object = namesIn(analysis, phraseStartingAt(tokens, tags, i + 1, sentence.to));
  if (object.length > 0) return object;
  // "Hart, accused of lying, …": after a comma, with what he is accused of
  const isApposed = tokens.lower[i - 1] === ',' && /^(?:of|with|for|over)$/.test(tokens.lower[i + 1] ?? '');
  return isApposed ? namesIn(analysis, phraseEndingAt(tokens, tags, i - 2, sentence.from)) : [];
}

/** "Hart pleaded guilty", "was found guilty", "found Hart guilty". */
function byPlea(analysis: Analysis, sentence: TokenRange, i: number): TokenRange[] {
  const { tokens, tags } = analysis;
  if (tokens.lower[i - 1] === 'not') return [];
  for (let k = i - 1; k >= sentence.from && k >= i - 7; k--) {
    const low = tokens.lower[k] ?? '';
    if (low === 'not' || low === 'never') return [];
    if (/^(?:pleaded|pleads|plead|pled)$/.test(low))
      return namesIn(analysis, subjectOf(analysis, sentence, verbGroup(analysis, sentence, k).from));
    if (low !== 'found' && low !== 'finds') continue;
    const group = verbGroup(analysis, sentence, k);
    if (group.isNegated) return [];
    return group.hasBe
      ? namesIn(analysis, subjectOf(analysis, sentence, group.from))
      : namesIn(analysis, phraseStartingAt(tokens, tags, k + 1, i));
  }
  return byPredicate(analysis, sentence, i);
}

/** "Stark is a crook", "was corrupt", "is to blame". */
function byPredicate(analysis: Analysis, sentence: TokenRange, i: number): TokenRange[] {
  const { tokens, tags } = analysis;
  for (let k = i - 1; k >= sentence.from && k >= i - 6; k--) {
    const low = tokens.lower[k] ?? '';
    if (low === 'not' || low === 'never' || low === 'no' || low === "n't") return [];
    if (isBe(low)) {
      const group = verbGroup(analysis, sentence, k);
      return group.isNegated ? [] : namesIn(analysis, subjectOf(analysis, sentence, group.from));
    }
    const isWithin =
      tags[k] === Tag.determiner ||
      tags[k] === Tag.adjective ||
      tags[k] === Tag.adverb ||
      tags[k] === Tag.mark ||
      tags[k] === Tag.to ||
      low === 'and' ||
      low === 'partly' ||
      tags[k] === Tag.noun;
    if (!isWithin) return [];
  }
  return [];
}

/** "Faces charges of fraud", "is on trial for", "is under investigation over". */
function byTrial(analysis: Analysis, sentence: TokenRange, i: number, low: string): TokenRange[] {
  const { lower } = analysis.tokens;
  const faces = low.startsWith('fac');
  const isHeld = faces
    ? /^(?:[\w-]+ ){0,3}(?:charges?|trial|counts|prosecution|allegations|accusations)\b/.test(
        wordsAfter(analysis, sentence, i, 6),
      )
    : /^(?:on|under)$/.test(lower[i - 1] ?? '') &&
      isBe(lower[i - 2] ?? '') &&
      A_REASON.test(wordsAfter(analysis, sentence, i, 3));
  if (!isHeld) return [];
  const group = verbGroup(analysis, sentence, faces ? i : i - 2);
  return group.isNegated || group.isSupposed
    ? []
    : namesIn(analysis, subjectOf(analysis, sentence, group.from));
}

/** "Called Stark a liar". */
function byName(analysis: Analysis, sentence: TokenRange, i: number): TokenRange[] {
  const { tokens, tags } = analysis;
  const phrase = phraseStartingAt(tokens, tags, i + 1, sentence.to);
  if (!phrase) return [];
  for (let k = phrase.to; k < sentence.to && k < phrase.to + 6; k++)
    if (CULPRIT.test(tokens.lower[k] ?? '') || CULPABLE.test(tokens.lower[k] ?? ''))
      return namesIn(analysis, phrase);
  return [];
}

/** "Allegations of theft against Lund". */
function byCase(analysis: Analysis, sentence: TokenRange, i: number): TokenRange[] {
  const { tokens, tags } = analysis;
  for (let k = i - 1; k >= sentence.from && k >= i - 8; k--)
    if (CASE_AGAINST.test(tokens.lower[k] ?? '') && !isDenied(analysis, sentence, k))
      return namesIn(analysis, phraseStartingAt(tokens, tags, i + 1, sentence.to));
  return [];
}

/** "No criminal charges": whether one of the three words before it negates it. */
function isDenied({ tokens: { lower } }: Analysis, sentence: TokenRange, k: number): boolean {
  for (let m = k - 1; m >= sentence.from && m >= k - 3; m--)
    if (/^(?:no|not|without|never|dropped|dismissed)$/.test(lower[m] ?? '')) return true;
  return false;
}

/** "Haulage’s lies", "what Roth did was theft". */
function byOwner(analysis: Analysis, sentence: TokenRange, i: number): TokenRange[] {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  if (OWN_WRONG.test(lower[i] ?? ''))
    for (let k = i - 1; k > sentence.from && k >= i - 3; k--)
      // "his conviction for perjury": it belongs to another noun
      if (tags[k] === Tag.preposition) break;
      else if (tags[k] === Tag.possessive) return namesIn(analysis, subjectOf(analysis, sentence, k));
  for (let k = i - 1; k > sentence.from && k >= i - 4; k--)
    if (isBe(lower[k] ?? '') && lower[k - 1] === 'did') {
      const subject = subjectOf(analysis, sentence, k - 1);
      return subject && lower[subject.from - 1] === 'what' ? namesIn(analysis, subject) : [];
    }
  return [];
}

function isBlame(analysis: Analysis, sentence: TokenRange, i: number): boolean {
  const { lower } = analysis.tokens;
  if (lower[i] === 'blame') return lower[i - 1] === 'to';
  return lower[i + 1] === 'for' && HARM.test(wordsAfter(analysis, sentence, i, 8));
}

/** The next words in lower case, each after a space. */
function wordsAfter({ tokens }: Analysis, sentence: TokenRange, i: number, most: number): string {
  return tokens.lower.slice(i + 1, Math.min(sentence.to, i + 1 + most)).join(' ');
}
