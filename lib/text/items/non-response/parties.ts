import type { Analysis } from '../../analysis/analysis.ts';
import { saying } from '../../knowledge/english-verbs.ts';
import { phraseBefore, phraseEndingAt, phraseStartingAt } from '../../people/mentions.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';
import { coordinated, eachSpokenFor, listedBefore, ownerOf, withoutDeterminer } from './coordinated.ts';
import { listedAfter } from './listed-after.ts';
import { calledByPress, isJoiner, named, wholeOffice } from './named.ts';
import type { Wording } from './wording.ts';

/**
 * Who did not answer.
 * @param at the first token of the wording, `after` the one after its last
 * @returns the mentions in text order, without their articles; none where the sentence names nobody
 */
export function partiesOf(
  analysis: Analysis,
  sentence: TokenRange,
  wording: Wording,
  at: number,
  after: number,
): TokenRange[] {
  const parties = [
    ...namedBy(analysis, sentence, wording, at, after),
    ...neitherDid(analysis, sentence, after),
  ];
  return eachSpokenFor(analysis, sentence, parties)
    .map((party) => ownerOf(analysis, party))
    .filter((party) => !isWriter(analysis, party));
}

/** "…, and neither did Bo Lind": who else did not answer. */
function neitherDid({ tokens, tags }: Analysis, sentence: TokenRange, after: number): TokenRange[] {
  const { lower } = tokens;
  for (let k = after; k + 2 < sentence.to; k++) {
    if (lower[k] !== 'neither' || !isAuxiliary(tags[k + 1])) continue;
    const phrase = phraseStartingAt(tokens, tags, k + 2, sentence.to);
    if (!phrase) return [];
    const name = lower[phrase.to] === ',' ? phraseStartingAt(tokens, tags, phrase.to + 1, sentence.to) : null;
    const isNamed = name && tags[name.to - 1] === Tag.name && /^[,.;]$/.test(lower[name.to] ?? '.');
    return [isNamed ? name : withoutDeterminer(lower, tags, phrase)];
  }
  return [];
}

/** "I have had no reply": the writer is the one who asked. */
function isWriter({ tokens: { lower }, quotationOf }: Analysis, { from, to }: TokenRange): boolean {
  return to - from === 1 && /^(i|we)$/.test(lower[from] ?? '') && (quotationOf[from] ?? -1) < 0;
}

function namedBy(
  analysis: Analysis,
  sentence: TokenRange,
  wording: Wording,
  at: number,
  after: number,
): TokenRange[] {
  switch (wording.party) {
    case 'after':
      return listedAfter(analysis, after, sentence.to);
    case 'none':
      return [];
    case 'speaker':
      return speakers(analysis, sentence, at, after);
    case 'before':
      return subjects(analysis, sentence, at);
  }
}

/** Whoever the quotation belongs to. */
function speakers(analysis: Analysis, sentence: TokenRange, at: number, after: number): TokenRange[] {
  const { tokens, tags, quotationOf } = analysis;
  const quotation = quotationOf[at] ?? -1;
  let close = after;
  while (close < sentence.to && quotation >= 0 && quotationOf[close] === quotation) close++;
  for (let k = close; k < sentence.to && k < close + 10; k++) {
    // "told the Courier it “does not comment”, but noted …": another verb of a speaker named before
    if (goesOnSaying(analysis, k)) break;
    // "the Morning Post" is not a verb
    if (!saying.has(tokens.lower[k] ?? '') || tags[k] === Tag.name) continue;
    const phrase = phraseBefore(tokens, tags, k, close) ?? phraseStartingAt(tokens, tags, k + 1, sentence.to);
    // "… said “No comment,” the Courier reported": the paper merely reports it
    if (phrase && (tokens.lower[k] === 'reported' || tokens.lower[k] === 'reports')) break;
    return phrase ? coordinated(analysis, phrase) : [];
  }
  for (let k = at - 1; k >= sentence.from && k > at - 8; k--) {
    const low = tokens.lower[k] ?? '';
    if (low !== 'saying' && (saying.has(low) || low === 'told')) return subjects(analysis, sentence, k);
  }
  return [];
}

