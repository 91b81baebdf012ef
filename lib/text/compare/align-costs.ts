/** What it costs to replace, add or leave out a word in one stretch of quote and source. */
import type { Costs } from './align.ts';
import { droppableIn } from './fillers.ts';
import type { SourceIndex } from './index-source.ts';
import { isPart, JoinedLetters, type JoinSide, joinTables, letterNumbers } from './joined-words.ts';
import { keptTable } from './kept-table.ts';
import { type Likeness, likenessOf, looksOf, shareAnEnd } from './likeness.ts';
import type { QuoteWords } from './quote-words.ts';
import {
  type Forms,
  IN_ROUND,
  IN_SQUARE,
  PIECE,
  QUESTION,
  SENTENCE_START,
  STOP,
  type Words,
} from './words.ts';

/** The words of one stretch, by their indexes in their texts. */
export type Stretch = { q: readonly number[]; s: readonly number[]; freeStart: boolean; freeEnd: boolean };

/** The cost of losing a word of the quote: higher the more it says, so that no rare word is given up for a near one. */
const lossOf = (bits: number): number => 0.8 + 0.06 * bits;
const LIKE: Readonly<Record<Likeness, number>> = { contraction: 0.25, homophone: 0.4, close: 0.55 };
/** A sentence of the source that the quote does not touch cannot be the counterpart of its first or last words. */
const ACROSS_SENTENCE = 0.8;
/**
 * Leaving out a word of the source, one that may be dropped, and opening a stretch of such words. Of single precision,
 * as the sums are: whole stretches of them are weighed against each other.
 */
const REMOVED = Math.fround(0.2);
const DROPPED = Math.fround(0.05);
const OPENED = Math.fround(0.7);
/**
 * The letters of a word written whole. A number joins only if it is all letters and digits ("COVID 19", "40 kg"): a
 * point or a currency sign makes it a different number.
 */
const wholeLetters = (form: string): string =>
  form.startsWith('#') && /^#[\p{L}\p{N}]+$/u.test(form) ? form.slice(1) : form;

