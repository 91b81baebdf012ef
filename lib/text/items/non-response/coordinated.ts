import type { Analysis } from '../../analysis/analysis.ts';
import { genderOf } from '../../knowledge/first-names.ts';
import { weekdays } from '../../knowledge/months.ts';
import { phraseEndingAt } from '../../people/mentions.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';

/** "The Securities and Exchange Commission" is one body: its last word applies to both names. */
const INSTITUTION =
  /^(commission|protection|administration|enforcement|services?|development|department|ministry|agency|bureau|office|committee|council|institute|association|society|company|sons?|prevention|division|union|board|center|centre|fund|partners|associates|co|brothers)$/;

/** Splits two names joined by "and" into two parties; a phrase with one head stays whole. */
export function coordinated({ tokens, tags }: Analysis, phrase: TokenRange): TokenRange[] {
  for (let k = phrase.from + 1; k < phrase.to - 1; k++) {
    if (!/^(and|or|nor)$/.test(tokens.lower[k] ?? '')) continue;
    if (tags[k - 1] !== Tag.name || (tags[k + 1] !== Tag.name && tags[k + 1] !== Tag.determiner)) continue;
    if (tags[k + 1] === Tag.name && INSTITUTION.test(tokens.lower[phrase.to - 1] ?? '')) continue;
    if (isOfTwoFields(tokens.lower, phrase, k)) continue;
    return [
      { from: phrase.from, to: k },
      { from: k + 1, to: phrase.to },
    ].map((range) => withoutDeterminer(tokens.lower, tags, range));
  }
  return [withoutDeterminer(tokens.lower, tags, phrase)];
}

/** Whether the "and" at a token joins two fields of one office: "the Department of Fisheries and Ports". */
function isOfTwoFields(lower: readonly string[], { from, to }: TokenRange, and: number): boolean {
  if (to - and > 3 || genderOf(lower[and + 1] ?? '') !== null || lower[and + 1] === 'the') return false;
  for (let k = and - 1; k > from && k > and - 6; k--)
    if (/^(of|for)$/.test(lower[k] ?? '')) return OF_FIELDS.test(lower[k - 1] ?? '');
  return false;
}

/** Bodies and offices that are named after what they are for. */
const OF_FIELDS =
  /^(ministry|ministers?|department|secretary|secretariat|directorate|director|commissioner|office|bureau|faculty|school|college|institute|inspectorate)$/;

/** A phrase together with those listed before it: X, Y and Z · neither X nor Y. In text order. */
export function listedBefore(analysis: Analysis, sentence: TokenRange, phrase: TokenRange): TokenRange[] {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  const own = coordinated(analysis, phrase);
  const joiner = lower[phrase.from - 1] ?? '';
  if (!/^(nor|or|and)$/.test(joiner))
    return own.length > 1 ? [...namesBefore(analysis, sentence, phrase.from), ...own] : own;
  const comma = lower[phrase.from - 2] === ',' ? 1 : 0;
  const relative = comma === 1 ? relativeBefore(analysis, sentence, phrase.from - 2) : -1;
  const end = relative < 0 ? phrase.from - 2 - comma : relative - 2;
  const other = phraseEndingAt(tokens, tags, end, sentence.from);
  if (!other || !opensClause(analysis, sentence, other.from)) return own;
  // "…, and Y declined": a list only if something is listed before it
  if (comma === 1 && joiner === 'and' && lower[other.from - 1] !== ',' && relative < 0) return own;
  const isNamed = tags[phrase.from] === Tag.name || tags[phrase.from] === Tag.determiner;
  if (joiner === 'and' && !isNamed)
    return [withoutDeterminer(lower, tags, { from: other.from, to: phrase.to })];
  const list = [...coordinated(analysis, other), ...own];
  let first = other.from;
  while (joiner !== 'nor' && first - 2 >= sentence.from && lower[first - 1] === ',') {
    const more = phraseEndingAt(tokens, tags, first - 2, sentence.from);
    if (!more || more.to - more.from > 6 || weekdays.has(lower[more.to - 1] ?? '')) break;
    list.push(...coordinated(analysis, more));
    first = more.from;
  }
  return list.sort((x, y) => x.from - y.from);
}