/** Whether a second verb of the same speaker begins at a token: "but noted", "and later added". */
function goesOnSaying({ tokens: { lower }, tags }: Analysis, k: number): boolean {
  if (!/^(but|and|though|although|while)$/.test(lower[k] ?? '')) return false;
  const verb = tags[k + 1] === Tag.adverb || lower[k + 1] === 'later' ? k + 2 : k + 1;
  return saying.has(lower[verb] ?? '');
}

/** The subjects of the verb at `at`: the phrase before it, through "who", "and", "but" and "neither … nor". */
function subjects(analysis: Analysis, sentence: TokenRange, at: number): TokenRange[] {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  const isHaving = lower[at - 1] === 'having';
  if ((/^(declin|refus)ing$|^without$/.test(lower[at] ?? '') && !isAuxiliary(tags[at - 1])) || isHaving)
    return subjectsOfParticiple(analysis, sentence, at);
  // "his phone was switched off": the phone is at the match, and its owner before it
  if (/^(his|her|their)$/.test(lower[at - 1] ?? '') && !isAuxiliary(tags[at]))
    return [{ from: at - 1, to: at }];
  const verb = beforeAdverbials(analysis, sentence, at);
  let j = verb - 1;
  while (j >= sentence.from && (tags[j] === Tag.adverb || isAuxiliary(tags[j]) || lower[j] === 'to')) j--;
  const before = lower[j] ?? '';
  if (before === 'who' || before === 'which') {
    let k = j - 1;
    if (lower[k] === ',') k--;
    const phrase = k >= sentence.from ? phraseEndingAt(tokens, tags, k, sentence.from) : null;
    return phrase ? coordinated(analysis, phrase) : [];
  }
  if (/^(and|but|or|nor)$/.test(before) || (before === ',' && /^(and|but|or)$/.test(lower[j + 1] ?? ''))) {
    const phrase = mainSubject(analysis, sentence, j);
    return phrase ? coordinated(analysis, phrase) : [];
  }
  const found = phraseBefore(tokens, tags, verb, sentence.from);
  const phrase = found && wholeOffice(analysis, found, sentence.from);
  // "Lopez, who through her office declined": the office only passes it on
  if (phrase && /^(through|via)$/.test(lower[phrase.from - 1] ?? '') && phrase.from - 2 >= sentence.from)
    return subjects(analysis, sentence, phrase.from - 1);
  if (!phrase) {
    const main = mainSubject(analysis, sentence, verb);
    return main ? coordinated(analysis, main) : [];
  }
  return (
    whoSaidSo(analysis, sentence, phrase) ??
    whoWasAsked(analysis, sentence, phrase) ??
    listedWithName(analysis, sentence, phrase, j)
  );
}

/** "Neither Ada Holm nor her agent, Bo Lind,": everyone listed, the last by the name beside it. */
function listedWithName(
  analysis: Analysis,
  sentence: TokenRange,
  phrase: TokenRange,
  last: number,
): TokenRange[] {
  const name = named(analysis, phrase, last);
  if (name === phrase || !isJoiner(analysis, phrase.from - 1)) return listedBefore(analysis, sentence, name);
  return listedBefore(analysis, sentence, phrase).map((one) => (one.to === phrase.to ? name : one));
}

const isAuxiliary = (tag: number | undefined) =>
  tag === Tag.auxiliary || tag === Tag.modal || tag === Tag.negation;

/** Skips "so far", "to date", "this week": words between a subject and its verb that are not a subject. */
function beforeAdverbials({ tokens: { lower }, tags }: Analysis, sentence: TokenRange, at: number): number {
  let k = at;
  for (;;) {
    const [one, two] = [lower[k - 1] ?? '', lower[k - 2] ?? ''];
    if (
      k - 2 > sentence.from &&
      /^(so|thus|to|at|as|for|in) (far|date|first|yet|now|turn)$/.test(`${two} ${one}`)
    )
      k -= 2;
    else if (k - 1 > sentence.from && (isAuxiliary(tags[k - 1]) || /^(again|once|either)$/.test(one))) k -= 1;
    else return k === at ? at : k;
  }
}

