import type { Analysis } from '../../analysis/analysis.ts';
import { saying } from '../../knowledge/english-verbs.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';
import { Kind } from '../../words/tokens.ts';

/** How a sentence opens that first says what was asked: "Asked whether she backed it, Holm declined to say". */
const ASKED = /^(asked|pressed|questioned|pushed|quizzed|challenged)$/;
/** Nouns beside which a silence may be set: "…, a claim her office has refused to confirm". */
const MATTER =
  /^(claim|allegation|charge|accusation|suggestion|assertion|figure|report|rumou?r|account|version)$/;
const ALONE = 8;

/** A silence in its sentence: the tokens of its wording, and who did not answer. */
type Silence = { at: number; after: number; parties: readonly TokenRange[] };

/**
 * The part of a sentence that reports a silence, without the question before it ("Asked about the pier, | Holm declined
 * to comment") and without anything else the same party said ("Holm confirmed the date but | would not say more",
 * "declined to comment | , but insisted that …"); for a "No comment" in marks, only those words. The whole range where
 * none of these applies.
 */
export function clauseOf(analysis: Analysis, range: TokenRange, silence: Silence): TokenRange {
  const { tokens, quotationOf, quotations } = analysis;
  const words = quotations[quotationOf[silence.at] ?? -1];
  const isWhole = words !== undefined && isSaidWhole(analysis, words);
  if (isWhole && words.from >= range.from && words.to <= range.to && words.to - words.from <= ALONE) {
    let { from, to } = words;
    while (from > range.from && quotationOf[from - 1] === quotationOf[silence.at]) from--;
    while (to < range.to && quotationOf[to] === quotationOf[silence.at]) to++;
    return { from, to };
  }
  const from = opening(analysis, range, silence);
  let to = closing(analysis, range, silence);
  while (to < range.to && to > silence.after && tokens.lower[to - 1] === ',') to--;
  if (to > silence.after && closesAnother(tokens.lower, from, to)) to--;
  return { from, to };
}

/**
 * Whether words in marks say by themselves that nothing was said: no fragment ("said it “does not comment on staff”").
 */
function isSaidWhole({ tokens: { word, kind } }: Analysis, { from, to }: TokenRange): boolean {
  let first = from;
  while (first < to - 1 && kind[first] === Kind.mark) first++;
  return !/^\p{Ll}/u.test(word[first] ?? '') || /^no$/i.test(word[first] ?? '');
}

/** Whether a stretch ends with a closing bracket that was opened before it. */
function closesAnother(lower: readonly string[], from: number, to: number): boolean {
  const open = lower[to - 1] === ')' ? '(' : lower[to - 1] === ']' ? '[' : null;
  return open !== null && !lower.slice(from, to).includes(open);
}

function opening(analysis: Analysis, { from }: TokenRange, { at, parties }: Silence): number {
  const { tokens, tags, quotationOf } = analysis;
  const { lower } = tokens;
  let verb = at;
  while (verb > from && (tags[verb - 1] === Tag.adverb || isAuxiliary(tags[verb - 1]))) verb--;
  // "confirmed that …, but would not say"
  const joined = /^(but|though|although)$/.test(lower[verb - 1] ?? '');
  if (joined && saidIn(analysis, from, verb - 1)) return verb;
  const party = parties.find((one) => one.from < at && one.from >= from)?.from ?? at;
  const asks = ASKED.test(lower[from] ?? '') || (lower[from] === 'when' && ASKED.test(lower[from + 1] ?? ''));
  for (let k = party - 1; k > from; k--) {
    if (lower[k] !== ',' || (quotationOf[k] ?? -1) >= 0) continue;
    if (asks) return party - k > 4 ? from : overApposition(analysis, k, from) + 1;
    const matter = tags[k + 1] === Tag.determiner && MATTER.test(lower[k + 2] ?? '');
    if (matter && party - k <= 5) return k + 1;
  }
  return from;
}

/** The comma before "the minister" if there is one, as in "…, the minister, Bo Lind"; otherwise the comma given. */
function overApposition({ tokens: { lower }, tags }: Analysis, comma: number, least: number): number {
  for (let k = comma - 2; k > least && k > comma - 7; k--)
    if (lower[k] === ',') return tags[k + 1] === Tag.determiner ? k : comma;
  return comma;
}

/** Where another statement by the same party begins after a silence: at the comma or "but" before it. */
function closing(analysis: Analysis, { to }: TokenRange, { after }: Silence): number {
  const { tokens, tags, quotationOf } = analysis;
  const { lower } = tokens;
  for (let k = after; k < to - 1; k++) {
    if ((quotationOf[k] ?? -1) >= 0 || !/^(but|and|though|although)$/.test(lower[k] ?? '')) continue;
    let verb = k + 1;
    while (
      verb < to &&
      (tags[verb] === Tag.adverb ||
        tags[verb] === Tag.pronoun ||
        isAuxiliary(tags[verb]) ||
        lower[verb] === 'later')
    )
      verb++;
    if (!isSaid(analysis, verb)) continue;
    return lower[k - 1] === ',' ? k - 1 : k;
  }
  return to;
}

function saidIn(analysis: Analysis, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (isSaid(analysis, k)) return true;
  return false;
}

function isSaid({ tokens, tags, quotationOf }: Analysis, k: number): boolean {
  const isVerb = tags[k] === Tag.past || tags[k] === Tag.present;
  return isVerb && (quotationOf[k] ?? -1) < 0 && saying.has(tokens.lower[k] ?? '');
}

function isAuxiliary(tag: number | undefined): boolean {
  return tag === Tag.auxiliary || tag === Tag.modal;
}