/** "The guild, [which opposed it], and its lobbyist": the "which" or "who" of the clause that a comma closes, or -1. */
function relativeBefore({ tokens: { lower } }: Analysis, { from }: TokenRange, comma: number): number {
  for (let k = comma - 1; k > from + 1 && k > comma - LONGEST_RELATIVE; k--)
    if (/^[,;:]$/.test(lower[k - 1] ?? '')) return /^(which|who|whose)$/.test(lower[k] ?? '') ? k : -1;
  return -1;
}

const LONGEST_RELATIVE = 24;

/** "Deutsche Bank, Credit Suisse and UBS": the names before a pair, where nothing else opens the sentence. */
function namesBefore({ tokens, tags }: Analysis, sentence: TokenRange, pair: number): TokenRange[] {
  const list: TokenRange[] = [];
  let first = pair;
  while (first - 2 >= sentence.from && tokens.lower[first - 1] === ',') {
    const more = phraseEndingAt(tokens, tags, first - 2, sentence.from);
    if (!more || tags[more.to - 1] !== Tag.name || weekdays.has(tokens.lower[more.to - 1] ?? '')) return [];
    list.unshift(withoutDeterminer(tokens.lower, tags, more));
    first = more.from;
  }
  return first === sentence.from ? list : [];
}

/** Whether a subject may begin at `k`: nothing before makes it an object. */
function opensClause({ tokens, tags }: Analysis, sentence: TokenRange, k: number): boolean {
  if (k <= sentence.from) return true;
  const t = tags[k - 1];
  return (
    /^(,|neither|both|either|;|—|–|that)$/.test(tokens.lower[k - 1] ?? '') ||
    t === Tag.conjunction ||
    t === Tag.subordinator ||
    t === Tag.wh ||
    t === Tag.mark ||
    t === Tag.adverb ||
    weekdays.has(tokens.lower[k - 1] ?? '')
  );
}

/** A phrase without the marks, the article or the "both", "either" or "neither" that open it. */
export function withoutDeterminer(
  lower: readonly string[],
  tags: Uint8Array,
  { from, to }: TokenRange,
): TokenRange {
  let a = from;
  while (a < to - 1 && (/^(the|a|an|either|neither|both)$/.test(lower[a] ?? '') || tags[a] === Tag.mark)) a++;
  return { from: a, to };
}

/** Those who speak for others, in the plural. */
const SPOKESMEN =
  /^(spokesmen|spokeswomen|spokespeople|spokespersons|officials|lawyers|attorneys|solicitors|representatives|aides|agents|publicists|executives|managers|offices|advisers|advisors)$/;

/** What comes between somebody who speaks for others and those others. */
const FOR = /^(for|at|of|from|with|in)$/;

/**
 * "Spokesmen for A and B and the C", "officials at the A and B": one party for each named after the word, without it. A
 * single name stays a description ("lawyers for Keller").
 */
export function eachSpokenFor(
  { tokens: { lower }, tags }: Analysis,
  sentence: TokenRange,
  parties: readonly TokenRange[],
): TokenRange[] {
  const [first] = parties;
  const last = parties.at(-1);
  if (!first || !last) return [...parties];
  let head = first.from;
  // the list may have been read from its end: "… for A and B and the C"
  while (!SPOKESMEN.test(lower[head] ?? '') && head > sentence.from && isListed(lower, tags, head - 1))
    head--;
  if (!SPOKESMEN.test(lower[head] ?? '') || !FOR.test(lower[head + 1] ?? '')) return [...parties];
  const named: TokenRange[] = [];
  let from = head + 2;
  for (let k = from; k <= last.to; k++) {
    if (k < last.to && !(/^(and|or|nor|,)$/.test(lower[k] ?? '') && opensName(lower, tags, k))) continue;
    if (k > from) named.push(...byName(lower, tags, withoutDeterminer(lower, tags, { from, to: k }), named));
    from = k + 1;
    while (from < last.to && (/^(and|or|nor|,)$/.test(lower[from] ?? '') || FOR.test(lower[from] ?? '')))
      from++;
    k = from - 1;
  }
  const end = named.at(-1);
  const beside = end && isDescribed(lower, end) && nameBeside(lower, tags, end.to);
  if (beside) named.splice(-1, 1, beside);
  const isOne =
    named.length < 2 ||
    (named.length === 2 && INSTITUTION.test(lower[last.to - 1] ?? '') && parties.length < 2);
  return isOne ? [...parties] : named;
}