/** A word's letters and digits, from which neighbours are joined; parts of contractions are taken as written. */
export function lettersAt(text: string, words: Words, form: string, at: number): string {
  if (form.startsWith('#') || !isPart(words, at)) return wholeLetters(form);
  return text
    .slice(words.start[at], words.end[at])
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Of each text that is compared, what joining needs: the same for all its stretches. */
const sides = new WeakMap<Words, JoinSide>();

function joinSide(text: string, words: Words, forms: Forms): JoinSide {
  const known = sides.get(words);
  if (known) return known;
  const side: JoinSide = {
    text,
    words,
    whole: letterNumbers(forms.list.map(wholeLetters)),
    letters: (at) => lettersAt(text, words, forms.list[words.form[at] as number] as string, at),
  };
  sides.set(words, side);
  return side;
}

/** The unbroken pieces in a list of word indexes. */
function piecesOf(list: readonly number[]): { at: number; length: number }[] {
  const pieces: { at: number; length: number }[] = [];
  let from = 0;
  for (let i = 1; i <= list.length; i++) {
    if (i < list.length && list[i] === (list[i - 1] as number) + 1) continue;
    pieces.push({ at: from, length: i - from });
    from = i;
  }
  return list.length > 0 ? pieces : [];
}

/** A stretch of more words, or pairs of words, is rare. */
const MOST_WORDS = 1_024;
const MOST_PAIRS = 1 << 14;
const pricesOf = keptTable((size) => new Float64Array(size), MOST_WORDS);
const openingsOf = keptTable((size) => new Float64Array(size), MOST_WORDS);
const insertsOf = keptTable((size) => new Float64Array(size), MOST_WORDS);
const openInsertsOf = keptTable((size) => new Float64Array(size), MOST_WORDS);
const replacesOf = keptTable((size) => new Float64Array(size), MOST_PAIRS);
const formsOf = keptTable((size) => new Int32Array(size), MOST_WORDS);
const endsOf = keptTable((size) => new Int32Array(size), MOST_WORDS);
const ourJoins = joinTables();
const theirJoins = joinTables();

/** What it costs that only the source has a word, for each of the slots PLAIN, BRACKETED and MARKED that occur. */
function removalCosts(
  index: SourceIndex,
  s: readonly number[],
  isPlain: boolean,
): Pick<Costs, 'remove' | 'openRemove'> {
  const { length } = s;
  const price = pricesOf(length).fill(REMOVED, 0, length);
  const opening = openingsOf(length).fill(OPENED, 0, length);
  for (const piece of piecesOf(s)) {
    const first = s[piece.at] as number;
    for (const { from, to } of droppableIn(index, first, first + piece.length)) {
      price.fill(DROPPED, piece.at + from - first, piece.at + to - first);
      opening.fill(0, piece.at + from - first, piece.at + to - first);
    }
  }
  const atMost = (costs: Float64Array, most: number): Float64Array =>
    costs.subarray(0, length).map((cost) => Math.min(most, cost));
  // Most quotes have neither brackets nor marks of omission.
  const easily = isPlain ? null : atMost(opening, 0.25);
  // Prefer whole words: of "I don't I don't" the first three parts, not "n't I do".
  for (let b = 0; b < length; b++) {
    if (!((index.words.flags[s[b] as number] as number) & PIECE)) continue;
    opening[b] = (opening[b] as number) + 0.1;
    if (easily) easily[b] = (easily[b] as number) + 0.1;
  }
  return {
    remove: easily ? [price, atMost(price, 0.15), atMost(price, 0.02)] : [price],
    openRemove: easily ? [opening, easily, easily] : [opening],
  };
}

const PLAIN = 0;
const BRACKETED = 1;
const MARKED = 2;

/** What stands in the quote where a word of the source may be missing: before each word, and after the last. */
function slotsOf(quote: QuoteWords, q: readonly number[]): Uint8Array {
  const slots = new Uint8Array(q.length + 1).fill(PLAIN);
  const isInSquare = (at: number | undefined): boolean =>
    at !== undefined && ((quote.words.flags[at] as number) & IN_SQUARE) !== 0;
  if (!quote.hasMarks && !quote.hasBrackets) return slots;
  for (let slot = 0; slot <= q.length; slot++) {
    const word = slot < q.length ? (q[slot] as number) : (q[slot - 1] ?? -1) + 1;
    if (q.length > 0 && quote.marks[word] === 1) slots[slot] = MARKED;
    else slots[slot] = isInSquare(q[slot]) || isInSquare(q[slot - 1]) ? BRACKETED : PLAIN;
  }
  return slots;
}

/** What it costs that only the quote has a word. */
function additionCosts(quote: QuoteWords, q: readonly number[]): Pick<Costs, 'insert' | 'openInsert'> {
  const insert = insertsOf(q.length);
  const openInsert = openInsertsOf(q.length);
  for (let a = 0; a < q.length; a++) {
    const word = q[a] as number;
    const flags = quote.words.flags[word] as number;
    insert[a] = flags & IN_SQUARE ? 0.15 : flags & IN_ROUND ? 0.3 : 0.8 * lossOf(quote.bits[word] as number);
    openInsert[a] = flags & (IN_SQUARE | IN_ROUND) ? 0 : 0.8;
  }
  return { insert, openInsert };
}

/** What it costs to replace each word of the quote with each of the source. */
function replacementCosts(
  quote: QuoteWords,
  index: SourceIndex,
  stretch: Stretch,
  ours: JoinedLetters,
  theirs: JoinedLetters,
): Float64Array {
  const { q, s } = stretch;
  const w = s.length;
  const isForeign = foreignWords(quote, index, stretch);
  const look = looksOf(index.forms);
  const forms = formsOf(w);
  const ends = endsOf(w);
  for (let b = 0; b < w; b++) {
    const form = index.words.form[s[b] as number] as number;
    forms[b] = form;
    ends[b] = look(form).ends;
  }
  const ownLook = looksOf(quote.forms);
  const ownNumbers = ours.numbers[0] as Int32Array;
  const theirNumbers = theirs.numbers[0] as Int32Array;
  const replace = replacesOf(q.length * w);
  for (let a = 0; a < q.length; a++) {
    const from = q[a] as number;
    const id = quote.ids[from] as number;
    const brackets = (quote.words.flags[from] as number) & (IN_SQUARE | IN_ROUND);
    const loss = lossOf(quote.bits[from] as number);
    const own = ownLook(quote.words.form[from] as number);
    const number = ownNumbers[a];
    for (let b = 0; b < w; b++) {
      let cost = isForeign?.[b] ? loss + ACROSS_SENTENCE : loss;
      if (id === forms[b]) cost = 0;
      else if (brackets && brackets & (index.words.flags[s[b] as number] as number)) cost = 0.2;
      else if (brackets & IN_SQUARE) cost = 0.3;
      else if (own.mayDiffer || shareAnEnd(own.ends, ends[b] as number) || number === theirNumbers[b]) {
        const likeness = likenessOf(own, look(forms[b] as number));
        if (likeness) cost = LIKE[likeness];
        else if (number === theirNumbers[b] && ours.isSame(a + 1, 1, theirs, b + 1, 1)) cost = 0.05;
      }
      replace[a * w + b] = cost;
    }
  }
  return replace;
}

/** The costs of aligning one stretch; good until those of the next are asked for. */
export function costsOf(quote: QuoteWords, index: SourceIndex, stretch: Stretch): Costs {
  const { q, s } = stretch;
  const ours = new JoinedLetters(joinSide(quote.text, quote.words, quote.forms), q, ourJoins);
  const theirs = new JoinedLetters(joinSide(index.text, index.words, index.forms), s, theirJoins);
  const slot = slotsOf(quote, q);
  return {
    replace: replacementCosts(quote, index, stretch, ours, theirs),
    ...additionCosts(quote, q),
    ...removalCosts(
      index,
      s,
      slot.every((kind) => kind === PLAIN),
    ),
    slot,
    quoteJoins: ours.numbers,
    sourceJoins: theirs.numbers,
    merges: (i, a, j, b) => ours.isSame(i, a, theirs, j, b),
  };
}

/** Source words in the sentence before the quote's first words or after its last; null where nothing can be. */
function foreignWords(
  quote: QuoteWords,
  index: SourceIndex,
  { q, s, freeStart, freeEnd }: Stretch,
): Uint8Array | null {
  if (freeStart === freeEnd) return null;
  const foreign = new Uint8Array(s.length);
  const boundaries = q.filter((at, i) => i > 0 && (quote.words.flags[at] as number) & SENTENCE_START).length;
  if (freeStart) {
    let passed = (index.words.flags[(s[s.length - 1] ?? -2) + 1] ?? 0) & SENTENCE_START ? 1 : 0;
    for (let j = s.length - 1; j >= 0; j--) {
      if (passed > boundaries) foreign[j] = 1;
      if ((index.words.flags[s[j] as number] as number) & SENTENCE_START) passed++;
    }
  } else {
    let passed = (index.words.flags[(s[0] ?? 0) - 1] ?? 0) & (STOP | QUESTION) ? 1 : 0;
    for (let j = 0; j < s.length; j++) {
      if (passed > boundaries) foreign[j] = 1;
      if ((index.words.flags[s[j] as number] as number) & (STOP | QUESTION)) passed++;
    }
  }
  return foreign;
}
