import { determiners, roles, subjectPronouns, titles } from '../knowledge/english-words.ts';
import { metonyms } from '../knowledge/governments.ts';
import { weekdays } from '../knowledge/months.ts';
import { NAME_PARTICLES } from '../knowledge/name-particles.ts';
import type { TokenRange } from '../sentences/sentences.ts';
import { Tag } from '../sentences/tagger.ts';
import type { Tokens } from '../words/tokens.ts';

const OF = new Set(['of', 'for', 'at', 'from', 'with', 'in', 'on', 'to', 'by']);
const INSIDE = new Set<number>([
  Tag.noun,
  Tag.name,
  Tag.adjective,
  Tag.number,
  Tag.possessive,
  Tag.determiner,
]);
const PARTICLES = new Set([...NAME_PARTICLES, '&']);
const LONGEST = 24;

/**
 * The noun phrase that ends directly before token `i` (skipping adverbs, auxiliaries and a closed apposition), or null.
 * `least` is the first token that may belong to it.
 */
export function phraseBefore(tokens: Tokens, tags: Uint8Array, i: number, least: number): TokenRange | null {
  const { lower } = tokens;
  let j = i - 1;
  while (j >= least && isBetween(tokens, tags, j)) j--;
  j = beforeTime(tokens, j, least);
  while (j >= least && isBetween(tokens, tags, j)) j--;
  if (j < least) return null;
  if (lower[j] === ',' || lower[j] === '—' || lower[j] === '–' || lower[j] === ')' || lower[j] === '--') {
    const open = appositionStart(tokens, j, least);
    if (open < 0) return null;
    j = open - 1;
    while (j >= least && lower[j] === ',') j--;
    if (j < least) return null;
  }
  return phraseEndingAt(tokens, tags, j, least);
}

const TIMES = new Set(
  'week month year weekend morning afternoon evening night day spring summer fall autumn winter'.split(' '),
);

/** The token before a time ("this week", "last year") that comes between a subject and its verb. */
function beforeTime({ lower }: Tokens, j: number, least: number): number {
  if (j - 1 < least || !TIMES.has(lower[j] ?? '')) return j;
  return /^(this|last|next|that|each|every|earlier|late|later)$/.test(lower[j - 1] ?? '') && j - 2 >= least
    ? j - 2
    : j;
}

/** Whether a token is an adverb, auxiliary or time between a subject and its verb. */
function isBetween(tokens: Tokens, tags: Uint8Array, j: number): boolean {
  const t = tags[j];
  return (
    t === Tag.adverb ||
    t === Tag.auxiliary ||
    t === Tag.modal ||
    t === Tag.negation ||
    weekdays.has(tokens.lower[j] ?? '') ||
    tokens.lower[j] === 'all' ||
    tokens.lower[j] === 'both' ||
    tokens.lower[j] === 'to'
  );
}

/** Index of the comma (or dash, bracket) that opens the apposition closed at `close`, or -1. */
function appositionStart({ lower }: Tokens, close: number, least: number): number {
  const mark = lower[close] === ')' ? '(' : lower[close];
  for (let k = close - 1; k >= least && close - k < 30; k--) if (lower[k] === mark && close - k > 1) return k;
  return -1;
}