/**
 * A party in a list by its name: "her label Onyx" is Onyx; a name directly after a description ("the promoter, Bo
 * Lind") replaces it in `listed`.
 */
function byName(
  lower: readonly string[],
  tags: Uint8Array,
  one: TokenRange,
  listed: TokenRange[],
): TokenRange[] {
  let from = one.to;
  while (from > one.from && tags[from - 1] === Tag.name) from--;
  if (/^(his|her|its|their)$/.test(lower[one.from] ?? '') && from < one.to) return [{ from, to: one.to }];
  const before = listed.at(-1);
  const isBeside = before && from === one.from && before.to === one.from - 1 && lower[before.to] === ',';
  if (isBeside && tags[before.to - 1] !== Tag.name && isDescribed(lower, before)) listed.pop();
  return [one];
}

/** The name between commas from a token on, or null. */
function nameBeside(lower: readonly string[], tags: Uint8Array, comma: number): TokenRange | null {
  if (lower[comma] !== ',') return null;
  let to = comma + 1;
  while (tags[to] === Tag.name) to++;
  return to > comma + 1 && lower[to] === ',' ? { from: comma + 1, to } : null;
}

const isDescribed = (lower: readonly string[], { from }: TokenRange) =>
  /^(the|his|her|its|their|a|an)$/.test(lower[from - 1] ?? '');

/** Whether a token may be inside a list of names after a preposition. */
function isListed(lower: readonly string[], tags: Uint8Array, k: number): boolean {
  return (
    tags[k] === Tag.name ||
    tags[k] === Tag.noun ||
    tags[k] === Tag.determiner ||
    /^(and|or|nor|,|for|at|of|from|with|in)$/.test(lower[k] ?? '')
  );
}

function opensName(lower: readonly string[], tags: Uint8Array, k: number): boolean {
  let next = k + 1;
  while (/^(and|or|nor|,|the|his|her|its|their)$/.test(lower[next] ?? '')) next++;
  // "for A, for her son and for the C"
  if (FOR.test(lower[next] ?? '') && next - k < 3) return true;
  return tags[next] === Tag.name || /^(the|his|her|its|their)$/.test(lower[next - 1] ?? '');
}

/** What rings or is asked for, where its owner is the party: "the commissioner’s phone", "the bank’s reaction". */
const THING =
  /^(phones?|telephones?|mobiles?|lines?|numbers?|handset|reactions?|responses?|replies|reply|answers?|comments?|inbox|home|house|residence|voice ?mail|address|addresses|mailbox|e-?mails?)$/;

/** The owner of a telephone or a reaction; a phrase with another head is returned as it is. */
export function ownerOf({ tokens: { lower }, tags }: Analysis, party: TokenRange): TokenRange {
  if (tags[party.to - 1] === Tag.possessive && party.to - party.from > 1)
    return { from: party.from, to: party.to - 1 };
  for (let k = party.to - 1; k > party.from; k--) {
    if (tags[k] !== Tag.possessive) continue;
    let isThing = THING.test(lower[party.to - 1] ?? '');
    for (let m = k + 1; m < party.to && !isThing; m++) isThing = THING.test(lower[m] ?? '');
    return isThing ? { from: party.from, to: k } : party;
  }
  if (/^(his|her|their|its)$/.test(lower[party.from] ?? '') && THING.test(lower[party.to - 1] ?? ''))
    return { from: party.from, to: party.from + 1 };
  return party;
}