/** "Declining to comment, the company said …" · "…, Ridley said, declining to answer". */
function subjectsOfParticiple(analysis: Analysis, sentence: TokenRange, at: number): TokenRange[] {
  const { tokens, tags, quotationOf } = analysis;
  if (at <= sentence.from + 1 || (at === sentence.from + 2 && tags[sentence.from] !== Tag.determiner)) {
    let k = at;
    while (k < sentence.to && tokens.lower[k] !== ',') k++;
    const phrase = phraseStartingAt(tokens, tags, k + 1, sentence.to);
    return phrase ? coordinated(analysis, phrase) : [];
  }
  for (let k = at - 1; k > sentence.from; k--) {
    if ((quotationOf[k] ?? -1) >= 0) continue;
    if (tags[k] === Tag.past || tags[k] === Tag.present || isAuxiliary(tags[k]))
      return subjects(analysis, sentence, k);
  }
  return [];
}

/**
 * "The ministry said it would not comment": the ministry, not "it". Null where the phrase is not a pronoun standing for
 * a speaker.
 */
function whoSaidSo(analysis: Analysis, sentence: TokenRange, { from, to }: TokenRange): TokenRange[] | null {
  const { tokens } = analysis;
  if (to - from !== 1 || !/^(he|she|it|they|we|i)$/.test(tokens.lower[from] ?? '')) return null;
  for (let k = from - 1; k > sentence.from && from - k < 14; k--) {
    const low = tokens.lower[k] ?? '';
    if (/^[;:“”"]$/.test(low) || (low === ',' && /^(and|but)$/.test(tokens.lower[k + 1] ?? ''))) return null;
    const called = ASKED_FIRST.test(low) ? calledByPress(analysis, k, from) : null;
    if (called) return [called];
    if (!saying.has(low) && low !== 'told') continue;
    const sayers = subjects(analysis, sentence, k);
    return sayers.length > 0 && (sayers[0]?.from ?? k) < k ? sayers : null;
  }
  return null;
}

/** "Several teachers contacted by the paper declined": the teachers, not the paper. */
function whoWasAsked(
  { tokens, tags }: Analysis,
  sentence: TokenRange,
  { from }: TokenRange,
): TokenRange[] | null {
  const { lower } = tokens;
  if (lower[from - 1] !== 'by' && lower[from - 2] !== 'by') return null;
  const by = lower[from - 1] === 'by' ? from - 1 : from - 2;
  if (
    !/^(contacted|reached|interviewed|approached|surveyed|asked|called|questioned|e-?mailed|polled)$/.test(
      lower[by - 1] ?? '',
    )
  )
    return null;
  const phrase = phraseEndingAt(tokens, tags, by - 2, sentence.from);
  return phrase ? [withoutDeterminer(lower, tags, phrase)] : null;
}

const ASKED_FIRST =
  /^(contacted|reached|asked|pressed|approached|questioned|telephoned|phoned|rang|called|confronted|quizzed|tracked)$/;

/** The subject of the sentence's first verb before `limit`. */
function mainSubject({ tokens, tags }: Analysis, sentence: TokenRange, limit: number): TokenRange | null {
  let from = sentence.from;
  const { lower } = tokens;
  while (
    from < limit &&
    (tags[from] === Tag.mark || tags[from] === Tag.conjunction || tags[from] === Tag.adverb)
  )
    from++;
  // "Reached by phone, the contractor said …"
  if (ASKED_FIRST.test(lower[from] ?? '')) while (from < limit && lower[from] !== ',') from++;
  for (let guard = 0; guard < 5 && from < limit; guard++) {
    const phrase = phraseStartingAt(tokens, tags, from, limit);
    if (phrase && tags[from] !== Tag.preposition) {
      const next = tags[phrase.to];
      if (next !== Tag.mark || lower[phrase.to] === ',') return phrase;
    }
    while (from < limit && lower[from] !== ',') from++;
    from++;
  }
  return null;
}