/** The noun phrase whose last token is `j`, or null where no phrase ends there. */
export function phraseEndingAt(
  tokens: Tokens,
  tags: Uint8Array,
  j: number,
  least: number,
): TokenRange | null {
  const { lower, word } = tokens;
  const tagAt = tags[j];
  if (tagAt === Tag.pronoun || subjectPronouns.has(lower[j] ?? '')) return { from: j, to: j + 1 };
  if (
    tagAt !== Tag.noun &&
    tagAt !== Tag.name &&
    tagAt !== Tag.number &&
    tagAt !== Tag.adjective &&
    tagAt !== Tag.gerund
  )
    return null;
  let k = j;
  while (k > least && j - k < LONGEST) {
    const before = k - 1;
    const t = tags[before] ?? Tag.mark;
    const low = lower[before] ?? '';
    if (INSIDE.has(t) || PARTICLES.has(low)) {
      // a determiner opens the phrase, unless a genitive continues before it
      k = before;
      if (t === Tag.determiner && tags[k - 1] !== Tag.determiner) {
        if (!continuesLeft(tokens, tags, k, least)) break;
      }
      continue;
    }
    if (continuesLeft(tokens, tags, k, least)) {
      k = before;
      continue;
    }
    if (low === 'and' && tags[before - 1] === Tag.name && tags[k] === Tag.name && before - 1 >= least) {
      k = before - 1;
      continue;
    }
    break;
  }
  while (k < j && (tags[k] === Tag.possessive || lower[k] === 'such' || PARTICLES.has(word[k] ?? ''))) k++;
  return { from: k, to: j + 1 };
}

/** Whether "of", "for" … before `k` joins a description of a speaker ("a spokesman for the ministry"). */
function continuesLeft({ lower }: Tokens, tags: Uint8Array, k: number, least: number): boolean {
  const before = k - 1;
  if (before - 1 < least || !OF.has(lower[before] ?? '')) return false;
  const head = before - 1;
  const low = lower[head] ?? '';
  if (lower[before] === 'of')
    return (
      tags[head] === Tag.noun || tags[head] === Tag.name || tags[head] === Tag.number || determiners.has(low)
    );
  return roles.has(low);
}

/** The noun phrase that starts at token `i` (for "said Smith", "according to the ministry"), or null. */
export function phraseStartingAt(
  tokens: Tokens,
  tags: Uint8Array,
  i: number,
  most: number,
): TokenRange | null {
  const { lower } = tokens;
  if (i >= most) return null;
  // "one of them", "one source": a number, not a pronoun
  const counts = lower[i] === 'one' || lower[i] === 'none' || lower[i] === 'others';
  const described = tags[i + 1] === Tag.noun || tags[i + 1] === Tag.adjective || lower[i + 1] === 'of';
  if (tags[i] === Tag.pronoun && !(counts && described)) return { from: i, to: i + 1 };
  let k = i;
  let hasHead = false;
  if (counts && described) {
    k = i + 1;
    hasHead = true;
  }
  while (k < most && k - i < LONGEST) {
    const t = tags[k] ?? Tag.mark;
    const low = lower[k] ?? '';
    if (weekdays.has(low) && hasHead) break;
    if (INSIDE.has(t) || PARTICLES.has(low)) {
      if (
        t === Tag.determiner &&
        hasHead &&
        tags[k - 1] !== Tag.preposition &&
        tags[k - 1] !== Tag.possessive
      )
        break;
      if (t === Tag.noun || t === Tag.name || t === Tag.number) hasHead = true;
      k++;
      continue;
    }
    const next = tags[k + 1] ?? Tag.mark;
    if (
      hasHead &&
      (low === 'of' || (OF.has(low) && roles.has(lower[k - 1] ?? ''))) &&
      k + 1 < most &&
      INSIDE.has(next)
    ) {
      k += 1;
      continue;
    }
    if (hasHead && low === 'and' && tags[k - 1] === Tag.name && next === Tag.name) {
      k += 1;
      continue;
    }
    break;
  }
  while (k > i && (tags[k - 1] === Tag.determiner || tags[k - 1] === Tag.preposition)) k--;
  return hasHead ? { from: i, to: k } : null;
}

/** Whether a phrase can speak: a pronoun, a name, a role, a group or a metonym. */
export function canSpeak({ lower }: Tokens, tags: Uint8Array, { from, to }: TokenRange): boolean {
  for (let k = from; k < to; k++) {
    const low = lower[k] ?? '';
    if (tags[k] === Tag.name || roles.has(low) || titles.has(low) || metonyms.has(low)) return true;
    if (tags[k] === Tag.pronoun && low !== 'it' && low !== 'them' && low !== 'him') return true;
  }
  return lower[from] === 'it' || subjectPronouns.has(lower[from] ?? '');
}
