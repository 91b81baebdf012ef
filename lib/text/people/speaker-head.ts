import { endsOrganisation, isTitleWord, officeObjects } from '../knowledge/honorifics.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { Tokens } from '../words/tokens.ts';

/** Index after the name that begins at a token; undefined where none does. */
type NameTo = (token: number) => number | undefined;

/** Words and marks that end the head of a phrase: anything after them describes the speaker or names someone else. */
const ENDS = new Set(
  ', ; : ( ) [ ] — – | - -- who whose whom which that where when because while after said says'.split(' '),
);
/** Words and marks after which a clause or an aside follows a description. */
const BREAKS = new Set('; ( [ — – who whose whom which that'.split(' '));
/** Words between an office and what it is over. */
const OVER = new Set(['of', 'in', 'for', 'at']);

/**
 * A speaker's phrase without what is added to its head: up to the first comma, bracket, dash or relative pronoun, and
 * up to the first preposition outside a name. "Thomas Brandt, who coaches …" → "Thomas Brandt"; "a nurse at the
 * Institution" → "a nurse".
 */
export function coreOf({ lower }: Tokens, tags: Uint8Array, range: TokenRange, nameTo: NameTo): TokenRange {
  let { from } = range;
  while (from < range.to - 1 && (tags[from] === Tag.mark || tags[from] === Tag.adverb)) from++;
  let k = from;
  while (k < range.to) {
    const to = nameTo(k);
    if (to !== undefined) {
      k = Math.min(Math.max(to, k + 1), range.to);
      continue;
    }
    const holder = holderAfter(lower, tags, k, nameTo);
    if (holder > k) {
      k = holder;
      continue;
    }
    // "Thomas Brandt (Tex.) and Paul Lind", "Harbour National Congress (HNC) leader Musa Mudawi"
    const close = lower[k] === '(' ? k + lower.slice(k, range.to).indexOf(')') : -1;
    if (close > k && close < range.to - 1 && goesOnAfterBracket(lower, tags, close + 1)) {
      k = close + 1;
      continue;
    }
    if (k > from && (ENDS.has(lower[k] ?? '') || tags[k] === Tag.preposition || tags[k] === Tag.to)) break;
    k++;
  }
  let to = k;
  // "Anna Keller herself", "Anna Keller also", "Thomas Brandt has"
  const isLoose = (t: number | undefined) =>
    t === Tag.adverb || t === Tag.pronoun || t === Tag.auxiliary || t === Tag.mark || t === Tag.modal;
  while (to > from + 1 && isLoose(tags[to - 1]) && lower[to - 1] !== ')') to--;
  return { from, to: Math.max(to, from + 1) };
}

function goesOnAfterBracket(lower: readonly string[], tags: Uint8Array, at: number): boolean {
  return lower[at] === 'and' || tags[at] === Tag.noun || tags[at] === Tag.name || tags[at] === Tag.adjective;
}

/**
 * Where the text continues after the "of", "in", "for" or "at" of an office: "Secretary of State John Keller",
 * "Minister in the Ministry of Finance Bo Lind" (at "Bo"). -1 where there is no office before a name.
 */
function holderAfter(lower: readonly string[], tags: Uint8Array, at: number, nameTo: NameTo): number {
  if (!OVER.has(lower[at] ?? '') || !isTitleWord(lower[at - 1] ?? '')) return -1;
  const first = lower[at + 1] === 'the' ? at + 2 : at + 1;
  const isObject = officeObjects.has(lower[first] ?? '') && !endsOrganisation(lower[first + 1] ?? '');
  if (lower[at] === 'of' && isObject) return at + 1;
  let k = first;
  // "Deputy Commissioner of Police (Central) Vikram Keller"
  let bracket = first + 1;
  while (bracket < first + 4 && lower[bracket] !== '(') bracket++;
  if (lower[bracket] === '(') {
    let close = bracket + 1;
    while (close < bracket + 5 && lower[close] !== ')') close++;
    if (lower[close] === ')' && nameTo(close + 1) !== undefined) return close + 1;
  }
  const joins = () => k > first && /^(of|on|for|and|the)$/.test(lower[k] ?? '');
  while ((tags[k] === Tag.name || joins()) && nameTo(k) === undefined) k++;
  return k > first && tags[k] === Tag.name && nameTo(k) !== undefined ? k : -1;
}

/**
 * The tokens at which appositions after a phrase's head begin ("the minister, Anna Keller" → "Anna"), but none after a
 * relative pronoun: "…, whose husband, Thomas Keller, died" is about somebody else.
 */
export function nextAppositions({ lower }: Tokens, from: number, to: number): number[] {
  const found: number[] = [];
  for (let k = from; k < to - 1; k++) {
    if (/^(who|whose|whom|which|that|where|and|or)$/.test(lower[k] ?? '')) break;
    if (/^[,—–:]$/.test(lower[k] ?? '')) found.push(k + 1);
  }
  return found;
}

const NEEDS_CLAUSE = /^(those|anyone|anybody|someone|somebody|everyone|everybody)$/;

/** Where a description without a name ends: before a relative clause, a bracket or an apposition. */
export function descriptionEnd(
  { lower }: Tokens,
  tags: Uint8Array,
  { from, to }: TokenRange,
  nameTo: NameTo,
): number {
  let k = from + 1;
  for (let name = nameTo(from); k < to; k++) {
    if (name !== undefined && k < name) continue;
    name = nameTo(k);
    const low = lower[k] ?? '';
    // "those who were on board": without the clause nobody is described
    if (k === from + 1 && low === 'who' && NEEDS_CLAUSE.test(lower[from] ?? '')) continue;
    if (BREAKS.has(low)) break;
    if (low !== ',') continue;
    const next = lower[k + 1] ?? '';
    if (
      /^(who|whose|whom|which|a|an|the|his|her|their|its|including)$/.test(next) ||
      tags[k + 1] === Tag.number
    )
      break;
  }
  while (k > from + 1 && /^([,;:—–]|--?)$/.test(lower[k - 1] ?? '')) k--;
  return k;
}
